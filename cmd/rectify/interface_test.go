package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/uuid"
)

// data runs a command with --json and gives what stands under "data".
func (o office) data(line string) (out map[string]any) {
	o.t.Helper()
	var got struct{ Data map[string]any }
	if err := json.Unmarshal([]byte(o.must(append(strings.Fields(line), "--json")...)), &got); err != nil ||
		got.Data == nil {
		o.t.Fatalf("%s: %v, data %v", line, err, got.Data)
	}
	return got.Data
}

// Every add says what it made, by reference and by name of its own.
func TestAddsSayWhatTheyMade(t *testing.T) {
	o := newOffice(t)
	for _, c := range [][2]string{{"S1", "site add 甲站"}, {"C1", "campaign add 专项"},
		{"I1", "inspection add --site S1 --date 2021-11-23 --inspector 甲某:A001 --inspector 乙某:A002"},
		{"H1", "hazard add --inspection I1 灭火器失压 --due 15"}} {
		got := o.data(c[1])
		if id, err := uuid.Parse(fmt.Sprint(got["id"])); got["ref"] != c[0] || err != nil || id == uuid.Nil {
			t.Errorf("%s: ref %v, id %v", c[1], got["ref"], got["id"])
		}
	}
	issued := o.data("notice issue --inspection I1 -o out/")
	paper, err := os.ReadFile(o.path(fmt.Sprint(issued["file"])))
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(paper)
	if issued["ref"] != "N1" || issued["number"] != "（示）安责改〔2021〕1号" ||
		issued["sha256"] != hex.EncodeToString(sum[:]) || fmt.Sprint(issued["hazards"]) != "[H1]" {
		t.Errorf("notice issue: %v", issued)
	}
	if got := o.data("review add --notice N1 --date 2021-12-01 --inspector 甲某 --fixed H1"); got["ref"] != "R1" ||
		got["id"] == nil {
		t.Errorf("review add: %v", got)
	}
}

// Whatever recorded something about a thing gives the thing's own name beside its reference.
func TestRecordedHasItsID(t *testing.T) {
	o := office{t, t.TempDir()}
	o.recordings(func(a asking) {
		var got struct{ Data map[string]any }
		if err := json.Unmarshal([]byte(o.must(append(a.args, "--json")...)), &got); err != nil {
			t.Fatal(err)
		}
		if _, err := uuid.Parse(fmt.Sprint(got.Data["id"])); got.Data["ref"] != nil && err != nil {
			t.Errorf("%s: ref %v, id %v", a.name, got.Data["ref"], got.Data["id"])
		}
	})
}

var (
	integers = strings.Fields(`sites_inspected inspections notices_issued notices_voided hazards_found hazards_general hazards_major hazards_ordered
		hazards_fixed_on_spot hazards_rectified hazards_reopened hazards_withdrawn opening closing overdue`)
	rates = []string{"cohort_rate", "flow_rate"}
)

// figures wants every key that programs read of totals or a group of them.
func figures(t *testing.T, of string, got map[string]any) {
	t.Helper()
	for _, k := range integers {
		if n, ok := got[k].(float64); !ok || n != float64(int(n)) {
			t.Errorf("%s: %s is %v", of, k, got[k])
		}
	}
	for _, k := range rates {
		rate, _ := got[k].(map[string]any)
		for _, part := range []string{"numerator", "denominator"} {
			if _, ok := rate[part].(float64); !ok {
				t.Errorf("%s: %s.%s is %v", of, k, part, rate[part])
			}
		}
	}
}

// Totals hold what programs read, with and without rows, and hazards that
// count in one group count in no other.
func TestTotalsHoldWhatProgramsRead(t *testing.T) {
	o := newOffice(t)
	for _, line := range []string{"--month 2021-11", "--year 2021", "--from 2021-11-01 --to 2021-11-30"} {
		figures(t, "an empty book, "+line, o.data("totals "+line))
	}
	o.data("demo d")
	o.dir = o.path("d")
	if err := os.Rename(o.path("rectify.db"), o.path("book.db")); err != nil {
		t.Fatal(err)
	}
	for _, by := range strings.Fields("month level category sector town site inspector campaign") {
		got := o.data("totals --from 2021-10-01 --to 2021-11-30 --by " + by)
		figures(t, "by "+by, got)
		if period := fmt.Sprint(got["period"]); period != "map[from:2021-10-01 to:2021-12-01]" {
			t.Errorf("period %s", period)
		}
		groups, _ := got["groups"].([]any)
		sum := 0.0
		for _, g := range groups {
			group, _ := g.(map[string]any)
			if _, ok := group["key"].(string); !ok {
				t.Errorf("by %s: a group's key is %v", by, group["key"])
			}
			figures(t, fmt.Sprint("by ", by, " ", group["key"]), group)
			found, _ := group["hazards_found"].(float64)
			sum += found
		}
		if len(groups) == 0 || by != "inspector" && sum != got["hazards_found"] {
			t.Errorf("by %s: %d groups, with %v hazards of %v", by, len(groups), sum, got["hazards_found"])
		}
	}
}

// Lists are whole unless a limit says otherwise, and say then of how many.
func TestListsAreWhole(t *testing.T) {
	o := newOffice(t)
	o.data("demo d")
	o.dir = o.path("d")
	if err := os.Rename(o.path("rectify.db"), o.path("book.db")); err != nil {
		t.Fatal(err)
	}
	for list, n := range map[string]int{"site list": 34, "inspection list": 40, "hazard list": 167, "notice list": 28} {
		got := o.data(list)
		if rows, _ := got["rows"].([]any); len(rows) != n || got["total"] != float64(n) {
			t.Errorf("%s: %d rows of %v, not %d", list, len(rows), got["total"], n)
		}
		got = o.data(list + " --limit 3")
		if rows, _ := got["rows"].([]any); len(rows) != 3 || got["total"] != float64(n) {
			t.Errorf("%s --limit 3: %d rows of %v", list, len(rows), got["total"])
		}
		if _, said, _ := o.run(append(strings.Fields(list), "--limit", "3")...); !strings.Contains(said,
			fmt.Sprintf("3 of %d", n)) {
			t.Errorf("%s --limit 3 said %q", list, said)
		}
	}
	for _, list := range []string{"review list", "hazard list --text 没有这样的话", "campaign list --all"} {
		if rows, ok := o.data(list)["rows"].([]any); !ok {
			t.Errorf("%s: rows is no list but %v", list, rows)
		}
	}
}
