package report

import (
	"bufio"
	"fmt"
	"html"
	"io"
	"slices"
	"strings"

	"rectify/inspect"
)

// Index is the first page of an exported book: what lies in the folder, and where the
// months are.
type Index struct {
	Agency, Head string // Head is where the record ends; "" where it is left out
	After        int64  // the place of the record behind which the folder's begins; 0 of a whole one
	Day          inspect.Date
	Files        []IndexFile
	Months       []IndexMonth
}

// IndexFile is a file or folder of it, and what it holds.
type IndexFile struct {
	Name string
	Is   inspect.Words
}

// IndexMonth is a month with inspections, as 2021-11.
type IndexMonth struct {
	Month                string
	Inspections, Hazards int
}

// Page is the file of the month.
func (m IndexMonth) Page() string { return "months/" + m.Month + ".html" }

// Visit is an inspection on the page of its month, with what came of it.
type Visit struct {
	inspect.InspectionRow
	Found   []VisitHazard
	Papers  []Link
	Private bool // who inspected is not told
}

// VisitHazard is a hazard, and where its pictures lie.
type VisitHazard struct {
	inspect.Hazard
	Pictures []string
}

// Link is a text that leads to a file; with no file, a text.
type Link struct{ Text, File string }

// style is that of every page: it is read without a network, and printed.
const style = `body{font-family:"Noto Sans SC","Microsoft YaHei",SimSun,sans-serif;max-width:70em;margin:2em auto;` +
	`padding:0 1em;line-height:1.6}table{border-collapse:collapse;width:100%}th,td{border:1px solid #999;` +
	`padding:.2em .5em;text-align:left;vertical-align:top}th{background:#dde7f0}td.n{text-align:right}` +
	`img{max-height:9em;margin:.2em}section{break-inside:avoid}`

// WriteIndex writes the first page.
func WriteIndex(w io.Writer, x Index, l Lang) error {
	return page(w, l, x.Agency, l.say("Inspection book of ", "检查台账　")+x.Agency, func(p *pageWriter) {
		p.par(fmt.Sprintf(l.say("As of %s.", "截至%s。"), x.day(l)))
		if x.Head != "" {
			p.par(l.say("The record ends at ", "记录止于 ") + x.Head)
		}
		if x.After > 0 {
			p.par(fmt.Sprintf(l.say("Of the record and the files only what was recorded behind place %d is here; "+
				"tables and pages are of the whole book.", "记录和文件只含第 %d 条之后登记的部分；表和页面是整本台账的。"), x.After))
		}
		p.table([]string{l.say("file", "文件"), l.say("what it holds", "内容")}, func(row func(...cell)) {
			for _, f := range x.Files {
				row(cell{Link: Link{f.Name, f.Name}}, cell{Link: Link{Text: l.say(f.Is.EN, f.Is.ZH)}})
			}
		})
		p.head(l.say("Inspections and visits by month", "各月检查和走访"))
		p.table([]string{l.say("month", "月份"), l.say("inspections and visits", "检查和走访（家次）"), l.say("hazards", "隐患")},
			func(row func(...cell)) {
				for _, m := range x.Months {
					row(cell{Link: Link{m.Month, m.Page()}}, number(m.Inspections), number(m.Hazards))
				}
			})
	})
}

func (x Index) day(l Lang) string { return l.say(string(x.Day), x.Day.ZH()) }

// WriteMonthPage writes the page of a month; visits are gone through once.
func WriteMonthPage(w io.Writer, m IndexMonth, visits inspect.Each[Visit], l Lang) error {
	var failed error
	err := page(w, l, m.Month, l.say("Inspections of ", "检查　")+m.Month, func(p *pageWriter) {
		p.link(Link{l.say("index", "目录"), "../index.html"})
		failed = visits(func(v Visit) error {
			p.visit(v)
			return p.Flush()
		})
	})
	if failed != nil {
		return failed
	}
	return err
}

// pageWriter writes a page; what goes wrong is told by its end.
type pageWriter struct {
	*bufio.Writer
	Lang
}

type cell struct {
	Link
	number   bool
	pictures []string
}

func number(n int) cell { return cell{Link: Link{Text: fmt.Sprint(n)}, number: true} }

func page(w io.Writer, l Lang, title, head string, body func(*pageWriter)) error {
	p := &pageWriter{bufio.NewWriter(w), l}
	fmt.Fprintf(p, "<!DOCTYPE html>\n<html lang=\"%s\"><head><meta charset=\"utf-8\">"+
		"<meta name=\"viewport\" content=\"width=device-width\"><title>%s</title><style>%s</style></head><body>\n<h1>%s</h1>\n",
		l.say("en", "zh-CN"), html.EscapeString(title), style, html.EscapeString(head))
	body(p)
	p.WriteString("</body></html>\n")
	return p.Flush()
}

func (p *pageWriter) par(text string)  { fmt.Fprintf(p, "<p>%s</p>\n", inHTML(text)) }
func (p *pageWriter) head(text string) { fmt.Fprintf(p, "<h2>%s</h2>\n", inHTML(text)) }

// inHTML is a text whose lines are kept.
func inHTML(text string) string { return strings.ReplaceAll(html.EscapeString(text), "\n", "<br>") }

// address writes a path within the folder as browsers read it.
func address(path string) string {
	return html.EscapeString(strings.NewReplacer("%", "%25", "#", "%23", "?", "%3F").Replace(path))
}

func (p *pageWriter) link(l Link) {
	if l.File == "" {
		p.WriteString(inHTML(l.Text))
		return
	}
	fmt.Fprintf(p, `<a href="%s">%s</a>`, address(l.File), inHTML(l.Text))
}

func (p *pageWriter) table(heads []string, rows func(row func(...cell))) {
	p.WriteString("<table><tr>")
	for _, h := range heads {
		fmt.Fprintf(p, "<th>%s</th>", inHTML(h))
	}
	p.WriteString("</tr>\n")
	rows(func(cells ...cell) {
		p.WriteString("<tr>")
		for _, c := range cells {
			p.cell(c)
		}
		p.WriteString("</tr>\n")
	})
	p.WriteString("</table>\n")
}

func (p *pageWriter) cell(c cell) {
	if c.number {
		p.WriteString(`<td class="n">`)
	} else {
		p.WriteString("<td>")
	}
	p.link(c.Link)
	for _, picture := range c.pictures {
		fmt.Fprintf(p, `<a href="%s"><img src="%[1]s" alt="%s" loading="lazy"></a>`, address(picture),
			html.EscapeString(p.say("photo", "照片")))
	}
	p.WriteString("</td>")
}

// visit writes an inspection, its papers and what was found.
func (p *pageWriter) visit(v Visit) {
	p.WriteString("<section>\n")
	p.head(string(v.Date) + "　" + v.SiteName)
	about := []string{inspect.Inspections.RefTo(v.N), p.say(string(v.Kind), v.Kind.ZH()), v.CampaignName}
	if !v.Private {
		about = append(about, inspect.NamesOf(v.Inspectors))
	}
	fmt.Fprintf(p, "<p>%s", inHTML(strings.Join(slices.DeleteFunc(about, func(s string) bool { return s == "" }), "　")))
	for _, l := range v.Papers {
		p.WriteString("　")
		p.link(l)
	}
	p.WriteString("</p>\n")
	if len(v.Found) > 0 {
		p.table(strings.Split(p.say("ref|level|hazard|place|due|state", "编号|级别|隐患|部位|整改期限|状态"), "|"),
			func(row func(...cell)) {
				for _, h := range v.Found {
					p.found(h, row)
				}
			})
	}
	p.WriteString("</section>\n")
}

func (p *pageWriter) found(h VisitHazard, row func(...cell)) {
	text := func(s string) cell { return cell{Link: Link{Text: s}} }
	state := p.say(h.State.EN(), h.State.ZH())
	if h.State == inspect.Accepted {
		state += " " + string(h.Closed)
	}
	about := text(h.Text)
	about.pictures = h.Pictures
	row(text(inspect.Hazards.RefTo(h.N)), text(p.say(string(h.Level), h.Level.ZH())), about, text(h.Place),
		text(string(h.Due)), text(state))
}
