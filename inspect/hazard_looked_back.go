package inspect

import (
	"cmp"
	"slices"

	"github.com/google/uuid"
)

// Looked is one look back (回头看) at an accepted hazard: it held, or the
// hazard had come back.
type Looked struct {
	On         Date      `json:"on"`
	DrawID     ID        `json:"draw,omitzero"` // the draw it was taken in
	Inspectors []Officer `json:"inspectors" need:"yes"`
	Held       bool      `json:"held"`
	Note       string    `json:"note,omitempty"`
}

// HazardLookedBack told what a look back found. When it had come back, a
// HazardReopened follows it.
type HazardLookedBack struct{ Looked }

var _ = define("hazard.looked_back", definition[Hazard, HazardLookedBack]{
	strike: true,
	done:   "looked back at", zh: "回头看",
	from: []State{Accepted},
	instead: func(h Hazard) (out Words) {
		if h.State != Withdrawn {
			out = say("only accepted hazards are looked back at; record a review with {review.held}",
				"回头看针对已验收的隐患；请用 {review.held} 登记复查")
		}
		return out
	},
	rule: func(h Hazard, f *HazardLookedBack) error {
		return cmp.Or(notBefore(f.On, h.Closed), h.lookedTwice(f.Looked))
	},
	effect: func(h *Hazard, f *HazardLookedBack, _ telling) {
		h.Life.Lookbacks = append(h.Life.Lookbacks, f.Looked)
	},
	returns: func(p *pen, _ Event, f *HazardLookedBack) error { return p.notStruck(f.DrawID) },
	tell: func(f *HazardLookedBack) Words {
		if f.Held {
			return say("looked back at on %s, it had held", "%s 回头看，未复发", f.On).Because(f.Note)
		}
		return say("looked back at on %s, it had come back", "%s 回头看，已复发", f.On).Because(f.Note)
	},
})

// lookbackEntry is a look back at one hazard as an entry says it.
type lookbackEntry struct {
	Looked
	Draw string `json:"draw,omitempty"` // none: not in any draw
	Due  Date   `json:"due,omitempty"`  // a new due date, when it had come back
}

// lookBack records that an accepted hazard held, or had come back: then it is
// reopened too, with its history.
func (p *pen) lookBack(h *Hazard, in lookbackEntry) error {
	if err := mayRecord(h, &HazardLookedBack{}); err != nil {
		return err
	}
	if err := p.looking(*h, &in); err != nil {
		return err
	}
	if err := p.change(h, &HazardLookedBack{in.Looked}); err != nil || in.Held {
		return err
	}
	reason := "回头看发现复发"
	if in.Note != "" {
		reason += "：" + in.Note
	}
	return p.change(h, &HazardReopened{in.On, reason, in.Due})
}

func (p *pen) looking(h Hazard, in *lookbackEntry) (err error) {
	if err := cmp.Or(p.day(&in.On), cleanText("note", "备注", &in.Note, maxText)); err != nil {
		return err
	}
	if len(in.Inspectors) == 0 {
		return invalid("the look back names no inspector", "没有回头看人员").
			Hint("give {.inspector=甲某:A001}", "请给出 {.inspector=甲某:A001}")
	}
	if in.Inspectors, err = p.certified(in.Inspectors); err != nil {
		return err
	}
	if in.Due != "" && (in.Held || in.Due < in.On) {
		return refused("the due date %s is before the look back, or of a hazard that held",
			"不能设定期限 %s：未复发的没有新期限，复发的不得早于回头看日期", in.Due)
	}
	n, err := p.findIf(Lookbacks, in.Draw)
	if err != nil || n == 0 {
		return err
	}
	d, err := existing(p.Lookback, n)
	switch {
	case err != nil:
		return err
	case d.Withdrawn != "":
		return refused("draw %[1]s was struck: %[2]s", "抽查 %[1]s 已撤销：%[2]s", d.ref(), d.Withdrawn)
	case !slices.Contains(d.Hazards, h.N):
		return refused("hazard %s was not drawn in %s", "隐患 %s 不在抽查 %s 中", h.ref(), d.ref()).
			Hint("see {lookback.show}", "请用 {lookback.show} 查看抽中的隐患")
	}
	in.DrawID = d.ID
	return nil
}

// lookedTwice refuses a second result of one look: a hazard has one in each
// draw, and without a draw one a day.
func (h Hazard) lookedTwice(k Looked) error {
	for _, was := range h.Life.Lookbacks {
		if was.DrawID == k.DrawID && (k.DrawID != uuid.Nil || was.On == k.On) {
			return refused("hazard %s was looked back at on %s already", "隐患 %s 已于 %s 回头看", h.ref(), was.On).
				Hint("see {hazard.show}", "请用 {hazard.show} 查看")
		}
	}
	return nil
}

var _ = changing("hazard.looked_back", (*pen).lookBack)
