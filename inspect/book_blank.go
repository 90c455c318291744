package inspect

import (
	"cmp"
	"strings"
)

// mostLeased is how many numbers may be leased at once: a pad of paper.
const mostLeased = 100

// leaseEntry asks for numbers for papers that are to be written by hand.
type leaseEntry struct {
	Form  FormKind `json:"form,omitempty"`
	Count int      `json:"count" need:"yes"`
	Taker string   `json:"taker" need:"yes"`
	On    Date     `json:"on,omitempty"` // none: today; its year is the series'
}

// leaseNumbers takes the next numbers of a series for papers to be written by hand,
// and gives the first.
func (p *pen) leaseNumbers(_ int64, in leaseEntry) (one thing, err error) {
	form, err := p.leasing(&in)
	if err != nil {
		return nil, err
	}
	head, err := p.Anchor()
	if err != nil {
		return nil, err
	}
	for i := range in.Count {
		k := Paper{Word: form.WordOf(p.agency), Date: in.On, Year: in.On.Year(), Form: form, Agency: p.agency,
			Head: head}
		if err := p.takeNumber(&k); err != nil {
			return nil, err
		}
		k.Taker = in.Taker
		if i == 0 && p.book.Press != nil { // which refuses a form that cannot be printed
			if _, err := p.book.Press(k, p.Blob); err != nil {
				return nil, err
			}
		}
		leased := &numberLeased{k.Number, k.Word, k.Year, k.Serial, k.Form.Kind, k.Taker, k.Date, k.Head}
		if err := cmp.Or(p.begin(&k, Blanks, leased), p.owe(OwedBlank, k.Number, k.Number)); err != nil {
			return nil, err
		}
		if one == nil {
			one = &k
		}
	}
	return one, nil
}

func (p *pen) leasing(in *leaseEntry) (form Form, err error) {
	if in.Form == "" {
		in.Form = FormNotice
	}
	if in.Form.Noun() != Notices {
		return form, invalid("%s is no form of notice", "%s不是责令整改文书", in.Form.ZH())
	}
	if in.Count < 1 || in.Count > mostLeased {
		return form, invalid("cannot lease %d number%[1]s", "不能领用 %d 份", Many(in.Count)).
			Hint("lease 1 to 100 at a time", "一次可领用 1 至 100 份")
	}
	if err := cmp.Or(line("taker", "领用人", &in.Taker, maxWord, "{.to}"), p.after(&in.On, "")); err != nil {
		return form, err
	}
	if form, err = p.Form(in.Form); err != nil {
		return form, err
	}
	return form, p.redress(form)
}

// blankOf finds a number that was leased, by itself or its reference, and is still out.
func blankOf(r Reader, text string) (k Paper, err error) {
	text = strings.TrimSpace(text)
	if n, ok := ParseRef(Blanks, text); ok {
		if k, ok, err = r.Paper(Blanks.Ref(n)); err == nil && !ok {
			err = Blanks.Ref(n).unknown()
		}
	} else if k, ok, err = r.numbered(Blanks, text); err == nil && !ok {
		err = missing("the number %q was not leased", "编号“%s”不是领用的预印号", text).
			Hint("see {notice.register}; a notice that is printed here is issued with {notice.issued}",
				"请用 {notice.register} 查看；由本程序打印的文书请用 {notice.issued} 下达")
	}
	if err == nil {
		err = k.mayEnd()
	}
	return k, err
}

// BlankForm is a leased number that is still out, with the form that is to be printed
// on it, as the agency has it now.
func (r Reader) BlankForm(number string) (k Paper, err error) {
	if k, err = blankOf(r, number); err != nil {
		return k, err
	}
	return r.asBlank(k)
}

// asBlank is a leased number with its form as the agency has it now.
func (r Reader) asBlank(k Paper) (_ Paper, err error) {
	if k.Agency, err = r.Agency(); err != nil {
		return k, err
	}
	if k.Form, err = r.Form(k.Form.Kind); err == nil {
		k.Head, err = k.leasedAt(r)
	}
	return k, err
}

// leasedAt is what the form of a leased number prints of the record.
func (p Paper) leasedAt(r Reader) (a Anchor, err error) {
	events, err := r.History(p.ref())
	for _, e := range events {
		if f, ok := e.Fact.(*numberLeased); ok {
			a = f.Head
		}
	}
	return a, err
}

// enterNotice puts a notice that was written by hand on a leased number on the
// record: a notice like others, whose paper is the scan. It is as the form's
// rules have it, no earlier than the number was taken, and of its year.
func (p *pen) enterNotice(number string, in PaperEntry, scan []byte, originals []string) (thing, error) {
	k, err := blankOf(p.Reader, number)
	if err != nil {
		return nil, err
	}
	in.Kind = k.Form.Kind
	no, err := p.draft(in)
	if err != nil {
		return nil, err
	}
	if err := k.fits(no.Paper); err != nil {
		return nil, err
	}
	no.Word, no.Year, no.Serial, no.Number, no.ByHand, no.ID = k.Word, k.Year, k.Serial, k.Number, true, p.id
	if no.Head, err = k.leasedAt(p.Reader); err != nil {
		return nil, err
	}
	if no.SHA256, err = p.keep(scan, no.Code); err != nil {
		return nil, err
	}
	no.Originals = originals
	if err := cmp.Or(p.remarkScan(Copy{no.SHA256, originals}), p.remarkNumber(no.Paper), p.issue(no)); err != nil {
		return nil, err
	}
	p.ids[no.ID] = no.N
	return &no.Paper, p.change(&k, &numberEntered{p.today, no.ID})
}

// fits refuses a notice that the leased paper cannot be.
func (k Paper) fits(no Paper) error {
	switch {
	case no.Date < k.Date:
		return refused("the notice is dated %s, before its number was taken on %s", "文书日期 %s 早于领号日期 %s", no.Date, k.Date).
			Hint("give the date on the paper with {.date}", "请用 {.date} 给出纸质文书上的日期")
	case no.Year != k.Year:
		return refused("the number belongs to %d, and the notice is dated in %d", "编号属于 %d 年，文书日期在 %d 年", k.Year, no.Year).
			Hint("give the date on the paper with {.date}, or give the number up with {number.spoiled}",
				"请用 {.date} 给出纸质文书上的日期，或用 {number.spoiled} 注销该号")
	}
	return nil
}
