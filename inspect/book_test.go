package inspect_test

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"rectify/inspect"
	"rectify/inspect/sqlite"
	"rectify/inspect/storetest"
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
	b.Press = blank
	b.Now = func() time.Time { return today.Time().Add(4 * time.Hour) }
	_, err = storetest.Init(context.Background(), b, b.NewID(), inspect.Agency{Name: "示范高新区安全生产监管部", Region: "示高",
		Word:       "安责改",
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
func blank(n inspect.Paper, _ inspect.Blobs) ([]byte, error) {
	return []byte("paper of " + n.Number), nil
}

var officers = []inspect.Officer{{Name: "甲某", Cert: "A001"}, {Name: "乙某", Cert: "A002"}}

func visit(t testing.TB, b *inspect.Book, site string, date inspect.Date) inspect.Inspection {
	ctx := context.Background()
	s := must[inspect.Site](t)(storetest.AddSite(ctx, b, b.NewID(), inspect.Site{Name: site, Sector: "fuel-station",
		Town: "万和街道"}))
	return must[inspect.Inspection](t)(storetest.AddInspection(ctx, b, b.NewID(),
		inspect.Inspection{Site: s.N, Date: date, Inspectors: officers}))
}

func TestNumberIsTakenOnlyByIssuing(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	i := visit(t, b, "示范第一加油站", "2021-11-23")
	must[inspect.Hazard](t)(storetest.AddHazard(ctx, b, b.NewID(),
		inspect.HazardEntry{Inspection: i.N, Finding: inspect.Finding{Text: "培训记录不完善", Due: "2021-12-08"}}))
	b.Press = func(inspect.Paper, inspect.Blobs) ([]byte, error) {
		return nil, inspect.Errorf(inspect.CodeRefused, "no face has 𰻝", "没有字形 𰻝")
	}
	_, _, err := storetest.IssueNotice(ctx, b, b.NewID(), inspect.PaperEntry{About: i.N})
	b.Press = blank
	if !inspect.IsCode(err, inspect.CodeRefused) {
		t.Fatal(err)
	}
	n, paper, err := storetest.IssueNotice(ctx, b, b.NewID(), inspect.PaperEntry{About: i.N})
	if err != nil || n.Number != "（示高）安责改〔2021〕1号" || n.Date != "2021-11-23" || len(paper) == 0 {
		t.Fatalf("%+v %v", n, err)
	}
	if _, _, err = storetest.IssueNotice(ctx, b, b.NewID(), inspect.PaperEntry{About: i.N}); !inspect.IsCode(err,
		inspect.CodeRefused) {
		t.Fatal("a notice without hazards is issued")
	}
	voided := must[inspect.Paper](t)(storetest.As[inspect.Paper](storetest.Happen(ctx, b, b.NewID(),
		inspect.Notices.Ref(n.N), &inspect.NoticeVoided{Reason: "打印错误"})))
	if voided.VoidedOn != today {
		t.Errorf("voided on %s", voided.VoidedOn)
	}
	again, _, err := storetest.IssueNotice(ctx, b, b.NewID(), inspect.PaperEntry{About: i.N})
	if err != nil || again.Serial != 2 {
		t.Fatalf("%+v %v", again, err)
	}
	reg := must[[]inspect.Taken](t)(inspect.Ask(ctx, b,
		func(r inspect.Reader) ([]inspect.Taken, error) { return r.Register(inspect.Notices, "", 0) }))
	if len(reg) != 2 || reg[0].Fate != "void" || reg[1].Fate != "issued" {
		t.Errorf("%+v", reg)
	}
	clean(t, b)
}

func TestOrderFormRefusesBlanks(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	must[inspect.Agency](t)(storetest.AmendAgency(ctx, b, b.NewID(),
		func(a *inspect.Agency) error { a.Court = ""; return nil }))
	i := visit(t, b, "示范第一加油站", "2021-11-23")
	must[inspect.Hazard](t)(storetest.AddHazard(ctx, b, b.NewID(),
		inspect.HazardEntry{Inspection: i.N, Finding: inspect.Finding{Text: "灭火器失压", Due: "2021-12-08"}}))
	order := inspect.PaperEntry{About: i.N, Kind: inspect.FormOrder}
	if _, _, err := storetest.IssueNotice(ctx, b, b.NewID(), order); !inspect.IsCode(err, inspect.CodeRefused) {
		t.Errorf("issued without a court: %v", err)
	}
	must[inspect.Agency](t)(storetest.AmendAgency(ctx, b, b.NewID(),
		func(a *inspect.Agency) error { a.Court = "示范市示范区人民法院"; return nil }))
	must[inspect.Inspection](t)(storetest.AmendInspection(ctx, b, b.NewID(), i.N,
		func(i *inspect.Inspection) error { i.Inspectors = i.Inspectors[:1]; return nil }))
	if _, _, err := storetest.IssueNotice(ctx, b, b.NewID(), order); !inspect.IsCode(err, inspect.CodeRefused) {
		t.Errorf("issued with one officer: %v", err)
	}
	clean(t, b)
}

// clean fails unless the book agrees with itself.
func clean(t testing.TB, b *inspect.Book) {
	t.Helper()
	rep, err := b.Check(context.Background(), nil)
	if err != nil || len(rep.Faults) > 0 {
		t.Fatalf("check: %v %v", rep.Faults, err)
	}
}
