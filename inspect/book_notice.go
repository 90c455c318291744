package inspect

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/google/uuid"
)

// IssueEntry asks for a notice.
type IssueEntry struct {
	Inspection int64
	Hazards    []int64 // none: all of the inspection that are open and in no notice
	Due        Date    // for those that have no due date, or for all when Hazards have others too
	Date       Date    // the paper's date; none: the inspection's
	Form       FormKind
	Ticks      []int // of a fire form; none: by the hazards' categories
	Adds       int64 // the notice that it supplements; 0 for none
}

// issueNotice takes the next number of the series, has the paper made, and
// puts both on the record: if anything is refused, no number is taken.
func (p *pen) issueNotice(id ID, in IssueEntry) (Notice, []byte, error) {
	no, paper, hazards, err := p.drawNotice(id, in)
	if p.ahead {
		return no, paper, err
	}
	if err == nil {
		no.SHA256, err = p.keep(paper, no.Code)
	}
	if err != nil {
		return no, nil, err
	}
	if err := p.remarkNumber(no.Form, no.Year, no.Serial, no.Number, no.Date); err != nil {
		return no, nil, err
	}
	return no, paper, first(p.owe(OwedPaper, no.Number, no.SHA256), p.issue(&no, hazards))
}

// drawNotice numbers the notice and draws it; it writes nothing.
func (p *pen) drawNotice(id ID, in IssueEntry) (no Notice, paper []byte, hazards []Hazard, err error) {
	if hazards, err = p.draft(&no, in); err != nil {
		return no, nil, nil, err
	}
	if err := p.takeNumber(&no); err != nil {
		return no, nil, nil, err
	}
	no.ID = id
	if f, asked := saidOver[*NoticeIssued](p); asked {
		paper, err = p.Blob(f.SHA256)
	} else {
		paper, err = p.drawn(no.Digest(), func() ([]byte, error) { return p.book.Press(no, p.Blob) })
	}
	return no, paper, hazards, err
}

// draft fills in what the paper says, and asks every rule about it.
func (p *pen) draft(no *Notice, in IssueEntry) ([]Hazard, error) {
	v, err := p.visit(in.Inspection)
	if err != nil {
		return nil, err
	}
	if in.Form == "" {
		in.Form = FormNotice
	}
	if in.Form.About() != "" {
		return nil, invalid("%s is no form of notice",
			"%s不是责令整改文书", in.Form.ZH()).Hint("issue it with rectify paper issue", "请用 rectify paper issue 制作")
	}
	form, err := p.Form(in.Form)
	if err != nil {
		return nil, err
	}
	*no = Notice{Word: form.WordOf(p.agency), Date: in.Date, Form: form, Agency: p.agency, Site: v.site, Inspection: v.N,
		Inspected: v.Date, Officers: v.Inspectors, Experts: v.Experts, Places: v.Places}
	if no.Date == "" {
		no.Date = v.Date
	}
	no.Year = no.Date.Year()
	no.Officers, err = p.named(no.Officers)
	if err != nil {
		return nil, err
	}
	if no.Head, err = p.Anchor(); err != nil {
		return nil, err
	}
	if err := p.mayIssue(*no, v); err != nil {
		return nil, err
	}
	if err := p.supplementing(no, in.Adds); err != nil {
		return nil, err
	}
	hazards, err := p.ordering(in)
	if err != nil {
		return nil, err
	}
	if err := no.tick(in.Ticks, hazards); err != nil {
		return nil, err
	}
	if in.Form == FormFireNow { // whatever was thought before: at once
		in.Due = no.Date
	}
	p.replaced(hazards, in.Due)
	for i, h := range hazards {
		item, err := itemOf(h, in.Due, no.Date)
		if err != nil {
			return nil, err
		}
		hazards[i] = h
		no.Items = append(no.Items, item)
	}
	return hazards, nil
}

// ordering are the hazards that the notice is to name.
func (p *pen) ordering(in IssueEntry) ([]Hazard, error) {
	asked := in.Hazards
	if len(asked) == 0 {
		open, err := p.Hazards(Filter{Inspection: in.Inspection, States: []State{Open}})
		if err != nil {
			return nil, err
		}
		for _, row := range open.Rows {
			asked = append(asked, row.N)
		}
		slices.Sort(asked)
	}
	if len(asked) == 0 {
		if err := p.namedAlready(in.Inspection); err != nil {
			return nil, err
		}
		return nil, refused("inspection %s has no hazards to order: none is open and in no notice",
			"检查 %s 没有可责令整改的隐患", Ref{Inspections, in.Inspection}).
			Hint("add one with rectify hazard add", "请先用 rectify hazard add 登记隐患")
	}
	var out []Hazard
	for i, n := range asked {
		h, err := found(p.Hazard(n))(Hazards, n)
		if err != nil {
			return nil, err
		}
		if h.Inspection != in.Inspection {
			return nil, refused("hazard %s is of inspection %s, not of %s",
				"隐患 %s 属于检查 %s，不属于 %s", Ref{Hazards, n}, Ref{Inspections, h.Inspection}, Ref{Inspections, in.Inspection})
		}
		if slices.Contains(asked[:i], n) {
			return nil, invalid("hazard %s is named twice", "隐患 %s 重复列出", Ref{Hazards, n})
		}
		if err := mayRecord(&h, &HazardOrdered{}); err != nil {
			return nil, h.ordered(err)
		}
		out = append(out, h)
	}
	return out, nil
}

// ordered says which notice stands in the way of another one, if that is it.
func (h Hazard) ordered(err error) error {
	var e *Error
	if h.State != Ordered || !errors.As(err, &e) {
		return err
	}
	return refused("hazard %[2]s is ordered: %[1]s already names it",
		"隐患 %[2]s 已责令整改：%[1]s 已写明", Ref{Notices, h.Notice}, Ref{Hazards, h.N}).Hint(e.HintEN, e.HintZH)
}

// namedAlready refuses a second notice of an inspection whose hazards all stand in one.
func (p *pen) namedAlready(inspection int64) error {
	page, err := p.Hazards(Filter{Inspection: inspection, States: []State{Ordered, Accepted}, Sort: "ref"})
	if err != nil {
		return err
	}
	var names []string
	for _, h := range page.Rows {
		if name := (Ref{Notices, h.Notice}).String(); h.Notice != 0 && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return nil
	}
	s := "s"
	if len(names) > 1 {
		s = ""
	}
	return refused("inspection %[1]s has no hazards to order: %[2]s already name%[3]s them",
		"检查 %[1]s 没有可责令整改的隐患：%[2]s 已写明",
		Ref{Inspections, inspection}, strings.Join(names, "、"), s).
		Hint("print it again with rectify notice print "+names[0]+", or add what is new with rectify hazard add",
			"重新打印请用 rectify notice print "+names[0]+"；新发现的请用 rectify hazard add 登记")
}

// replaced names the hazards whose own due dates a notice for all does not keep.
func (p *pen) replaced(hazards []Hazard, due Date) {
	var en, zh []string
	for _, h := range hazards {
		if due != "" && h.Due != "" && h.Due != due {
			en = append(en, fmt.Sprintf("%s, which was due on %s", Ref{Hazards, h.N}, h.Due))
			zh = append(zh, fmt.Sprintf("%s（原定 %s）", Ref{Hazards, h.N}, h.Due))
		}
	}
	if len(en) > 0 {
		p.remark("the notice says %[1]s for %[2]s",
			"文书期限 %[1]s 替换了 %[3]s 自己的期限", due, strings.Join(en, ", "), strings.Join(zh, "、"))
	}
}

func itemOf(h Hazard, due, dated Date) (Item, error) {
	if due == "" {
		due = h.Due
	}
	if due == "" {
		return Item{}, refused("hazard %s has no due date", "隐患 %s 没有整改期限", Ref{Hazards, h.N}).
			Hint("give --due to notice issue, or set it with rectify hazard edit --due",
				"请在 notice issue 时给出 --due，或用 rectify hazard edit --due 设定")
	}
	if due < dated {
		return Item{}, refused("hazard %s would be due on %s, before the notice's date %s",
			"隐患 %s 的整改期限 %s 早于文书日期 %s", Ref{Hazards, h.N}, due, dated).
			Hint("give a later --due, or an earlier --date", "请用 --due 给出更晚的期限，或用 --date 给出更早的文书日期")
	}
	return Item{Hazard: h.N, HazardID: h.ID, Text: h.Text, Level: h.Level, Place: h.Place, Basis: h.Basis,
		Due: due, Photos: h.Photos}, nil
}

// takeNumber takes the next number of the word's and year's series.
func (p *pen) takeNumber(no *Notice) (err error) {
	if no.Serial, err = p.nextSerial(Notices, no.Word, no.Year); err != nil {
		return err
	}
	no.Number = no.Form.Number(no.Agency, no.Year, no.Serial)
	return p.free(no.Number)
}

func (p *pen) issue(no *Notice, hazards []Hazard) error {
	n, err := p.number(Notices)
	if err != nil {
		return err
	}
	id, body := no.ID, *no
	body.N, body.ID = 0, uuid.Nil
	v, err := p.visit(no.Inspection)
	if err != nil {
		return err
	}
	p.ids[v.ID], p.ids[v.site.ID] = v.N, v.site.N
	for _, h := range hazards {
		p.ids[h.ID] = h.N
	}
	prints, err := p.prints(no.Form.Kind, no.Items, Ref{Inspections, v.N})
	if err != nil {
		return err
	}
	e, err := p.record(id, Ref{Notices, n}, &NoticeIssued{body, v.ID, prints})
	if err != nil {
		return err
	}
	no.apply(e, p.refs)
	if err := p.PutNotice(*no); err != nil {
		return err
	}
	if err := p.countNotice(*no, +1); err != nil {
		return err
	}
	for i, h := range hazards {
		fact := &HazardOrdered{id, i + 1, no.Items[i].Due, no.Date}
		if err := p.change(&h, following(id, fact.Kind(), Ref{Hazards, h.N}), fact); err != nil {
			return err
		}
	}
	return nil
}
