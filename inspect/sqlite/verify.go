package sqlite

import (
	"context"
	"errors"
	"strings"

	"rectify/inspect"
)

// Verify implements [inspect.Store].
func (s *Store) Verify(ctx context.Context) (faults []*inspect.Error, err error) {
	err = s.Read(ctx, func(r inspect.Reader) error {
		v := verifier{tx: r.(*tx)}
		// A recount sorts several things at once, each in as much memory as the cache has.
		if err := v.exec("PRAGMA cache_size = -1000"); err != nil {
			return err
		}
		defer v.exec("PRAGMA cache_size = " + cacheSize)
		for _, look := range []func() error{v.integrity, v.foreignKeys, v.tallies, v.visits, v.lags, v.series, v.blobs, v.papers, v.strays, v.reporters, v.owed} {
			if err := look(); err != nil {
				return err
			}
		}
		faults = v.faults
		return nil
	})
	return faults, err
}

type verifier struct {
	*tx
	faults []*inspect.Error
}

func (v *verifier) fault(en, zh string, args ...any) {
	v.faults = append(v.faults, inspect.Errorf(inspect.CodeCheck, en, zh, args...))
}

// every makes a fault of each row of text columns that a query finds.
func (v *verifier) every(query, en, zh string, columns int) error {
	return v.each(query, nil, func(r scanner) error {
		words, into := make([]string, columns), make([]any, columns)
		for i := range words {
			into[i] = &words[i]
		}
		if err := r.Scan(into...); err != nil {
			return err
		}
		args := make([]any, columns)
		for i, w := range words {
			args[i] = w
		}
		v.fault(en, zh, args...)
		return nil
	})
}

func (v *verifier) integrity() error {
	return v.every("SELECT * FROM pragma_integrity_check WHERE integrity_check <> 'ok'", "the file is damaged: %s", "文件已损坏：%s", 1)
}

func (v *verifier) foreignKeys() error {
	return v.every(`SELECT "table", coalesce(rowid, ''), parent FROM pragma_foreign_key_check`, "%s row %s points to a %s that is not there", "%s 第 %s 行指向不存在的 %s", 3)
}

// everything is the flow of all days.
func everything(dim inspect.Dim) (from, where string) {
	from, where, _ = flowing(dim, nil, inspect.Period{})
	return from, strings.Replace(where, "f.day >= ? AND f.day < ?", "f.day IS NOT NULL", 1)
}

// tallies are counted again from flow, dimension by dimension.
func (v *verifier) tallies() error {
	cols := strings.Join(sums[2:], ", ")
	zero := " WHERE " + strings.Join(sums[2:], " <> 0 OR ") + " <> 0"
	for dim, key := range keys {
		if dim == inspect.ByMonth {
			continue
		}
		from, where := everything(dim)
		counted := "SELECT " + key + " AS key, substr(f.day, 1, 7) || '-01' AS month, " + summed("f.", sums[2:]) + " FROM " + from + " WHERE " + where + " GROUP BY 1, 2"
		kept := "SELECT key, month, " + cols + " FROM tally WHERE dim = '" + string(dim) + "'"
		query := "SELECT DISTINCT '" + string(dim) + "', key, month FROM (SELECT * FROM (SELECT * FROM (" + counted + ")" + zero + " EXCEPT SELECT * FROM (" + kept + ")" + zero + ")" +
			" UNION ALL SELECT * FROM (SELECT * FROM (" + kept + ")" + zero + " EXCEPT SELECT * FROM (" + counted + ")" + zero + "))"
		if err := v.every(query, "the tally of %s %q in %.7s is not what a recount finds", "%s“%s” %.7s 的统计与逐条重算不一致", 3); err != nil {
			return err
		}
	}
	return nil
}

// visits recounts distinct sites: each key's sites of a month, and those whose
// first inspection of the year it was.
func (v *verifier) visits() error {
	for dim, key := range keys {
		if dim == inspect.ByMonth || dim == inspect.ByLevel || dim == inspect.ByCategory {
			continue
		}
		from, where := everything(dim)
		visits := "SELECT DISTINCT " + key + " AS key, substr(f.day, 1, 7) AS month, f.site AS site FROM " + from + " WHERE " + where + " AND f.inspections = 1"
		counted := "SELECT key, month || '-01', count(*), sum(first) FROM (SELECT *, row_number() OVER (PARTITION BY key, site, substr(month, 1, 4) ORDER BY month) = 1 AS first FROM (" + visits + ")) GROUP BY 1, 2"
		kept := "SELECT key, month, sites, sites_year FROM tally WHERE dim = '" + string(dim) + "' AND (sites <> 0 OR sites_year <> 0)"
		query := "WITH d(key, month, a, b) AS (SELECT * FROM (" + counted + " EXCEPT " + kept + ") UNION ALL SELECT * FROM (" + kept + " EXCEPT " + counted + ")) SELECT DISTINCT '" + string(dim) + "', key, month FROM d"
		if err := v.every(query, "the sites counted under %s %q in %.7s are not what a recount finds", "%s“%s” %.7s 的检查单位数与逐条重算不一致", 3); err != nil {
			return err
		}
	}
	return nil
}

func (v *verifier) lags() error {
	for dim, key := range keys {
		if dim == inspect.ByMonth {
			continue
		}
		from, where := everything(dim)
		counted := "SELECT " + key + ", substr(f.day, 1, 7) || '-01', " + lagDays + ", count(*) FROM " + from + lagJoin + " WHERE " + where + " AND f.rectified = 1 GROUP BY 1, 2, 3"
		kept := "SELECT key, month, days, hazards FROM lag WHERE dim = '" + string(dim) + "' AND hazards <> 0"
		query := "WITH d(key, month, days, n) AS (SELECT * FROM (" + counted + " EXCEPT " + kept + ") UNION ALL SELECT * FROM (" + kept + " EXCEPT " + counted + ")) SELECT DISTINCT '" + string(dim) + "', key, month FROM d"
		if err := v.every(query, "the days to acceptance of %s %q in %.7s are not what a recount finds", "%s“%s” %.7s 的整改天数与逐条重算不一致", 3); err != nil {
			return err
		}
	}
	return nil
}

func (v *verifier) series() error {
	return v.every(`SELECT word, year, cast(max(serial) - count(*) AS TEXT) FROM (SELECT word, year, serial FROM notice UNION ALL SELECT word, year, serial FROM paper UNION ALL SELECT word, year, serial FROM blank WHERE notice IS NULL)
		GROUP BY word, year HAVING max(serial) <> count(*)`,
		"the series %s of %s has %s numbers that nothing accounts for", "%s〔%s〕编号序列有 %s 个号码去向不明", 3)
}

// blobs compares everything kept with its name, one at a time.
func (v *verifier) blobs() error {
	var names []string
	err := v.each("SELECT sha256 FROM blob", nil, func(r scanner) error {
		var name string
		err := r.Scan(&name)
		names = append(names, name)
		return err
	})
	for _, name := range names {
		if err != nil {
			return err
		}
		var fault *inspect.Error
		if _, err = v.Blob(name); inspect.IsCode(err, inspect.CodeCheck) && errors.As(err, &fault) {
			v.faults, err = append(v.faults, fault), nil
		}
	}
	return err
}

func (v *verifier) papers() error {
	return v.every(naming+" n WHERE NOT EXISTS (SELECT 1 FROM blob b WHERE b.sha256 = n.sha256)",
		"the file kept for %s (%.12s) is lost", "%s 的存档文件（%.12s）丢失", 2)
}

// strays are things in the lists that the record does not know.
func (v *verifier) strays() error {
	for noun, table := range tables {
		if err := v.every("SELECT '"+string(noun)+"' || n FROM "+table+" p WHERE NOT EXISTS (SELECT 1 FROM event e WHERE e.noun = '"+string(noun)+"' AND e.n = p.n)",
			"%s stands in the lists and not on the record", "列表中的 %s 没有任何记录", 1); err != nil {
			return err
		}
	}
	return nil
}

// reporters are kept of those complaints of which the record says so, and of no others.
func (v *verifier) reporters() error {
	return v.every(`SELECT 'Q' || n FROM (SELECT n FROM reporter WHERE n NOT IN (SELECT n FROM complaint WHERE json_extract(body, '$.Complaint.reporter_kept'))
		UNION ALL SELECT n FROM complaint WHERE json_extract(body, '$.Complaint.reporter_kept') AND n NOT IN (SELECT n FROM reporter))`,
		"what is kept of the reporter of %s and the record differ", "%s 的诉求人信息与记录不一致", 1)
}

// Rebuild implements [inspect.Store].
func (s *Store) Rebuild(ctx context.Context, fn func(inspect.Writer) error) error {
	return s.Write(ctx, func(w inspect.Writer) error {
		t := w.(*tx)
		if err := t.exec("PRAGMA defer_foreign_keys = ON"); err != nil {
			return err
		}
		for _, table := range []string{"blank", "complaint", "tally", "lag", "mark", "lookback", "paper", "closed", "reviewed", "review", "item", "photo", "spell", "hazard", "notice", "inspector", "inspection", "campaign", "site", "form", "agency"} {
			if err := t.exec("DELETE FROM " + table); err != nil {
				return err
			}
		}
		return fn(w)
	})
}
