package inspect

import (
	"cmp"

	"github.com/google/uuid"
)

// PaperEntry asks for a paper. What it says comes from the book; what the book
// does not know is given here.
type PaperEntry struct {
	Kind  FormKind
	About int64 // the number of the inspection, review or hazard; of a notice, of the inspection
	Date  Date  // the paper's date; none: of what it is about

	Hazards []int64 // of a decision on measures, or a notice: none are all of the inspection that are open and in none
	Due     Date    // of a notice: for those that have no due date, or for all when Hazards have others too
	Ticks   []int   // of a fire form; none: by the hazards' categories
	Adds    int64   // the notice that a notice supplements; 0 for none

	Record    Record   // of a record: hours, post, witness; person, phone and address where they differ from the site's
	Basis     string   // of a decision on measures
	Decisions []string // of a decision on measures
}

// drafting is a paper that is filled in, and what goes with it on the record.
type drafting struct {
	Paper
	in      PaperEntry
	aboutID ID
	visit   *tallied
	orders  []Hazard // of a notice, in the order of its items
}

// drafts are how papers beside the notice are filled in from what they are about.
var drafts = map[FormKind]func(*pen, *drafting) error{FormRecord: (*pen).draftRecord, FormReview: (*pen).draftOpinion,
	FormMeasures: (*pen).draftMeasures, FormExtension: (*pen).draftReply, FormService: (*pen).draftService}

// printPaper takes the next number of the paper's series, has the paper made, and
// puts both on the record: if anything is refused, no number is taken.
func (p *pen) printPaper(in PaperEntry) (thing, error) {
	d, file, err := p.drawPaper(in)
	if err != nil {
		return nil, err
	}
	if p.ahead {
		return &d.Paper, nil
	}
	if d.SHA256, err = p.keep(file, d.Code); err != nil {
		return nil, err
	}
	if err := p.remarkNumber(d.Paper); err != nil {
		return nil, err
	}
	return &d.Paper, cmp.Or(p.owe(OwedPaper, d.Number, d.SHA256), p.issue(d))
}

// drawPaper numbers the paper and draws it; it writes nothing.
func (p *pen) drawPaper(in PaperEntry) (d *drafting, file []byte, err error) {
	if d, err = p.draft(in); err != nil {
		return nil, nil, err
	}
	if err := p.takeNumber(&d.Paper); err != nil {
		return nil, nil, err
	}
	d.ID = p.id
	if f, asked := saidOver[issues](p); asked {
		file, err = p.Blob(f.issued().SHA256)
	} else {
		file, err = p.drawn(d.Digest(), func() ([]byte, error) { return p.book.Press(d.Paper, p.Blob) })
	}
	return d, file, err
}

// keep stores the bytes of a paper, and what its code says, and gives the name
// they are kept under.
func (p *pen) keep(data []byte, code func() string) (string, error) {
	name := hashOf(data)
	if _, again := p.book.Asked(); again { // it was kept when it was first asked for
		return name, nil
	}
	return name, cmp.Or(p.PutBlob(name, data), keepCode(p.Writer, name, code()))
}

// draft fills in what the paper says, and asks every rule about it.
func (p *pen) draft(in PaperEntry) (*drafting, error) {
	form, err := p.Form(in.Kind)
	if err != nil {
		return nil, err
	}
	d := &drafting{in: in, Paper: Paper{Form: form, Agency: p.agency, Word: form.WordOf(p.agency), Date: in.Date,
		About: Ref{in.Kind.About(), in.About}}}
	fill := drafts[in.Kind]
	switch {
	case in.Kind.Noun() == Notices:
		d.About, fill = Ref{}, (*pen).draftNotice
	case fill == nil:
		fill = (*pen).draftVisit
	}
	if err := fill(p, d); err != nil {
		return nil, err
	}
	return d, p.redress(d.Form)
}

// goesBack says what the paper is about and goes back to, by whom and since when it
// can be, and refuses what the form or the calendar does not allow.
func (p *pen) goesBack(d *drafting, about ID, v *tallied, officers []Officer, earliest Date) (err error) {
	d.aboutID, d.visit, d.Site, d.Inspection = about, v, *v.site, v.N
	if d.Officers, err = p.named(officers); err != nil {
		return err
	}
	if d.Head, err = p.Anchor(); err != nil {
		return err
	}
	if d.Date == "" {
		d.Date = earliest
	}
	d.Year = d.Date.Year()
	if err := p.hasCome("paper's date", "文书日期", d.Date); err != nil {
		return err
	}
	if d.Date < earliest {
		return tooEarly(earliest, "the %[3]s is dated %[1]s, before what it is about on %[2]s",
			"文书日期 %[1]s 早于所涉事项日期 %[2]s",
			d.Date, earliest, d.ref().Noun.EN())
	}
	return enoughOfficers(d.Form, d.Officers, d.about())
}

// once refuses a second paper in force of the same kind about the same thing.
func (p *pen) once(d *drafting) error {
	page, err := p.Papers(Filter{About: d.About, Form: d.Form.Kind, Limit: 1})
	if err == nil && page.Total > 0 {
		err = d.twice(page.Rows[0].Number)
	}
	return err
}

func (d *drafting) twice(number string) error {
	return refused("%[1]s has its %[2]s paper already: %[4]s", "%[1]s 已有%[3]s：%[4]s", d.About, d.Form.Kind,
		d.Form.Title, number).
		Hint("print it with {paper.print}, or void it first", "可用 {paper.print} 打印；如需重做请先作废")
}

// issue puts the paper on the record, and what it orders.
func (p *pen) issue(d *drafting) error {
	fact := PaperIssued{Paper: d.Paper, InspectionID: d.visit.ID}
	fact.N, fact.ID = 0, uuid.Nil
	p.ids[d.visit.ID], p.ids[d.visit.site.ID] = d.visit.N, d.visit.site.N
	if d.About.N != 0 {
		fact.AboutID, p.ids[d.aboutID] = d.aboutID, d.About.N
	}
	for _, it := range d.Items {
		p.ids[it.HazardID] = it.Hazard
	}
	prints, err := p.prints(d.Paper)
	if err != nil {
		return err
	}
	fact.Prints = prints
	var is Fact = &fact
	if d.ref().Noun == Notices {
		is = &NoticeIssued{fact}
	}
	if err := p.begin(&d.Paper, d.ref().Noun, is); err != nil {
		return err
	}
	return p.order(d)
}

// keepPaper keeps a paper; of notices is counted what it was and is.
func (p *pen) keepPaper(was, is *Paper) error {
	noun := is.ref().Noun
	if err := p.Put(noun, is); err != nil || noun != Notices {
		return err
	}
	if was.N != 0 {
		if err := p.countNotice(*was, -1); err != nil {
			return err
		}
	}
	return p.countNotice(*is, +1)
}
