package inspect

import "cmp"

// ComplaintUrged pressed for an answer.
type ComplaintUrged struct{ Urging }

// Kind implements [Fact].
func (ComplaintUrged) Kind() string { return "complaint.urged" }

var _ = fact(kind[Complaint, ComplaintUrged]{
	strike: true,
	done:   "urged", zh: "催办",
	from: []State{Assigned},
	instead: func(c Complaint) (en, zh string) {
		if c.State != Received {
			return "", ""
		}
		assign := "{complaint.assigned " + c.ref().String() + " .to=… .due=…}"
		return "nobody has it yet; assign it: " + assign, "尚未交办，无人可催；请先交办：" + assign
	},
	fill: func(p *pen, _ Complaint, f *ComplaintUrged) error {
		return cmp.Or(p.day(&f.On), line("one who urges", "催办人", &f.By, maxWord, true),
			line("means", "方式", &f.How, maxWord, false), cleanText("note", "备注", &f.Note, maxText))
	},
	rule: func(c Complaint, f *ComplaintUrged) error { return c.follows(f.On) },
	effect: func(c *Complaint, f *ComplaintUrged, _ telling) {
		c.round().Urged = append(append([]Urging(nil), c.round().Urged...), f.Urging)
		c.day(f.On)
	},
	tell: func(f *ComplaintUrged) Words {
		return say("urged on %s by %s %s", "%s %s催办 %s", f.On, f.By, f.How).Because(f.Note)
	},
})
