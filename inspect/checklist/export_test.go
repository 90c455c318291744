package checklist

import (
	"slices"

	"rectify/inspect"
)

// Laws are the laws with their clauses, whether in force or not.
func (l Library) Laws() []Law { return slices.Clone(l.laws) }

// Clauses are the clauses that held on that civil day; all of them for no day.
func (l Library) Clauses(on inspect.Date) []Clause {
	if on == "" {
		return slices.Clone(l.clauses)
	}
	var held []Clause
	for _, c := range l.clauses {
		if c.InForce(on) {
			held = append(held, c)
		}
	}
	return held
}

// LawsText is laws as a file.
func LawsText(laws []Law) string {
	w := &writer{}
	for _, l := range laws {
		w.record(l.Comments, "法规", l.Title)
		w.field("编号", l.Number)
		w.field("版本", l.Edition)
		w.dates(l.From, l.To)
		if l.Status != Current {
			w.field("状态", l.Status.ZH())
		}
		for _, c := range l.Clauses {
			w.clause(c, l)
		}
	}
	return w.String()
}

func (w *writer) clause(c Clause, l Law) {
	w.record(c.Comments, "条款", c.Code)
	w.field("条文", c.Article)
	w.field("要点", c.Gist)
	from, to := c.From, c.To
	if from == l.From {
		from = ""
	}
	if to == l.To {
		to = ""
	}
	w.dates(from, to)
}

func (w *writer) dates(from, to inspect.Date) {
	w.field("施行", string(from))
	w.field("失效", string(to))
}
