package interview

import (
	"encoding/json"
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

// World is what the questions must know of the book and the device.
type World interface {
	Today() inspect.Date
	Sites(part string) ([]inspect.Site, int, error) // some, and how many in all; an exact name or reference alone
	Campaigns(part string) ([]inspect.Campaign, error)
	Last() (inspect.Inspection, inspect.Campaign) // the visit recorded last
	Checklists() ([]checklist.List, error)
	Phrases(part string) []inspect.Phrase
	Clauses(part string, on inspect.Date) []string // citations of what held on that day
	Sectors() []string
	Sector(said string) string // the word kept for it
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
	Text    string   // what stands in the line to be changed
	Offer   func(typed string) []string
}

// Flow asks for a draft.
type Flow struct {
	Draft
	World
}

// Begin is an empty draft's flow.
func Begin(w World) *Flow { return &Flow{Draft{At: AtSite}, w} }

// Question is what is asked now; after going back, with what was answered then:
// words stand in the line to be changed, a sign is what Enter alone answers.
func (f *Flow) Question() (Question, error) {
	q, err := f.ask()
	switch {
	case f.Again == "" || f.At == AtConfirm:
	case f.At == AtItem || f.At == AtDue || f.At == AtDate || f.At == AtNew || len(q.Choices) > 0 && chosen(f.Again, 1<<30) >= 0:
		q.Default, q.Shown = f.Again, ""
	default:
		q.Text = f.Again
	}
	return q, err
}

// Take takes an answer. One that cannot be changes nothing.
func (f *Flow) Take(answer string) error {
	before := f.Draft
	before.Undo = nil
	old, err := json.Marshal(before)
	if err != nil {
		return err
	}
	undo := f.Undo
	q, err := f.Question()
	if err != nil {
		return err
	}
	said := strings.TrimSpace(answer)
	if len([]rune(said)) <= 2 { // a sign or a number, from an input method that stands on Chinese
		said = Narrow(said)
	}
	if said == "" {
		said = q.Default
	}
	f.Again = ""
	if err = f.slip(said); err == nil {
		err = f.take(said)
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
	n := len(f.Undo)
	if n == 0 {
		return false
	}
	last, rest := f.Undo[n-1], f.Undo[:n-1]
	d, err := Read(last.Draft)
	if err != nil {
		return false
	}
	f.Draft = d
	f.Undo, f.Again = rest, last.Answer
	return true
}

// ask is the question of the step.
func (f *Flow) ask() (Question, error) {
	switch f.At {
	case AtSite, AtWhich, AtNew, AtSector, AtTown:
		return f.askSite()
	case AtDate, AtCampaign, AtInspectors:
		return f.askInspection()
	case AtNext, AtList, AtItem:
		return f.askNext()
	case AtText, AtPlace, AtLevel, AtBasis, AtDue, AtPhotos:
		return f.askHazard()
	case AtForm, AtConfirm:
		return f.askEnd()
	case AtServed, AtServedOn, AtReceiver, AtReason, AtWitness:
		return f.askService()
	}
	return Question{}, f.wrong("the draft stands at %q, which this version of rectify does not ask", "草稿停在本版本不认识的步骤 %q", string(f.At))
}

func (f *Flow) take(said string) error {
	switch f.At {
	case AtSite, AtWhich, AtNew, AtSector, AtTown:
		return f.takeSite(said)
	case AtDate, AtCampaign, AtInspectors:
		return f.takeInspection(said)
	case AtNext, AtList, AtItem:
		return f.takeNext(said)
	case AtText, AtPlace, AtLevel, AtBasis, AtDue, AtPhotos:
		return f.takeHazard(said)
	case AtForm, AtConfirm:
		return f.takeEnd(said)
	}
	return f.takeService(said)
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

// none tells whether an answer means nothing, where nothing may be meant.
func none(said string) bool { return inspect.IsBlank(said) }

func yes(said string) bool {
	switch strings.ToLower(said) {
	case "y", "yes", "是", "对", "好":
		return true
	}
	return false
}

func no(said string) bool {
	switch strings.ToLower(said) {
	case "n", "no", "否", "不":
		return true
	}
	return false
}

// chosen is which of n choices a number means, from 0; -1 for none.
func chosen(said string, n int) int {
	k := 0
	for _, r := range said {
		switch {
		case r >= '0' && r <= '9':
			k = k*10 + int(r-'0')
		case r >= '０' && r <= '９':
			k = k*10 + int(r-'０')
		default:
			return -1
		}
		if k > n {
			return -1
		}
	}
	return k - 1
}

func (f *Flow) noChoice(said string, n int) error {
	return f.wrong("%q is none of the choices: answer 1 to %d", "“%s”不在可选项中：请填 1 至 %d", said, n)
}
