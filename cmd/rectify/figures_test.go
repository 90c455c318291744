package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"rectify/inspect"
	"rectify/inspect/sqlite"
	"rectify/inspect/storetest"
)

// Whatever happened in whatever order, every figure is what the facts come to:
// by month, campaign, town, sector, unit, person, level, category and odd days;
// the rows behind a figure are as many as it says and those that it means; the
// sentence, the month's report, the ledger and the official table agree.
func TestFiguresAreWhatTheFactsComeTo(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		store, err := sqlite.Create(t.Context(), filepath.Join(t.TempDir(), "book.db"))
		if err != nil {
			rt.Fatal(err)
		}
		defer store.Close()
		b := inspect.NewBook(store)
		b.Press = figuresPress
		b.Now = func() time.Time { return figuresDay.Time().Add(4 * time.Hour) }
		p := playing{rt: rt, b: b, ctx: t.Context()}
		p.begin()
		for range rapid.IntRange(10, 40).Draw(rt, "steps") {
			p.step()
		}
		p.compare()
	})
}

// figuresDay is in the midst of a month, so that one is running.
const figuresDay = inspect.Date("2021-12-20")

type playing struct {
	rt  *rapid.T
	b   *inspect.Book
	ctx context.Context
	n   int
}

func (p *playing) day() inspect.Date {
	return inspect.Date("2021-10-01").Add(rapid.IntRange(0, 80).Draw(p.rt, "day"))
}

func (p *playing) pick(what string, most int) int64 {
	return int64(rapid.IntRange(1, most).Draw(p.rt, what))
}

func (p *playing) yes(what string) bool { return rapid.Bool().Draw(p.rt, what) }

// ok lets a rule refuse; nothing else may fail.
func (p *playing) ok(_ any, err error) {
	for _, code := range []inspect.Code{inspect.CodeRefused, inspect.CodeNotFound, inspect.CodeInvalid} {
		if inspect.IsCode(err, code) {
			return
		}
	}
	if err != nil {
		p.rt.Fatalf("%+v", err)
	}
}

var (
	figuresOfficers = []inspect.Officer{{Name: "甲某", Cert: "A001"}, {Name: "乙某", Cert: "A002"}, {Name: "丙某"}}
	figuresPress    = func(no inspect.Paper, _ inspect.Blobs) ([]byte, error) { return []byte(no.Number), nil }
)

func (p *playing) begin() {
	_, err := storetest.Init(p.ctx, p.b, p.b.NewID(),
		inspect.Agency{Name: "示范部", Region: "示", Word: "责改", ReviewBody: "区政府", Court: "区法院"})
	if err != nil {
		p.rt.Fatal(err)
	}
	for i, town := range []string{"东街道", "西街道", ""} {
		p.ok(storetest.AddSite(p.ctx, p.b, p.b.NewID(), inspect.Site{Name: fmt.Sprint("单位", i), Town: town,
			Sector: []string{"clinic", "clinic", "fuel-station"}[i]}))
	}
	p.ok(storetest.AddCampaign(p.ctx, p.b, p.b.NewID(), inspect.Campaign{Name: "秋冬专项"}))
	for range 4 {
		p.visit()
	}
	for range 4 {
		p.find()
	}
}

func (p *playing) visit() {
	kind := rapid.SampledFrom([]inspect.InspectionKind{"", "", "", "", inspect.Visit}).Draw(p.rt, "kind")
	p.ok(storetest.AddInspection(p.ctx, p.b, p.b.NewID(), inspect.Inspection{Site: p.pick("site", 3),
		Campaign: p.pick("campaign", 2) % 2, Kind: kind, Date: p.day(), Inspectors: p.officers()}))
}

func (p *playing) officers() []inspect.Officer {
	return figuresOfficers[p.pick("from", 2)-1 : p.pick("to", 2)+1]
}

func (p *playing) find() {
	p.n++
	p.ok(storetest.AddHazard(p.ctx, p.b, p.b.NewID(), inspect.HazardEntry{Inspection: p.pick("inspection", 6),
		Finding: inspect.Finding{Text: fmt.Sprint("隐患", p.n), Level: p.level(),
			Category: p.word(), Due: p.due(), OnSpot: p.pick("spot", 5) == 1}}))
}

func (p *playing) level() inspect.Level {
	return rapid.SampledFrom([]inspect.Level{inspect.General, inspect.Major}).Draw(p.rt, "level")
}

func (p *playing) word() string {
	return rapid.SampledFrom([]string{"", "fire", "electrical"}).Draw(p.rt, "category")
}

// due is mostly near, so that much is late.
func (p *playing) due() inspect.Date {
	if p.pick("none", 5) == 1 {
		return ""
	}
	return p.day().Add(int(p.pick("days", 20)))
}

// account is a row of an imported ledger, some with a date rectified.
func (p *playing) account() {
	p.n++
	found := p.day()
	row := inspect.FindingRow{Line: 2, Site: fmt.Sprint("单位", p.pick("site", 3)-1), Date: string(found),
		Inspectors: "甲某:A001", Text: fmt.Sprint("导入", p.n), Level: string(p.level()),
		Due: string(found.Add(int(p.pick("days", 20))))}
	if p.yes("undated") && p.yes("indeed") {
		row.Due = ""
	}
	if p.pick("rectified", 3) == 1 {
		row.RectifiedOn = string(min(found.Add(int(p.pick("after", 25))), figuresDay))
	}
	read := false
	_, err := inspect.Import(p.ctx, p.b, func() (inspect.FindingRow, error) {
		if read {
			return row, io.EOF
		}
		read = true
		return row, nil
	}, inspect.ImportOptions{})
	p.ok(nil, err)
}

// step does one act, allowed or not.
func (p *playing) step() {
	b, ctx, h := p.b, p.ctx, p.pick("hazard", 9)
	happen := func(f inspect.Fact) { p.ok(storetest.Happen(ctx, b, b.NewID(), inspect.Hazards.Ref(h), f)) }
	switch rapid.IntRange(0, 32).Draw(p.rt, "act") {
	case 0:
		p.visit()
	case 1, 2:
		p.find()
	case 3, 4:
		p.account()
	case 5, 6, 7:
		_, _, err := storetest.IssueNotice(ctx, b, b.NewID(),
			inspect.PaperEntry{About: p.pick("inspection", 8), Due: p.day().Add(9), Date: p.day()})
		p.ok(nil, err)
	case 8:
		p.ok(storetest.Happen(ctx, b, b.NewID(), inspect.Notices.Ref(p.pick("notice", 4)),
			&inspect.NoticeVoided{Reason: "错"}))
	case 9:
		p.ok(storetest.Happen(ctx, b, b.NewID(), inspect.Notices.Ref(p.pick("notice", 4)),
			&inspect.NoticeServed{Service: inspect.Service{On: p.day(), Receiver: "张某"}}))
	case 10, 11, 12:
		p.ok(storetest.AddReview(ctx, b, b.NewID(),
			inspect.ReviewEntry{Date: p.day(), Inspectors: p.officers(), Fixed: []int64{h}}))
	case 13, 14:
		due := inspect.Date("")
		if p.yes("due") {
			due = p.day()
		}
		p.ok(storetest.Happen(ctx, b, b.NewID(), inspect.Hazards.Ref(h),
			&inspect.HazardReopened{On: p.day(), Reason: "复发", Due: due}))
	case 15:
		p.ok(storetest.Happen(ctx, b, b.NewID(), inspect.Hazards.Ref(h), &inspect.HazardWithdrawn{Reason: "误录"}))
	case 16, 17:
		on := p.day()
		happen(&inspect.ExtensionAsked{On: on, Until: on.Add(int(p.pick("until", 40))), Reason: "缺件", By: "张某"})
	case 18, 19:
		happen(&inspect.ExtensionGranted{On: p.day(), Approver: "王某"})
	case 20:
		happen(&inspect.ExtensionRefused{On: p.day(), Approver: "王某", Reason: "无"})
	case 21:
		p.ok(storetest.AmendHazard(ctx, b, b.NewID(), h, func(f *inspect.Finding) error {
			f.Category, f.Level, f.Due = p.word(), p.level(), p.due()
			f.OnSpot = f.OnSpot || p.pick("spot", 9) == 1
			return nil
		}, nil))
	case 22:
		p.amend()
	case 23:
		p.live(happen)
	case 24:
		p.month()
	case 25, 26, 27, 28, 29:
		p.strike()
	default:
		p.complain()
	}
}

func (p *playing) amend() {
	if p.yes("site") {
		p.ok(storetest.AmendSite(p.ctx, p.b, p.b.NewID(), p.pick("site", 3), func(s *inspect.Site) error {
			s.Town, s.Sector = []string{"东街道", "西街道"}[p.pick("town", 2)-1], "clinic"
			return nil
		}))
		return
	}
	if p.yes("site moved") {
		p.ok(storetest.MoveSite(p.ctx, p.b, p.b.NewID(), p.pick("site", 3), p.day(), func(s *inspect.Site) {
			s.Town = []string{"东街道", "西街道"}[p.pick("town", 2)-1]
		}))
		return
	}
	if p.yes("withdraw") {
		p.ok(storetest.Happen(p.ctx, p.b, p.b.NewID(), inspect.Inspections.Ref(p.pick("inspection", 6)),
			&inspect.InspectionWithdrawn{Reason: "误录"}))
		return
	}
	p.ok(storetest.AmendInspection(p.ctx, p.b, p.b.NewID(), p.pick("inspection", 6), func(i *inspect.Inspection) error {
		i.Campaign, i.Inspectors = p.pick("campaign", 2)%2, p.officers()
		if p.yes("moved") {
			i.Site, i.Date = p.pick("site", 3), p.day()
		}
		return nil
	}))
}

func (p *playing) live(happen func(inspect.Fact)) {
	on := p.day()
	happen(rapid.SampledFrom([]inspect.Fact{&inspect.FixClaimed{On: on, By: "张某"},
		&inspect.HazardReferred{Referral: inspect.Referral{On: on, Kind: "transfer", To: "市场监管局"}},
		&inspect.SupervisionBegun{Supervision: inspect.Supervision{On: on, Level: "county", By: "区安委会"}},
		&inspect.SupervisionEnded{On: on},
		&inspect.WorkStopped{Stop: inspect.Stop{On: on, Measure: "停止使用"}},
		&inspect.WorkResumed{On: on, By: "王某"}}).Draw(p.rt, "life"))
	if p.yes("look back") {
		p.ok(storetest.LookBack(p.ctx, p.b, p.b.NewID(), storetest.LookbackEntry{Hazard: p.pick("hazard", 9),
			Looked: inspect.Looked{On: p.day(), Inspectors: figuresOfficers[:1], Held: p.yes("held")}}))
	}
}

// strike strikes something that was recorded, a strike too.
func (p *playing) strike() {
	var facts []inspect.ID
	p.ok(nil, p.b.Read(p.ctx, func(r inspect.Reader) error {
		return r.EachThing(func(_ inspect.Ref, events []inspect.Event) error {
			for _, e := range events {
				if slices.Contains(inspect.Strikable(), inspect.KindOf(e.Fact)) {
					facts = append(facts, e.ID)
				}
			}
			return nil
		})
	}))
	if len(facts) > 0 {
		p.ok(storetest.Strike(p.ctx, p.b, p.b.NewID(), facts[p.pick("fact", len(facts))-1], "误记"))
	}
}

func (p *playing) month() {
	if p.yes("reopen") {
		p.ok(storetest.ReopenMonth(p.ctx, p.b, p.b.NewID(), p.day(), "更正"))
		return
	}
	p.ok(storetest.CloseMonth(p.ctx, p.b, p.b.NewID(), p.day(), "王某"))
}

func (p *playing) complain() {
	q, on := p.pick("complaint", 3), p.day()
	p.ok(storetest.Happen(p.ctx, p.b, p.b.NewID(), inspect.Complaints.Ref(q), rapid.SampledFrom([]inspect.Fact{
		&inspect.ComplaintAssigned{Assignment: inspect.Assignment{On: on, To: []string{"丙某", "丁某"}[p.pick("to", 2)-1],
			Due: on.Add(int(p.pick("days", 9)))}},
		&inspect.ComplaintAssigned{Assignment: inspect.Assignment{On: on, To: "丙某", Due: on.Add(3)}},
		&inspect.ComplaintUrged{Urging: inspect.Urging{On: on, By: "王某"}},
		&inspect.ComplaintAnswered{Response: inspect.Response{On: on, By: "丙某", Text: "已办"}},
		&inspect.ComplaintReopened{On: on, Reason: "反复"},
		&inspect.ComplaintWithdrawn{On: on, Reason: "误录"}}).Draw(p.rt, "complaint")))
	if p.yes("another") {
		p.ok(storetest.AddComplaint(p.ctx, p.b, p.b.NewID(),
			inspect.ComplaintEntry{Brought: inspect.Brought{Kind: inspect.KindFault, Channel: inspect.ByQR,
				Received: p.day(), Text: "路灯不亮"}}))
	}
}

var sentenceNumbers = regexp.MustCompile(`排查安全隐患(\d+)项.*?所查隐患已整改(\d+)项，未整改(\d+)项，整改率[\d.]+%（(\d+)/(\d+)）`)

// saidNumbers are found, accepted, open, and the rate's two, as a sentence has them.
func saidNumbers(t failing, sentence string) (out []int) {
	m := sentenceNumbers.FindStringSubmatch(sentence)
	if m == nil {
		t.Fatalf("no figures in %s", sentence)
	}
	for _, s := range m[1:] {
		n, _ := strconv.Atoi(s)
		out = append(out, n)
	}
	return out
}

type failing interface{ Fatalf(string, ...any) }

// fives are the same five of a count.
func fives(found, accepted int) []int {
	return []int{found, accepted, found - accepted, accepted, found}
}

// compare asks for every figure in every way.
func (p *playing) compare() {
	var k *record
	if err := p.b.Read(p.ctx, func(r inspect.Reader) (err error) {
		k, err = recordOf(r, figuresDay)
		return err
	}); err != nil {
		p.rt.Fatal(err)
	}
	for n, h := range k.hazards { // which rapid prints of the one that fails
		for _, fact := range h.facts {
			body, _ := inspect.EncodeFact(fact)
			p.rt.Logf("H%d %s %.300s", n, inspect.KindOf(fact), body)
		}
	}
	rep, err := p.b.Check(p.ctx, nil)
	if err != nil || len(rep.Faults) > 0 {
		p.rt.Fatalf("check: %v %v", rep.Faults, err)
	}
	odd := inspect.Period{From: p.day()}
	odd.To = odd.From.Add(int(p.pick("length", 70)))
	behind := int(p.pick("rows of", 7)) - 1
	for i, period := range []inspect.Period{inspect.MonthOf("2021-10-01"), inspect.MonthOf("2021-11-01"),
		inspect.MonthOf("2021-12-01"), inspect.YearOf(2021), odd,
		{From: odd.From, To: odd.From.Add(1)}, {From: "2021-01-01", To: figuresDay.Add(1)}} {
		p.whole(k, period, i == behind)
		for _, by := range []inspect.Dim{inspect.ByLevel, inspect.ByCategory, inspect.BySector, inspect.ByTown,
			inspect.BySite, inspect.ByInspector, inspect.ByCampaign} {
			p.parted(k, period, by)
		}
		p.complaints(k, period)
	}
	p.fourPapers(inspect.Period{From: "2021-01-01", To: p.day().Add(1)})
}

// whole compares all figures, and the rows behind each.
func (p *playing) whole(k *record, period inspect.Period, rows bool) {
	q := inspect.TotalsQuery{Period: period}
	t, err := p.b.Totals(p.ctx, q)
	if err != nil {
		p.rt.Fatal(err)
	}
	want := k.under(period, inspect.All, "")
	now := t.Figures
	if t.Closed != nil && t.Closed.Recount != nil {
		now = *t.Closed.Recount
	}
	if t.AsOf != min(period.To.Add(-1), figuresDay) {
		p.rt.Fatalf("%v is as of %s", period, t.AsOf)
	}
	p.same(fmt.Sprint(period), now, want, t.Closed == nil)
	if !rows {
		return
	}
	for _, name := range inspect.TotalsTable.Counted().Keys() {
		p.rows(k, q, name, want)
	}
}

// same compares figures; the rates of a month that was closed are of that day.
func (p *playing) same(what string, f inspect.Figures, want ownCount, rates bool) {
	is := map[string]int{}
	flatFigures(f, is)
	for _, name := range inspect.TotalsTable.Counted().Keys() {
		if is[name] != want.is[name] {
			p.rt.Fatalf("%s: %s is %d, and the facts come to %d", what, name, is[name], want.is[name])
		}
	}
	if f.Overdue > f.Closing || f.Opening+f.HazardsFound+f.Reopened-f.Rectified != f.Closing {
		p.rt.Fatalf("%s does not balance: %+v", what, f)
	}
	if !rates {
		return
	}
	median := -1.0
	if f.MedianDays != nil {
		median = *f.MedianDays
	}
	found := want.is["hazards_found"]
	due := want.is["hazards_due"]
	if f.OnTimeRate != (inspect.Rate{Numerator: want.is["hazards_on_time"], Denominator: due}) ||
		f.FirstRate != (inspect.Rate{Numerator: want.is["hazards_by_first_date"], Denominator: due}) {
		p.rt.Fatalf("%s: on time are %v and %v, the facts come to %v", what, f.OnTimeRate, f.FirstRate, want.is)
	}
	if f.CohortRate != (inspect.Rate{Numerator: want.is["accepted"], Denominator: found}) ||
		f.CohortRateNow != (inspect.Rate{Numerator: want.is["accepted_now"], Denominator: found}) ||
		f.FlowRate != (inspect.Rate{Numerator: want.is["hazards_rectified"], Denominator: found}) ||
		median != want.median() {
		p.rt.Fatalf("%s: the rates %+v, the facts come to %+v", what, f, want)
	}
}

func (p *playing) rows(k *record, q inspect.TotalsQuery, name string, want ownCount) {
	var refs []string
	day := min(q.Period.To.Add(-1), figuresDay)
	err := p.b.Rows(p.ctx, name, q, func(rows inspect.Each[inspect.FigureRow]) error {
		return rows(func(r inspect.FigureRow) error {
			refs = append(refs, r.Ref)
			n, _ := strconv.ParseInt(r.Ref[1:], 10, 64)
			if name == "overdue" && (r.Due != k.hazards[n].dueOn(day) || r.Due >= day) {
				p.rt.Fatalf("%v: %s is overdue with the date %s, and on %s %s stood", q.Period, r.Ref, r.Due, day,
					k.hazards[n].dueOn(day))
			}
			return nil
		})
	})
	if err != nil || len(refs) != want.is[name] {
		p.rt.Fatalf("%v: %s is %d with %d rows (%v)", q.Period, name, want.is[name], len(refs), err)
	}
	if stood, ok := want.refs[name]; ok {
		slices.Sort(refs)
		slices.Sort(stood)
		if !slices.Equal(refs, stood) {
			p.rt.Fatalf("%v: %s are %v, and not %v", q.Period, name, refs, stood)
		}
	}
}

// parted compares each group, and what the facts have beside them.
func (p *playing) parted(k *record, period inspect.Period, by inspect.Dim) {
	t, err := p.b.Totals(p.ctx, inspect.TotalsQuery{Period: period, By: by})
	if err != nil {
		p.rt.Fatal(err)
	}
	if t.Closed != nil {
		return // its groups are frozen
	}
	keys := map[string]bool{}
	for _, g := range t.Groups {
		keys[g.Key] = true
		p.same(fmt.Sprint(period, " by ", by, " ", g.Key), g.Figures, k.under(period, by, g.Key), true)
	}
	for _, h := range k.hazards {
		for _, key := range k.keysOf(h.visit, by) {
			want := k.under(period, by, key).is
			delete(want, "hazards_withdrawn") // with nothing but which no group is there
			delete(want, "notices_voided")
			if by != inspect.ByLevel && by != inspect.ByCategory && !keys[key] && len(want) > 0 {
				p.rt.Fatalf("%v by %s: %q is not there, and has %v", period, by, key, want)
			}
		}
	}
}

func (p *playing) complaints(k *record, period inspect.Period) {
	t, err := p.b.ComplaintTotals(p.ctx, period, inspect.ByHandler)
	if err != nil {
		p.rt.Fatal(err)
	}
	if t.Closed != nil {
		return
	}
	want := k.handled(period)
	for _, g := range append(t.Groups, inspect.ComplaintGroup{Key: "*", ComplaintFigures: t.ComplaintFigures}) {
		for name, n := range storetest.Counts(inspect.ComplaintTable(), &g.ComplaintFigures) {
			if strings.HasPrefix(name, "satisfaction") {
				continue
			}
			if n != want[g.Key][name] {
				p.rt.Fatalf("complaints in %v of %q: %s is %d, and the facts come to %d", period, g.Key, name, n,
					want[g.Key][name])
			}
		}
	}
}

// fourPapers compares what the sentence, the official table and the ledger say
// of the year up to a day; the month's report begins with the same sentence.
func (p *playing) fourPapers(period inspect.Period) {
	t, err := p.b.Totals(p.ctx, inspect.TotalsQuery{Period: period})
	if err != nil {
		p.rt.Fatal(err)
	}
	s, closed, err := p.b.Statistics(p.ctx, period.To.Add(-1))
	if err != nil {
		p.rt.Fatal(err)
	}
	want := fives(t.HazardsFound, t.CohortRate.Numerator)
	if t.HazardsFound > 0 && !slices.Equal(saidNumbers(p.rt, totalsSentence(t)), want) {
		p.rt.Fatalf("%v: %v and %s", period, want, totalsSentence(t))
	}
	later := map[string]int{}
	if closed != nil {
		later = closed.Later
	}
	found, fixed := s.Total.Found()+later["general"]+later["major"], s.Total.Fixed()+later["general_fixed"]+later["major_fixed"]
	if got := fives(found, fixed); !slices.Equal(got, want) {
		p.rt.Fatalf("%v: %v, and the table has %v", period, want, got)
	}
	accepted, overdue := 0, 0
	err = p.b.Ledger(p.ctx, inspect.Filter{From: period.From, To: period.To}, func(l inspect.Ledger) error {
		found = l.Listed
		return l.Rows(func(r inspect.LedgerRow) error {
			if r.State == inspect.Accepted {
				accepted++
			}
			if r.OverdueAt(l.Day) {
				overdue++
			}
			return nil
		})
	})
	if got := fives(found, accepted); err != nil || !slices.Equal(got, want) || overdue != t.Overdue {
		p.rt.Fatalf("%v: %v and %d overdue, and the ledger has %v and %d (%v)", period, want, t.Overdue, got, overdue,
			err)
	}
}

// flatFigures puts figures under the names that programs know them by.
func flatFigures(f inspect.Figures, into map[string]int) {
	all := map[string]any{}
	body, _ := json.Marshal(f)
	json.Unmarshal(body, &all)
	for name, v := range all {
		if n, ok := v.(float64); ok {
			into[name] = int(n)
		}
	}
}
