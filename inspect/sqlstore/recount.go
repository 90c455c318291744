package sqlstore

import (
	"hash/maphash"
	"maps"
	"slices"
	"strings"

	"rectify/inspect"
)

// counts goes through the flow of all days once, kind by kind, and through the
// inspections that count, unit by unit. All ways to part them are added up on the way.
func (v *Verifier) counts() error {
	c := &recount{Tx: v.Tx, seed: maphash.MakeSeed(), of: map[int64]parted{}, words: map[string]string{},
		under: map[inspect.TallyKey]*[parts]uint64{}}
	if err := c.parting(); err != nil {
		return err
	}
	if err := v.Dialect.flowEach(c.rows); err != nil {
		return err
	}
	if err := c.visits(); err != nil {
		return err
	}
	v.recount = c
	return nil
}

func (v *Verifier) tallies() error {
	return v.left(ofSums, "tally", sums, "the tally of %s %q in %.7s is not what a recount finds",
		"%s“%s” %.7s 的统计与逐条重算不一致")
}

// sites recounts distinct sites.
func (v *Verifier) sites() error {
	return v.left(ofSites, "tally", inspect.Distinct,
		"the sites counted under %s %q in %.7s are not what a recount finds", "%s“%s” %.7s 的检查单位数与逐条重算不一致")
}

func (v *Verifier) lags() error {
	return v.left(ofLags, "lag", []string{"back", "days", "hazards"},
		"the days to acceptance of %s %q in %.7s are not what a recount finds", "%s“%s” %.7s 的整改天数与逐条重算不一致")
}

// left takes what is kept off what the rows come to: under no key and in no month may
// anything be left.
func (v *Verifier) left(part int, table string, columns []string, en, zh string) error {
	c := v.recount
	if c == nil {
		return nil // of which it was said why not
	}
	var dim, key, month string
	into, values := []any{&dim, &key, &month}, make([]int64, len(columns))
	for i := range values {
		into = append(into, &values[i])
	}
	weights := c.weights(columns)
	err := v.Each("SELECT dim, key, month, "+strings.Join(columns, ", ")+" FROM "+table, nil, func() {
		n := uint64(0)
		if part == ofLags {
			n = c.lag(values[0], values[1]) * uint64(values[2])
		} else {
			n = weighed(weights, values)
		}
		if _, known := keys[inspect.Dim(dim)]; known && n != 0 {
			c.add(part, inspect.TallyKey{Dim: inspect.Dim(dim), Key: key, Month: inspect.Date(month)}, -n)
		}
	}, into...)
	if err != nil {
		return err
	}
	for _, at := range slices.SortedFunc(maps.Keys(c.under), inOrder) {
		if c.under[at][part] != 0 {
			v.Fault(en, zh, string(at.Dim), at.Key, string(at.Month)).Hint(Rebuilding())
		}
	}
	return nil
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
