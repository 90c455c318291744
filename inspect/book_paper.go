package inspect

import (
	"crypto/sha256"
	"encoding/hex"

	"github.com/google/uuid"
)

// PaperEntry asks for a paper. What it says comes from the book; what the book
// does not know is given here.
type PaperEntry struct {
	Kind      FormKind
	About     int64    // the number of the inspection, review or hazard
	Date      Date     // the paper's date; none: of what it is about
	Record    Record   // of a record: hours, post, witness; person, phone and address where they differ from the site's
	Hazards   []int64  // of a decision on measures
	Basis     string   // of a decision on measures
	Decisions []string // of a decision on measures
}

// printPaper takes the next number of the paper's series, has the paper made,
// and puts both on the record, as issueNotice does.
func (p *pen) printPaper(id ID, in PaperEntry) (Paper, error) {
	pa, file, fact, err := p.drawPaper(id, in)
	if p.ahead {
		return pa, err
	}
	if err == nil {
		pa.SHA256, err = p.keep(file, pa.Code)
	}
	if err != nil {
		return pa, err
	}
	return pa, first(p.remarkNumber(pa.Form, pa.Year, pa.Serial, pa.Number, pa.Date),
		p.owe(OwedPaper, pa.Number, pa.SHA256), p.issuePaper(&pa, fact))
}

// drawPaper numbers the paper and draws it; it writes nothing.
func (p *pen) drawPaper(id ID, in PaperEntry) (pa Paper, file []byte, fact *paperIssued, err error) {
	if fact, err = p.draftPaper(&pa, in); err != nil {
		return pa, nil, nil, err
	}
	if err := p.numberPaper(&pa); err != nil {
		return pa, nil, nil, err
	}
	pa.ID = id
	if f, asked := saidOver[*paperIssued](p); asked {
		file, err = p.Blob(f.SHA256)
	} else {
		file, err = p.drawn(pa.digest(), func() ([]byte, error) { return p.book.PaperPress(pa, p.Blob) })
	}
	return pa, file, fact, err
}

// keep stores the bytes of a paper, and what its code says, and gives the name
// they are kept under.
func (p *pen) keep(data []byte, code func() string) (string, error) {
	sum := sha256.Sum256(data)
	name := hex.EncodeToString(sum[:])
	if _, again := p.book.Asked(); again { // it was kept when it was first asked for
		return name, nil
	}
	return name, first(p.PutBlob(name, data), keepCode(p.Writer, name, code()))
}

// draftPaper fills in what the paper says, and asks every rule about it.
func (p *pen) draftPaper(pa *Paper, in PaperEntry) (fact *paperIssued, err error) {
	about := in.Kind.About()
	if about == "" {
		return nil, invalid("%s is no paper beside the notice", "%s不是其他文书", in.Kind.ZH()).Hint("issue it with rectify notice issue --form", "请用 rectify notice issue --form 下达")
	}
	form, err := p.Form(in.Kind)
	if err != nil {
		return nil, err
	}
	*pa = Paper{Form: form, Agency: p.agency, Word: form.WordOf(p.agency), Date: in.Date, About: Ref{about, in.About}}
	fact = &paperIssued{}
	var earliest Date
	switch in.Kind {
	case FormRecord:
		earliest, err = p.draftRecord(pa, fact, in)
	case FormReview:
		earliest, err = p.draftOpinion(pa, fact)
	case FormMeasures:
		earliest, err = p.draftMeasures(pa, fact, in)
	case FormExtension:
		earliest, err = p.draftReply(pa, fact)
	}
	if err == nil {
		pa.Officers, err = p.named(pa.Officers)
	}
	if err == nil {
		pa.Head, err = p.Anchor()
	}
	if err != nil {
		return nil, err
	}
	return fact, p.mayIssuePaper(pa, earliest)
}

// mayIssuePaper refuses what the form or the calendar does not allow.
func (p *pen) mayIssuePaper(pa *Paper, earliest Date) error {
	if pa.Date == "" {
		pa.Date = earliest
	}
	pa.Year = pa.Date.Year()
	if err := p.past("paper's date", "文书日期", pa.Date); err != nil {
		return err
	}
	if pa.Date < earliest {
		return tooEarly(earliest, "the paper is dated %[1]s, before what it is about on %[2]s", "文书日期 %[1]s 早于所涉事项日期 %[2]s", pa.Date, earliest)
	}
	if err := enoughOfficers(pa.Form, pa.Officers, pa.About); err != nil {
		return err
	}
	return p.redress(pa.Form)
}

// belongs names what the paper is about and goes back to, for the record.
func (p *pen) belongs(pa *Paper, fact *paperIssued, about ID, v *visit) {
	pa.Site, pa.Inspection = v.site, v.N
	fact.AboutID, fact.InspectionID = about, v.ID
	p.ids[about], p.ids[v.ID], p.ids[v.site.ID] = pa.About.N, v.N, v.site.N
	for _, it := range pa.Items {
		p.ids[it.HazardID] = it.Hazard
	}
}

// once refuses a second paper in force of the same kind about the same thing.
func (p *pen) once(pa *Paper) error {
	page, err := p.Papers(Filter{About: pa.About, Form: pa.Form.Kind, Limit: 1})
	if err == nil && page.Total > 0 {
		err = pa.twice(page.Rows[0].Number)
	}
	return err
}

func (p *Paper) twice(number string) error {
	return refused("%[1]s has its %[2]s paper already: %[4]s", "%[1]s 已有%[3]s：%[4]s", p.About, p.Form.Kind, p.Form.Title, number).
		Hint("print it with rectify paper print, or void it first", "可用 rectify paper print 打印；如需重做请先作废")
}

func (p *pen) numberPaper(pa *Paper) (err error) {
	if pa.Serial, err = p.nextSerial(Papers, pa.Word, pa.Year); err != nil {
		return err
	}
	pa.Number = pa.Form.Number(pa.Agency, pa.Year, pa.Serial)
	return p.free(pa.Number)
}

// nextSerial is the next of a series. A series is of notices or of papers, so
// that one register accounts for all of its numbers.
func (p *pen) nextSerial(of Noun, word string, year int) (int, error) {
	own, err := p.LastSerial(word, year)
	if err != nil {
		return 0, err
	}
	other, err := p.LastPaperSerial(word, year)
	if err != nil {
		return 0, err
	}
	taker := Papers
	if of == Papers {
		own, other, taker = other, own, Notices
	}
	if other > 0 {
		return 0, refused("the word %[1]s numbers the %[3]ss of %[2]d", "%[2]d 年的代字 %[1]s 已用于%[4]s", word, year, taker.EN(), taker.ZH()).
			Hint("give the form a word of its own with rectify form set --set word=…", "请用 rectify form set --set word=… 设置另一代字")
	}
	return own + 1, nil
}

// free refuses a number that stands on another paper.
func (p *pen) free(number string) error {
	no, taken, err := p.NoticeNumbered(number)
	by := Ref{Notices, no.N}
	if err == nil && !taken {
		var pa Paper
		pa, taken, err = p.PaperNumbered(number)
		by = Ref{Papers, pa.N}
	}
	if err == nil && !taken {
		var k Blank
		k, taken, err = p.BlankNumbered(number)
		by = Ref{Blanks, k.N}
	}
	if err == nil && taken {
		err = refused("the number %[1]s is taken by %[2]s", "编号 %[1]s 已被 %[2]s 使用", number, by).
			Hint("the form's pattern gives two series the same numbers; change it with rectify form set", "编号样式使两个序列重号，请用 rectify form set 修改")
	}
	return err
}

func (p *pen) issuePaper(pa *Paper, fact *paperIssued) error {
	n, err := p.number(Papers)
	if err != nil {
		return err
	}
	id := pa.ID
	fact.Paper = *pa
	fact.Paper.N, fact.Paper.ID = 0, uuid.Nil
	if fact.Prints, err = p.prints(pa.Form.Kind, pa.Items, pa.About); err != nil {
		return err
	}
	e, err := p.record(id, Ref{Papers, n}, fact)
	if err != nil {
		return err
	}
	pa.apply(e, p.refs)
	return p.PutPaper(*pa)
}

// PaperRegister accounts for every number of the papers' series; an empty word
// or year 0 is all.
func (r Reader) PaperRegister(word string, year int) (out []Taken, err error) {
	papers, err := r.Papers(Filter{Withdrawn: true})
	for _, pa := range papers.Rows {
		if word == "" || pa.Word == word {
			out = append(out, Taken{Word: pa.Word, Year: pa.Year, Serial: pa.Serial, Number: pa.Number, Fate: "issued",
				Date: pa.Date, Site: pa.SiteName, Reason: pa.Voided, Ref: Ref{Papers, pa.N}.String()})
		}
	}
	return accounted(out, year), err
}
