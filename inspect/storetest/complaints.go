package storetest

import (
	"fmt"
	"strings"
	"testing"

	"rectify/inspect"
)

// complaints are of several kinds, channels and states; one names its reporter.
func (p player) complaints() {
	for k, in := range []inspect.ComplaintEntry{
		{Brought: inspect.Brought{Kind: inspect.KindComplaint, Channel: inspect.By12345, SourceNumber: "DH1", Received: "2021-11-01", TakenBy: "甲某", Text: "夜间异味 100%"}, Site: 1, Reporter: inspect.Reporter{Name: "王某", Phone: "139"}},
		{Brought: inspect.Brought{Kind: inspect.KindFault, Channel: inspect.ByHotline, Received: "2021-11-20", TakenBy: "乙某", Town: "石碁镇", Text: "路灯不亮", Anonymous: true}},
		{Brought: inspect.Brought{Kind: inspect.KindProblem, Channel: inspect.ByCalling, Received: "2021-12-02", TakenBy: "甲某", Text: "除尘改造无门路"}, Site: 2},
		{Brought: inspect.Brought{Kind: inspect.KindSuggestion, Channel: inspect.ByQR, SourceNumber: "DH1", Received: "2021-12-03", Text: "建议划线"}},
	} {
		c := got[inspect.Complaint](p.t)(AddComplaint(ctx, p.Book, p.NewID(), in))
		if k == 0 || k == 2 {
			p.ok(Happen(ctx, p.Book, p.NewID(), inspect.Complaints.Ref(c.N),
				&inspect.ComplaintAssigned{Assignment: inspect.Assignment{On: c.Received.Add(1), To: "丙某",
					Due: c.Received.Add(5)}}))
		}
		if k == 0 {
			p.ok(LinkComplaint(ctx, p.Book, p.NewID(), c.N, inspect.Ref{Noun: inspect.Hazards, N: 1}))
			p.ok(Happen(ctx, p.Book, p.NewID(), inspect.Complaints.Ref(c.N),
				&inspect.ComplaintAnswered{Response: inspect.Response{On: "2021-11-08", By: "丙某", Text: "已办"}}))
		}
	}
	p.ok(Happen(ctx, p.Book, p.NewID(), inspect.Complaints.Ref(4), &inspect.ComplaintWithdrawn{On: "2021-12-05",
		Reason: "误录"}))
}

// complaintsAreFound: each way of asking for complaints gives those it is to give.
func complaintsAreFound(t *testing.T, kind Kind) {
	p, _ := played(t, kind)
	none := ""
	read(t, p.store, func(r inspect.Reader) {
		for _, c := range []struct {
			what string
			f    inspect.ComplaintFilter
			want string
		}{
			{"all", inspect.ComplaintFilter{}, "1 2 3"},
			{"withdrawn too", inspect.ComplaintFilter{Filter: inspect.Filter{Withdrawn: true}}, "1 2 3 4"},
			{"of a state", inspect.ComplaintFilter{Filter: inspect.Filter{States: []inspect.State{inspect.Received, inspect.Withdrawn}}}, "2 4"},
			{"of a kind", inspect.ComplaintFilter{Kind: inspect.KindProblem}, "3"},
			{"of a channel", inspect.ComplaintFilter{Channel: inspect.ByHotline}, "2"},
			{"of a handler", inspect.ComplaintFilter{Handler: "丙某"}, "1 3"},
			{"taken by", inspect.ComplaintFilter{TakenBy: "甲某"}, "1 3"},
			{"of a site", inspect.ComplaintFilter{Filter: inspect.Filter{Site: 2}}, "3"},
			{"of days", inspect.ComplaintFilter{Filter: inspect.Filter{From: "2021-11-20", To: "2021-12-02"}}, "2"},
			{"without a town", inspect.ComplaintFilter{Filter: inspect.Filter{Town: &none}}, ""},
			{"overdue", inspect.ComplaintFilter{Filter: inspect.Filter{Overdue: "2021-12-08"}}, "3"},
			{"not overdue", inspect.ComplaintFilter{Filter: inspect.Filter{Overdue: "2021-12-07"}}, ""},
			{"with a text", inspect.ComplaintFilter{Filter: inspect.Filter{Text: "100%"}}, "1"},
			{"latest first", inspect.ComplaintFilter{Filter: inspect.Filter{Sort: "received", Descending: true, Limit: 2}}, "3 2"},
			{"by when they are due", inspect.ComplaintFilter{Filter: inspect.Filter{Sort: "due"}}, "1 3 2"},
		} {
			page := got[inspect.Page[inspect.ComplaintRow]](t)(r.Complaints(c.f))
			var is []string
			for _, row := range page.Rows {
				is = append(is, fmt.Sprint(row.N))
				equal(t, c.what, row.Complaint, there[inspect.Complaint](t)(r.Complaint(row.N)))
			}
			if want := c.want; strings.Join(is, " ") != want && !(c.what == "without a town" && page.Total == 0) {
				t.Errorf("%s are %v, not %s", c.what, is, want)
			}
		}
		if c := there[inspect.Complaint](t)(r.ComplaintFrom(inspect.By12345, "DH1")); c.N != 1 {
			t.Errorf("DH1 of 12345 is %d", c.N)
		}
		for _, never := range []string{"", "DH1"} { // none by no number; the other was withdrawn
			if c, ok, err := r.ComplaintFrom(inspect.ByQR, never); ok || err != nil {
				t.Errorf("%q is %d, %v", never, c.N, err)
			}
		}
		if n := len(got[[]inspect.Complaint](t)(r.ComplaintsIn(inspect.MonthOf("2021-12-01")))); n != 3 { // 2 is open, 3 and 4 are of the month
			t.Errorf("%d complaints count in December", n)
		}
	})
}
