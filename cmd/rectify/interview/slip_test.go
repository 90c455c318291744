package interview_test

import (
	"slices"
	"strings"
	"testing"

	"rectify/cmd/rectify/interview"
	"rectify/inspect"
)

// waysTo are answers that lead to each question.
var waysTo = map[interview.Step]string{
	interview.AtSite: "", interview.AtWhich: "加油站", interview.AtNew: "学校",
	interview.AtSector: "学校|y", interview.AtTown: "学校|y|",
	interview.AtDate: "木业", interview.AtCampaign: "木业|2022-01-04", interview.AtInspectors: "木业|2022-01-04|-",
	interview.AtNext: strings.TrimSuffix(arrived, "|"),
	interview.AtList: arrived + "2", interview.AtItem: arrived + "2|1",
	interview.AtText: arrived + "1", interview.AtPlace: arrived + "失压",
	interview.AtLevel: arrived + "失压|", interview.AtBasis: arrived + "失压||",
	interview.AtDue: arrived + "失压|||", interview.AtPhotos: arrived + "失压||||", interview.AtForm: arrived + "失压||||||3",
	interview.AtConfirm: arrived + "失压||||||3|1",
	interview.AtServed:  "", interview.AtServedOn: "1", interview.AtReceiver: "1|",
	interview.AtReason: "2|", interview.AtWitness: "2||不在",
}

// at is a flow that asks a question.
func at(t *testing.T, step interview.Step) *interview.Flow {
	t.Helper()
	f := newFlow(t)
	served := []interview.Step{interview.AtServed, interview.AtServedOn, interview.AtReceiver, interview.AtReason,
		interview.AtWitness}
	if slices.Contains(served, step) {
		f.Recorded(interview.Recorded{Notice: inspect.Paper{N: 1, Number: "1号", Date: "2022-01-04"}})
	}
	if way := waysTo[step]; way != "" {
		told(t, f, way)
	}
	if f.At != step {
		t.Fatalf("%s leads to %s", waysTo[step], f.At)
	}
	return f
}

// A key pressed by mistake is no answer to any question: signs that go back or ask,
// full-width or not, marks alone, and blanks where nothing is offered. A dash means
// nothing where nothing may be meant, and never stands for a word.
func TestSlipsAreNoAnswers(t *testing.T) {
	slips := []string{"?", "？", "<", "＜", "《", "-", "－", "—", "——", "/", " ", "　", "。", "、", "，", "!", "…", "《》", "``",
		"灭火器<", "灭火器《", "?灭火", "？灭火"}
	nothing := []interview.Step{interview.AtSector, interview.AtTown, interview.AtCampaign,
		interview.AtPlace, interview.AtBasis, interview.AtPhotos}
	for step := range waysTo {
		for _, slip := range slips {
			f := at(t, step)
			q, err := f.Question()
			if err != nil {
				t.Fatal(err)
			}
			before, _ := f.Body()
			err = f.Take(slip)
			after, _ := f.Body()
			blank, dash := strings.TrimSpace(slip) == "", inspect.IsBlank(slip)
			may := blank && q.Default != "" || (blank || dash) && slices.Contains(nothing, step)
			if says, _ := inspect.ParseSays(slip); says != "" && step == interview.AtItem ||
				step == interview.AtPhotos {
				may = true // «/» does not apply; a file may have any name
			}
			switch {
			case err != nil && string(before) != string(after):
				t.Errorf("%q at %s was refused and yet changed the draft", slip, step)
			case err == nil && !may:
				t.Errorf("%q at %s was taken, and %s is asked", slip, step, f.At)
			case err == nil && !blank && step != interview.AtPhotos:
				f.Undo, f.Again = nil, ""
				if body, _ := f.Body(); strings.Contains(string(body), `"`+slip+`"`) {
					t.Errorf("%q at %s is kept: %s", slip, step, body)
				}
			}
		}
	}
}

// Enter alone makes no site, and no word is taken for two things.
func TestNothingIsMadeUnasked(t *testing.T) {
	for _, answers := range []string{"学校|!",
		"学校|! ", arrived + "2|!安全检查表", arrived + "!无隐患", arrived + "1|!无", arrived + "2|1|!n ？",
		"木业|2022-01-04|-|!1", "木业|2022-01-04|-|!甲某:A001、?"} {
		told(t, newFlow(t), answers)
	}
}

// A person is told what an answer was taken for before the next one.
func TestWhatWasTakenIsSaid(t *testing.T) {
	for answers, want := range map[string]string{
		"木":                                  "site: S3 示范木业",
		"木业|2022-01-03":                      "! I8 is of the same site and day",
		"木业|2022-01-04|春季":                   "campaign: 春季专项",
		arrived + "失压||||||失 压":              "! hazard 1 of this inspection says the same",
		arrived + "失压||||2022-01-08":         "! 2022-01-08 is a day off, and is not moved: the next working day is 2022-01-10",
		arrived + "失压||||||3|1|2|2022-01-03": "",
	} {
		f := newFlow(t)
		told(t, f, answers)
		q, err := f.Question()
		if err != nil || want != "" && !slices.Contains(q.Lines, want) {
			t.Errorf("after %s: %q, %v", answers, q.Lines, err)
		}
		if _, more := f.Summary(); want == "" && !slices.Contains(more, "! I8 is of the same site and day") {
			t.Errorf("the summary says %q", more)
		}
	}
}

// What was noted beside an answer stays with the hazard when a phrase is chosen for it.
func TestANoteStaysWithAPhrase(t *testing.T) {
	f := newFlow(t)
	told(t, f, arrived+"2|1|n 缺一人")
	q, _ := f.Question()
	offers := q.Offer("")
	if len(offers) < 2 {
		t.Fatal(offers)
	}
	for _, o := range offers {
		if !strings.Contains(o, "（缺一人）") {
			t.Errorf("%q is offered without the note", o)
		}
	}
	told(t, f, offers[len(offers)-1]+"||||")
	entries, _, err := f.Entries(inspect.NewID(), inspect.NewID,
		func([]string) ([]inspect.Photo, error) { return nil, nil })
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if (e.Do == "hazard.found" || e.Do == "list.answered") && !strings.Contains(string(e.Body), "缺一人") {
			t.Errorf("%s: %s", e.Do, e.Body)
		}
	}
}
