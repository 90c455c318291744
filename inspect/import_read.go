package inspect

import (
	"cmp"
	"errors"
	"strings"
)

// read is a row in the book's own terms.
type read struct {
	Finding
	site, campaign string
	date, accepted Date
	officers       []Officer
	kind           InspectionKind
	unit           int64  // the site's number, if it is in the book
	unitName       string // what its rows are known by
	creditCode     string
	id             ID
	nothing        bool // was found
	withdrawn      bool // as the row says
	open           bool // it says that it is yet to be put right
	untold         bool // and that the unit was not told to
	ordered        bool // and that it was
	twin           bool // a row without a key is the same as one before it
}

// read checks a whole row before anything is made from it.
func (im *importer) read(row *FindingRow) (r read, err error) {
	h := Hazard{Text: row.Text, Category: row.Category, Place: row.Place, Basis: row.Basis, Source: row.Source,
		Handling: Handling{row.Measures, row.Responsible, row.Supervisor}}
	r.site, r.campaign = row.Site, row.Campaign
	if err = cmp.Or(cleanLine("site", "单位", &r.site, maxName),
		cleanLine("campaign", "专项检查", &r.campaign, maxName)); err != nil {
		return r, err
	}
	if r.site == "" {
		return r, invalid("the site is empty", "单位为空").
			Hint("fill in the unit, or 同上 if it is that of the row above", "请填写单位；与上一行相同的可填 同上")
	}
	if r.date, err = dateIn("date", "检查日期", row.Date); err != nil {
		return r, err
	}
	if r.date == "" {
		return r, invalid("the date is empty", "检查日期为空").Hint("write it as 2021-11-24", "请写作 2021-11-24")
	}
	var wrong [7]error // in the order of the columns
	wrong[0] = im.hasCome("date", "检查日期", r.date)
	h.Due, wrong[1] = im.dueIn("due", "整改期限", row.Due, r.date)
	r.accepted, wrong[2] = dateIn("rectified_on", "整改日期", row.RectifiedOn)
	h.Level, wrong[3] = ParseLevel(strings.TrimSpace(row.Level))
	h.OnSpot, wrong[4] = parseFlag(row.OnSpot)
	r.officers, wrong[5] = im.officersIn(row.Inspectors)
	r.kind, wrong[6] = im.kindOf(row)
	if err = cmp.Or(wrong[:]...); err != nil {
		return r, err
	}
	h.Found = r.date
	if nothing := findsNothing(row.Text); nothing {
		r.nothing, h.Text = true, "—"
	} else if r.kind == Visit {
		return r, invalid("a visit (走访) yields no hazards", "走访不登记隐患").
			Hint("write another kind of inspection; what was said is recorded with {complaint.received .kind=suggestion} or "+
				"problem",
				"确属检查的请填其他检查类型；意见、困难请用 {complaint.received .kind=suggestion} 或 problem 登记")
	}
	if err = cmp.Or(h.clean(), wasThere(h.Text), im.sameWord(ByCategory, Categories, &h.Category)); err != nil {
		return r, err
	}
	r.Finding = h.finding()
	if err = cmp.Or(r.rectified(row.Rectified), im.acceptable(&r)); err != nil {
		return r, err
	}
	if err = im.sameUnit(row, &r); err != nil {
		return r, err
	}
	im.name(&r)
	return r, nil
}

// dateIn reads a date and names its column when it is none.
func dateIn(en, zh, s string) (Date, error) {
	d, err := ParseDate(strings.TrimSpace(s))
	return d, ofColumn(en, zh, err)
}

// dueIn reads the last day of a term after that day.
func (im *importer) dueIn(en, zh, s string, from Date) (Date, error) {
	if dayGuessed(s) {
		im.once(dayTaken(s))
	}
	if len(s) <= len("12.3") && isDecimal().MatchString(s) {
		return "", ofColumn(en, zh, invalid("%s may be %s-%s or %[2]s-%[3]s0, a spreadsheet writes both alike",
			"%s 可能是 %s-%s，也可能是 %[2]s-%[3]s0（表格软件会去掉末尾的 0）",
			s, s[:len(s)-2], s[len(s)-1:]).
			Hint("write the date as 2021-11-24, a number of days as 15, or of working days as 10w",
				"请写日期如 2021-11-24，或天数如 15，或工作日如 10w"))
	}
	d, err := ParseDue(strings.TrimSpace(s), from, im.options.Workdays)
	return d, ofColumn(en, zh, err)
}

// isDecimal are days without a year of which a spreadsheet may have cut the last 0.
var isDecimal = pattern(`^(?:0?[1-9]|1[0-2])\.[1-3]$`)

// ofColumn names the column of what is wrong.
func ofColumn(en, zh string, err error) error {
	var e *Error
	if errors.As(err, &e) {
		e.EN, e.ZH = en+": "+e.EN, zh+"："+e.ZH
	}
	return err
}

func (im *importer) acceptable(r *read) error {
	switch {
	case r.accepted == "":
		return nil
	case r.OnSpot && r.accepted != r.date:
		return refused("it was fixed on the spot on %s, but the day rectified is %s", "%s 当场整改，整改日期却是 %s",
			r.date, r.accepted).
			Hint("leave one of the two empty", "请只填其中一项")
	case r.accepted < r.date:
		return refused("it was rectified on %s, before it was found on %s", "整改日期 %s 早于检查日期 %s", r.accepted, r.date).
			Hint("check which of the days is wrong", "请核对两个日期")
	case r.OnSpot:
		r.accepted = ""
		return nil
	}
	return im.hasCome("rectified_on", "整改日期", r.accepted)
}

func (im *importer) officersIn(s string) ([]Officer, error) {
	if o, ok := im.officers[s]; ok {
		return o, nil
	}
	o, err := ParseOfficers(s)
	if err == nil {
		im.officers[s] = o
	}
	return o, err
}
