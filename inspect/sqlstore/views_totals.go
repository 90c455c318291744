package sqlstore

import (
	"strings"

	"rectify/inspect"
)

// totalled is what one figure is in the views of totals: a number, or of a rate two.
type totalled struct {
	name string   // of the column in between
	live string   // what it comes to now
	path []string // where it stands in what was frozen
	as   string   // its type
}

// liveAs are the figures that are no sums of one month's tally.
var liveAs = map[string]string{
	"opening":               "s.stood - s.hazards_found - s.hazards_reopened + s.hazards_rectified",
	"closing":               "s.stood",
	"overdue":               "s.late",
	"median_days_to_accept": "m.days",
	"cohort_rate":           "coalesce(r.n, 0)",
	"cohort_rate_now":       "s.resolved",
}

// live is what a figure, or the part of a rate, comes to now.
func live(key string) string {
	if as, other := liveAs[key]; other {
		return as
	}
	return "s." + key
}

// totalledOf are the numbers of a figure.
func totalledOf(f *inspect.Figure) []totalled {
	if !f.IsRate() {
		as := "BIGINT"
		if f.Rows == "" && f.Unit[0] == "days" {
			as = "DOUBLE PRECISION"
		}
		return []totalled{{f.Key, live(f.Key), []string{f.Key}, as}}
	}
	part := f.Key
	if f.Rate[0] != "" {
		part = f.Rate[0]
	}
	return []totalled{{f.Key + "_numerator", live(part), []string{f.Key, "numerator"}, "BIGINT"},
		{f.Key + "_denominator", live(f.Rate[1]), []string{f.Key, "denominator"}, "BIGINT"}}
}

// totalsView has a row for each month and key: of closed months what was frozen, of the
// others what the tallies come to, of this month until today.
func (d *Dialect) totalsView(by inspect.Dim) View {
	v := View{Name: inspect.Words{EN: "v_totals_" + string(by), ZH: "按" + by.ZH() + "统计"},
		Is:   inspect.Words{EN: "the figures of a month and " + string(by), ZH: "某月某" + by.ZH() + "的统计"},
		from: "totalled t", Columns: []ViewColumn{text("month", "月份", "substr(t.month, 1, 7)")}}
	dim := by
	if by == inspect.ByMonth {
		dim = inspect.All
		v.Is = inspect.Words{EN: "the figures of a month", ZH: "某月的统计"}
	} else {
		v.Columns = append(v.Columns, text(string(by), by.ZH(), "t.key", keyTerms(by)...))
	}
	v.Columns = append(v.Columns, yesNo("closed", "已结账", "t.closed"))
	for _, f := range inspect.TotalsTable {
		v.Columns = append(v.Columns, figureColumns(f)...)
	}
	v.with = d.totalling(dim)
	return v
}

// figureColumns are those of a figure; of a rate the part, the whole and the share.
func figureColumns(f *inspect.Figure) []ViewColumn {
	unit, zh := inspect.Words{EN: f.Unit[0], ZH: f.Unit[1]}, strings.TrimSpace(f.ZH)
	if !f.IsRate() {
		c := number(f.Key, zh, "t."+f.Key, unit)
		if as := totalledOf(f)[0].as; as != "BIGINT" {
			c.is = "CAST(t." + f.Key + " AS " + as + ")"
		}
		return []ViewColumn{c}
	}
	part, whole := "t."+f.Key+"_numerator", "t."+f.Key+"_denominator"
	share := "CAST(" + part + " AS DOUBLE PRECISION) / nullif(" + whole + ", 0)"
	return []ViewColumn{number(f.Key+"_numerator", zh+"分子", part, inHazards),
		number(f.Key+"_denominator", zh+"分母", whole, inHazards),
		{inspect.Words{EN: f.Key, ZH: zh}, inShare, inspect.Words{}, share, nil}}
}

// totalling are the steps from the tallies to the figures.
func (d *Dialect) totalling(dim inspect.Dim) []string {
	from, where := d.narrowed(nil, d.flow(), dim, nil)
	of := " WHERE dim = " + Literal(string(dim))
	steps := []string{
		"today (day, month, next) AS (SELECT k.day, substr(k.day, 1, 7) || '-01', " +
			d.NextMonth("substr(k.day, 1, 7) || '-01'") + " FROM (SELECT " + d.Today + " AS day) k)",
		"span (month) AS (SELECT min(month) FROM tally" + of + " UNION ALL SELECT " + d.NextMonth("month") +
			" FROM span WHERE month < (SELECT month FROM today))",
		// what is dated after today is none of this month's yet
		"later AS (SELECT " + keys[dim] + " AS key, " + summed("f.", sums) + " FROM " + from +
			" WHERE f.day > (SELECT day FROM today) AND f.day < (SELECT next FROM today)" + where + " GROUP BY 1)",
		"counted AS (SELECT key, month, sites_inspected, " + strings.Join(sums, ", ") + " FROM tally" + of +
			" AND month <= (SELECT month FROM today) UNION ALL SELECT l.key, y.month, 0, -" + strings.Join(sums, ", -") +
			" FROM later l CROSS JOIN today y)",
		"summed AS (SELECT k.key, p.month, coalesce(sum(c.sites_inspected), 0) AS sites_inspected, " +
			summed("c.", sums) + ` FROM (SELECT DISTINCT key FROM counted) k CROSS JOIN span p
			LEFT JOIN counted c ON c.key = k.key AND c.month = p.month
			WHERE p.month <= (SELECT month FROM today) GROUP BY 1, 2)`,
		`stretched AS (SELECT s.*, sum(hazards_found + hazards_reopened - hazards_rectified) OVER w AS stood,
			sum(overdue) OVER w AS late FROM summed s WINDOW w AS (PARTITION BY key ORDER BY month))`,
		"resolved AS (SELECT key, month, sum(CASE WHEN days < 0 THEN -hazards ELSE hazards END) AS n FROM lag" + of +
			" AND back <= 0 GROUP BY 1, 2)",
		"spread AS (SELECT key, month, days, sum(hazards) AS n FROM lag" + of + " AND days >= 0 GROUP BY 1, 2, 3)",
		`ranked AS (SELECT key, month, days, sum(n) OVER (PARTITION BY key, month ORDER BY days) AS upto,
			sum(n) OVER (PARTITION BY key, month) AS whole FROM spread)`,
		`middle AS (SELECT key, month, (min(CASE WHEN 2 * upto >= whole THEN days END)
			+ min(CASE WHEN 2 * upto > whole THEN days END)) / 2.0 AS days FROM ranked GROUP BY 1, 2)`,
	}
	return append(steps, d.settled(dim)...)
}

// settled are the last of the steps: the figures as they stand, and of closed months as
// they were frozen. A group in which there is nothing is no row.
func (d *Dialect) settled(dim inspect.Dim) []string {
	var reckoned, frozen, names, any []string
	document, value := d.Part("nullif(x.body, '')", "frozen"), ""
	from, key, above := "closed x", "''", []string{"totals"}
	if value = document; dim != inspect.All {
		var group string
		group, value = d.Elements(document, "groups", string(dim))
		from, above = from+" CROSS JOIN "+group, nil
		key = "coalesce(" + d.Part(value, "key") + ", '')"
	}
	for _, f := range inspect.TotalsTable {
		for _, n := range totalledOf(f) {
			names = append(names, n.name)
			reckoned = append(reckoned, n.live+" AS "+n.name)
			path := append(above[:len(above):len(above)], n.path...)
			frozen = append(frozen, "CAST("+d.Part(value, path...)+" AS "+n.as+") AS "+n.name)
			if !f.IsRate() && n.as == "BIGINT" {
				any = append(any, n.name+" <> 0")
			}
		}
	}
	rows := ""
	if dim != inspect.All {
		rows = " AND (" + strings.Join(any, " OR ") + ")"
	}
	return []string{
		"reckoned AS (SELECT s.key, s.month, " + strings.Join(reckoned, ", ") + ` FROM stretched s
			LEFT JOIN resolved r ON r.key = s.key AND r.month = s.month
			LEFT JOIN middle m ON m.key = s.key AND m.month = s.month)`,
		"totalled AS (SELECT key, month, 0 AS closed, " + strings.Join(names, ", ") + ` FROM reckoned
			WHERE month NOT IN (SELECT x.month || '-01' FROM closed x WHERE x.reopened = '')` + rows +
			" UNION ALL SELECT " + key + ", x.month || '-01', 1, " + strings.Join(frozen, ", ") + " FROM " + from +
			" WHERE x.reopened = '')",
	}
}
