package inspect

import (
	"context"
	"errors"
	"fmt"
	"hash/maphash"
	"sync"
)

// FindingRow is one line of what people bring: a finding with its site, date,
// inspectors and campaign, as text. Sites, campaigns and inspections that are not
// known are made, by their exact names. A row has a name of its own, made of its
// source key, site and date, or else of its site, date, place, text and how many
// the same came before it in the file: the same file again adds nothing, and a
// date of rectification filled in since then is recorded of the hazard that is there.
type FindingRow struct {
	Line        int
	Err         error  // why the line could not be read
	Site        string `column:"site,must"`
	Date        string `column:"date,must"`
	Inspectors  string `column:"inspectors"`
	Campaign    string `column:"campaign"`
	Text        string `column:"text,must"`
	Level       string `column:"level"`
	Category    string `column:"category"`
	Place       string `column:"place"`
	Basis       string `column:"basis"`
	Clause      string `column:"clause"`
	Due         string `column:"due"`
	OnSpot      string `column:"fixed_on_spot"`
	Rectified   string `column:"rectified"`
	RectifiedOn string `column:"rectified_on"`
	Reviewed    string `column:"reviewed"` // how a review found it
	ReviewedOn  string `column:"reviewed_on"`
	Measures    string `column:"measures"`
	Responsible string `column:"responsible"`
	Supervisor  string `column:"supervisor"`
	Unit        Site   // what is said of the site
	Kind        string `column:"kind"` // of the inspection
	Way         string `column:"way"`  // which may be no kind
	Source      string `column:"ref"`
}

// ImportOptions say how an import goes.
type ImportOptions struct {
	Partial  bool // keep the good lines when others are bad
	DryRun   bool // record nothing
	Workdays Workdays
	Progress func(rows int)
	Each     func(RowFate) // what becomes of each row, in their order; may be nil
}

// RowFate is what became of a row, or would: where it stands, and why not.
type RowFate struct {
	Line int
	Fate string // one of [RowFates]
	Err  error
}

// RowFates are all that may become of a row: it is new, the same as on the record,
// tells more of what is there, is against the record, cannot be recorded, or is no
// record and passed over.
var RowFates = ValueKind{Words: []Term{{Word: "new", ZH: "新增"}, {Word: "same", ZH: "已有"}, {Word: "more", ZH: "补充"},
	{Word: "clash", ZH: "冲突"}, {Word: "bad", ZH: "有误"}, {Word: "passed", ZH: "未导入"}}}

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

// mostFaults is of how many rows an import says what is wrong, or worth saying:
// a file of more is the wrong file, and the words on it would fill the memory.
const mostFaults = 50_000

// tallyEvery rows, or when they are so many, an import hands its tallies to the store, to stay small.
const tallyEvery, mostTallies = 10_000, 10_000

// loadAfter so many new hazards, an import into a book that has no others is a load.
const loadAfter = 1_000

// mostVisits is how many visits are remembered beyond that: to read a unit's year
// again costs more than the row. They are few: a device has 40 MB to work in.
const mostVisits = 4_000

// SiteLine is one line of a list of sites. A site of the same name that says the
// same is known already; one that says otherwise is a fault.
type SiteLine struct {
	Line int
	Site
	Err error
}

// Line is a row of a table that can be imported: a [FindingRow], [SiteLine] or [ComplaintLine].
type Line interface {
	Columns() []Column
	read() (line int, unread error)
	record(*importer) error
}

func (r FindingRow) read() (int, error)    { return r.Line, r.Err }
func (r SiteLine) read() (int, error)      { return r.Line, r.Err }
func (r ComplaintLine) read() (int, error) { return r.Line, r.Err }

// Columns are those that ledgers of hazards have.
func (FindingRow) Columns() []Column { return findingLines() }

// Columns are those that lists of sites have.
func (SiteLine) Columns() []Column { return siteLines() }

// Columns are those that lists of complaints have.
func (ComplaintLine) Columns() []Column { return complaintLines() }

var (
	findingLines = sync.OnceValue(func() []Column {
		return ColumnsOf[FindingRow](findingColumns, Particulars[Hazards], Particulars[Inspections])
	})
	siteLines      = sync.OnceValue(func() []Column { return ColumnsOf[SiteLine](siteColumns) })
	complaintLines = sync.OnceValue(func() []Column {
		return ColumnsOf[ComplaintLine](complaintColumns, Particulars[Complaints])
	})
)

func (r FindingRow) record(im *importer) error    { return im.finding(r) }
func (r SiteLine) record(im *importer) error      { return im.siteLine(r) }
func (r ComplaintLine) record(im *importer) error { return im.complaint(r) }

// Import records the rows of a table in one transaction until next returns io.EOF.
// Each is an entry of its own; what it names is looked up by the names that people
// write, and is remembered across the rows.
func Import[T Line](ctx context.Context, b *Book, next func() (T, error), o ImportOptions) (ImportResult, error) {
	im, row := &importer{options: o}, new(T)
	line := any(row).(Line) // each row stands in the place of the one before it
	stays, err := b.turn(ctx, batch{together: !o.Partial, dry: o.DryRun, lines: im, told: im.counted},
		func() (e Entry, err error) {
			*row, err = next()
			return Entry{ID: b.NewID(), Here: Here{Fresh: true, Line: line}}, err
		})
	im.res.Recorded = stays
	return im.res, err
}

// importer remembers names across the rows of one import.
type importer struct {
	*pen
	options   ImportOptions
	res       ImportResult
	at        int   // the line
	there     bool  // it is on the record
	noting    int   // how many notes there were before it
	before    int64 // the place of the last fact before it
	units     units
	told      map[string]unitWords // what the last row of each name said of its unit
	campaigns map[string]int64     // by their names as they are compared
	histories map[int64][]Event    // of inspections
	called    map[ID][]string      // the names of campaigns
	officers  map[string][]Officer
	unsure    []string // names that several bear
	seen      map[ID]int
	foreign   map[ID]ID       // of complaints, by what another book's list says of them
	noted     map[string]bool // what is said once
	unpapered *Error          // what is said once of rows that were ordered
	ordered   int             // how many they are
	wrote     map[Noun]madeLines
	above     Above
	row       FindingRow // the one at hand, and its cells
	texts     []*string
	cells     []*string
	sheet     int                // of which the last line was
	first     int64              // the first hazard that this import makes
	made      int64              // the first inspection
	again     *again             // of a book without hazards, the names that this import gave
	stood     map[int64][]saying // before it, by their inspections
	rows      []bool             // of which of those a row was, by their numbers
	contents  *again             // of all rows that were new, by what they say of which inspection
	salt      maphash.Seed
}

// begin makes ready to look up in a transaction; of no table there is nothing to do.
func (im *importer) begin(p *pen) (err error) {
	if im == nil {
		return nil
	}
	*im = importer{pen: p, options: im.options, told: map[string]unitWords{}, histories: map[int64][]Event{},
		called: map[ID][]string{}, officers: map[string][]Officer{}, seen: map[ID]int{},
		foreign: map[ID]ID{}, noted: map[string]bool{}, wrote: map[Noun]madeLines{},
		stood: map[int64][]saying{}, again: &again{grows: againNames}, contents: &again{grows: againTexts},
		salt: maphash.MakeSeed()}
	p.lines = im
	if im.first, err = p.Next(Hazards); err != nil {
		return err
	}
	im.rows = make([]bool, im.first)
	if im.made, err = p.Next(Inspections); err != nil {
		return err
	}
	return im.readUnits()
}

// line records what a row says.
func (im *importer) line(e Entry) (unread error) {
	im.id, im.own = e.ID, ID{} // what the row has no name for follows from this
	im.there, im.noting, im.before = false, len(im.res.Notes), im.last
	im.at, unread = e.Line.read()
	if sheet := im.at / LinesOfSheet; sheet != im.sheet { // nothing stands above its first row
		im.sheet, im.above = sheet, Above{}
	}
	if unread != nil {
		im.above.missed()
		return unread
	}
	return e.Line.record(im)
}

// fate is what becomes of a row.
func (im *importer) fate(r Receipt) string {
	switch {
	case r.Fate == Refused && IsCode(r.Err, CodeClash):
		return "clash"
	case r.Fate == Refused:
		return "bad"
	case r.Fate == Known && im.last == im.before:
		return "same"
	case r.Fate == Known:
		return "more"
	}
	return "new"
}

// counted counts a row, and keeps what is wrong with it.
func (im *importer) counted(r Receipt) error {
	im.res.Rows++
	if im.options.Each != nil {
		im.options.Each(RowFate{im.at, im.fate(r), r.Err})
	}
	switch r.Fate {
	case Known:
		im.res.Known++
	case Refused:
		if err := im.fault(r.Err); err != nil {
			return err
		}
	}
	return im.rest()
}

func (im *importer) fault(err error) error {
	var e *Error
	if len(im.res.Faults) == mostFaults {
		first := im.res.Faults[0]
		errors.As(first.Err, &e)
		return Errorf(CodeFailed, "more than %d rows cannot be recorded; nothing was recorded",
			"超过 %d 行有误，未登记任何内容", mostFaults).
			Hint(fmt.Sprintf("is it the right file? line %d: %s", first.Line, e.EN),
				fmt.Sprintf("请确认文件是否正确；第 %d 行：%s", first.Line, e.ZH))
	}
	im.res.Faults = append(im.res.Faults, LineFault{im.at, err})
	for _, note := range im.res.Notes[im.noting:] { // of what was not done
		errors.As(note.Err, &e)
		delete(im.noted, e.EN)
	}
	im.res.Notes = im.res.Notes[:im.noting]
	return nil
}

// note keeps what is worth saying of a row that was taken.
func (im *importer) note(en, zh string, args ...any) *Error {
	e := invalid(en, zh, args...)
	im.tell(e)
	return e
}

func (im *importer) tell(e *Error) {
	n := len(im.res.Notes)
	if n == mostFaults {
		e = invalid("further remarks on this row and on later ones are left out", "本行及以后各行的提示从略")
	}
	if n <= mostFaults {
		im.res.Notes = append(im.res.Notes, LineFault{im.at, e})
	}
}

// rest is what is done every so many rows.
func (im *importer) rest() error {
	if im.options.Progress != nil && im.res.Rows%1000 == 0 {
		im.options.Progress(im.res.Rows)
	}
	if im.res.Rows%tallyEvery != 0 && len(im.tallies) < mostTallies {
		return nil
	}
	if len(im.views) > mostVisits {
		clear(im.years)
		clear(im.views)
		clear(im.pen.sites)
		clear(im.ids)
		clear(im.officers)
	}
	clear(im.histories)
	clear(im.stood)
	return im.flush()
}
