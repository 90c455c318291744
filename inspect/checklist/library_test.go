package checklist_test

import (
	"slices"
	"strings"
	"testing"

	"rectify/inspect"
	"rectify/inspect/checklist"
)

func codes(clauses []checklist.Clause) (all []string) {
	for _, c := range clauses {
		all = append(all, c.Code)
	}
	return all
}

// An office's files replace a list, add one, and correct a clause; the rest
// stays, and other files of the folder are let be.
func TestOverlay(t *testing.T) {
	office := folder(
		"mine.TXT", strings.Replace(head, "own", "flood", 1)+item("A1", "依据：安法2021-35\n"),
		"new.txt", head+"包含：flood\n包含：general GE04 ge05\n"+item("B1", "依据：某法-1\n"),
		"laws.txt", "法规：某法\n施行：2020-01-01\n\n条款：某法-1\n\n条款：安法2021-35\n条文：第三条\n",
		"README.md", "not a list", "old/x.txt", "not a list either")
	l, err := checklist.Load(office)
	if err != nil {
		t.Fatal(err)
	}
	lists := l.Lists()
	if len(lists) != 9 || lists[6].Code != "flood" || lists[6].BuiltIn || lists[6].File != "mine.TXT" || lists[8].Code != "own" || !lists[0].BuiltIn {
		t.Errorf("the lists are %d, %+v", len(lists), lists[6])
	}
	var items []string
	for _, i := range lists[8].Items {
		items = append(items, i.List+"/"+i.Code)
	}
	if got := strings.Join(items, " "); got != "own/B1 flood/A1 general/GE04 general/GE05" {
		t.Error(got)
	}
	if got := lists[8].Items[1].Basis("2020-06-01"); got != "《某法》第三条" {
		t.Errorf("the corrected clause is cited as %q", got)
	}
	fs18, _ := list(t, l, "fuel-station").Item("fs18")
	if got := fs18.Basis("2021-08-01"); got != "《某法》第三条、《安全标志及其使用导则》（GB 2894—2008）" {
		t.Errorf("a built-in item cites the corrected clause as %q", got)
	}
	if n := slices.Index(codes(l.Clauses("")), "安法2021-35"); n != len(l.Clauses(""))-1 {
		t.Error("the replaced clause stands in its old law too")
	}
	if own := list(t, l, "own").Text(); strings.Contains(own, "GE04\n查看") || !strings.Contains(own, "包含：general GE04 ge05\n") {
		t.Error(own)
	}
}

func TestWith(t *testing.T) {
	before := builtIn(t)
	after, _, err := before.Taking("x.txt", []byte(head+item("A1", "")))
	if err != nil {
		t.Fatal(err)
	}
	if len(before.Lists()) != 8 || len(after.Lists()) != 9 || list(t, after, "own").BuiltIn {
		t.Error(len(before.Lists()), len(after.Lists()))
	}
	if _, err := before.List("own"); !inspect.IsCode(err, inspect.CodeNotFound) {
		t.Error(err)
	}
	if _, err := list(t, after, "own").Item("A2"); !inspect.IsCode(err, inspect.CodeNotFound) {
		t.Error(err)
	}
}

// Notepad's ways of saving, English keys, either colon: all read alike, and
// written back as one canonical file with its remarks.
func TestWrittenBackCanonical(t *testing.T) {
	const loose = "\ufeff# 首行\r\nlist: own\r\n  名称 ： 自有: 一 \r\nname-en:Own\r\nversion:1\r\nsectors: clinic,school、market\r\ninclude: general，GE04\r\n" +
		"\r\n# 组\r\ngroup:现场\r\n\r\n#  说明\r\nitem:A1\r\nlook:是否齐全？\r\nhazard:缺一。\r\n# 行内\r\nhazard:缺二。\r\nlevel:major\r\ncategory:fire\r\ndays:0\r\nbasis: 安法2021-35 安法2021-41\r\n\r\n\r\n# 末尾"
	const canonical = "# 首行\n清单：own\n名称：自有: 一\n英文名：Own\n版本：1\n行业：clinic、school、market\n包含：general GE04\n" +
		"\n分组：现场\n\n# 组\n# 说明\n# 行内\n# 末尾\n条目：A1\n查看：是否齐全？\n隐患：缺一。\n隐患：缺二。\n级别：重大\n类别：fire\n期限：当场\n依据：安法2021-35、安法2021-41\n"
	for _, file := range []string{loose, canonical} {
		l, _, err := builtIn(t).Taking("x.txt", []byte(file))
		if err != nil {
			t.Fatal(err)
		}
		if got := list(t, l, "own").Text(); got != canonical {
			t.Errorf("got\n%s\nwant\n%s", got, canonical)
		}
	}
}

func TestLawsWrittenBack(t *testing.T) {
	const laws = "# 甲\n法规：某法\n编号：某令第1号\n版本：2020年\n施行：2020-01-01\n失效：2024-01-01\n状态：已废止\n" +
		"\n条款：某法-1\n条文：第一条\n要点：要点\n施行：2021-01-01\n失效：2022-01-01\n\n法规：另法\n施行：2020-01-01\n状态：部分废止\n\n条款：另法\n"
	l, _, err := builtIn(t).Taking("x.txt", []byte(laws))
	if err != nil {
		t.Fatal(err)
	}
	all := l.Laws()
	if got := checklist.LawsText(all[len(all)-2:]); got != laws {
		t.Error(got)
	}
	c := all[len(all)-2].Clauses[0]
	if c.InForce("2020-12-31") || !c.InForce("2021-12-31") || c.InForce("2022-01-01") || c.Status != checklist.Repealed {
		t.Errorf("%+v", c)
	}
	if got := c.Citation(); got != "《某法》（某令第1号）第一条" {
		t.Error(got)
	}
}

func TestClausesOnADay(t *testing.T) {
	l := builtIn(t)
	for _, c := range []struct {
		on   inspect.Date
		has  string
		lack string
	}{{"2021-08-31", "安法2014-62", "安法2021-65"}, {"2021-09-01", "安法2021-65", "安法2014-62"},
		{"2026-04-30", "GB2894-2025", "危化法"}, {"2026-05-01", "危化法", "GB2894-2008"}} {
		got := codes(l.Clauses(c.on))
		if !slices.Contains(got, c.has) || slices.Contains(got, c.lack) {
			t.Errorf("on %s: %s", c.on, got)
		}
	}
}

func TestSearch(t *testing.T) {
	l := builtIn(t)
	for _, c := range []struct {
		text string
		on   inspect.Date
		want string // the first ones found
		n    int    // how many are; -1 is some
	}{
		{"培训", "2021-08-31", "安法2014-25", -1},
		{"培训", "2021-11-24", "安法2021-21-3 安法2021-28-1-3 安法2021-28-4", -1},
		{"档", "2021-11-24", "安法2021-28-4 安法2021-40", -1}, // one character
		{"gb50156", "2021-11-24", "GB50156-2021", 1},
		{"ＧＢ 50156-2021", "", "GB50156-2021", 1},
		{"GB 50156—2021", "2021-09-30", "", 0},
		{"gb/t29639-2020", "", "GBT29639-2020", 1},            // the number has a long dash
		{"挡鼠板", "2021-11-24", "GB50053-2013 GB50054-2011", 2}, // by an item's text
		{"卸油 2007", "", "AQ3010-2007", 1},
		{"第二十八条第四款", "2021-11-24", "安法2021-28-4", 1},
		{"消防法 罚则", "2021-11-24", "消防法2021-60-1", 1},
		{"没有这样的条文", "", "", 0}, {"", "", "", 0}, {"　 ", "", "", 0},
	} {
		got := codes(l.Search(c.text, c.on))
		if c.n >= 0 && len(got) != c.n || c.n < 0 && len(got) == 0 || !strings.HasPrefix(strings.Join(got, " "), c.want) {
			t.Errorf("%q on %s finds %s", c.text, c.on, got)
		}
	}
	if got := (checklist.Library{}).Search("培训", ""); got != nil {
		t.Error(got)
	}
}
