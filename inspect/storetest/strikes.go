package storetest

import (
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"rectify/inspect"
)

// strikesComeBack: whatever is struck of a book in which everything happened, the
// book agrees with itself, and once the strike is struck it is what it was. What
// is not struck says what to do instead, and changes nothing.
func strikesComeBack(t *testing.T, kind Kind) {
	p, b := played(t, kind)
	player{t, b}.further()
	var facts []inspect.Event
	read(t, p.store, func(r inspect.Reader) { facts = record(t, r) })
	before := standingThings(t, p)
	for at, e := range slices.Backward(facts) {
		if kind.some() && at%4 != 0 {
			continue
		}
		_, err := Strike(ctx, b, b.NewID(), e.ID, "误记")
		if err != nil {
			refusedWithAdvice(t, e, err)
			same(t, "after a refusal", standingThings(t, p), before)
			continue
		}
		clean(t, b)
		strike := strikeOf(t, p, e)
		if _, err := Strike(ctx, b, b.NewID(), strike, "没有误记"); err != nil {
			t.Errorf("the strike of %s %s cannot be struck: %v", e.Ref, inspect.KindOf(e.Fact), err)
			before = standingThings(t, p)
			continue
		}
		same(t, "after "+inspect.KindOf(e.Fact)+" came back", standingThings(t, p), before)
	}
	clean(t, b)
}

// everythingCanBeStruck: from the last fact back, with the papers void, each kind
// that can be struck is, and the book agrees with itself all the way.
func everythingCanBeStruck(t *testing.T, kind Kind) {
	p, b := played(t, kind)
	player{t, b}.further()
	var facts []inspect.Event
	read(t, p.store, func(r inspect.Reader) { facts = record(t, r) })
	for n := range int64(7) {
		Happen(ctx, b, b.NewID(), inspect.Papers.Ref(n+1),
			&inspect.PaperVoided{Reason: "让路"}) // those that are void already are refused
	}
	left := map[string]bool{}
	for _, k := range inspect.Strikable() {
		left[k] = true
	}
	for at, e := range slices.Backward(facts) {
		if _, err := Strike(ctx, b, b.NewID(), e.ID, "误记"); err == nil {
			delete(left, inspect.KindOf(e.Fact))
			if !kind.some() || at%8 == 0 {
				clean(t, b)
			}
		}
	}
	clean(t, b)
	before := dumped(t, p.store)
	if err := b.Rebuild(ctx); err != nil {
		t.Fatal(err)
	}
	same(t, "after a rebuild", dumped(t, p.store), before)
	for k := range left {
		t.Errorf("no %s could be struck", k)
	}
}

// further is what else can be struck and is not played for the lists.
func (p player) further() {
	p.joined()
	p.signed()
	s := got[inspect.Site](p.t)(AddSite(ctx, p.Book, p.NewID(), inspect.Site{Name: "误撤单位"}))
	p.ok(Happen(ctx, p.Book, p.NewID(), inspect.Sites.Ref(s.N), &inspect.SiteWithdrawn{Reason: "误录"}))
	p.ok(MoveSite(ctx, p.Book, p.NewID(), 1, "2021-11-10", func(s *inspect.Site) { s.Town = "迁入镇" }))
	p.ok(Happen(ctx, p.Book, p.NewID(), inspect.Complaints.Ref(3),
		&inspect.ComplaintUrged{Urging: inspect.Urging{On: "2021-12-10", By: "丁某"}}))
	p.ok(Happen(ctx, p.Book, p.NewID(), inspect.Complaints.Ref(3),
		&inspect.ComplaintAnswered{Response: inspect.Response{On: "2021-12-11", By: "丙某", Text: "已办"}}))
	p.ok(Happen(ctx, p.Book, p.NewID(), inspect.Complaints.Ref(3), &inspect.SatisfactionAsked{On: "2021-12-12"}))
	p.ok(Happen(ctx, p.Book, p.NewID(), inspect.Complaints.Ref(3),
		&inspect.ComplaintRated{Rating: inspect.Rating{On: "2021-12-12", Score: 2}}))
	p.ok(Happen(ctx, p.Book, p.NewID(), inspect.Complaints.Ref(3),
		&inspect.ComplaintReopened{On: "2021-12-13", Reason: "反复"}))
	p.ok(AnswerList(ctx, p.Book, p.NewID(), 5, inspect.Answered{List: "general", Name: "通用", Version: "1"},
		[]inspect.AnswerEntry{{Answer: inspect.Answer{Item: "GE01", Says: inspect.SaysYes}}}))
	rows := []inspect.FindingRow{{Line: 2, Site: "示范诊所", Date: "2021-12-01", Inspectors: "甲某:A001", Text: "通道堵塞",
		RectifiedOn: "2021-12-03"}}
	p.ok(inspect.Import(ctx, p.Book, func() (row inspect.FindingRow, err error) {
		if len(rows) == 0 {
			return row, io.EOF
		}
		row, rows = rows[0], rows[1:]
		return row, nil
	}, inspect.ImportOptions{}))
}

// signed keeps the signed copies of a notice, a paper and a review later.
func (p player) signed() {
	about := map[string]inspect.Ref{}
	err := p.Read(ctx, func(r inspect.Reader) error {
		for _, n := range got[inspect.Page[inspect.PaperRow]](p.t)(r.Notices(inspect.Filter{})).Rows {
			if n.Served != "" {
				about["notice.signed"] = inspect.Notices.Ref(n.N)
			}
		}
		for _, n := range got[inspect.Page[inspect.PaperRow]](p.t)(r.Papers(inspect.Filter{})).Rows {
			about["paper.signed"] = inspect.Papers.Ref(n.N)
		}
		for _, n := range got[inspect.Page[inspect.ReviewRow]](p.t)(r.Reviews(inspect.Filter{})).Rows {
			about["review.signed"] = inspect.Reviews.Ref(n.N)
		}
		return nil
	})
	if err != nil || len(about) != 3 {
		p.t.Fatalf("%v: %v", about, err)
	}
	for do, of := range about {
		body, _ := json.Marshal(map[string]any{"on": "2021-12-30", "scan": []byte("%PDF-1.4 " + do)})
		receipts, err := p.Record(ctx, inspect.Entry{ID: p.NewID(), Do: do, About: of.String(), Body: body})
		if err != nil || receipts[0].Fate != inspect.Done {
			p.t.Fatalf("%s of %s: %v, %+v", do, of, err, receipts)
		}
	}
}

func refusedWithAdvice(t *testing.T, e inspect.Event, err error) {
	t.Helper()
	var said *inspect.Error
	if !inspect.IsCode(err, inspect.CodeRefused) && !inspect.IsCode(err, inspect.CodeInvalid) ||
		!errors.As(err, &said) || said.HintEN == "" {
		t.Errorf("%s of %s: %v, and no advice", inspect.KindOf(e.Fact), e.Ref, err)
	}
}

// strikeOf is the strike that stands of a fact.
func strikeOf(t *testing.T, p *place, e inspect.Event) (id inspect.ID) {
	t.Helper()
	read(t, p.store, func(r inspect.Reader) {
		id = inspect.Struck(got[[]inspect.Event](t)(r.History(e.Ref)))[e.ID].ID
	})
	return id
}

// standingThings is the dump of a store without its record.
func standingThings(t *testing.T, p *place) []string {
	t.Helper()
	return slices.DeleteFunc(dumped(t, p.store), func(line string) bool { return strings.HasPrefix(line, "[event ") })
}
