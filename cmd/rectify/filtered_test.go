package main

import (
	"maps"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"rectify/inspect"
)

// filtered are, of each flag that narrows, a word under which there is something, one
// under which there is nothing and that is the beginning of the first, and one under
// which there is nothing either. Without them it only takes a reference.
var filtered = map[string][]string{
	"town": {"南村镇", "南村", "西坡"}, "sector": {"木业加工", "木业", "皮革"}, "category": {"fire-smoking", "fire", "drill"},
	"site": {"南村家具厂", "南村家具", "西坡皮具"}, "campaign": {"秋冬专项行动", "秋冬专项", "粉尘专项"},
	"inspector": {"王小明", "王小", "丁某"}, "inspection": nil, "notice": nil, "kind": nil, "level": nil,
}

// narrowing tells of a flag whether it says what to leave out.
var narrowing = regexp.MustCompile(`^(of|by) that |^某|^只统计该(专|单|行|乡|类|检)`)

// A word that stands in the book means just that, though nothing be counted under it
// and it be a part of another: of whatever command, and whether or not the lists
// were made anew.
func TestExactWordsNarrow(t *testing.T) {
	o := newOffice(t)
	o.narrowed()
	for _, when := range []string{"as recorded", "made anew"} {
		for _, cmd := range commands() {
			cmd.Flags().VisitAll(func(f *pflag.Flag) {
				if narrowing.MatchString(f.Usage) {
					o.narrows(when, cmd, f.Name)
				}
			})
		}
		o.must("check", "--rebuild")
	}
}

// narrowed records what the words of filtered stand for.
func (o office) narrowed() {
	o.t.Helper()
	for k := range 3 {
		o.must("site", "add", filtered["site"][k], "--town", filtered["town"][k], "--sector", filtered["sector"][k])
		o.must("campaign", "add", filtered["campaign"][k], "--from", "2021-11-01", "--to", "2021-11-30")
	}
	for _, line := range []string{
		"inspection add --site S1 --date 2021-11-23 --campaign C1 --inspector 王小明:A001 --inspector 乙某:A002",
		"hazard add --inspection I1 违规吸烟 --level major --category fire-smoking --due 15",
		"hazard add --inspection I1 通道堵塞 --category fire-smoking --due 15",
		"notice issue --inspection I1 -o out/",
		"review add --notice N1 --date 2021-12-10 --inspector 王小 --inspector 丁某 --not-fixed H1 --not-fixed H2",
		"extension ask H2 --until 2022-03-01 --by 张某 --reason 缺件",
		"supervision begin H1 --level county --by 区安委会",
		"paper issue record --inspection I1 --from 09:00 --to 11:30 -o out/",
		"complaint add 异味 --kind complaint --channel qr --date 2021-11-23 --town 南村镇 --site S1",
	} {
		o.must(strings.Fields(line)...)
	}
}

// narrows compares what a command says of the three words of a flag.
func (o office) narrows(when string, cmd *cobra.Command, flag string) {
	o.t.Helper()
	words, ok := filtered[flag]
	if !ok {
		o.t.Errorf("%s --%s is not in the table filtered", said(cmd), flag)
	}
	if words == nil {
		return
	}
	something, exact, other := o.of(cmd, flag, words[0]), o.of(cmd, flag, words[1]), o.of(cmd, flag, words[2])
	if exact != other {
		o.t.Errorf("%s: %s --%s %s\n%s\nand of %s\n%s", when, said(cmd), flag, words[1], exact, words[2], other)
	}
	if something == other {
		o.t.Errorf("%s: %s --%s: of %s there is nothing, and the test can find nothing\n%s", when, said(cmd), flag,
			words[0], other)
	}
}

// named is what differs of any two things.
var named = regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f-]{27}|\b[A-Z][0-9]+\b`)

// of is what a command says of one word, without the words and names.
func (o office) of(cmd *cobra.Command, flag, word string) string {
	o.t.Helper()
	args := append(strings.Fields(said(cmd)), "--"+flag, word)
	switch said(cmd) {
	case "report month":
		args = append(args, "2021-11", "-o", "month.pdf")
	case "report ledger":
		args = append(args, "-o", "-", "--format", "csv")
	case "export":
		args = append(args, "--map", o.write("map.txt", "单位 = site\n隐患 = text\n"), "-o", "-")
	case "totals":
		args = append(args, "--month", "2021-11", "--json")
	default:
		args = append(args, "--json")
	}
	out := o.must(args...)
	if slices.Contains(args, "month.pdf") {
		text, err := exec.Command("pdftotext", "-layout", o.path("month.pdf"), "-").Output()
		if err != nil {
			o.t.Fatal(err)
		}
		out = strings.Join(strings.Fields(string(text)), " ")
	}
	words := slices.Concat(slices.Collect(maps.Values(filtered))...)
	for _, t := range inspect.Categories {
		words = append(words, t.ZH)
	}
	slices.SortFunc(words, func(a, b string) int { return len(b) - len(a) })
	for _, word := range words {
		out = strings.ReplaceAll(out, word, "※")
	}
	return named.ReplaceAllString(out, "#")
}
