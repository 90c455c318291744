package inspect

import "cmp"

// talkHeld told that those in charge of the unit were called in to be reminded and
// warned, and urged to put the hazard right (约谈): 安全生产约谈实施办法（试行）,
// 安委〔2018〕2号, 第二条, which districts follow for enterprises.
type talkHeld struct {
	On     Date   `json:"on"`
	By     string `json:"by"`     // who held it
	Person string `json:"person"` // of the unit
	Note   string `json:"note,omitempty"`
}

// Kind implements [Fact].
func (talkHeld) Kind() string { return "talk.held" }

var _ = fact(kind[Hazard, talkHeld]{
	strike: true,
	done:   "talked about", zh: "约谈",
	from: []State{Open, Ordered},
	fill: func(p *pen, _ Hazard, f *talkHeld) error {
		return cmp.Or(p.day(&f.On), line("who held it", "约谈人", &f.By, maxName, true),
			line("person", "被约谈人", &f.Person, maxName, true), line("note", "约谈事项", &f.Note, maxText, false))
	},
	rule: func(h Hazard, f *talkHeld) error { return notBefore(f.On, h.Opened) },
	tell: func(f *talkHeld) Words {
		return say("%[2]s was called in on %[1]s by %[3]s", "%[1]s %[3]s约谈%[2]s", f.On, f.Person, f.By).Because(f.Note)
	},
})
