package inspect

import "github.com/google/uuid"

// Says is what was found of one thing on a checklist.
type Says string

// The answers.
const (
	SaysYes Says = "yes" // 符合
	SaysNo  Says = "no"  // 不符合: a hazard
	SaysNA  Says = "na"  // 不适用
)

// ParseSays reads an answer as people write it.
func ParseSays(s string) (Says, error) { return answers.parse(s) }

// Answer is what was found of one item of a list, as the list words it.
type Answer struct {
	Item     string `json:"item" need:"yes"` // its code: FS03
	Look     string `json:"look"`
	Says     Says   `json:"says" need:"yes"`
	Note     string `json:"note,omitempty"`
	HazardID ID     `json:"hazard,omitzero"` // what a «no» became
}

// Answered is a checklist as it was gone through on one visit.
type Answered struct {
	List    string   `json:"list"`
	Name    string   `json:"name"`
	Version string   `json:"version"`
	Answers []Answer `json:"answers"`
}

// AnswerEntry is one answer to be recorded; with a «no» comes its finding, unless
// HazardID names the hazard that it became.
type AnswerEntry struct {
	Answer
	Finding Finding
	DueIn   *int
	Photos  []Photo
}

// answerList records a checklist's answers and a hazard for each «no». An item that
// was answered on the visit before is refused.
func (p *pen) answerList(inspection int64, list Answered, entries []AnswerEntry) error {
	v, err := p.inspected(inspection)
	if err != nil {
		return err
	}
	if err := mayAnswer(v, list, entries); err != nil {
		return err
	}
	p.own = uuid.Nil // what the answers led to follows from them
	for _, e := range entries {
		if err := cleanText("note", "备注", &e.Note, maxText); err != nil {
			return err
		}
		if e.Says == SaysNo && e.HazardID == uuid.Nil {
			h, err := p.addHazard(HazardEntry{Inspection: inspection, Finding: e.Finding, DueIn: e.DueIn,
				Photos: e.Photos})
			if err != nil {
				return ofColumn(e.Item, e.Item, err)
			}
			e.HazardID = h.ID
		}
		list.Answers = append(list.Answers, e.Answer)
	}
	p.own = p.id
	return p.answer(v, list)
}

func mayAnswer(v *tallied, list Answered, entries []AnswerEntry) error {
	if err := v.stands(); err != nil {
		return err
	}
	if len(entries) == 0 {
		return invalid("no item is answered", "没有填写任何检查结果").
			Hint("give {.answer=ITEM=yes}, no or na, or {.from=FILE}", "请给出 {.answer=条目=是/否/不适用}，或 {.from=文件}")
	}
	for _, e := range entries {
		if err := e.fits(list); err != nil {
			return err
		}
		list.Answers = append(list.Answers, e.Answer)
	}
	return v.answersOnce(list)
}

// fits refuses an answer to nothing, and a hazard of what is not answered no.
func (e AnswerEntry) fits(list Answered) error {
	switch {
	case list.List == "" || e.Item == "":
		return invalid("the checklist or the item that is answered is not named", "未写明是哪个检查表的哪一条").
			Hint("give the list, and the item of each answer", "请写明检查表及每个结果的条目编号")
	case e.Says != SaysNo && (e.Finding != Finding{} || e.HazardID != uuid.Nil):
		return invalid("%s has a hazard but is not answered no", "%s 附有隐患，但结果不是“否”", e.Item).
			Hint("answer no, or leave out the hazard", "请改为“否”，或不附隐患")
	}
	return nil
}

// answersOnce refuses a list of which an item was answered before.
func (i Inspection) answersOnce(list Answered) error {
	seen := map[string]bool{}
	for _, done := range i.Lists {
		for _, a := range done.Answers {
			seen[done.List+"\x00"+a.Item] = true
		}
	}
	for _, a := range list.Answers {
		if key := list.List + "\x00" + a.Item; !seen[key] {
			seen[key] = true
			continue
		}
		return refused("item %s of list %s was answered on inspection %s already", "检查 %[3]s 已填写过检查表 %[2]s 的条目 %[1]s",
			a.Item, list.List, i.ref()).
			Hint("record what is new with {hazard.found}", "新发现的问题请用 {hazard.found} 登记")
	}
	return nil
}

func (p *pen) answer(v *tallied, list Answered) error {
	i := v.Inspection
	if err := p.takes(i.ref(), &i, &ListAnswered{list}); err != nil {
		return err
	}
	v.Inspection = i
	return p.Put(Inspections, &i)
}
