package inspect_test

import (
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"pgregory.net/rapid"

	"rectify/inspect"
	"rectify/inspect/sqlite"
)

// today is when the tests' books believe it to be.
const today = inspect.Date("2021-12-31")

func newBook(t testing.TB) *inspect.Book {
	t.Helper()
	store, err := sqlite.Create(context.Background(), filepath.Join(t.TempDir(), "book.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	b := inspect.NewBook(store)
	b.Now = func() time.Time { return today.Time().Add(4 * time.Hour) }
	_, err = b.Init(context.Background(), inspect.Agency{Name: "示范高新区安全生产监管部", Region: "示高", Word: "安责改",
		ReviewBody: "示范市示范区人民政府", Court: "示范市示范区人民法院"})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func must[T any](t testing.TB) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// blank is a press for tests that do not look at paper.
func blank(n inspect.Notice, _ inspect.Blobs) ([]byte, error) {
	return []byte("paper of " + n.Number), nil
}

var officers = []inspect.Officer{{Name: "甲某", Cert: "A001"}, {Name: "乙某", Cert: "A002"}}

func visit(t testing.TB, b *inspect.Book, site string, date inspect.Date) inspect.Inspection {
	ctx := context.Background()
	s := must[inspect.Site](t)(b.AddSite(ctx, inspect.Site{Name: site, Sector: "fuel-station", Town: "万和街道"}))
	return must[inspect.Inspection](t)(b.AddInspection(ctx, inspect.Inspection{Site: s.N, Date: date, Inspectors: officers}))
}

func TestNumberIsTakenOnlyByIssuing(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	i := visit(t, b, "示范第一加油站", "2021-11-23")
	must[inspect.Hazard](t)(b.AddHazard(ctx, inspect.HazardEntry{Inspection: i.N, Finding: inspect.Finding{Text: "培训记录不完善", Due: "2021-12-08"}}))
	_, _, err := b.IssueNotice(ctx, inspect.IssueEntry{Inspection: i.N}, func(inspect.Notice, inspect.Blobs) ([]byte, error) {
		return nil, inspect.Errorf(inspect.CodeRefused, "no face has 𰻝", "没有字形 𰻝")
	})
	if !inspect.IsCode(err, inspect.CodeRefused) {
		t.Fatal(err)
	}
	n, paper, err := b.IssueNotice(ctx, inspect.IssueEntry{Inspection: i.N}, blank)
	if err != nil || n.Number != "（示高）安责改〔2021〕1号" || n.Date != "2021-11-23" || len(paper) == 0 {
		t.Fatalf("%+v %v", n, err)
	}
	if _, _, err = b.IssueNotice(ctx, inspect.IssueEntry{Inspection: i.N}, blank); !inspect.IsCode(err, inspect.CodeRefused) {
		t.Fatal("a notice without hazards is issued")
	}
	voided := must[inspect.Notice](t)(b.VoidNotice(ctx, n.N, "打印错误"))
	if voided.VoidedOn != today {
		t.Errorf("voided on %s", voided.VoidedOn)
	}
	again, _, err := b.IssueNotice(ctx, inspect.IssueEntry{Inspection: i.N}, blank)
	if err != nil || again.Serial != 2 {
		t.Fatalf("%+v %v", again, err)
	}
	reg := must[[]inspect.Taken](t)(b.Register(ctx, "", 0))
	if len(reg) != 2 || reg[0].Fate != "void" || reg[1].Fate != "issued" {
		t.Errorf("%+v", reg)
	}
	clean(t, b)
}

func TestOrderFormRefusesBlanks(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	must[inspect.Agency](t)(b.AmendAgency(ctx, func(a *inspect.Agency) error { a.Court = ""; return nil }))
	i := visit(t, b, "示范第一加油站", "2021-11-23")
	must[inspect.Hazard](t)(b.AddHazard(ctx, inspect.HazardEntry{Inspection: i.N, Finding: inspect.Finding{Text: "灭火器失压", Due: "2021-12-08"}}))
	order := inspect.IssueEntry{Inspection: i.N, Form: inspect.FormOrder}
	if _, _, err := b.IssueNotice(ctx, order, blank); !inspect.IsCode(err, inspect.CodeRefused) {
		t.Errorf("issued without a court: %v", err)
	}
	must[inspect.Agency](t)(b.AmendAgency(ctx, func(a *inspect.Agency) error { a.Court = "示范市示范区人民法院"; return nil }))
	must[inspect.Inspection](t)(b.AmendInspection(ctx, i.N, func(i *inspect.Inspection) error { i.Inspectors = i.Inspectors[:1]; return nil }))
	if _, _, err := b.IssueNotice(ctx, order, blank); !inspect.IsCode(err, inspect.CodeRefused) {
		t.Errorf("issued with one officer: %v", err)
	}
	clean(t, b)
}

// clean fails unless the book agrees with itself.
func clean(t interface {
	Helper()
	Fatalf(string, ...any)
}, b *inspect.Book) {
	t.Helper()
	rep, err := b.Check(context.Background(), nil)
	if err != nil || len(rep.Faults) > 0 {
		t.Fatalf("check: %v %v", rep.Faults, err)
	}
}

// Whatever is done in whatever order, what is refused changes nothing, the
// tallies are what a recount finds, and the balance holds in every period.
func TestAnySequenceReconciles(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		b := newBook(t)
		m := machine{b: b, rt: rt, ctx: context.Background()}
		for range rapid.IntRange(5, 25).Draw(rt, "steps") {
			m.step()
		}
		clean(rt, b)
		m.reconcile()
		if err := b.Rebuild(m.ctx); err != nil {
			rt.Fatal(err)
		}
		clean(rt, b)
		m.reconcile()
	})
}

type machine struct {
	b   *inspect.Book
	rt  *rapid.T
	ctx context.Context
	n   int
}

func (m *machine) date() inspect.Date {
	return inspect.Date("2020-11-01").Add(rapid.IntRange(0, 425).Draw(m.rt, "day"))
}

func (m *machine) pick(noun string) int64 {
	return int64(rapid.IntRange(1, 6).Draw(m.rt, noun))
}

// step does one act, allowed or not; only a broken store may fail it.
func (m *machine) step() {
	m.n++
	err := m.act(rapid.IntRange(0, 26).Draw(m.rt, "act"))
	if err != nil && !inspect.IsCode(err, inspect.CodeRefused) && !inspect.IsCode(err, inspect.CodeNotFound) && !inspect.IsCode(err, inspect.CodeInvalid) {
		m.rt.Fatalf("%+v", err)
	}
}

func (m *machine) act(which int) (err error) {
	b, ctx := m.b, m.ctx
	word := rapid.SampledFrom([]string{"", "fuel-station", "clinic"})
	if which > 12 {
		return m.live(which)
	}
	switch which {
	case 0:
		_, err = b.AddSite(ctx, inspect.Site{Name: fmt.Sprint("单位", m.n), Sector: word.Draw(m.rt, "sector")})
	case 1:
		_, err = b.AddCampaign(ctx, inspect.Campaign{Name: fmt.Sprint("专项", m.n)})
	case 2, 3:
		_, err = b.AddInspection(ctx, inspect.Inspection{Site: m.pick("site"), Campaign: m.pick("campaign") % 2, Date: m.date(), Inspectors: officers[:1+m.n%2]})
	case 4, 5, 6:
		_, err = b.AddHazard(ctx, inspect.HazardEntry{Inspection: m.pick("inspection"), Finding: inspect.Finding{Text: fmt.Sprint("隐患", m.n),
			Level: rapid.SampledFrom([]inspect.Level{inspect.General, inspect.Major}).Draw(m.rt, "level"), Category: word.Draw(m.rt, "category"),
			Due: m.date(), OnSpot: rapid.Bool().Draw(m.rt, "on spot")}})
	case 7:
		_, _, err = b.IssueNotice(ctx, inspect.IssueEntry{Inspection: m.pick("inspection"), Due: m.date()}, blank)
	case 8:
		_, err = b.VoidNotice(ctx, m.pick("notice"), "打印错误")
	case 9:
		_, err = b.AddReview(ctx, inspect.ReviewEntry{Date: m.date(), Inspectors: officers, Fixed: []int64{m.pick("hazard")}})
	case 10:
		_, err = b.ReopenHazard(ctx, m.pick("hazard"), m.date(), "复发", "")
	case 11:
		_, err = b.WithdrawHazard(ctx, m.pick("hazard"), "误录")
	case 12:
		_, err = b.AmendSite(ctx, m.pick("site"), func(s *inspect.Site) error { s.Sector = word.Draw(m.rt, "sector"); return nil })
	}
	return err
}

// reconcile asks the same of kept tallies and of rows, over a drawn period.
func (m *machine) reconcile() {
	p := inspect.Period{From: m.date(), To: ""}
	p.To = p.From.Add(rapid.IntRange(1, 400).Draw(m.rt, "days"))
	for _, p := range []inspect.Period{p, inspect.MonthOf(p.From), inspect.YearOf(p.To.Year())} {
		t, err := m.b.Totals(m.ctx, inspect.TotalsQuery{Period: p, By: inspect.BySector, Compare: true})
		if err != nil {
			m.rt.Fatal(err)
		}
		if t.Opening+t.HazardsFound+t.Reopened-t.Rectified-t.Withdrawn != t.Closing {
			m.rt.Fatalf("%v does not balance: %+v", p, t.Figures)
		}
		sum := 0
		for _, g := range t.Groups {
			sum += g.HazardsFound
		}
		if sum != t.HazardsFound {
			m.rt.Fatalf("%v: groups have %d, the whole %d", p, sum, t.HazardsFound)
		}
		for name, want := range figuresByName(t.Figures) {
			if t.Closed != nil { // frozen, and what came later beside it
				want += t.Closed.Later[name]
			}
			rows, err := m.b.Rows(m.ctx, name, inspect.TotalsQuery{Period: p})
			if err != nil || len(rows) != want {
				m.rt.Fatalf("%v: %s is %d with %d rows behind it (%v)", p, name, want, len(rows), err)
			}
		}
	}
}

func figuresByName(f inspect.Figures) map[string]int {
	all := map[string]any{}
	body, _ := json.Marshal(f)
	json.Unmarshal(body, &all)
	out := map[string]int{}
	for _, name := range inspect.FigureNames {
		out[name] = int(all[name].(float64))
	}
	return out
}
