package main

import (
	"io"
	"os"
	"strings"
	"testing"
)

const noFace = "note: no built-in type face has "

// noted runs a command that is done, and fails unless it notes just these texts
// as not to be printed; none is no note.
func (o office) noted(texts []string, args ...string) {
	o.t.Helper()
	_, said, code := o.run(args...)
	if code != 0 {
		o.t.Fatalf("%v: exit %d, %s", args, code, said)
	}
	if n := strings.Count(said, noFace); n != min(1, len(texts)) {
		o.t.Errorf("%v: %d notes: %s", args, n, said)
	}
	o.has(said, texts...)
}

// A name, a place, a text that no paper can print is noted when it is entered,
// whichever way, and not again when something else is edited.
func TestUnprintableIsNotedAtEntry(t *testing.T) {
	o := newOffice(t)
	o.noted([]string{"🔥 (U+1F525) in S1 name “甲站🔥”; 😀 (U+1F600) in S1 address “东路😀号”: ",
		"lists print 〓 for it, and a paper that says it is refused"},
		"site", "add", "甲站🔥", "--address", "东路😀号")
	o.noted(nil, "site", "edit", "S1", "--phone", "0530-5550123")
	o.noted([]string{"𝕏 (U+1D54F) in S1 name “甲站𝕏”"}, "site", "edit", "S1", "--name", "甲站𝕏")
	o.noted(nil, "site", "add", "乙站 ✔\ufe0f 10⁻⁵ ☑")
	o.noted([]string{"𝕏 (U+1D54F) in I1 inspector 1 name “甲𝕏”"},
		"inspection", "add", "--site", "S1", "--date", "2021-11-23", "--inspector", "甲𝕏:A001", "--inspector", "乙某:A002")
	o.noted([]string{"🔥 (U+1F525) in H1 text “失压🔥”; U+200D in H1 place “库\u200d房”"},
		"hazard", "add", "--inspection", "I1", "失压🔥", "--place", "库\u200d房", "--due", "15")
	o.noted([]string{"😀 (U+1F600) in H1 basis “规😀”"}, "hazard", "edit", "H1", "--basis", "规😀")
	o.noted([]string{"😀 (U+1F600) in C1 name"}, "campaign", "add", "专项😀", "--from", "2021-11-01", "--to", "2021-11-30")
	o.noted([]string{"😀 (U+1F600) in A1 name “示范😀局”"}, "agency", "edit", "--agency", "示范😀局")
	o.noted([]string{"😀 (U+1F600) in H1 by “李😀”"}, "hazard", "claim", "H1", "--date", "2021-12-01", "--by", "李😀")
	o.noted([]string{"😀 (U+1F600) in A1 form title"}, "form", "set", "notice", "--set", "title=整改通知书😀")
	o.must("complaint", "add", "异味", "--kind", "complaint", "--channel", "qr")
	o.noted([]string{"😀 (U+1F600) in Q1 to “丙😀”"}, "complaint", "assign", "Q1", "--to", "丙😀", "--due", "5")

	rows := "单位,检查日期,检查人,隐患描述\n"
	for range 3 {
		rows += "丙站😀,2021-11-24,丁𝕏,灭火器失压" + strings.Repeat("一", strings.Count(rows, "\n")) + "\n"
	}
	o.noted([]string{"😀 (U+1F600) in S3 name “丙站😀”; 𝕏 (U+1D54F) in I2 inspector 1 name “丁𝕏”: lists"},
		"hazard", "import", o.write("a.csv", rows))
	o.noted(nil, "hazard", "import", "a.csv")
	many := "name\n"
	for _, name := range strings.Split("一二三四五六七", "") {
		many += name + "厂🔥\n"
	}
	o.noted([]string{"S8 name “五厂🔥”, and 2 more: lists"}, "site", "import", o.write("many.csv", many))
	if _, said, code := o.run("--json", "site", "add", "丁站🔥"); code != 0 || said != "" {
		t.Errorf("JSON: exit %d, %s", code, said)
	}
	o.noted([]string{"🔥 (U+1F525) in A1 name"},
		"--store", "other.db", "init", "--agency", "示范🔥局", "--region", "示", "--word", "安责改")
}

// One name that no face has stops no list, table or file, and every paper: the
// refusal names all of it and takes no number.
func TestUnprintableStopsNoReport(t *testing.T) {
	o := newOffice(t)
	o.must("agency", "edit", "--review-body", "示范区政府", "--court", "示范区法院")
	o.must("site", "add", "甲站🔥", "--town", "石𝕏镇", "--sector", "粉\U000F0001尘", "--address", "东路😀号")
	o.must("inspection", "add", "--site", "S1", "--date", "2021-11-23", "--inspector", "甲𝕏:A001", "--inspector",
		"乙某:A😀2")
	o.must("hazard", "add", "--inspection", "I1", "失压🔥", "--place", "库\u200d房", "--level", "major",
		"--category", "消\U000F0002防", "--due", "15")
	o.must("hazard", "add", "--inspection", "I1", "堵塞", "--basis", "规😀", "--due", "15")
	o.must("complaint", "add", "异味🔥", "--kind", "complaint", "--channel", "qr", "--site", "S1", "--date", "2021-11-24")
	o.must("complaint", "assign", "Q1", "--to", "丙😀", "--due", "5", "--date", "2021-11-24")

	all := []string{"🔥 (U+1F525) in the site name “甲站🔥”", "🔥 (U+1F525) in the item 1 text “失压🔥”",
		"U+200D in the item 1 place"}
	const paper, notice = "paper issue ", "notice issue --inspection I1 -o n.pdf --form "
	for _, line := range []string{notice + "notice", notice + "order", notice + "fire-now --tick 1",
		notice + "fire-limit --tick 1",
		paper + "record --inspection I1 --from 09:00 --to 11:30",
		paper + "measures --inspection I1 --hazard H1 --basis 《安全生产法》 --decision 停用"} {
		o.refusedNaming(all, strings.Fields(line)...)
	}
	o.refusedNaming([]string{"😀 (U+1F600) in the officer 2 certificate “A😀2”", "😀 (U+1F600) in the site address"},
		strings.Fields(paper+"record --inspection I1")...)
	o.has(o.must("notice", "register", "--json"), `"total": 0`)
	o.has(o.must("paper", "register", "--json"), `"total": 0`)
	o.must("agency", "edit", "--agency", "示范🔥局")
	o.refusedNaming([]string{"🔥 (U+1F525) in the agency name “示范🔥局”"}, "notice", "lease", "--to", "甲某")
	o.has(o.must("notice", "register", "--json"), `"total": 0`)

	// A notice written by hand has no face of ours: what follows it has.
	o.must("agency", "edit", "--agency", "示范局")
	o.must("notice", "lease", "--to", "甲某", "-o", "pad")
	o.write("scan.pdf", aScan)
	o.must("notice", "enter", "B1", "--inspection", "I1", "--date", "2022-01-05", "--due", "9", "--scan", "scan.pdf")
	o.must("extension", "ask", "H1", "--until", "2022-03-01", "--by", "张😀", "--reason", "缺🔥件")
	o.must("extension", "refuse", "H1", "--approver", "王某", "--reason", "不准")
	o.must("review", "add", "--notice", "N1", "--inspector", "甲𝕏:A001", "--inspector", "乙某:A002",
		"--not-fixed", "H1", "--fixed", "H2", "--note", "见🔥")
	o.refusedNaming(all, "paper", "issue", "review", "--review", "R1")
	o.refusedNaming([]string{"🔥 (U+1F525) in the reply reason “缺🔥件”", all[0], all[1]},
		"paper", "issue", "extension", "--hazard", "H1")
	o.has(o.must("paper", "register", "--json"), `"total": 0`)

	o.must("agency", "edit", "--agency", "示范🔥局")
	for _, line := range []string{"report ledger -o a.pdf", "report ledger --month 2021-11 --town 石𝕏镇 -o b.pdf",
		"report month 2021-11 -o c.pdf", "report month 2022-01 --send-to 区😀办 -o d.pdf",
		"report statistics --until 2021-11-30 -o e.pdf"} {
		args := strings.Fields(line)
		o.must(args...)
		o.has(o.text(args[len(args)-1]), "〓", "注：〓处的字，现有字体均不能打印：", "示范〓局", "U+1F525")
	}
	o.has(o.text("a.pdf"), "序号1单位、序号2单位“甲站〓”（U+1F525）", "序号1部位“库〓房”（U+200D）", "序号1类别“消〓防”（U+F0002）", "检查人“甲〓")
	for _, line := range []string{"report ledger -o a.xlsx", "report ledger -o a.csv",
		"report statistics --until 2021-11-30 -o e.xlsx",
		"agenda --date 2022-01-20", "agenda --by-inspector", "agenda --format ics -o a.ics",
		"totals --month 2021-11 --by site", "totals --month 2021-11 --by town --format text",
		"totals --month 2021-11 --rows hazards_found", "totals --month 2021-11 -o t.xlsx",
		"complaint totals --month 2021-11 --by handler", "hazard list", "hazard show H1", "site show S1",
		"inspection show I1", "notice show N1", "review show R1", "complaint list"} {
		o.must(strings.Fields(line)...)
	}
	for _, name := range []string{"a.csv", "a.ics"} {
		data, err := os.ReadFile(o.path(name))
		if err != nil {
			t.Fatal(err)
		}
		o.has(string(data), "甲站🔥") // a file has every character there is
	}
	o.must("check")
}

// refusedNaming runs a command that the rules refuse, naming all of these.
func (o office) refusedNaming(all []string, args ...string) {
	o.t.Helper()
	_, said, code := o.run(args...)
	if code != 6 {
		o.t.Errorf("%v: exit %d, %s", args, code, said)
	}
	o.has(said, all...)
}

// A session notes it too; one that asks for a notice is told what the paper
// cannot say, and nothing of it is recorded.
func TestUnprintableIsNotedByLog(t *testing.T) {
	o := interviewed(t)
	before := o.records()
	session := func(notice string) *desk {
		d := o.sits(120, nil, "--plain")
		d.visiting()
		d.asked("已记 0 项", "灭火器🔥失压")
		for _, q := range []string{"部位", "隐患级别", "依据", "整改期限", "照片", "已记 1 项"} {
			d.asked(q, "")
		}
		d.asked("下达文书", notice)
		d.asked("确认登记", "y")
		return d
	}
	d := session("1")
	d.sees("没有字体能打印隐患1内容“灭火器🔥失压”中的 🔥 (U+1F525)")
	if after := o.records(); after != before {
		t.Errorf("%d facts were recorded", after-before)
	}
	d.asked("确认登记", "\x03")
	d.ends()
	d = o.sits(120, nil, "--plain")
	d.asked("草稿", "2")
	d.asked("确定丢弃", "y")
	d.sees("输入名称")
	io.WriteString(d.tty, "\x03")
	d.ends()
	d = session("5")
	if code := d.ends(); code != 0 || strings.Count(d.all, "内置字体不能打印 H1 内容“灭火器🔥失压”中的 🔥 (U+1F525)") != 1 {
		t.Errorf("exit %d: %s", code, d.all)
	}
}

// aScan is the least that is a PDF with a page.
const aScan = `%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]>> endobj
xref
0 4
0000000000 65535 f 
0000000009 00000 n 
0000000056 00000 n 
0000000111 00000 n 
trailer <</Root 1 0 R /Size 4>>
startxref
180
%%EOF
`
