package inspect

import "slices"

// ListAnswered told what a checklist found on a visit; what was amiss are
// hazards of the visit, recorded with it.
type ListAnswered struct{ Answered }

var _ = define("list.answered", definition[Inspection, ListAnswered]{
	strike: true,
	rule:   func(i Inspection, f *ListAnswered) error { return i.answersOnce(f.Answered) },
	effect: func(i *Inspection, f *ListAnswered, _ telling) {
		i.Lists = append(slices.Clip(i.Lists), f.Answered)
	},
	rests: (*pen).hazardsOfList,
	tell: func(f *ListAnswered) Words {
		return say("checklist %s: %s", "检查表 %s：%s", f.Name, f.Say())
	},
})

// Say counts the answers of each kind.
func (a Answered) Say() Words {
	count := map[Says]int{}
	for _, answer := range a.Answers {
		count[answer.Says]++
	}
	return say("%d yes, %d no, %d not applicable", "符合 %d，不符合 %d，不适用 %d",
		count[SaysYes], count[SaysNo], count[SaysNA])
}

var _ = entered("list.answered", Inspections, func(p *pen, about int64, in struct {
	List    string `json:"list" need:"yes"`
	Name    string `json:"name"`
	Version string `json:"version"`
	Answers []struct {
		Answer
		Hazard *HazardEntry `json:"hazard,omitempty"` // of a «no»
		Became string       `json:"became,omitempty"` // or the hazard that is recorded already
	} `json:"answers" need:"yes"`
}) (thing, error) {
	var entries []AnswerEntry
	for _, a := range in.Answers {
		entry := AnswerEntry{Answer: a.Answer}
		if a.Hazard != nil {
			entry.Finding, entry.DueIn, entry.Photos = a.Hazard.Finding, a.Hazard.DueIn, a.Hazard.Photos
		}
		if n, err := p.findIf(Hazards, a.Became); err != nil {
			return nil, err
		} else if n != 0 {
			h, err := existing(p.Hazard, n)
			if err != nil {
				return nil, err
			}
			p.ids[h.ID], entry.HazardID = h.N, h.ID
		}
		entries = append(entries, entry)
	}
	list := Answered{List: in.List, Name: in.Name, Version: in.Version}
	if err := p.answerList(about, list, entries); err != nil {
		return nil, err
	}
	return p.thing(Inspections.Ref(about))
})
