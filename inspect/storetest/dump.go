package storetest

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"rectify/inspect"
)

// dims are the dimensions that tallies are kept by.
var dims = []inspect.Dim{inspect.All, inspect.ByLevel, inspect.ByCategory, inspect.BySector, inspect.ByTown,
	inspect.BySite, inspect.ByInspector, inspect.ByCampaign}

// always is a period with every day in it that the suite uses.
var always = inspect.Period{From: "2000-01-01", To: "2100-01-01"}

// dump is everything that a store says, a line for each thing, so that two
// stores, or one at two moments, can be compared as a whole.
func dump(t failer, r inspect.Reader) []string {
	t.Helper()
	var d dumper
	for _, e := range record(t, r) {
		d.line("event", eventText(e), d.gotIf(r.Head(e.Seq)))
	}
	d.line("agency", d.got(r.Agency()))
	for _, kind := range inspect.FormKinds() {
		d.line("form", d.got(r.Form(kind)))
	}
	d.things(r)
	d.tallies(r)
	if d.err != nil {
		t.Fatalf("%v", d.err)
	}
	return d.lines
}

type dumper struct {
	lines []string
	err   error
}

func (d *dumper) line(words ...any) { d.lines = append(d.lines, fmt.Sprintf("%+v", words)) }

func (d *dumper) got(v any, err error) any {
	if err != nil && d.err == nil {
		d.err = err
	}
	return v
}

func (d *dumper) gotIf(v any, ok bool, err error) any { return d.got([]any{v, ok}, err) }

// things are all that is in the lists, each as its row and by itself, with what is
// kept beside it.
func (d *dumper) things(r inspect.Reader) {
	for _, noun := range inspect.Nouns() {
		for _, f := range []inspect.Filter{{Withdrawn: true}, {Bare: true}} {
			d.got(r.List(noun, f, func(row any) error {
				d.line(noun, reflect.ValueOf(row).Elem())
				return nil
			}))
		}
	}
	for _, s := range d.got(r.Sites(inspect.Filter{Withdrawn: true})).(inspect.Page[inspect.SiteRow]).Rows {
		d.line(d.got(r.InspectionsOf(s.N, inspect.Period{})))
	}
	d.kept(r)
	for _, duty := range inspect.Duties {
		d.line(d.got(r.Waiting(duty, inspect.AgendaQuery{Day: "2021-12-20", Within: 40})),
			sorted(d.got(r.WaitingBy(duty, inspect.AgendaQuery{Day: "2021-12-20", Within: 40})).(map[string]int)))
	}
}

// kept are the bytes of photos and papers, and who brought complaints.
func (d *dumper) kept(r inspect.Reader) {
	all := inspect.Filter{Withdrawn: true}
	for _, h := range d.got(r.Hazards(all)).(inspect.Page[inspect.HazardRow]).Rows {
		for _, p := range h.Photos {
			d.line(d.got(r.Blob(p.SHA256)))
		}
	}
	for _, row := range d.got(r.Notices(all)).(inspect.Page[inspect.PaperRow]).Rows {
		d.line(d.got(r.Blob(row.SHA256)))
	}
	for _, row := range d.got(r.Papers(all)).(inspect.Page[inspect.PaperRow]).Rows {
		d.line(d.got(r.Blob(row.SHA256)))
	}
	for _, row := range d.got(r.Reviews(all)).(inspect.Page[inspect.ReviewRow]).Rows {
		if row.Scan != "" {
			d.line(d.got(r.Blob(row.Scan)))
		}
	}
	for _, row := range d.got(r.Complaints(inspect.ComplaintFilter{Filter: all})).(inspect.Page[inspect.ComplaintRow]).Rows {
		d.line(d.gotIf(r.Reporter(row.N)))
	}
}

func (d *dumper) tallies(r inspect.Reader) {
	for _, dim := range append(dims, inspect.ByMonth) {
		tallies := d.got(r.Tallied(dim, nil, always)).(map[string]inspect.Tally)
		lags := d.got(r.Lags(dim, nil, always)).(map[string]map[int]int)
		d.line(dim, sorted(tallied(tallies)), sorted(flatLags(lags)))
	}
}

// counted leaves out the keys under which nothing is counted: a store may keep them.
func counted[V comparable](m map[string]V) map[string]V {
	var zero V
	maps.DeleteFunc(m, func(_ string, v V) bool { return v == zero })
	return m
}

// tallied leaves out what is 0.
func tallied(m map[string]inspect.Tally) map[string]inspect.Tally {
	for key, t := range m {
		counted(t)
		if len(t) == 0 {
			delete(m, key)
		}
	}
	return m
}

// flatLags writes lags as one map, without zeros.
func flatLags(lags map[string]map[int]int) map[string]int {
	out := map[string]int{}
	for key, days := range lags {
		for d, n := range days {
			out[fmt.Sprintf("%s after %d", key, d)] = n
		}
	}
	return counted(out)
}

func sorted[V any](m map[string]V) []string {
	var out []string
	for _, k := range slices.Sorted(maps.Keys(m)) {
		out = append(out, fmt.Sprintf("%q: %+v", k, m[k]))
	}
	return out
}

// dumped is the dump of a store now.
func dumped(t failer, s inspect.Store) (lines []string) {
	t.Helper()
	read(t, s, func(r inspect.Reader) { lines = dump(t, r) })
	return lines
}

// same fails at the first line in which two dumps differ.
func same(t failer, what string, is, want []string) {
	t.Helper()
	for i := range max(len(is), len(want)) {
		a, b := strings.Join(is[min(i, len(is)):min(i+1, len(is))], ""),
			strings.Join(want[min(i, len(want)):min(i+1, len(want))], "")
		if a != b {
			t.Fatalf("%s: line %d of what the store says is\n%s\nand was to be\n%s", what, i, a, b)
		}
	}
}
