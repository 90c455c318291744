package sqlstore

import (
	"strings"

	"rectify/inspect"
)

// counts holds the flow of all days, with what every recount asks of a row: the month,
// how many of them after the hazard's finding, and how many days an acceptance took; and
// what of it adds up, summed by inspection: to part that every way takes a fifth of
// parting each row.
func (v *Verifier) counts() error {
	if err := v.Exec(`CREATE TEMPORARY TABLE flow AS
		SELECT f.*, substr(f.day, 1, 7) || '-01' AS month, ` + months("f.day") + " - " + months("i.date") + ` AS back,
			CASE WHEN f.hazards_rectified = 1 THEN ` + v.Dialect.lagDays() + ` WHEN f.hazards_reopened = 1 THEN -1 END AS days
		FROM ` + v.Dialect.flow() + " f" + lagJoin + " WHERE f.day IS NOT NULL"); err != nil {
		return err
	}
	const by = "month, level, category, inspection, site, campaign, "
	return v.Exec("CREATE TEMPORARY TABLE flowed AS SELECT " + by + when("hazard > 0") + " AS hazard, " +
		summed("", sums) + " FROM flow GROUP BY " + by + when("hazard > 0"))
}

// recount takes what is kept of each dimension off what the rows come to: by
// every key, month and whatever else parts it, nothing may be left. Both select
// those and then the sums, what is kept with the opposite sign.
func (v *Verifier) recount(sums []string, counted func(key, from string) string, of, by, kept, en, zh string) error {
	nothing := " HAVING sum(" + strings.Join(sums, ") <> 0 OR sum(") + ") <> 0"
	for dim, key := range keys {
		if dim == inspect.ByMonth {
			continue
		}
		from, where := v.Dialect.narrowed(nil, of, dim, nil)
		left := "SELECT DISTINCT '" + string(dim) + `', m.key, m.month FROM (
			SELECT k.key, k.month FROM (` + counted(key, from+" WHERE true"+where) + " UNION ALL " + kept +
			" WHERE dim = '" + string(dim) + "') k GROUP BY " + by + nothing + ") m"
		if err := v.Every(left, en, zh, 3, Rebuilding); err != nil {
			return err
		}
	}
	return nil
}

func (v *Verifier) tallies() error {
	return v.recount(sums, func(key, from string) string {
		return "SELECT " + key + " AS key, f.month AS month, f." + strings.Join(sums, ", f.") + " FROM " + from
	}, "flowed", "key, month", "SELECT key, month, -"+strings.Join(sums, ", -")+" FROM tally",
		"the tally of %s %q in %.7s is not what a recount finds", "%s“%s” %.7s 的统计与逐条重算不一致")
}

// visits recounts distinct sites: each key's sites of a month, and those whose
// first inspection of the year it was.
func (v *Verifier) visits() error {
	first := when("row_number() OVER (PARTITION BY g.key, g.site, substr(g.month, 1, 4) ORDER BY g.month) = 1")
	return v.recount(inspect.Distinct, func(key, from string) string {
		return "SELECT g.key, g.month, 1 AS sites_inspected, " + first + ` AS sites_year FROM (
			SELECT DISTINCT ` + key + " AS key, f.month AS month, f.site AS site FROM " + from + " AND f.inspections = 1) g"
	}, "flow", "key, month", "SELECT key, month, -sites_inspected, -sites_year FROM tally",
		"the sites counted under %s %q in %.7s are not what a recount finds", "%s“%s” %.7s 的检查单位数与逐条重算不一致")
}

func (v *Verifier) lags() error {
	return v.recount([]string{"hazards"}, func(key, from string) string {
		return "SELECT " + key + ` AS key, f.month AS month, f.back AS back, f.days AS days, 1 AS hazards
			FROM ` + from + " AND f.days IS NOT NULL"
	}, "flow", "key, month, back, days", "SELECT key, month, back, days, -hazards FROM lag",
		"the days to acceptance of %s %q in %.7s are not what a recount finds", "%s“%s” %.7s 的整改天数与逐条重算不一致")
}

// dims finds what is tallied by something that is no dimension.
func (v *Verifier) dims() error {
	known := ""
	for dim := range keys {
		if dim != inspect.ByMonth { // by which the others are parted
			known += ", '" + string(dim) + "'"
		}
	}
	return v.Every(`SELECT DISTINCT k.dim FROM (SELECT dim FROM tally UNION ALL SELECT dim FROM lag) k
		WHERE k.dim NOT IN (`+known[2:]+")",
		"there are tallies by %q, which is not a way to group", "统计中有未知的维度 %q", 1, Rebuilding)
}

// series finds numbers of papers that nothing accounts for.
func (v *Verifier) series() error {
	return v.Every(`SELECT k.word, cast(k.year AS TEXT), cast(max(k.serial) - count(*) AS TEXT) FROM (
			SELECT word, year, serial FROM notice
			UNION ALL SELECT word, year, serial FROM paper
			UNION ALL SELECT word, year, serial FROM blank WHERE notice IS NULL) k
		GROUP BY k.word, k.year HAVING max(k.serial) <> count(*)`,
		"the series %s of %s has %s numbers that nothing accounts for", "%s〔%s〕编号序列有 %s 个号码去向不明", 3, Restoring)
}
