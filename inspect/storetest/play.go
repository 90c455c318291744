package storetest

import (
	"fmt"
	"sync"
	"testing"

	"rectify/inspect"
)

var officers = []inspect.Officer{{Name: "甲某", Cert: "A001"}, {Name: "乙某", Cert: "A002"}, {Name: "丙某"}}

// blank is a press for tests that do not look at paper.
func blank(n inspect.Paper, _ inspect.Blobs) ([]byte, error) {
	return []byte("paper of " + n.Number), nil
}

// stage is where the book of a run is played, once.
type stage struct {
	once sync.Once
	name string
}

// played is a book in which everything that can become of a thing has become
// of one: what lists and counts are tried on. Each part has its own copy.
func played(t testing.TB, kind Kind) (*place, *inspect.Book) {
	t.Helper()
	kind.stage.once.Do(func() { play(t, kind, kind.stage.name) })
	p := &place{t: t, kind: kind, name: kind.Name(t)}
	if err := kind.Copy(ctx, kind.stage.name, p.name); err != nil {
		t.Fatal(err)
	}
	p.store = p.open(kind.Open)
	return p, bookOn(p.store)
}

func play(t testing.TB, kind Kind, name string) {
	t.Helper()
	b := begin(&place{t: t, kind: kind, name: name}, numbered)
	pl := player{t, b}
	pl.sites()
	pl.visits()
	pl.hazards()
	pl.papers()
	pl.aftermath()
	pl.lives()
	pl.sheets()
	pl.complaints()
	pl.blanks()
	pl.people()
	clean(t, b)
	if err := b.Store.Close(); err != nil {
		t.Fatal(err)
	}
}

type player struct {
	t testing.TB
	*inspect.Book
}

func (p player) ok(_ any, err error) {
	p.t.Helper()
	if err != nil {
		p.t.Fatal(err)
	}
}

// sites have names with what a pattern or a quotation would trip over; two
// that were withdrawn bear the name of one that stands.
func (p player) sites() {
	for _, s := range []inspect.Site{
		{Name: "示范第一加油站", Sector: "fuel-station", Town: "万和街道", Person: "李𬭚", Phone: "020-1"},
		{Name: "50%_折\\扣'店\"", Sector: "machinery", Town: "石碁镇", Address: "石碁镇 1 号"},
		{Name: "示范诊所", Sector: "clinic"},
		{Name: "示范第二加油站", Sector: "fuel-station", Town: "石碁镇", Person: "王某"},
		{Name: "未检单位", Town: "万和街道"},
		{Name: "误录单位"}, {Name: "误录单位"}, {Name: "误录单位", Sector: "clinic"},
	} {
		site := got[inspect.Site](p.t)(AddSite(ctx, p.Book, p.NewID(), s))
		if s.Name == "误录单位" && s.Sector == "" {
			p.ok(Happen(ctx, p.Book, p.NewID(), inspect.Sites.Ref(site.N), &inspect.SiteWithdrawn{Reason: "重复"}))
		}
	}
	for _, c := range []inspect.Campaign{{Name: "秋冬专项", From: "2021-10-01", To: "2021-11-30"}, {Name: "粉尘专项"},
		{Name: "旧专项"}, {Name: "旧专项"}, {Name: "A 专项", From: "2021-01-01"}} {
		campaign := got[inspect.Campaign](p.t)(AddCampaign(ctx, p.Book, p.NewID(), c))
		if c.Name == "旧专项" {
			p.ok(Happen(ctx, p.Book, p.NewID(), inspect.Campaigns.Ref(campaign.N),
				&inspect.CampaignWithdrawn{Reason: "重复"}))
		}
	}
}

// visits are in two years and several months, two of one site in one month.
func (p player) visits() {
	for _, i := range []inspect.Inspection{
		{Site: 1, Campaign: 1, Date: "2021-11-23", Inspectors: officers[:2], Experts: []string{"丁某"}, Places: []string{"罐区", "配电室 <1&2>"}},
		{Site: 1, Date: "2021-11-02", Inspectors: officers[1:], Note: "复核 100%"},
		{Site: 2, Campaign: 1, Date: "2021-10-31", Inspectors: officers[:1]},
		{Site: 3, Campaign: 2, Date: "2020-12-31", Inspectors: officers[2:], Places: []string{"药房"}},
		{Site: 4, Campaign: 1, Date: "2021-12-01", Inspectors: officers[:2]},
		{Site: 2, Date: "2021-11-23", Inspectors: []inspect.Officer{officers[0], officers[0]}},
		{Site: 4, Campaign: 2, Date: "2021-11-05", Inspectors: officers[1:2]},
		{Site: 2, Kind: inspect.Visit, Date: "2021-11-24", Inspectors: officers[1:2]},
		{Site: 4, Kind: inspect.Visit, Date: "2021-11-30", Inspectors: officers[:2]},
		{Site: 4, Kind: inspect.OnReport, Date: "2021-11-30", Inspectors: officers[:1]},
	} {
		p.ok(AddInspection(ctx, p.Book, p.NewID(), i))
	}
	p.ok(Happen(ctx, p.Book, p.NewID(), inspect.Inspections.Ref(7), &inspect.InspectionWithdrawn{Reason: "误录"}))
	p.ok(MoveSite(ctx, p.Book, p.NewID(), 5, "2021-11-20", func(s *inspect.Site) { s.Town = "迁入镇" }))
}

// hazards are four to each visit but the last.
func (p player) hazards() {
	texts := []string{"安全教育培训记录不完善", "配电室堆放杂物 100%_", "GB/T 50493—2019 探测器\\缺失", "灭火器失压"}
	for visit := int64(1); visit <= 5; visit++ {
		held := got[inspect.Inspection](p.t)(p.inspection(visit))
		for k, text := range texts {
			f := inspect.Finding{Text: text, Category: []string{"training", "electrical", ""}[k%3],
				Source: fmt.Sprint("R", visit, k)}
			switch k {
			case 0:
				f.Level, f.Due = inspect.Major, held.Date.Add(int(visit))
			case 1:
				f.Due, f.Place = held.Date.Add(20), "配电室"
			case 2:
				f.OnSpot, f.Basis = true, "《安全生产法》第二十八条"
			case 3:
				f.Handling = inspect.Handling{Measures: "更换", Responsible: "张某", Supervisor: "王某"}
			}
			var photos []inspect.Photo
			if visit == 1 {
				photos = []inspect.Photo{{JPEG: []byte(text), OriginalName: "p.jpg", OriginalSHA256: "o",
					TakenAt: "2021-11-23T10:00:00", Width: 4, Height: 3}, {JPEG: []byte("same")}}
			}
			p.ok(AddHazard(ctx, p.Book, p.NewID(), inspect.HazardEntry{Inspection: visit, Finding: f, Photos: photos}))
		}
	}
}

func (p player) inspection(n int64) (i inspect.Inspection, err error) {
	err = p.Read(ctx, func(r inspect.Reader) error {
		i, _, err = r.Inspection(n)
		return err
	})
	return i, err
}

// papers are of two series and both forms, one void and issued again.
func (p player) papers() {
	issue := func(e inspect.PaperEntry) {
		_, _, err := IssueNotice(ctx, p.Book, p.NewID(), e)
		p.ok(nil, err)
	}
	issue(inspect.PaperEntry{About: 1, Kind: inspect.FormOrder, Due: "2021-12-08"})
	issue(inspect.PaperEntry{About: 2, Hazards: []int64{6, 5}})
	issue(inspect.PaperEntry{About: 4, Due: "2021-01-10"})
	p.ok(Happen(ctx, p.Book, p.NewID(), inspect.Notices.Ref(2), &inspect.NoticeVoided{Reason: "打印错误"}))
	form := got[inspect.Form](p.t)(formOf(p.Book, inspect.FormNotice))
	form.Word = "应急责改"
	p.ok(SetForm(ctx, p.Book, p.NewID(), form, []byte("a face")))
	issue(inspect.PaperEntry{About: 2, Hazards: []int64{5}, Date: "2021-11-04"})
	issue(inspect.PaperEntry{About: 3, Due: "2021-11-30"})
}

// aftermath is what became of the hazards.
func (p player) aftermath() {
	review := func(e inspect.ReviewEntry) {
		e.Inspectors = officers[:2]
		p.ok(AddReview(ctx, p.Book, p.NewID(), e))
	}
	review(inspect.ReviewEntry{Notice: 1, Date: "2021-12-09", Fixed: []int64{1, 2}, NotFixed: []int64{4},
		Note: "当场 50%", Scan: []byte("%PDF-1.4 signed"),
		Photos: map[int64][]inspect.Photo{2: {{JPEG: []byte("tidied"), OriginalName: "after.jpg", OriginalSHA256: "a"}},
			4: {{JPEG: []byte("same"), OriginalSHA256: "o"}}}})
	review(inspect.ReviewEntry{Date: "2021-11-20", Fixed: []int64{6}})
	review(inspect.ReviewEntry{Notice: 3, Date: "2021-01-10", NotFixed: []int64{13}})
	review(inspect.ReviewEntry{Notice: 3, Date: "2021-02-01", Fixed: []int64{13}})
	p.ok(Happen(ctx, p.Book, p.NewID(), inspect.Hazards.Ref(1),
		&inspect.HazardReopened{On: "2021-12-15", Reason: "又堵上了", Due: "2021-12-20"}))
	p.ok(Happen(ctx, p.Book, p.NewID(), inspect.Hazards.Ref(3),
		&inspect.HazardReopened{On: "2021-11-30", Reason: "复发"}))
	p.ok(Happen(ctx, p.Book, p.NewID(), inspect.Hazards.Ref(13), &inspect.HazardReopened{On: "2021-03-01", Reason: "复发",
		Due: "2021-03-05"}))
	review(inspect.ReviewEntry{Notice: 3, Date: "2021-03-09", Fixed: []int64{13}})
	p.ok(Happen(ctx, p.Book, p.NewID(), inspect.Hazards.Ref(18), &inspect.HazardWithdrawn{Reason: "误录"}))
}

// lives are what may happen between a hazard's being found and its end, to
// hazards that are still open, and to one that was accepted.
func (p player) lives() {
	on := inspect.Date("2021-12-16")
	p.ok(Happen(ctx, p.Book, p.NewID(), inspect.Notices.Ref(1),
		&inspect.NoticeServed{Service: inspect.Service{On: "2021-11-24", Receiver: "张某"}}))
	p.ok(Happen(ctx, p.Book, p.NewID(), inspect.Notices.Ref(5),
		&inspect.NoticeServed{Service: inspect.Service{On: "2021-12-02", Refused: true, Reason: "拒收",
			Witnesses: []string{"李某"}}}))
	for _, act := range []struct {
		hazard int64
		fact   inspect.Fact
	}{
		{4, &inspect.FixClaimed{On: on, By: "张某", Photos: []inspect.Photo{{JPEG: []byte("claimed"), OriginalSHA256: "c"}}}},
		{9, &inspect.ExtensionAsked{On: on, Until: "2022-01-20", Reason: "缺件", By: "张某"}}, {9, &inspect.ExtensionGranted{On: on, Approver: "王某"}},
		{10, &inspect.ExtensionAsked{On: on, Until: "2022-01-20", Reason: "缺件", By: "张某"}}, {10, &inspect.ExtensionRefused{On: on, Approver: "王某", Reason: "无由"}},
		{10, &inspect.ExtensionAsked{On: on, Until: "2022-01-25", Reason: "仍缺件", By: "张某"}},
		{2, &inspect.HazardReferred{Referral: inspect.Referral{On: on, Kind: "case", To: "执法大队"}}},
		{1, &inspect.PlanMade{On: on, Plan: inspect.Plan{Goal: "消除"}}},
		{1, &inspect.SupervisionBegun{Supervision: inspect.Supervision{On: on, Level: "county", By: "区安委会"}}}, {1, &inspect.SupervisionEnded{On: on.Add(3)}},
		{9, &inspect.WorkStopped{Stop: inspect.Stop{On: on, Measure: "停止使用"}}},
		{9, &inspect.ResumptionAsked{On: on.Add(1), By: "张某"}}, {9, &inspect.WorkResumed{On: on.Add(2), By: "王某"}},
	} {
		p.ok(Happen(ctx, p.Book, p.NewID(), inspect.Hazards.Ref(act.hazard), act.fact))
	}
	draw := got[inspect.Draw](p.t)(DrawLookback(ctx, p.Book, p.NewID(),
		inspect.Draw{On: on, By: "王某", Period: inspect.YearOf(2021), Percent: 100, Seed: 3}))
	for i, n := range draw.Hazards[:2] {
		p.ok(LookBack(ctx, p.Book, p.NewID(), LookbackEntry{Hazard: n, Draw: draw.N,
			Looked: inspect.Looked{On: on.Add(4), Inspectors: officers[:1], Held: i == 0}}))
	}
	p.ok(CloseMonth(ctx, p.Book, p.NewID(), "2021-10-01", "王某"))
	p.strikes()
}

// strikes are of each kind of thing of which a fact can be struck; of reviews and
// draws, what began them.
func (p player) strikes() {
	on := inspect.Date("2021-12-21")
	p.ok(AddReview(ctx, p.Book, p.NewID(), inspect.ReviewEntry{Date: on, Inspectors: officers, NotFixed: []int64{10}}))
	p.ok(DrawLookback(ctx, p.Book, p.NewID(), inspect.Draw{On: on, By: "王某", Period: inspect.YearOf(2021), Percent: 10,
		Seed: 4}))
	p.ok(Happen(ctx, p.Book, p.NewID(), inspect.Hazards.Ref(10),
		&inspect.HazardReferred{Referral: inspect.Referral{On: on, Kind: "case", To: "执法大队"}}))
	p.ok(Happen(ctx, p.Book, p.NewID(), inspect.Notices.Ref(3),
		&inspect.NoticeServed{Service: inspect.Service{On: on, Receiver: "张某"}}))
	for _, ref := range []inspect.Ref{{Noun: inspect.Hazards, N: 10}, {Noun: inspect.Notices, N: 3},
		{Noun: inspect.Lookbacks, N: 2},
		{Noun: inspect.Reviews, N: 6}} {
		fact := got[inspect.Recalled](p.t)(p.Recall(ctx, inspect.FactRef{Ref: ref}))
		p.ok(Strike(ctx, p.Book, p.NewID(), fact.ID, "误记"))
	}
}
