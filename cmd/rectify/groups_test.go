package main

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
)

// namesakes is a book in which two certificates bear a name, which stands alone
// on an earlier inspection and where an import could not tell whose it is.
func namesakes(t *testing.T) office {
	o := newOffice(t)
	o.write("later.csv", "site,date,inspectors,text\n示范木业,2021-11-20,甲某、乙某,通道堵塞\n示范冷链,2021-11-21,丙某,无证上岗\n")
	for _, line := range []string{"site add 示范木业 --sector dust-explosion --town 石碁镇", "site add 示范冷链",
		"campaign add 秋冬专项",
		"inspection add --site S1 --campaign C1 --date 2021-11-08 --inspector 甲某",
		"hazard add --inspection I1 未设置泄爆装置 --level major --category dust",
		"inspection add --site S2 --date 2021-11-09 --inspector 甲某:A001",
		"hazard add --inspection I2 灭火器失压 --due 2021-11-25",
		"inspection add --site S2 --date 2021-11-10 --inspector 甲某:B001 --inspector 乙某:A002",
		"hazard add --inspection I3 配电室堆物 --fixed",
		"hazard import later.csv"} {
		o.must(strings.Fields(line)...)
	}
	return o
}

// Every group that totals print is reached by the filter of its kind, under its
// key and as the tables call it, and comes to the same there.
func TestEveryGroupIsReachedByItsFilter(t *testing.T) {
	o := namesakes(t)
	for _, by := range strings.Fields("level category sector town site inspector campaign") {
		groups := o.data("totals --month 2021-11 --by " + by)["groups"].([]any)
		for _, g := range groups {
			o.sameAs(g.(map[string]any), by, g.(map[string]any)["key"].(string))
		}
	}
	for lang, said := range map[string]string{"en": "甲某:(none)", "zh": "甲某:（未填）"} {
		if table := o.must("totals", "--month", "2021-11", "--by", "inspector", "--lang",
			lang); !strings.Contains(table, said) {
			t.Errorf("the table does not print %s: %s", said, table)
		}
		for _, line := range []string{"totals --month 2021-11 --inspector " + said, "agenda --inspector " + said,
			"report ledger -o - --format csv --inspector " + said} {
			if plain := strings.Replace(line, said, "甲某:",
				1); o.must(strings.Fields(line)...) != o.must(strings.Fields(plain)...) {
				t.Errorf("%s and %s differ", line, plain)
			}
		}
	}
	if got := o.data("hazard list --inspector 甲某:"); got["total"] != 2.0 {
		t.Errorf("甲某: found %v", got)
	}
	for _, g := range o.data("agenda --by-inspector --date 2021-12-01")["by_inspector"].([]any) {
		who, n := g.(map[string]any)["inspector"].(string), 0
		for _, d := range o.data("agenda --date 2021-12-01 --inspector " + who)["duties"].([]any) {
			n += int(d.(map[string]any)["total"].(float64))
		}
		for _, of := range g.(map[string]any)["counts"].(map[string]any) {
			n -= int(of.(float64))
		}
		if n != 0 {
			t.Errorf("the agenda of %s has %+d more than its group", who, n)
		}
	}
	if _, said, code := o.run("totals", "--month", "2021-11", "--inspector", "甲某"); code != 5 ||
		!strings.Contains(said, "甲某: is what was recorded without") {
		t.Errorf("甲某 is exit %d: %s", code, said)
	}
}

func (o office) sameAs(group map[string]any, by, said string) {
	o.t.Helper()
	if said == "" {
		said = "（未填）"
	}
	got := o.data("totals --month 2021-11 --" + by + " " + said)
	for name, want := range group {
		if name != "key" && name != "label" && !reflect.DeepEqual(got[name], want) {
			o.t.Errorf("--%s %s: %s is %v, and %v in the group", by, said, name, fmt.Sprint(got[name]), want)
		}
	}
}
