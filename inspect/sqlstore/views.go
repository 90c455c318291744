package sqlstore

import (
	"slices"
	"strings"

	"rectify/inspect"
)

// View is what spreadsheets and dashboards read of a book: rows as the lists and the
// totals print them, under an English and under a Chinese name. Its columns come from
// the tables of particulars and figures. Views are made only where somebody asks for
// them, for SQLite would read their texts whenever a book is opened.
type View struct {
	Name    inspect.Words // as the database has it, in each language
	Is      inspect.Words // what a row is
	Columns []ViewColumn

	with []string // what its rows are put together from
	from string
}

// ViewColumn is a column of a view.
type ViewColumn struct {
	Name inspect.Words
	Kind inspect.Words
	Unit inspect.Words // of what is counted

	is    string         // in the English view
	terms []inspect.Term // what the Chinese one has for its words
}

// The kinds of columns.
var (
	inText   = inspect.Words{EN: "text", ZH: "文字"}
	inDays   = inspect.Words{EN: "date", ZH: "日期"}
	inNumber = inspect.Words{EN: "number", ZH: "数"}
	inShare  = inspect.Words{EN: "share", ZH: "比率"}
	inYesNo  = inspect.Words{EN: "yes or no", ZH: "是否"}
)

// Views are all views of a book. The telephones of units and people, who brought a
// complaint and who deals with it are in none.
func Views(d *Dialect) []View {
	all := []View{d.siteView(), d.campaignView(), d.inspectionView(), d.hazardView(), d.noticeView(), d.paperView(),
		d.reviewView(), d.complaintView(), d.personView()}
	for _, dim := range []inspect.Dim{inspect.ByMonth, inspect.BySector, inspect.ByInspector} {
		all = append(all, d.totalsView(dim))
	}
	return all
}

// Names are those of all views in the database.
func Names(views []View) (out []string) {
	for _, v := range views {
		out = append(out, v.Name.EN, v.Name.ZH)
	}
	return out
}

// Texts are the two queries that a view is, with its English name and with its Chinese:
// that reads the first, in other words. Where a database holds many books, rows gives
// those of one book's relation, and the query begins with each that it names.
func (v View) Texts(rows func(relation string) string) (en, zh string) {
	own := func(c ViewColumn) string { return c.is + ` AS "` + c.Name.EN + `"` }
	other := func(c ViewColumn) string { return termed(`t."`+c.Name.EN+`"`, c.terms) + ` AS "` + c.Name.ZH + `"` }
	listed := func(column func(ViewColumn) string) string {
		return "SELECT " + strings.Join(inspect.Mapped(v.Columns, column), ", ") + " FROM "
	}
	en = listed(own) + v.from
	with, first := v.with, v.Name.EN
	if rows != nil {
		with = slices.Concat(named(strings.Join(append(with, en), " "), rows), with)
	}
	if len(with) > 0 {
		en = "WITH RECURSIVE " + strings.Join(with, ", ") + " " + en
	}
	if rows != nil {
		first = "(" + en + ")"
	}
	return en, listed(other) + first + " t"
}

// named are the rows of each relation that a query names.
func named(text string, rows func(relation string) string) (out []string) {
	for _, r := range Remade() {
		if strings.Contains(text, "FROM "+r.Name+" ") || strings.Contains(text, "JOIN "+r.Name+" ") {
			out = append(out, r.Name+" AS "+rows(r.Name))
		}
	}
	return out
}

// Literal is a text as SQL has it.
func Literal(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }

// termed puts Chinese words for those that are kept.
func termed(expression string, terms []inspect.Term) string {
	if len(terms) == 0 {
		return expression
	}
	text := "CASE " + expression
	for _, t := range terms {
		text += " WHEN " + Literal(t.Word) + " THEN " + Literal(t.ZH)
	}
	return text + " ELSE " + expression + " END"
}

func text(en, zh, expression string, terms ...inspect.Term) ViewColumn {
	return ViewColumn{inspect.Words{EN: en, ZH: zh}, inText, inspect.Words{}, expression, terms}
}

func number(en, zh, expression string, unit inspect.Words) ViewColumn {
	return ViewColumn{inspect.Words{EN: en, ZH: zh}, inNumber, unit, "CAST(" + expression + " AS BIGINT)", nil}
}

func yesNo(en, zh, expression string) ViewColumn {
	return ViewColumn{inspect.Words{EN: en, ZH: zh}, inYesNo, inspect.Words{},
		"CASE " + expression + " WHEN 1 THEN 'yes' ELSE 'no' END", []inspect.Term{{Word: "yes", ZH: "是"}, {Word: "no", ZH: "否"}}}
}

func (d *Dialect) day(en, zh, expression string) ViewColumn {
	return ViewColumn{inspect.Words{EN: en, ZH: zh}, inDays, inspect.Words{}, d.Day(expression), nil}
}
