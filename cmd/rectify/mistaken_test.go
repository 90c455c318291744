package main

import (
	"encoding/json"
	"fmt"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"

	"rectify/inspect"
)

// What was recorded in error counts nowhere: of two books, one of which has had
// one more of each kind of thing, recorded in error and said to be so, every
// figure, list and paper is the same, but for how much was recorded in error.
func TestWhatWasRecordedInErrorCountsNowhere(t *testing.T) {
	good, mistaken := newOffice(t), newOffice(t)
	good.autumn()
	mistaken.autumn("误录的第三项")
	mistaken.errs()
	mistaken.mustBeSound("check")
	for _, line := range allThatCounts {
		is, want := mistaken.counted(line), good.counted(line)
		if is != want {
			t.Errorf("rectify %s:\n%s\nand without what was recorded in error:\n%s", line, is, want)
		}
	}
	if out := mistaken.must("totals", "--month", "2021-11", "--json"); !strings.Contains(out, `"hazards_withdrawn": 2`) {
		t.Error("what was recorded in error is not beside: ", out)
	}
	if out := mistaken.must("hazard", "list", "--all"); !strings.Contains(out, "误录的隐患") {
		t.Error("--all leaves out what was recorded in error: ", out)
	}
}

// autumn is a small book in which each kind of thing is there; extra hazards are
// found and reviewed with the others, and recorded in error.
func (o office) autumn(extra ...string) {
	o.t.Helper()
	found, review, withdrawn := slices.Clone(autumnFound), "review add --date 2021-11-24 --inspector 甲某:A001 --fixed H2", []string(nil)
	for i, text := range extra {
		h := fmt.Sprint("H", 5+i)
		found, review = append(found, "hazard add --inspection I1 "+text+" --due 2021-11-23"), review+" --fixed "+h
		withdrawn = append(withdrawn, "hazard reopen "+h+" --reason 误录", "hazard withdraw "+h+" --reason 误录 --yes")
	}
	for _, line := range slices.Concat(found, autumnOrdered, []string{review}, withdrawn, autumnAsked) {
		o.must(strings.Fields(line)...)
	}
}

// What was found in autumn, ordered, and complained of.
var autumnFound, autumnOrdered, autumnAsked = []string{"agency edit --review-body 区政府 --court 区法院",
	"site add 示范木业 --sector dust-explosion --town 石碁镇", "campaign add 秋冬专项",
	"inspection add --site S1 --campaign C1 --date 2021-11-08 --inspector 甲某:A001 --inspector 乙某:A002",
	"hazard add --inspection I1 未设置泄爆装置 --level major --category dust --due 2021-11-20",
	"hazard add --inspection I1 灭火器失压 --due 2021-11-25", "hazard add --inspection I1 配电室堆物 --fixed",
	"hazard add --inspection I1 无人责令"},
	[]string{"notice issue --inspection I1 --hazard H1 --hazard H2 --date 2021-11-08",
		"notice serve N1 --date 2021-11-09 --receiver 张某"},
	[]string{"complaint add 路灯不亮 --kind fault --channel qr --date 2021-11-12 --anonymous",
		"complaint assign Q1 --to 丙某 --due 2021-11-20 --date 2021-11-12"}

// errs records one of each kind in error, with all that may come of it, and says so.
func (o office) errs() {
	o.t.Helper()
	for _, line := range []string{"site add 误录单位 --sector dust-explosion --town 石碁镇", "campaign add 误录专项",
		"inspection add --site S1 --date 2021-11-10 --inspector 甲某:A001 --inspector 丁某:A009",
		"hazard add --inspection I2 误录的隐患 --level major --category dust --due 2021-11-15",
		"notice issue --inspection I2 --date 2021-11-10",
		"notice serve N2 --date 2021-11-11 --receiver 张某", "hazard claim H6 --by 张某 --date 2021-11-12",
		"extension ask H6 --until 2021-11-30 --by 张某 --reason 缺件 --date 2021-11-12",
		"extension grant H6 --approver 王某 --date 2021-11-16",
		"hazard plan H6 --goal 消除 --wan 3", "supervision begin H6 --level county --by 区安委会", "supervision end H6",
		"hazard stop H6 --measure 停止使用 --date 2021-11-12", "hazard resume H6 --by 王某 --date 2021-11-13",
		"hazard refer H6 --kind transfer --to 供电公司 --date 2021-11-13",
		"review add --notice N2 --date 2021-11-20 --inspector 乙某:A002 --fixed H6",
		"hazard reopen H6 --date 2021-11-22 --reason 误",
		"notice void N2 --reason 误 --yes", "hazard withdraw H6 --reason 误录 --yes",
		"inspection withdraw I2 --reason 误录 --yes",
		"campaign withdraw C2 --reason 误录 --yes", "site withdraw S2 --reason 误录 --yes",
		"complaint add 误录的诉求 --kind fault --channel qr --date 2021-11-13 --anonymous",
		"complaint assign Q2 --to 丙某 --due 2021-11-14 --date 2021-11-13",
		"complaint urge Q2 --by 王某 --date 2021-11-15", "complaint withdraw Q2 --reason 误录 --yes"} {
		o.must(strings.Fields(line)...)
	}
}

// allThatCounts are the commands that count, list or print what there is.
var allThatCounts = func() (lines []string) {
	periods := []string{"--month 2021-11", "--month 2021-12", "--month 2022-01", "--year 2021",
		"--from 2021-11-09 --to 2021-11-18", "--from 2021-11-01 --to 2022-01-05"}
	for _, p := range periods {
		lines = append(lines, "totals "+p+" --compare --json", "totals "+p+" --format text",
			"totals "+p+" --town 石碁镇 --level major --json",
			"complaint totals "+p+" --json", "complaint totals "+p+" --by handler --json",
			"complaint totals "+p+" --by kind --json")
		if !strings.Contains(p, "year") {
			lines = append(lines, "report ledger "+p+" -o - --format csv")
		}
		for _, by := range inspect.Dims() {
			lines = append(lines, "totals "+p+" --by "+string(by)+" --json")
		}
	}
	for _, f := range []string{"hazards_found", "hazards_major", "opening", "closing", "overdue", "hazards_rectified",
		"hazards_reopened", "hazards_claimed", "extensions_granted",
		"hazards_referred", "supervision_begun", "supervision_ended", "work_stopped", "work_resumed", "notices_served",
		"inspections", "sites_inspected"} {
		lines = append(lines, "totals --year 2021 --rows "+f+" --json", "totals --month 2021-11 --rows "+f+" --json")
	}
	lines = append(lines, "report ledger --overdue -o - --format csv",
		"report ledger --state unresolved -o - --format csv", "report month 2021-11 -o -", "report month 2021-12 -o -",
		"report statistics --until 2021-11-30 -o -", "report statistics -o -", "report ledger -o - --format pdf",
		"agenda --by-inspector --all --json", "agenda --date 2021-11-18 --all --json", "agenda --format ics",
		"hazard list --json", "hazard list --overdue --json", "hazard list --month 2021-11 --json", "site list --json",
		"campaign list --json", "inspection list --json", "notice list --json",
		"notice list --overdue --json", "complaint list --json", "complaint list --overdue --json",
		"extension list --json", "supervision list --json",
		"lookback draw --month 2021-11 --share 100% --drawn-by 王某 --seed 1 --json", "lookback list --json",
		"review list --json", "review show R1", "notice show N1", "inspection show I1", "campaign show C1",
		"site show S1")
	return lines
}()

// beside are the words and figures of what was recorded in error, and how far
// the record goes.
var beside = regexp.MustCompile(`；另有误录\d+项，不计入|另有误录\d+项，不计入。|记录 \d+:[0-9a-f]{16}`)

// countsShown are the counts in what a show says: over its lists, and in their rows.
var countsShown = regexp.MustCompile(`(?m)^[a-z]+ \d+$|\d+ (hazards?|fixed|not fixed)`)

// counted is what a command says, without that and without names and times.
func (o office) counted(line string) string {
	o.t.Helper()
	out := o.must(strings.Fields(line)...)
	switch {
	case strings.HasPrefix(out, "%PDF"):
		o.write("a.pdf", out)
		text, err := exec.Command("pdftotext", "-layout", o.path("a.pdf"), "-").Output()
		if err != nil {
			o.t.Fatal(err)
		}
		var lines []string
		for l := range strings.Lines(beside.ReplaceAllString(string(text), "")) {
			if !strings.Contains(l, "作废通知书") && !strings.Contains(l, "误录撤回") {
				lines = append(lines, strings.Join(strings.Fields(l), ""))
			}
		}
		return strings.Join(lines, "")
	case strings.Contains(line, " show "):
		return fmt.Sprint(countsShown.FindAllString(out, -1))
	case !strings.HasSuffix(line, "--json"):
		return regexp.MustCompile(`(?m)^(DTSTAMP|UID).*\n`).ReplaceAllString(beside.ReplaceAllString(out, ""), "")
	}
	var v any
	if err := json.Unmarshal([]byte(out), &v); err != nil {
		o.t.Fatal(line, err)
	}
	return fmt.Sprint(unnamed(v))
}

func unnamed(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for _, name := range []string{"id", "sha256", "notices_voided", "hazards_withdrawn", "recorded_in_error",
			"digest"} {
			delete(v, name)
		}
		for name := range v {
			v[name] = unnamed(v[name])
		}
	case []any:
		v = slices.DeleteFunc(v, onlyBeside)
		for i := range v {
			v[i] = unnamed(v[i])
		}
		return v
	}
	return v
}

// onlyBeside tells a group that has a row for what was recorded in error, and
// counts nothing.
func onlyBeside(v any) bool {
	group, ok := v.(map[string]any)
	if _, figures := group["hazards_withdrawn"]; !ok || !figures {
		return false
	}
	for name, v := range group {
		if name != "hazards_withdrawn" && name != "notices_voided" && !nought(v) {
			return false
		}
	}
	return true
}

// nought tells that a figure, or each part of one, is nothing; a name is no figure.
func nought(v any) bool {
	switch v := v.(type) {
	case float64:
		return v == 0
	case map[string]any:
		for _, part := range v {
			if !nought(part) {
				return false
			}
		}
	}
	return true
}
