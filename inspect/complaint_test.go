package inspect_test

import (
	"context"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"rectify/inspect"
	"rectify/inspect/storetest"
)

// complaintLife are facts of a complaint as they are told, in any order.
func complaintLife() map[string]inspect.Fact {
	return map[string]inspect.Fact{
		"assigned":  &inspect.ComplaintAssigned{Assignment: inspect.Assignment{On: "2021-12-01", To: "丙某", Due: "2021-12-10"}},
		"urged":     &inspect.ComplaintUrged{Urging: inspect.Urging{On: "2021-12-01", By: "丁某"}},
		"answered":  &inspect.ComplaintAnswered{Response: inspect.Response{On: "2021-12-01", By: "丙某", Text: "已办"}},
		"asked":     &inspect.SatisfactionAsked{On: "2021-12-01"},
		"rated":     &inspect.ComplaintRated{Rating: inspect.Rating{On: "2021-12-01", Score: 4}},
		"reopened":  &inspect.ComplaintReopened{On: "2021-12-01", Reason: "反复"},
		"withdrawn": &inspect.ComplaintWithdrawn{On: "2021-12-01", Reason: "误录"},
	}
}

func complaintIn(t testing.TB, b *inspect.Book, path ...string) inspect.Complaint {
	t.Helper()
	ctx := context.Background()
	c := must[inspect.Complaint](t)(storetest.AddComplaint(ctx, b, b.NewID(),
		inspect.ComplaintEntry{Brought: inspect.Brought{Kind: inspect.KindFault, Channel: inspect.ByQR,
			Received: "2021-12-01", Text: "路灯不亮"}}))
	for _, step := range path {
		c = must[inspect.Complaint](t)(storetest.As[inspect.Complaint](storetest.Happen(ctx, b, b.NewID(),
			inspect.Complaints.Ref(c.N), complaintLife()[step])))
	}
	return c
}

// Every state and every fact: what may be, and otherwise what may be done instead.
func TestComplaintRules(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	for _, state := range []struct {
		path []string
		may  []string
	}{
		{nil, []string{"assigned", "answered", "withdrawn"}},
		{[]string{"assigned"}, []string{"assigned", "urged", "answered", "withdrawn"}},
		{[]string{"assigned", "urged"}, []string{"assigned", "urged", "answered", "withdrawn"}},
		{[]string{"answered"}, []string{"asked", "rated", "reopened"}},
		{[]string{"answered", "asked"}, []string{"rated", "reopened"}},
		{[]string{"answered", "rated"}, []string{"reopened"}},
		{[]string{"answered", "rated", "reopened"}, []string{"assigned", "answered", "withdrawn"}},
		{[]string{"answered", "rated", "reopened", "assigned", "answered"}, []string{"asked", "rated", "reopened"}},
		{[]string{"withdrawn"}, nil},
	} {
		for name, fact := range complaintLife() {
			c := complaintIn(t, b, state.path...)
			_, err := storetest.Happen(ctx, b, b.NewID(), inspect.Complaints.Ref(c.N), fact)
			if may := slices.Contains(state.may, name); may != (err == nil) {
				t.Errorf("%v, %s: %v", state.path, name, err)
			}
			if err == nil {
				continue
			}
			e, ok := err.(*inspect.Error)
			if !ok || e.Code != inspect.CodeRefused || e.HintEN == "" || e.HintZH == "" {
				t.Errorf("%v, %s: %v says not what may be done instead", state.path, name, err)
			}
		}
	}
	clean(t, b)
}

// Any order of facts that the rules admit leaves the book clean and its
// figures in balance: received and reopened, less answered, is open.
func TestComplaintsBalance(t *testing.T) {
	ctx := context.Background()
	rapid.Check(t, func(rt *rapid.T) {
		b := newBook(t)
		life := complaintLife()
		names := []string{"new", "assigned", "urged", "answered", "asked", "rated", "reopened", "withdrawn"}
		n := int64(0)
		for range rapid.IntRange(1, 30).Draw(rt, "steps") {
			step := rapid.SampledFrom(names).Draw(rt, "step")
			if step == "new" || n == 0 {
				n = complaintIn(t, b).N
				continue
			}
			storetest.Happen(ctx, b, b.NewID(), inspect.Complaints.Ref(rapid.Int64Range(1, n).Draw(rt, "which")),
				life[step])
		}
		f := must[inspect.ComplaintTotals](t)(b.ComplaintTotals(ctx, inspect.YearOf(2021), inspect.ByKind))
		if f.Received+f.Reopened-f.Answered != f.Open {
			rt.Fatalf("%+v does not balance", f.ComplaintFigures)
		}
		if f.Received > 0 && f.Groups[0].ComplaintFigures.Received != f.Received {
			rt.Fatalf("the groups are not the whole: %+v", f.Groups)
		}
		clean(t, b)
	})
}

// Who brought it is nowhere on the record, and gone once forgotten.
func TestReporterIsForgotten(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	c := must[inspect.Complaint](t)(storetest.AddComplaint(ctx, b, b.NewID(),
		inspect.ComplaintEntry{Brought: inspect.Brought{Kind: inspect.KindProblem, Channel: inspect.ByHotline,
			Received: "2021-12-01", Text: "困难"},
			Reporter: inspect.Reporter{Name: "王某某", Phone: "13900000000"}}))
	b.Read(ctx, func(r inspect.Reader) error {
		if who, ok, err := r.Reporter(c.N); !ok || who.Name != "王某某" || err != nil {
			t.Errorf("%+v %v %v", who, ok, err)
		}
		return nil
	})
	must[inspect.Complaint](t)(storetest.ForgetReporter(ctx, b, b.NewID(), c.N, "本人要求"))
	b.Read(ctx, func(r inspect.Reader) error {
		if _, ok, err := r.Reporter(c.N); ok || err != nil {
			t.Errorf("still there: %v", err)
		}
		return nil
	})
	clean(t, b)
	if err := b.Rebuild(ctx); err != nil {
		t.Fatal(err)
	}
	clean(t, b)
}
