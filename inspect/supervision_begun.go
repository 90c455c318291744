package inspect

// Supervision is a listing for supervision (挂牌督办) and its end (摘牌).
type Supervision struct {
	On     Date   `json:"on"`
	Level  string `json:"level" need:"yes"`                           // province, city or county
	By     string `json:"by" line:"name! lister|挂牌单位" names:"people"` // who listed it
	Number string `json:"number,omitempty" line:"name number|文号"`
	Ended  Date   `json:"ended,omitempty"`
	Note   string `json:"note,omitempty"`
}

// SupervisionBegun listed a major hazard for supervision (安全生产法 第四十一条).
type SupervisionBegun struct{ Supervision }

var _ = define("supervision.begun", definition[Hazard, SupervisionBegun]{
	strike: true, plain: true,
	done: "listed for supervision", zh: "挂牌督办",
	from: unfixed,
	needs: func(h Hazard) error {
		if err := h.isMajor("supervision.begun"); err != nil || h.supervised() == nil {
			return err
		}
		return refused("hazard %s has been under supervision since %s", "隐患 %s 自 %s 起已挂牌督办", h.ref(), h.supervised().On)
	},
	fill: func(_ *pen, _ Hazard, f *SupervisionBegun) (err error) {
		f.Level, err = supervisionLevels.parse(f.Level)
		return err
	},
	on: Hazard.notBefore,
	effect: func(h *Hazard, f *SupervisionBegun, _ telling) {
		h.Life.Supervised = append(h.Life.Supervised, f.Supervision)
	},
	tell: func(f *SupervisionBegun) Words {
		return say("listed for supervision on %s by %s %s", "%s %s挂牌督办 %s", f.On, f.By, f.Number)
	},
})

// supervised is the listing that stands, nil for none.
func (h Hazard) supervised() *Supervision {
	if s := newest(h.Life.Supervised); s != nil && s.Ended == "" {
		return s
	}
	return nil
}

// isMajor refuses what is only done about major hazards.
func (h Hazard) isMajor(kind string) error {
	if h.Level == Major {
		return nil
	}
	en, zh := "correct its level with {hazard.amended .level=major} if it is one",
		"如确属重大隐患，请先用 {hazard.amended .level=major} 更正级别"
	if h.State == Ordered {
		en, zh = "if it is one, void its notice, correct its level with {hazard.amended .level=major}, and issue another",
			"如确属重大隐患，请先作废文书，用 {hazard.amended .level=major} 更正级别后重新下达"
	}
	return refused("hazard %s is no major hazard: it cannot be %s", "隐患 %s 不是重大隐患，不能%s",
		h.ref(), factKinds[kind].done).Hint(en, zh)
}
