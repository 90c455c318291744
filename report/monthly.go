package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"rectify/inspect"
	"rectify/report/typeset"
)

// official is the sheet of GB/T 9704—2012: A4 with a type area of 156 by 225
// millimetres, 37 from the upper edge and 28 from the binding edge.
var official = typeset.Page{Width: 210, Height: 297, Top: 37, Bottom: 35, Left: 28, Right: 26}

// 22 lines of 28 characters fill the type area exactly: 三号 is 16 points, and
// 28 of those are wider than it, so that a character is set on 15.79.
const (
	officialSize = 15.79
	officialLead = 225 * 72 / 25.4 / 22
)

// MonthlyOptions are what the office says of a report.
type MonthlyOptions struct {
	Addressee string // 主送, without the colon; none if empty
	Later     bool   // append what was entered after the month was closed
	OnePage   bool   // only the main figures, on one sheet of A4
}

// document is what a month is written on: paper, or a file that the office goes on with.
type document interface {
	Width() float64 // between the margins, in points
	Para(s typeset.Style, text string)
	Table(t typeset.Table)
	// Figure is so many millimetres high, or as low as least where a page has no more room;
	// draw is told how many points that is.
	Figure(height, least float64, says string, draw func(at *typeset.Place, height float64))
	Space(millimetres float64)
	Break()
	Keep(fill func())
	Sign(s typeset.Style, name, date string)
}

// WriteMonthlyPDF prints a monthly report (月报) in the dress of GB/T 9704: the
// figures as prose, tables and charts, compared with other periods, by sector
// and by town, and what is overdue. The same month gives the same bytes.
func WriteMonthlyPDF(w io.Writer, m inspect.Monthly, o MonthlyOptions, blobs inspect.Blobs) error {
	face, err := bodyFace(m.Body, blobs)
	if err != nil {
		return err
	}
	return spared(w, func(w io.Writer, lost *lost) error { return writeMonthly(w, m, o, face, lost) })
}

func writeMonthly(w io.Writer, m inspect.Monthly, o MonthlyOptions, face *typeset.Face, lost *lost) error {
	doc := composeMonthly(m, o, face, lost, spreads[0], nil)
	for least, i := emptiest(doc), 1; i < len(spreads) && least < fullEnough && !o.OnePage; i++ {
		other := composeMonthly(m, o, face, lost, spreads[i], doc)
		if n := emptiest(other); n > least {
			doc, least = other, n
		}
	}
	return doc.Write(w)
}

// spread is how far apart the rows of a month's tables are, in points, and how much higher
// than else its charts: the text is of one size in every month.
type spread struct{ rows, charts float64 }

// spreads are what is tried, the first first, so that no page is left half empty: an annex
// begins a page of its own (GB/T 9704 7.3.4), whatever the one before it has.
var spreads = func() (all []spread) {
	for _, rows := range []float64{13, 14, 12, 15, 16, 17} {
		for _, charts := range []float64{1, 0.8, 1.2, 1.4, 1.6, 1.8} {
			all = append(all, spread{rows, charts})
		}
	}
	return all
}()

// fullEnough is how full a page is at least that does not look empty.
const fullEnough = 0.75

// emptiest is how full the emptiest page is; of the last it is asked that it be no stump.
func emptiest(doc *typeset.Doc) (least float64) {
	pages := doc.Fills()
	last := len(pages) - 1
	pages[last] = min(1, pages[last]+0.6)
	return slices.Min(pages)
}

// composeMonthly sets a month so; like is one that was set before, of which nil is none.
func composeMonthly(m inspect.Monthly, o MonthlyOptions, face *typeset.Face, lost *lost, s spread,
	like *typeset.Doc) *typeset.Doc {
	page, body := official, monthlyBody(face)
	if o.OnePage {
		page, body = sheet, typeset.Style{Face: face, Size: 9, Lead: 14}
	}
	doc := typeset.New(page, monthlyInfo(m)).Like(like)
	lost.on(doc)
	p := &monthlyPaper{m: m, doc: onPaper{doc}, body: body, spread: s}
	doc.Footer(p.footer)
	if o.OnePage {
		p.onePage()
	} else {
		p.whole(o)
	}
	lost.note(doc, typeset.Style{Face: face, Size: 9, Lead: 13})
	return doc
}

func monthlyBody(face *typeset.Face) typeset.Style {
	return typeset.Style{Face: face, Size: officialSize, Lead: officialLead, First: 2}
}

func monthlyInfo(m inspect.Monthly) typeset.Info {
	return typeset.Info{Title: m.Agency + monthlyTitle(m), Author: m.Agency, Subject: spanZH(m.Totals.Period),
		Created: m.Day.Time()}
}

func monthlyTitle(m inspect.Monthly) string {
	return spanZH(m.Totals.Period) + "安全生产隐患排查治理月报"
}

func (p *monthlyPaper) whole(o MonthlyOptions) {
	p.head(o.Addressee)
	p.overall()
	p.parts()
	p.trend()
	p.late()
	p.complaints()
	p.later(o.Later)
	p.rules()
	p.sign()
	p.annex()
}

// bodyFace is the office's own face for papers, or the built-in one.
func bodyFace(sha256 string, blobs inspect.Blobs) (*typeset.Face, error) {
	if sha256 == "" {
		return typeset.Serif(), nil
	}
	data, err := blobs(sha256)
	if err != nil {
		return nil, err
	}
	face, err := typeset.ParseFace("body", data)
	if err != nil {
		return nil, inspect.Errorf(inspect.CodeFailed, "the body face cannot be used: %v", "正文字体无法使用：%v", err).
			Because(err)
	}
	return face, nil
}

type monthlyPaper struct {
	m             inspect.Monthly
	doc           document
	body          typeset.Style
	spread        spread
	section       int
	tables, shown int // numbers of tables and of figures
}

// head is the title, what its figures are worth, and to whom it goes.
func (p *monthlyPaper) head(addressee string) {
	s := typeset.Style{Face: typeset.SerifBold(), Size: 22, Lead: 34, Align: typeset.Centre, Next: true,
		Role: typeset.Title, Level: 1}
	p.doc.Para(s, title(p.m.Headed())+"\n"+title(monthlyTitle(p.m)))
	note := p.body
	note.Face, note.Align, note.Next, note.Role = typeset.Kai(), typeset.Centre, true, typeset.Subtitle
	if of := subject(p.m.Totals.Scope); of != "" {
		p.doc.Para(note, of)
	}
	p.doc.Para(note, "（"+standing(p.m)+"）")
	p.doc.Space(officialLead / 2.8346)
	if addressee != "" {
		s := p.body
		s.First = 0
		p.doc.Para(s, addressee+"：")
	}
}

// standing says whether the figures may still change.
func standing(m inspect.Monthly) string {
	switch {
	case m.Totals.Closed != nil && m.Scoped:
		return m.Totals.Closed.On.ZH() + "结账；分布、清单为现在的数字"
	case m.Totals.Closed != nil:
		return m.Totals.Closed.On.ZH() + "结账"
	case m.Scoped:
		return "分范围统计不结账，数字可能变动"
	}
	return "未结账，数字可能变动"
}

var ordinals = []string{"一", "二", "三", "四", "五", "六", "七", "八"}

// heading is one of the first level (一、黑体).
func (p *monthlyPaper) heading(text string) {
	s := p.body
	s.Face, s.Next, s.Level = typeset.SansBold(), true, 2
	p.doc.Para(s, ordinals[p.section]+"、"+text)
	p.section++
}

// subheading is one of the second level (（一）楷体).
func (p *monthlyPaper) subheading(n int, text string) {
	s := p.body
	s.Face, s.Next, s.Level = typeset.Kai(), true, 3
	p.doc.Para(s, "（"+ordinals[n]+"）"+text)
}

func (p *monthlyPaper) overall() {
	p.heading("总体情况")
	for _, text := range monthlyProse(p.m) {
		p.doc.Para(p.body, text)
	}
	p.table("主要指标对比", p.comparison())
}

func (p *monthlyPaper) parts() {
	p.heading("分布情况")
	p.subheading(0, "按行业")
	p.groups("各行业情况", "行业", inspect.BySector, p.m.Sectors)
	p.subheading(1, "按乡镇街道")
	p.groups("各乡镇街道情况", "乡镇街道", inspect.ByTown, p.m.Towns)
	p.subheading(2, "按隐患类别")
	p.categories()
}

// rules say how it was counted, for figures without that can be read two ways.
func (p *monthlyPaper) rules() {
	p.heading("统计口径")
	s := p.body
	s.Next = true // the signature never has a page to itself
	p.doc.Para(s, "隐患按检查日期、通知书按文书日期、整改按验收日期计入月份，当场整改的同时计入排查和整改；检查单位不重复计算，作废的通知书不计。"+
		"整改率为本期查出的隐患中截至期末（期间未结束的，截至统计当日）已验收的比例，并列出项数；没有查出隐患的不计算整改率，以“—”表示。期初未整改加排查、重新打开，减整改，等于期末未整改。"+
		"误录的隐患不计入任何指标。逾期指截至期末未验收，且已书面告知单位的最后一个期限早于该日，期限当日不算；尚未责令的不计逾期。"+
		"导入台账的检查、期限和整改日期，按台账所载计算。"+figureRules(p.m.Totals)+p.complaintRules())
}

// figureRules say how the figures that are shown are counted, which may be read in more
// than one way.
func figureRules(t inspect.Totals) (words string) {
	for _, f := range inspect.TotalsTable {
		if f.Means[1] != "" && f.Anywhere(everyPeriod(t)...) {
			words += strings.ReplaceAll(f.Means[1], "\n", "") + "。"
		}
	}
	return words
}

// sign is what is annexed, and who reports.
func (p *monthlyPaper) sign() {
	s := p.body
	if s.Next = true; len(p.m.Late) > 0 {
		s.Align = typeset.Left
		p.doc.Para(s, "\n附件：逾期未整改隐患清单")
	}
	s.First, s.Next, s.Align = 0, false, typeset.Centre
	p.doc.Sign(s, title(p.m.Headed()), p.m.Day.ZH())
}

// footer is the page's number between dashes, one character in from the outer
// edge, and the head of the record as far from the inner one.
func (p *monthlyPaper) footer(at *typeset.Place, page, _ int) {
	s, mark := footStyles()
	outer, inner := at.Width()-s.Size, s.Size
	if page%2 == 0 {
		s.Align, mark.Align = mark.Align, s.Align
		outer, inner = inner, outer
	}
	at.Text(mark, inner, 7*72/25.4-7, recordMark(p.m.Head))
	at.Text(s, outer, 7*72/25.4-7, fmt.Sprintf("— %d —", page))
}

// footStyles are of a page's number and of the record's mark.
func footStyles() (number, mark typeset.Style) {
	number = typeset.Style{Face: typeset.Serif(), Size: 14, Lead: 14, Align: typeset.Right}
	return number, typeset.Style{Face: number.Face, Size: smallSize, Lead: 14, Align: typeset.Left}
}
