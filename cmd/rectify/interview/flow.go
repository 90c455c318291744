package interview

import (
	"cmp"
	"slices"
	"strings"

	"rectify/inspect"
	"rectify/inspect/checklist"
)

// Step is a question by its name, as a draft keeps it.
type Step string

// The questions, in the order in which they are usually asked.
const (
	AtSite       Step = "site"
	AtWhich      Step = "which"
	AtNew        Step = "new"
	AtSector     Step = "sector"
	AtTown       Step = "town"
	AtDate       Step = "date"
	AtCampaign   Step = "campaign"
	AtInspectors Step = "inspectors"
	AtNext       Step = "next"
	AtList       Step = "list"
	AtItem       Step = "item"
	AtText       Step = "text"
	AtPlace      Step = "place"
	AtLevel      Step = "level"
	AtBasis      Step = "basis"
	AtDue        Step = "due"
	AtPhotos     Step = "photos"
	AtForm       Step = "form"
	AtConfirm    Step = "confirm"
	AtRecord     Step = "record" // no question: it is confirmed
	AtServed     Step = "served"
	AtServedOn   Step = "served-on"
	AtReceiver   Step = "receiver"
	AtReason     Step = "reason"
	AtWitness    Step = "witness"
	AtServe      Step = "serve" // no question: service is to be recorded
	AtEnd        Step = "end"   // no question: nothing is left to do
)

// question is what is asked at a step, and what its answer does.
type question struct {
	title, titleZH string
	line, lineZH   string // below what is only known when it is asked
	ask            func(f *Flow, q *Question)
	take           func(f *Flow, said string) error
}

var questions = map[Step]question{
	AtSite: {"Site", "单位", "any part of its name; a new one can be made here",
		"输入名称的任何一部分；没有的可在此新登记", askSite, takeName},
	AtWhich: {ask: askWhich, take: takeWhich},
	AtNew: {line: "y yes · n no", lineZH: "y 是 · n 否",
		ask: askNew, take: takeNew},
	AtSector: {"Sector", "行业", "a short word; Enter for none",
		"一个短词；没有就按回车", askSector, takeSector},
	AtTown: {"Town", "乡镇街道", "Enter for none",
		"没有就按回车", nil, takeTown},
	AtDate: {title: "Day of the inspection", titleZH: "检查日期", ask: askDate, take: takeDate},
	AtCampaign: {"Campaign", "专项检查", "a part of its name, or - for none",
		"名称的一部分；不属于专项填 -", askCampaign, takeCampaign},
	AtInspectors: {"Inspectors", "检查人员", "name:certificate, separated by commas",
		"姓名:证号，用顿号隔开", askInspectors, takeInspectors},
	AtNext: {line: "a number, or write the hazard at once (Tab: what was written before)",
		lineZH: "填数字，也可以直接写隐患（Tab 键：常用语）",
		ask:    askNext, take: takeNext},
	AtList: {title: "Which checklist", titleZH: "用哪张检查表", ask: askList, take: takeList},
	AtItem: {line: "y complies · n does not · - does not apply; a note may follow: y note · q skip the rest",
		lineZH: "y 符合 · n 不符合 · - 不适用；后面可加备注 · q 其余不查",
		ask:    askItem, take: takeItem},
	AtText: {"What is wrong", "隐患描述", "Tab: what was written before and contains what is typed",
		"Tab 键：含有已输入文字的常用语", askText, takeText},
	AtPlace: {"Where on the site", "部位", "Enter for none",
		"没有就按回车", askPlace, takePlace},
	AtLevel: {title: "Level", titleZH: "隐患级别", ask: askLevel, take: takeLevel},
	AtBasis: {"The rule it breaks", "依据", "Tab: clauses that contain what is typed; Enter for none",
		"Tab 键：含有已输入文字的条款；没有就按回车", askBasis, takeBasis},
	AtDue: {"To be fixed by", "整改期限", "15 days · 10w working days · 2021-12-08 · x fixed on the spot",
		"15 天 · 10w 工作日 · 2021-12-08 · x 已当场整改", askDue, takeDue},
	AtPhotos: {"Photos", "照片", "files or a folder; Enter for none",
		"照片文件或文件夹，可写几个；没有就按回车", askPhotos, takePhotos},
	AtForm: {title: "Notice", titleZH: "下达文书", ask: askForm, take: takeForm},
	AtConfirm: {"Record this?", "确认登记？",
		"y record · a number corrects that line · x and a number takes a hazard out · + goes on",
		"y 登记 · 填序号改该行 · x 加序号删去该隐患 · + 继续补充", nil, takeConfirm},
	AtServed:   {ask: askServed, take: takeServed},
	AtServedOn: {title: "Day of service", titleZH: "送达日期", ask: askServedOn, take: takeServedOn},
	AtReceiver: {title: "Who signed for it", titleZH: "签收人", take: takeReceiver},
	AtReason:   {title: "Why it was refused", titleZH: "拒收理由", take: takeReason},
	AtWitness: {"Witnesses", "见证人", "names, separated by commas",
		"姓名，用顿号隔开", nil, takeWitness},
}

// World is what the questions must know of the book and the device.
type World interface {
	Today() inspect.Date
	Sites(part string) ([]inspect.Site, int, error) // some, and how many in all; an exact name or reference alone
	Campaigns(part string) ([]inspect.Campaign, error)
	Last() (inspect.Inspection, inspect.Campaign) // the visit recorded last
	Checklists() ([]checklist.List, error)
	Phrases(part string) []inspect.Phrase
	Clauses(part string, on inspect.Date) []string // citations of what held on that day
	Day(said string) (inspect.Date, error)
	Due(said string, from inspect.Date) (inspect.Date, error)
	Officers(said string) ([]inspect.Officer, error)           // with the certificates that are known
	Visited(site int64, day inspect.Date) []inspect.Inspection // what is recorded of that day
	Onward(day inspect.Date) inspect.Date                      // the day if it is worked, or not known; else the next
	Unappealed(form inspect.FormKind) bool                     // whether such a paper could not say where to appeal
	Photos(said string) ([]string, error)                      // files that are pictures, by path or folder
	Files(part string) []string
	Say(en, zh string, args ...any) string
}

// Question is what is asked now.
type Question struct {
	Title   string
	Lines   []string // what to know before answering
	Choices []string // answered by number, from 1
	Default string   // what Enter alone answers
	Shown   string   // the default as it is shown, where that is not it itself
	Text    string   // what is in the line, to be changed
	Offer   func(typed string) []string
	err     error // why it cannot be asked
}

// Flow asks for a draft.
type Flow struct {
	Draft
	World
}

// Begin is an empty draft's flow.
func Begin(w World) *Flow { return &Flow{Draft{At: AtSite}, w} }

// Question is what is asked now; after going back, with what was answered then:
// words are in the line to be changed, a sign is what Enter alone answers.
func (f *Flow) Question() (q Question, _ error) {
	is, ok := questions[f.At]
	if !ok {
		return q, f.wrong("the draft is at %q, which this version of rectify does not ask", "草稿停在本版本不认识的步骤 %q",
			string(f.At))
	}
	q.Title = f.Say(is.title, is.titleZH)
	if is.ask != nil {
		is.ask(f, &q)
	}
	if is.line != "" {
		q.Lines = append(q.Lines, f.Say(is.line, is.lineZH))
	}
	switch {
	case f.Again == "" || f.At == AtConfirm:
	case f.At == AtItem || f.At == AtDue || f.At == AtDate || f.At == AtNew || len(q.Choices) > 0 &&
		chosen(f.Again, 1<<30) >= 0:
		q.Default, q.Shown = f.Again, ""
	default:
		q.Text = f.Again
	}
	return q, q.err
}

// Take takes an answer. One that cannot be changes nothing.
func (f *Flow) Take(answer string) error {
	before, undo := f.Draft, f.Undo
	before.Undo = nil
	old, err := before.Body()
	if err != nil {
		return err
	}
	q, err := f.Question()
	if err != nil {
		return err
	}
	said := strings.TrimSpace(answer)
	if len([]rune(said)) <= 2 { // a sign or a number, from an input method that stands on Chinese
		said = Narrow(said)
	}
	said = cmp.Or(said, q.Default)
	f.Again = ""
	if err = f.slip(said); err == nil {
		err = questions[f.At].take(f, said)
	}
	if err != nil {
		f.Draft, _ = Read(old)
		f.Undo = undo
		return err
	}
	f.Undo = append(slices.Clone(undo[max(0, len(undo)-mostUndo+1):]), Undo{old, strings.TrimSpace(answer)})
	return nil
}

// Back goes back to the question before, with what was answered to it; at the
// first there is none.
func (f *Flow) Back() bool {
	n := len(f.Undo) - 1
	if n < 0 {
		return false
	}
	undo := f.Undo
	d, err := Read(undo[n].Draft)
	if err == nil {
		f.Draft, f.Undo, f.Again = d, undo[:n], undo[n].Answer
	}
	return err == nil
}

// then goes on to a step, or back to the summary when one answer was corrected.
func (f *Flow) then(next Step) error {
	if f.Correcting {
		next, f.Correcting = AtConfirm, false
	}
	f.At = next
	return nil
}

func (f *Flow) wrong(en, zh string, args ...any) error {
	return inspect.Errorf(inspect.CodeInvalid, en, zh, args...)
}

// orNone is an answer, where nothing may be meant: then "".
func orNone(said string) string {
	if inspect.IsBlank(said) {
		return ""
	}
	return said
}

func yes(said string) bool {
	return slices.Contains([]string{"y", "yes", "是", "对", "好"}, strings.ToLower(said))
}

func no(said string) bool {
	return slices.Contains([]string{"n", "no", "否", "不"}, strings.ToLower(said))
}

// chosen is which of n choices a number means, from 0; -1 for none.
func chosen(said string, n int) int {
	k := 0
	for _, r := range Narrow(said) {
		if k = k*10 + int(r-'0'); r < '0' || r > '9' || k > n {
			return -1
		}
	}
	return k - 1
}

func (f *Flow) noChoice(said string, n int) error {
	return f.wrong("%q is none of the choices: answer 1 to %d", "“%s”不在可选项中：请填 1 至 %d", said, n)
}
