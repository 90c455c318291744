package sqlstore

import (
	"strconv"
	"strings"
	"time"

	"rectify/inspect"
)

// Site implements [inspect.Reader].
func (t *Tx) Site(n int64) (inspect.Site, bool, error) {
	return got[inspect.Site](t, inspect.Sites, "n = $1", n)
}

// SiteNamed implements [inspect.Reader].
func (t *Tx) SiteNamed(name string) (inspect.Site, bool, error) {
	return got[inspect.Site](t, inspect.Sites, "name = $1 AND withdrawn = ''", name)
}

// Campaign implements [inspect.Reader].
func (t *Tx) Campaign(n int64) (inspect.Campaign, bool, error) {
	return got[inspect.Campaign](t, inspect.Campaigns, "n = $1", n)
}

// CampaignNamed implements [inspect.Reader].
func (t *Tx) CampaignNamed(name string) (inspect.Campaign, bool, error) {
	return got[inspect.Campaign](t, inspect.Campaigns, "name = $1 AND withdrawn = ''", name)
}

// Inspection implements [inspect.Reader].
func (t *Tx) Inspection(n int64) (inspect.Inspection, bool, error) {
	return got[inspect.Inspection](t, inspect.Inspections, "n = $1", n)
}

// InspectionsOf implements [inspect.Reader].
func (t *Tx) InspectionsOf(site int64, p inspect.Period) ([]inspect.Inspection, error) {
	var a args
	where := "site = " + a.add(site) + " AND date >= " + a.add(p.From)
	if p.To != "" {
		where += " AND date < " + a.add(p.To)
	}
	return all[inspect.Inspection](t, inspect.Inspections, where+" AND withdrawn = '' ORDER BY date, n", a...)
}

// all reads the things of which that is true.
func all[T any](t *Tx, noun inspect.Noun, where string, values ...any) (out []T, err error) {
	of := TableOf(noun)
	err = t.Query("SELECT "+selected(of, "t")+" FROM "+of.Name+" t WHERE "+where, values, func(r Scanner) error {
		var thing T
		err := reading(of, r, &thing)
		out = append(out, thing)
		return err
	})
	return out, err
}

// Beginning implements [inspect.Reader].
func (t *Tx) Beginning() (recorded time.Time, inspected inspect.Date, err error) {
	var at int64
	_, err = t.one(`SELECT coalesce((SELECT at FROM event ORDER BY seq LIMIT 1), 0),
		coalesce((SELECT min(date) FROM inspection WHERE withdrawn = '' AND date > ''), '')`, nil, &at, &inspected)
	return time.UnixMicro(at), inspected, err
}

func hazardColumns() string {
	return selected(TableOf(inspect.Hazards), "h") + ", v.date, coalesce(o.date, '')"
}

// Hazard implements [inspect.Reader].
func (t *Tx) Hazard(n int64) (h inspect.Hazard, ok bool, err error) {
	err = t.Query("SELECT "+hazardColumns()+" FROM "+hazardTables+" WHERE h.n = $1", []any{n}, func(r Scanner) error {
		ok = true
		return reading(TableOf(inspect.Hazards), r, &h, &h.Found, &h.OrderedOn)
	})
	return h, ok, err
}

// HazardIDs implements [inspect.Reader].
func (t *Tx) HazardIDs(hazards []int64) (out []inspect.ID, err error) {
	ids := map[int64]inspect.ID{}
	err = t.Query("SELECT n, id FROM hazard WHERE n IN ("+t.Dialect.Numbers("$1")+")", []any{asJSON(hazards)}, func(r Scanner) error {
		var n int64
		var id []byte
		err := r.Scan(&n, &id)
		ids[n] = inspect.ID(id)
		return err
	})
	for _, n := range hazards {
		if id, ok := ids[n]; ok {
			out = append(out, id)
		}
	}
	return out, err
}

// PhotoUsed implements [inspect.Reader].
func (t *Tx) PhotoUsed(original string) (hazards []int64, err error) {
	err = t.Query("SELECT DISTINCT hazard FROM photo WHERE original_sha256 = $1 ORDER BY hazard", []any{original}, func(r Scanner) error {
		var n int64
		err := r.Scan(&n)
		hazards = append(hazards, n)
		return err
	})
	return hazards, err
}

// Notice implements [inspect.Reader].
func (t *Tx) Notice(n int64) (inspect.Notice, bool, error) {
	return got[inspect.Notice](t, inspect.Notices, "n = $1", n)
}

// NoticeNumbered implements [inspect.Reader].
func (t *Tx) NoticeNumbered(number string) (inspect.Notice, bool, error) {
	return got[inspect.Notice](t, inspect.Notices, "number = $1", number)
}

// lastSerial is the highest serial of a series in those tables.
func (t *Tx) lastSerial(word string, year int, tables ...string) (last int, err error) {
	each := make([]string, len(tables))
	for i, table := range tables {
		each[i] = "SELECT max(serial) AS serial FROM " + table + " WHERE word = $1 AND year = $2"
	}
	_, err = t.one("SELECT coalesce(max(serial), 0) FROM ("+strings.Join(each, " UNION ALL ")+") k", []any{word, int64(year)}, &last)
	return last, err
}

// LastSerial implements [inspect.Reader].
func (t *Tx) LastSerial(word string, year int) (int, error) {
	return t.lastSerial(word, year, "notice", "blank")
}

// Paper implements [inspect.Reader].
func (t *Tx) Paper(n int64) (inspect.Paper, bool, error) {
	return got[inspect.Paper](t, inspect.Papers, "n = $1", n)
}

// PaperNumbered implements [inspect.Reader].
func (t *Tx) PaperNumbered(number string) (inspect.Paper, bool, error) {
	return got[inspect.Paper](t, inspect.Papers, "number = $1", number)
}

// LastPaperSerial implements [inspect.Reader].
func (t *Tx) LastPaperSerial(word string, year int) (int, error) {
	return t.lastSerial(word, year, "paper")
}

// Review implements [inspect.Reader].
func (t *Tx) Review(n int64) (inspect.Review, bool, error) {
	return got[inspect.Review](t, inspect.Reviews, "n = $1", n)
}

// Lookback implements [inspect.Reader].
func (t *Tx) Lookback(n int64) (inspect.Draw, bool, error) {
	return got[inspect.Draw](t, inspect.Lookbacks, "n = $1", n)
}

// ClosedMonth implements [inspect.Reader].
func (t *Tx) ClosedMonth(n int64) (inspect.ClosedMonth, bool, error) {
	return got[inspect.ClosedMonth](t, inspect.Months, "n = $1", n)
}

// ClosedMonths implements [inspect.Reader].
func (t *Tx) ClosedMonths() ([]inspect.ClosedMonth, error) {
	return all[inspect.ClosedMonth](t, inspect.Months, "n > 0 ORDER BY n")
}

// Complaint implements [inspect.Reader].
func (t *Tx) Complaint(n int64) (inspect.Complaint, bool, error) {
	return got[inspect.Complaint](t, inspect.Complaints, "n = $1", n)
}

// ComplaintFrom implements [inspect.Reader].
func (t *Tx) ComplaintFrom(channel inspect.Channel, number string) (inspect.Complaint, bool, error) {
	return got[inspect.Complaint](t, inspect.Complaints, "channel = $1 AND source = $2 AND source <> '' AND state <> 'withdrawn'", string(channel), number)
}

// ComplaintsIn implements [inspect.Reader].
func (t *Tx) ComplaintsIn(p inspect.Period) ([]inspect.Complaint, error) {
	const waits = "n IN (SELECT n FROM complaint WHERE state IN ('received', 'assigned') UNION ALL SELECT n FROM complaint WHERE last >= $1)"
	return all[inspect.Complaint](t, inspect.Complaints, waits+" AND received < $2 ORDER BY n", string(p.From), string(p.To))
}

// Blank implements [inspect.Reader].
func (t *Tx) Blank(n int64) (inspect.Blank, bool, error) {
	return got[inspect.Blank](t, inspect.Blanks, "n = $1", n)
}

// BlankNumbered implements [inspect.Reader].
func (t *Tx) BlankNumbered(number string) (inspect.Blank, bool, error) {
	return got[inspect.Blank](t, inspect.Blanks, "number = $1", number)
}

// Blanks implements [inspect.Reader].
func (t *Tx) Blanks() ([]inspect.Blank, error) {
	return all[inspect.Blank](t, inspect.Blanks, "n > 0 ORDER BY n")
}

// PutSite implements [inspect.Writer].
func (t *Tx) PutSite(s inspect.Site) error { return t.put(inspect.Sites, &s) }

// PutCampaign implements [inspect.Writer].
func (t *Tx) PutCampaign(c inspect.Campaign) error { return t.put(inspect.Campaigns, &c) }

// PutInspection implements [inspect.Writer].
func (t *Tx) PutInspection(i inspect.Inspection) error { return t.put(inspect.Inspections, &i) }

// PutHazard implements [inspect.Writer].
func (t *Tx) PutHazard(h inspect.Hazard) error { return t.put(inspect.Hazards, &h) }

// PutNotice implements [inspect.Writer].
func (t *Tx) PutNotice(n inspect.Notice) error { return t.put(inspect.Notices, &n) }

// PutPaper implements [inspect.Writer].
func (t *Tx) PutPaper(p inspect.Paper) error { return t.put(inspect.Papers, &p) }

// PutReview implements [inspect.Writer].
func (t *Tx) PutReview(r inspect.Review) error { return t.put(inspect.Reviews, &r) }

// PutLookback implements [inspect.Writer].
func (t *Tx) PutLookback(d inspect.Draw) error { return t.put(inspect.Lookbacks, &d) }

// PutClosedMonth implements [inspect.Writer].
func (t *Tx) PutClosedMonth(m inspect.ClosedMonth) error { return t.put(inspect.Months, &m) }

// PutComplaint implements [inspect.Writer].
func (t *Tx) PutComplaint(c inspect.Complaint) error { return t.put(inspect.Complaints, &c) }

// PutBlank implements [inspect.Writer].
func (t *Tx) PutBlank(k inspect.Blank) error { return t.put(inspect.Blanks, &k) }

// numbersIn are the numbers of a text.
func numbersIn(text, between string) []int64 {
	if text == "" {
		return nil
	}
	out := make([]int64, 0, strings.Count(text, between)+1)
	for word := range strings.SplitSeq(text, between) {
		n, _ := strconv.ParseInt(word, 10, 64)
		out = append(out, n)
	}
	return out
}
