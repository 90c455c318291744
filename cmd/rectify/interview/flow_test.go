package interview_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rectify/cmd/rectify/interview"
	"rectify/inspect"
	"rectify/inspect/checklist"
)

// world is a small book: three sites, a campaign, a list, a phrase.
type world struct{ lists []checklist.List }

func (world) Today() inspect.Date { return "2022-01-05" }

func (world) Sites(part string) (out []inspect.Site, total int, err error) {
	for k, name := range []string{"示范第一加油站", "示范第二加油站", "示范木业"} {
		s := inspect.Site{N: int64(k + 1), Name: name, Sector: []string{"fuel-station", "fuel-station", ""}[k]}
		if name == part {
			return []inspect.Site{s}, 1, nil
		}
		if strings.Contains(name, part) {
			out = append(out, s)
		}
	}
	return out, len(out), nil
}

func (world) Campaigns(part string) (out []inspect.Campaign, err error) {
	for k, name := range []string{"秋冬专项", "秋冬专项检查", "春季专项"} {
		if strings.Contains(name, part) {
			out = append(out, inspect.Campaign{N: int64(k + 1), Name: name})
		}
	}
	return out, nil
}

func (world) Last() (inspect.Inspection, inspect.Campaign) {
	return inspect.Inspection{Inspectors: []inspect.Officer{{Name: "甲某", Cert: "A001"}}}, inspect.Campaign{N: 1,
		Name: "秋冬专项", From: "2021-10-01", To: "2022-01-31"}
}

func (w world) Checklists() ([]checklist.List, error) { return w.lists, nil }

func (world) Phrases(part string) []inspect.Phrase {
	if strings.Contains("灭火器失压", part) {
		return []inspect.Phrase{{Text: "灭火器失压", Times: 3, Level: inspect.Major, Category: "fire", Basis: "《消防法》"}}
	}
	return nil
}

func (world) Clauses(string, inspect.Date) []string { return nil }
func (world) Day(said string) (inspect.Date, error) { return inspect.ParseDate(said) }
func (world) Files(string) []string                 { return nil }
func (world) Officers(said string) ([]inspect.Officer, error) {
	return inspect.ParseOfficers(said)
}

func (world) Visited(site int64, day inspect.Date) []inspect.Inspection {
	if site == 3 && day == "2022-01-03" {
		return []inspect.Inspection{{N: 8, Kind: inspect.Routine}}
	}
	return nil
}

func (world) Unappealed(form inspect.FormKind) bool { return form == inspect.FormOrder }

func (world) Onward(day inspect.Date) inspect.Date {
	if day == "2022-01-08" { // a Saturday
		return "2022-01-10"
	}
	return day
}

func (world) Say(en, _ string, args ...any) string { return fmt.Sprintf(en, args...) }
func (world) Photos(said string) (out []string, err error) {
	if said == "bad" {
		return nil, errors.New("no photo")
	}
	return strings.Fields(said), nil
}

func (world) Due(said string, from inspect.Date) (inspect.Date, error) {
	days := 0
	if n, _ := fmt.Sscanf(said, "%d", &days); n == 1 && len(said) < 4 {
		return from.Add(days), nil
	}
	return inspect.ParseDate(said)
}

func newFlow(t testing.TB) *interview.Flow {
	t.Helper()
	lib, err := checklist.Load()
	if err != nil {
		t.Fatal(err)
	}
	return interview.Begin(world{lib.Lists()})
}

// told answers in turn; an answer that begins with ! must be refused.
func told(t testing.TB, f *interview.Flow, answers string) {
	t.Helper()
	for _, a := range strings.Split(answers, "|") {
		before, _ := f.Body()
		if a == "<" {
			f.Back()
			continue
		}
		wrong, refused := strings.CutPrefix(a, "!")
		if refused {
			a = wrong
		}
		if q, _ := f.Question(); a == "" && !refused {
			a = q.Text // which stands in the line when Enter is pressed
		}
		err := f.Take(a)
		after, _ := f.Body()
		switch {
		case refused && (err == nil || string(before) != string(after)):
			t.Fatalf("%q was taken at %s", a, f.At)
		case !refused && err != nil:
			t.Fatalf("%q at %s: %v", a, f.At, err)
		}
	}
}

const arrived = "木业|2022-01-04|-|甲某:A001、乙某:A002|"

// Which question follows which answers.
func TestWhatFollows(t *testing.T) {
	for _, c := range []struct {
		answers string
		want    interview.Step
	}{
		{"!", interview.AtSite},
		{"木业", interview.AtDate},
		{"示范第一加油站", interview.AtDate},
		{"加油站", interview.AtWhich},
		{"加油站|!7|!", interview.AtWhich},
		{"加油站|2", interview.AtDate},
		{"加油站|3", interview.AtSector},
		{"加油站|第一", interview.AtDate},
		{"学校", interview.AtNew},
		{"学校|n", interview.AtSite},
		{"学校|!maybe|y|加油站||", interview.AtCampaign},
		{"木业|!2022-13-01|!2022-01-06|", interview.AtCampaign},
		{"木业||!夏季|!冬|秋冬专项|!；", interview.AtInspectors},
		{"木业||春季|", interview.AtNext},
		{arrived + "!9|!a|1|!", interview.AtText},
		{arrived + "灭火器失压", interview.AtPlace},
		{arrived + "灭火器失压||!3|重大||!2021-12-31|!soon|10|!bad|", interview.AtNext},
		{arrived + "2|!99|fuel-station|!what|y|q", interview.AtNext},
		{arrived + "2|1|y|n 旧了", interview.AtText},
		{arrived + "2|1|n||||x|", interview.AtItem},
		{arrived + "2|drainage|y|y|y|-|y", interview.AtNext}, // the list's end
		{arrived + "3", interview.AtConfirm},                 // nothing to order
		{arrived + "失压||||x||3", interview.AtConfirm},        // fixed on the spot
		{arrived + "失压||||||3", interview.AtForm},
		{arrived + "失压||||||3|!7|5", interview.AtConfirm},
		{arrived + "失压||||||3|1|!|!0|!x1|!x9|2|2022-01-03", interview.AtConfirm},
		{arrived + "失压||||||3|1|5||||||", interview.AtConfirm},
		{arrived + "失压||||||3|1|6", interview.AtForm},
		{arrived + "失压||||||3|1|+", interview.AtNext},
		{arrived + "失压||||||3|1|y", interview.AtRecord},
		{arrived + "失压||||||3|1|x5", interview.AtConfirm},
		{"木业|<", interview.AtSite},
		{"<", interview.AtSite},
		{arrived + "失压||||||<|<|<|<|<|<|<|<", interview.AtCampaign},
	} {
		f := newFlow(t)
		told(t, f, c.answers)
		if f.At != c.want {
			t.Errorf("after %s: %s, not %s", c.answers, f.At, c.want)
		}
	}
}

// What was answered is what is recorded.
func TestEntry(t *testing.T) {
	f := newFlow(t)
	told(t, f,
		"学校|y|加油站|万和街道|2022-01-04||甲某:A001、乙某:A002|2|1|y 良好|n 旧了||||３|a.jpg b.jpg|q|灭火器失压|站房|||10||当场已改|||《安全生产法》|x||3|1|2|2022-01-03|y")
	entries, items, err := f.Entries(inspect.NewID(), inspect.NewID,
		func(files []string) (out []inspect.Photo, err error) {
			for _, name := range files {
				out = append(out, inspect.Photo{OriginalName: name})
			}
			return out, nil
		})
	if err != nil {
		t.Fatal(err)
	}
	var did []string
	said := make([]struct {
		Sector, Town, Date, Campaign, List, Form       string
		Inspectors                                     []inspect.Officer
		Text, Place, Level, Category, Basis, Due, Item string
		Spot                                           bool `json:"fixed_on_spot"`
		Answers                                        []struct{ Item, Says, Note, Became string }
	}, len(entries))
	for k, e := range entries {
		did = append(did, e.Do)
		if err := json.Unmarshal(e.Body, &said[k]); err != nil {
			t.Fatal(err)
		}
	}
	if got := strings.Join(did,
		" "); got != "site.added inspection.held hazard.found hazard.found hazard.found list.answered notice.issued" {
		t.Fatal(got)
	}
	if site, visit := said[0], said[1]; site.Sector != "fuel-station" || site.Town != "万和街道" ||
		visit.Date != "2022-01-03" || visit.Campaign != "C1" ||
		len(visit.Inspectors) != 2 || said[6].Form == "" || entries[1].About != entries[0].ID.String() {
		t.Errorf("%+v, %+v", site, visit)
	}
	list := said[5]
	if list.List != "fuel-station" || len(list.Answers) != 2 || list.Answers[0].Note != "良好" ||
		list.Answers[1].Says != string(inspect.SaysNo) || list.Answers[1].Note != "旧了" {
		t.Errorf("%+v", list)
	}
	first := entries[2] // in the order of the summary
	if h := said[2]; items[first.ID] != list.Answers[1].Item || list.Answers[1].Became != first.ID.String() ||
		len(first.Photos) != 2 || h.Due != "2022-01-06" || !strings.HasSuffix(h.Text, "（旧了）") {
		t.Errorf("%+v", h)
	}
	if h := said[3]; h.Text != "灭火器失压" || h.Place != "站房" || h.Level != "major" || h.Category != "fire" ||
		h.Basis != "《消防法》" || h.Due != "2022-01-13" {
		t.Errorf("a phrase did not bring what stood beside it: %+v", h)
	}
	if h := said[4]; !h.Spot || h.Due != "" || h.Basis != "《安全生产法》" {
		t.Errorf("%+v", h)
	}
}

// A hazard of a checklist that is taken out takes its answer with it.
func TestTakenOut(t *testing.T) {
	f := newFlow(t)
	told(t, f, arrived+"2|drainage|y|n||||||q|2|flood|n||||||q|3|1|x6|x5")
	if len(f.Found) != 0 || len(f.Lists) != 1 || len(f.Lists[0].Answers) != 1 || f.Form != "" {
		t.Errorf("%+v", f.Draft)
	}
}

// What stands beside a hazard stays when its words are gone through again as they are.
func TestCorrectedAsItIs(t *testing.T) {
	f := newFlow(t)
	told(t, f, arrived+"灯坏|门厅|1|《安全生产法》第三十六条|15||3|1")
	if f.At != interview.AtConfirm || f.Found[0].Basis != "《安全生产法》第三十六条" {
		t.Fatalf("%s, %+v", f.At, f.Found)
	}
	told(t, f, "5|灯坏|门厅|1")
	if f.At != interview.AtBasis || f.Found[0].Basis != "《安全生产法》第三十六条" {
		t.Errorf("%s, %+v", f.At, f.Found)
	}
}

// Whatever is answered, back undoes it, and a draft read again asks the same.
func TestBackUndoes(t *testing.T) {
	answers := []string{"", "y", "n", "-", "1", "2", "3", "5", "6", "x5", "+", "q", "木业", "加油站", "学校", "2022-01-04",
		"甲某:A001", "灭火器失压", "10", "x", "a.jpg", "重大", "《》"}
	rapid.Check(t, func(t *rapid.T) {
		f := newFlow(quiet{})
		for range rapid.IntRange(1, 60).Draw(t, "answers") {
			if f.At == interview.AtRecord {
				return
			}
			plain := f.Draft
			plain.Undo, plain.Again = nil, ""
			before, _ := plain.Body()
			q, err := f.Question()
			if err != nil {
				t.Fatal(err)
			}
			if err := f.Take(rapid.SampledFrom(answers).Draw(t, "answer")); err != nil {
				continue
			}
			kept, _ := f.Body()
			d, err := interview.Read(kept)
			if err != nil {
				t.Fatal(err)
			}
			again := interview.Flow{Draft: d, World: f.World}
			if !again.Back() {
				t.Fatal("there is no way back")
			}
			again.Undo, again.Again = nil, ""
			if after, _ := again.Body(); string(after) != string(before) {
				t.Fatalf("back from %q:\n%s\n%s", q.Title, before, after)
			}
		}
	})
}

type quiet struct{ testing.TB }

func (quiet) Helper() {}

// Service: how a notice reached the unit, with what each way asks for.
func TestService(t *testing.T) {
	for answers, want := range map[string]string{
		"!4|1||!|!1|李某": `{"on":"2022-01-04","how":"in-person","receiver":"李某"}`,
		"2|2022-01-05|负责人不在|!1|丙某、丁某":   `{"on":"2022-01-05","how":"left","refused":true,"reason":"负责人不在","witnesses":["丙某","丁某"]}`,
		"1|!2022-01-03|!2022-01-06|<|3": `{"on":"","how":"in-person"}`,
	} {
		f := newFlow(t)
		f.Recorded(interview.Recorded{Notice: inspect.Paper{N: 1, Number: "1号", Date: "2022-01-04"}})
		told(t, f, answers)
		got, _ := json.Marshal(f.Done.Service)
		if string(got) != want {
			t.Errorf("%s: %s", answers, got)
		}
		if wants := map[bool]interview.Step{true: interview.AtEnd,
			false: interview.AtServe}[strings.HasSuffix(answers, "3")]; f.At != wants {
			t.Errorf("%s: at %s", answers, f.At)
		}
	}
}

// What the paper will lack is said before it has a number.
func TestSummarySaysWhatThePaperWillLack(t *testing.T) {
	for form, want := range map[inspect.FormKind]bool{inspect.FormOrder: true, inspect.FormNotice: false, "": false} {
		f := newFlow(t)
		f.At, f.Form = interview.AtConfirm, form
		_, more := f.Summary()
		said := slices.ContainsFunc(more,
			func(s string) bool { return strings.HasPrefix(s, "! the paper will not say where to appeal") })
		if said != want {
			t.Errorf("of %q it is said: %v", form, more)
		}
	}
}
