package inspect

import (
	"context"
	"errors"
	"fmt"
	"hash/maphash"
	"io"
	"regexp"
	"strings"
	"sync"
)

// FindingRow is one line of what people bring: a finding with its site, date,
// inspectors and campaign, as text. Sites, campaigns and inspections that are not
// known are made, by their exact names. A row has a name of its own, made of its
// source key, site and date, or else of its site, date, place, text and how many
// the same came before it in the file: the same file again adds nothing, and a
// date of rectification filled in since then is recorded of the hazard that is there.
type FindingRow struct {
	Line                                                                  int
	Site, Date, Inspectors, Campaign                                      string
	Text, Level, Category, Place, Basis, Due, OnSpot, RectifiedOn, Source string
	Clause, Rectified, Measures, Responsible, Supervisor                  string
	Reviewed, ReviewedOn                                                  string // how a review found it, and when
	Sector, Town, CreditCode, Address, Person, Phone                      string // of the site
	Kind, Way                                                             string // of the inspection; a Way may be no kind
	Err                                                                   error  // why the line could not be read
}

// ImportOptions say how an import goes.
type ImportOptions struct {
	Partial  bool // keep the good lines when others are bad
	DryRun   bool // record nothing
	Workdays Workdays
	Progress func(rows int)
}

// LinesOfSheet is how many lines a sheet may have at most: the line of a row of a
// further sheet counts on from there.
const LinesOfSheet = 1 << 21

// LineFault is what is wrong with, or worth saying of, one line.
type LineFault struct {
	Line int
	Err  error
}

// ImportResult tells what an import did.
type ImportResult struct {
	Rows, Added, Known, Rectified, Inspections int
	Sites, Campaigns                           []string // made from rows
	Faults, Notes                              []LineFault
	Recorded                                   bool // false when nothing was kept
}

// errUndo ends a transaction of which nothing is to stay.
var errUndo = errors.New("nothing is to stay")

// mostFaults is of how many rows an import says what is wrong, or worth saying:
// a file of more is the wrong file, and the words on it would fill the memory.
const mostFaults = 50_000

// tallyEvery rows, an import hands its tallies to the store, to stay small.
const tallyEvery = 10_000

// SiteLine is one line of a list of sites. A site of the same name that says the
// same is known already; one that says otherwise is a fault.
type SiteLine struct {
	Line int
	Site
	Err error
}

// Rows are what can be imported.
type Rows interface {
	FindingRow | SiteLine | ComplaintLine
}

// Import records rows in one transaction until next returns io.EOF.
func Import[T Rows](ctx context.Context, b *Book, next func() (T, error), o ImportOptions) (res ImportResult, err error) {
	err = b.write(ctx, func(p *pen) error {
		im, err := newImporter(p, o.Workdays)
		if err != nil {
			return err
		}
		defer func() { res = im.res }()
		for {
			if err := ctx.Err(); err != nil {
				return err
			}
			row, err := next()
			if err == io.EOF {
				break
			}
			if err == nil {
				err = im.row(row)
			}
			if err != nil {
				return err
			}
			if err := im.rest(o); err != nil {
				return err
			}
		}
		refused := len(im.res.Faults) > 0 && !o.Partial
		if refused {
			p.unsay()
		}
		if o.DryRun || refused {
			return errUndo
		}
		im.res.Recorded = true
		return nil
	})
	if errors.Is(err, errUndo) {
		err = nil
	} else if err != nil {
		res.Recorded = false
	}
	return res, err
}

// row records one row, whatever it is of.
func (im *importer) row(row any) error {
	switch row := row.(type) {
	case FindingRow:
		return im.line(row.Line, row.Err, func() error { return im.finding(row) })
	case ComplaintLine:
		return im.line(row.Line, row.Err, func() error { return im.complaint(row) })
	case SiteLine:
		return im.line(row.Line, row.Err, func() error { return im.siteLine(row) })
	}
	return nil
}

// importer remembers names across the rows of one import.
type importer struct {
	*pen
	res       ImportResult
	work      Workdays
	units     units
	told      map[string]particulars // what the last row of each name said of its unit
	campaigns map[string]int64       // by their names as they are compared
	histories map[int64][]Event      // of inspections
	called    map[ID][]string        // the names of campaigns
	officers  map[string][]Officer
	unsure    []string // names that several bear
	seen      map[ID]int
	noted     map[string]bool // what is said once
	above     Above
	sheet     int    // of which the last line was
	first     int64  // the first hazard that this import makes
	made      int64  // the first inspection
	again     *again // of a book without hazards, the names that this import gave
	contents  *again // of all rows that were new, by what they say of which inspection
	salt      maphash.Seed
}

func newImporter(p *pen, work Workdays) (*importer, error) {
	first, err := p.Next(Hazards)
	if err != nil {
		return nil, err
	}
	made, err := p.Next(Inspections)
	if err != nil {
		return nil, err
	}
	im := &importer{pen: p, work: work, told: map[string]particulars{}, histories: map[int64][]Event{},
		called: map[ID][]string{}, officers: map[string][]Officer{}, seen: map[ID]int{}, noted: map[string]bool{}, first: first, made: made,
		again: &again{}, contents: &again{}, salt: maphash.MakeSeed()}
	return im, im.readUnits()
}

// line counts a row and keeps what is wrong with it; other errors end the import.
func (im *importer) line(line int, unread error, do func() error) error {
	im.id = im.book.NewID() // what the row has no name for follows from this
	im.res.Rows++
	noted := len(im.res.Notes)
	if sheet := line / LinesOfSheet; sheet != im.sheet { // nothing stands above its first row
		im.sheet, im.above = sheet, Above{}
	}
	if unread != nil {
		im.above.missed()
	} else {
		unread = do()
	}
	var e *Error
	if !errors.As(unread, &e) || e.Code == CodeBusy || e.Code == CodeNoStore || e.Code == CodeFailed {
		return unread
	}
	if len(im.res.Faults) == mostFaults {
		first := im.res.Faults[0]
		errors.As(first.Err, &e)
		return Errorf(CodeFailed, "more than %d rows cannot be taken; nothing was recorded",
			"超过 %d 行有误，未登记任何内容", mostFaults).
			Hint(fmt.Sprintf("is it the right file? line %d: %s", first.Line, e.EN),
				fmt.Sprintf("请确认文件是否正确；第 %d 行：%s", first.Line, e.ZH))
	}
	im.res.Faults = append(im.res.Faults, LineFault{line, unread})
	for _, note := range im.res.Notes[noted:] { // of what was not done
		errors.As(note.Err, &e)
		delete(im.noted, e.EN)
	}
	im.res.Notes = im.res.Notes[:noted]
	return nil
}

// note keeps what is worth saying of a row that was taken.
func (im *importer) note(line int, e *Error) {
	switch n := len(im.res.Notes); {
	case n < mostFaults:
		im.res.Notes = append(im.res.Notes, LineFault{line, e})
	case n == mostFaults:
		e = invalid("more is worth saying of this row and of later ones, and is left out", "本行及以后各行的提示从略")
		im.res.Notes = append(im.res.Notes, LineFault{line, e})
	}
}

// rest is what is done every so many rows.
func (im *importer) rest(o ImportOptions) error {
	if o.Progress != nil && im.res.Rows%1000 == 0 {
		o.Progress(im.res.Rows)
	}
	if im.res.Rows%tallyEvery != 0 {
		return nil
	}
	clear(im.views)
	clear(im.pen.sites)
	clear(im.visits)
	clear(im.ids)
	clear(im.officers)
	clear(im.histories)
	return im.flush()
}

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
func (im *importer) read(row FindingRow) (r read, err error) {
	h := Hazard{Text: row.Text, Category: row.Category, Place: row.Place, Basis: row.Basis, Source: row.Source,
		Handling: Handling{row.Measures, row.Responsible, row.Supervisor}}
	r.site, r.campaign = row.Site, row.Campaign
	if err = cleanLine("site", "单位", &r.site, maxName); err != nil {
		return r, err
	}
	if err = cleanLine("campaign", "专项检查", &r.campaign, maxName); err != nil {
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
	if err = im.past("date", "检查日期", r.date); err != nil {
		return r, err
	}
	if h.Due, err = im.dueIn(row.Line, "due", "整改期限", row.Due, r.date); err != nil {
		return r, err
	}
	if r.accepted, err = dateIn("rectified_on", "整改日期", row.RectifiedOn); err != nil {
		return r, err
	}
	if h.Level, err = ParseLevel(strings.TrimSpace(row.Level)); err != nil {
		return r, err
	}
	if h.OnSpot, err = parseFlag(row.OnSpot); err != nil {
		return r, err
	}
	if r.officers, err = im.officersIn(row.Inspectors); err != nil {
		return r, err
	}
	if r.kind, err = im.kindOf(row); err != nil {
		return r, err
	}
	h.Found = r.date
	if nothing := findsNothing(row.Text); nothing {
		r.nothing, h.Text = true, "—"
	} else if r.kind == Visit {
		return r, invalid("a visit (走访) yields no hazards", "走访不登记隐患").
			Hint("write another kind of inspection; what was said is recorded with rectify complaint add --kind suggestion or problem",
				"确属检查的请填其他检查类型；意见、困难请用 rectify complaint add --kind suggestion 或 problem 登记")
	}
	if err = first(h.clean(), wasThere(h.Text), im.sameWord(ByCategory, Categories, &h.Category)); err != nil {
		return r, err
	}
	r.Finding = h.finding()
	if err = first(r.rectified(row.Rectified), im.acceptable(&r)); err != nil {
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
func (im *importer) dueIn(line int, en, zh, s string, from Date) (Date, error) {
	if dayGuessed(s) {
		im.once(line, dayTaken(s))
	}
	if len(s) <= len("12.3") && isDecimal().MatchString(s) {
		return "", ofColumn(en, zh, invalid("%s may be %s-%s or %[2]s-%[3]s0, which a spreadsheet writes alike", "%s 可能是 %s-%s，也可能是 %[2]s-%[3]s0（表格软件会去掉末尾的 0）",
			s, s[:len(s)-2], s[len(s)-1:]).Hint("write the date as 2021-11-24, a number of days as 15, or of working days as 10w",
			"请写日期如 2021-11-24，或天数如 15，或工作日如 10w"))
	}
	d, err := ParseDue(strings.TrimSpace(s), from, im.work)
	return d, ofColumn(en, zh, err)
}

// isDecimal are days without a year of which a spreadsheet may have cut the last 0.
var isDecimal = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(?:0?[1-9]|1[0-2])\.[1-3]$`) })

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
		return refused("it was fixed on the spot on %s, yet rectified on %s", "%s 当场整改，整改日期却是 %s", r.date, r.accepted).
			Hint("leave one of the two empty", "请只填其中一项")
	case r.accepted < r.date:
		return refused("it was rectified on %s, before it was found on %s", "整改日期 %s 早于检查日期 %s", r.accepted, r.date).
			Hint("look at which of the days is wrong", "请核对两个日期")
	case r.OnSpot:
		r.accepted = ""
		return nil
	}
	return im.past("rectified_on", "整改日期", r.accepted)
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
