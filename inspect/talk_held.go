package inspect

// talkHeld told that those in charge of the unit were called in to be reminded and
// warned, and urged to put the hazard right (约谈): 安全生产约谈实施办法（试行）,
// 安委〔2018〕2号, 第二条, which districts follow for enterprises.
type talkHeld struct {
	On     Date   `json:"on"`
	By     string `json:"by" line:"name! who held it|约谈人"` // who held it
	Person string `json:"person" line:"name! person|被约谈人"` // of the unit
	Note   string `json:"note,omitempty" line:"text note|约谈事项"`
}

var _ = define("talk.held", definition[Hazard, talkHeld]{
	strike: true, plain: true,
	done: "talked about", zh: "约谈",
	from: unfixed,
	on:   Hazard.notBefore,
	told: Words{"{person} was called in on {on} by {by}", "{on} {by}约谈{person}"},
})
