package checklist_test

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"rectify/inspect"
	"rectify/inspect/checklist"
)

const head = "清单：own\n名称：自有\n英文名：Own\n版本：1\n" // four lines

// item is eight lines, the first blank.
func item(code, more string) string {
	return "\n条目：" + code + "\n查看：是否齐全？\n隐患：缺少一项。\n级别：一般\n类别：fire\n期限：7天\n" + more
}

func folder(files ...string) fstest.MapFS {
	f := fstest.MapFS{}
	for i := 0; i < len(files); i += 2 {
		f[files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	return f
}

// Every fault names its file and line in both languages, and nothing is loaded.
func TestFaults(t *testing.T) {
	const law = "法规：某法\n施行：2020-01-01\n\n条款：某法-1\n"
	for name, c := range map[string]struct{ file, en, zh string }{
		"empty":              {"", "a.txt:1: the file is empty", "a.txt 第 1 行：文件没有内容"},
		"remarks only":       {"# nothing\n\n", "a.txt:1: the file is empty", "a.txt 第 1 行：文件没有内容"},
		"unknown first key":  {"标题：x\n", `a.txt:1: unknown key "标题"`, "a.txt 第 1 行：未知的键"},
		"no opening":         {"名称：x\n", `a.txt:1: the file begins with "名称"`, "a.txt 第 1 行：文件以"},
		"begins with item":   {"条目：A1\n查看：是？\n隐患：无。\n级别：一般\n类别：fire\n期限：1\n", "a.txt:1: the file begins with 条目", "a.txt 第 1 行：文件以“条目”开头"},
		"unknown key":        {head + item("A1", "备注：x\n"), `a.txt:12: unknown key "备注"`, "a.txt 第 12 行：未知的键 \"备注\""},
		"key out of place":   {head + item("A1", "条文：第一条\n"), `a.txt:12: the key 条文 does not belong under 条目`, "a.txt 第 12 行：键“条文”不能写在“条目”之下"},
		"no colon":           {head + "\n现场\n", `a.txt:6: there is no colon in "现场"`, "a.txt 第 6 行：此行缺少冒号"},
		"empty value":        {"清单：own\n名称：\n英文名：Own\n版本：1\n" + item("A1", ""), "a.txt:2: 名称 is empty", "a.txt 第 2 行：“名称”没有内容"},
		"twice":              {head + "名称：又\n" + item("A1", ""), "a.txt:5: 名称 is given twice under 清单, first on line 2", "a.txt 第 5 行：“清单”下有两个“名称”，第一个在第 2 行"},
		"missing in list":    {"清单：own\n英文名：Own\n版本：1\n" + item("A1", ""), "a.txt:1: 清单 own lacks 名称", "a.txt 第 1 行：清单 own 缺少“名称”"},
		"missing in item":    {head + "\n条目：A1\n隐患：缺。\n级别：一般\n类别：fire\n期限：1\n", "a.txt:6: 条目 A1 lacks 查看", "a.txt 第 6 行：条目 A1 缺少“查看”"},
		"missing in law":     {"法规：某法\n\n条款：某法-1\n", "a.txt:1: 法规 某法 lacks 施行", "a.txt 第 1 行：法规 某法 缺少“施行”"},
		"too long":           {"清单：own\n名称：" + strings.Repeat("长", 201) + "\n英文名：Own\n版本：1\n" + item("A1", ""), "a.txt:2: 名称 has 201 characters; 200 is the most", "a.txt 第 2 行：“名称”有 201 个字，最多 200 个"},
		"no items":           {head, "a.txt:1: list own has no items", "a.txt 第 1 行：检查表 own 没有条目"},
		"duplicate item":     {head + item("A1", "") + item("a1", ""), "a.txt:13: item a1 is given twice, first on line 6", "a.txt 第 13 行：条目 a1 重复，第一个在第 6 行"},
		"bad list code":      {"清单：我的\n名称：自有\n英文名：Own\n版本：1\n" + item("A1", ""), `a.txt:1: the code "我的" may not hold '我'`, "a.txt 第 1 行：代码 \"我的\" 不能含有 '我'"},
		"bad item code":      {head + item("A 1", ""), `a.txt:6: the code "A 1" may not hold ' '`, "a.txt 第 6 行：代码"},
		"bad clause code":    {"法规：某法\n施行：2020-01-01\n\n条款：某法，1\n", `a.txt:4: the code "某法，1" may not hold '，'`, "a.txt 第 4 行：代码"},
		"bad level":          {head + strings.Replace(item("A1", ""), "一般", "严重", 1), `a.txt:9: "严重" is not a level`, "a.txt 第 9 行：\"严重\" 不是隐患级别"},
		"bad term":           {head + strings.Replace(item("A1", ""), "7天", "一周", 1), `a.txt:11: "一周" is not a term`, "a.txt 第 11 行：\"一周\" 不是期限"},
		"long term":          {head + strings.Replace(item("A1", ""), "7天", "367天", 1), `a.txt:11: "367天" is not a term`, "a.txt 第 11 行：\"367天\" 不是期限"},
		"negative term":      {head + strings.Replace(item("A1", ""), "7天", "-1", 1), `a.txt:11: "-1" is not a term`, "a.txt 第 11 行：\"-1\" 不是期限"},
		"unknown clause":     {head + item("A1", "依据：安法2021-28-4、安法2021-999\n"), "a.txt:12: item A1 cites clause 安法2021-999, which is in no file of laws", "a.txt 第 12 行：条目 A1 引用的条款 安法2021-999 不在任何法规文件中"},
		"unknown include":    {head + "包含：nowhere\n", "a.txt:5: there is no list nowhere to include", "a.txt 第 5 行：没有可以包含的检查表 nowhere"},
		"unknown item":       {head + "包含：general GE99\n", "a.txt:5: list general has no item GE99 to include", "a.txt 第 5 行：检查表 general 没有条目 GE99"},
		"clash with include": {head + "包含：general\n" + item("GE04", ""), "a.txt:5: general has an item GE04, and so has own", "a.txt 第 5 行：general 与 own 都有条目 GE04"},
		"includes itself":    {head + "包含：own\n", "a.txt:5: the lists include each other in a circle: own → own", "a.txt 第 5 行：检查表循环包含：own → own"},
		"a law in a list":    {head + item("A1", "") + "\n" + law, "a.txt:13: 法规 does not belong in a file of 清单", "a.txt 第 13 行：“法规”不能写在以“清单”开头的文件里"},
		"a second list":      {head + item("A1", "") + "\n" + head, "a.txt:13: 清单 does not belong in a file of 清单", "a.txt 第 13 行"},
		"bad date":           {"法规：某法\n施行：2021-02-30\n\n条款：某法-1\n", `a.txt:2: "2021-02-30" is not a date`, "a.txt 第 2 行：\"2021-02-30\" 不是日期"},
		"ends before":        {"法规：某法\n施行：2021-02-01\n失效：2021-02-01\n\n条款：某法-1\n", "a.txt:3: it ends on 2021-02-01, not after it began on 2021-02-01", "a.txt 第 3 行：失效日期 2021-02-01 不晚于施行日期"},
		"clause outside":     {law + "施行：2019-12-31\n", "a.txt:4: clause 某法-1 is in force on days when its law is not", "a.txt 第 4 行：条款 某法-1 的起止日期超出"},
		"clause ends before": {law + "施行：2021-02-02\n失效：2021-02-01\n", "a.txt:6: it ends on 2021-02-01", "a.txt 第 6 行：失效日期"},
		"bad status":         {strings.Replace(law, "\n\n", "\n状态：有效\n\n", 1), `a.txt:3: "有效" is not a status`, "a.txt 第 3 行：\"有效\" 不是法规状态"},
		"repealed, no end":   {strings.Replace(law, "\n\n", "\n状态：已废止\n\n", 1), "a.txt:3: a repealed law needs the day it ended", "a.txt 第 3 行：已废止的法规须写明失效日期"},
		"title in 《》":        {strings.Replace(law, "某法\n", "《某法》\n", 1), "a.txt:1: the title 《某法》 is written with 《》", "a.txt 第 1 行：法规名称“《某法》”带有书名号"},
		"law without clause": {"法规：某法\n施行：2020-01-01\n\n" + strings.Replace(law, "某法\n", "另法\n", 1), "a.txt:1: law 某法 has no clause", "a.txt 第 1 行：法规“某法”没有条款"},
		"duplicate clause":   {law + "\n条款：某法-1\n", "a.txt:6: clause 某法-1 is given twice, first on line 4", "a.txt 第 6 行：条款 某法-1 重复，第一个在第 4 行"},
		"not UTF-8":          {head + "\n# \xb5\xe7\xc6\xf8\n" + item("A1", ""), "a.txt:6: the line is not UTF-8", "a.txt 第 6 行：此行不是 UTF-8 文字"},
		"control character":  {head + "\n分组：现场\x00\n" + item("A1", ""), "a.txt:6: the line holds the control character U+0000", "a.txt 第 6 行：此行有控制字符 U+0000"},
		"direction mark":     {head + "\n分组：现\u202e场\n" + item("A1", ""), "a.txt:6: the line holds the control character U+202E", "a.txt 第 6 行"},
	} {
		t.Run(name, func(t *testing.T) {
			l, err := load(folder("a.txt", c.file))
			refused(t, l, err, c.en, c.zh)
			before := builtIn(t)
			after, _, err := before.Taking("a.txt", []byte(c.file))
			refused(t, after, err, c.en, c.zh)
			if len(before.Lists()) != 8 {
				t.Error("a refused file changed the library it was tried on")
			}
		})
	}
}

// load loads a folder of which nothing may be left out.
func load(folder fs.FS) (checklist.Library, error) {
	l, err := checklist.Load(folder)
	if err == nil && len(l.LeftOut) > 0 {
		return checklist.Library{}, l.LeftOut
	}
	return l, err
}

func refused(t *testing.T, l checklist.Library, err error, en, zh string) {
	t.Helper()
	var e *inspect.Error
	if !errors.As(err, &e) || e.Code != inspect.CodeInvalid {
		t.Fatalf("the error is %v", err)
	}
	if !strings.HasPrefix(e.EN, en) || !strings.HasPrefix(e.ZH, zh) || strings.Contains(e.EN+e.ZH+e.HintEN+e.HintZH, "%!") {
		t.Errorf("got %s\n%s\nwant %s\n%s", e.EN, e.ZH, en, zh)
	}
	if len(l.Lists())+len(l.Clauses(""))+len(l.Laws()) != 0 {
		t.Error("something was loaded")
	}
}

// All faults of all files are told at once, in the files' order, but not
// thousands of them.
func TestFaultsTogether(t *testing.T) {
	_, err := load(folder("a.txt", head+"错\n"+item("A1", "备注：x\n"), "b.txt", "名称：x\n"))
	var all inspect.FormFaults
	if !errors.As(err, &all) || len(all) != 3 || strings.Count(err.Error(), "\n") != 2 {
		t.Fatalf("%d faults: %v", len(all), err)
	}
	if !strings.HasPrefix(all[0].EN, "a.txt:5:") || !strings.HasPrefix(all[1].EN, "a.txt:13:") || !strings.HasPrefix(all[2].EN, "b.txt:1:") {
		t.Error(err)
	}
	_, err = load(folder("a.txt", head+strings.Repeat("错\n", 9999)))
	if !errors.As(err, &all) || len(all) != 50 {
		t.Errorf("%d faults", len(all))
	}
}

// What clashes between two files of one folder is named; a list or a clause
// that stands in two folders is the later one's.
func TestFaultsBetweenFiles(t *testing.T) {
	own := head + item("A1", "")
	const law = "法规：某法\n施行：2020-01-01\n\n条款：某法-1\n"
	for _, c := range []struct{ a, b, en, zh string }{
		{own, "\n" + own, "b.txt:2: list own is in a.txt:1 too", "b.txt 第 2 行：检查表 own 与 a.txt:1 重复"},
		{law, "\n" + law, "b.txt:5: clause 某法-1 is in a.txt too", "b.txt 第 5 行：条款 某法-1 与 a.txt 重复"},
		{head + "包含：two\n", strings.Replace(head, "own", "two", 1) + "包含：general\n包含：own\n",
			"b.txt:6: the lists include each other in a circle: own → two → own", "b.txt 第 6 行：检查表循环包含：own → two → own"},
	} {
		l, err := load(folder("a.txt", c.a, "b.txt", c.b))
		refused(t, l, err, c.en, c.zh)
	}
}

func TestUnreadableFolder(t *testing.T) {
	l, err := load(fstest.MapFS{".": &fstest.MapFile{}})
	if !inspect.IsCode(err, inspect.CodeFailed) || len(l.Lists()) != 0 {
		t.Error(err)
	}
}

// What is no text file is named, and not read: a named pipe never ends.
func TestFolderOfOtherThings(t *testing.T) {
	for what, file := range map[string]*fstest.MapFile{"a pipe": {Mode: fs.ModeNamedPipe},
		"a device": {Mode: fs.ModeDevice}, "a large file": {Data: make([]byte, checklist.Largest+1)}} {
		l, err := load(fstest.MapFS{"a.txt": file})
		if err == nil || len(l.Lists()) != 0 {
			t.Fatalf("%s: %v", what, err)
		}
		refused(t, l, err, "a.txt:1: it is not a text file of 1024 kB at most", "a.txt 第 1 行：不是 1024 kB 以内的文本文件")
	}
}
