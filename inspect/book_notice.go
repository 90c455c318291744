package inspect

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// draftNotice names the hazards of an inspection, and orders each by when.
func (p *pen) draftNotice(d *drafting) error {
	v, err := p.atVisit(d)
	if err != nil {
		return err
	}
	d.Inspected, d.Experts, d.Places = v.Date, v.Experts, v.Places
	if err := p.supplementing(&d.Paper, d.in.Adds); err != nil {
		return err
	}
	if d.orders, err = p.ordering(d.in); err != nil {
		return err
	}
	if err := d.tick(d.in.Ticks, d.orders); err != nil {
		return err
	}
	due := d.in.Due
	if d.Form.Kind == FormFireNow { // whatever was thought before: at once
		due = d.Date
	}
	p.replaced(d.orders, due)
	for _, h := range d.orders {
		item, err := itemOf(h, due, d.Date)
		if err != nil {
			return err
		}
		d.Items = append(d.Items, item)
	}
	return nil
}

// ordering are the hazards that the notice is to name.
func (p *pen) ordering(in PaperEntry) ([]Hazard, error) {
	asked := in.Hazards
	if len(asked) == 0 {
		open, err := p.Hazards(Filter{Inspection: in.About, States: []State{Open}})
		if err != nil {
			return nil, err
		}
		for _, row := range open.Rows {
			asked = append(asked, row.N)
		}
		slices.Sort(asked)
	}
	if len(asked) == 0 {
		if err := p.namedAlready(in.About); err != nil {
			return nil, err
		}
		return nil, refused("inspection %s has no hazards to order: each is closed or in a notice",
			"检查 %s 没有可责令整改的隐患：均已整改或已写入文书", Ref{Inspections, in.About}).
			Hint("add one with {hazard.found}", "请先用 {hazard.found} 登记隐患")
	}
	var out []Hazard
	for i, n := range asked {
		h, err := existing(p.Hazard, n)
		if err != nil {
			return nil, err
		}
		if h.Inspection != in.About {
			return nil, refused("hazard %s belongs to inspection %s, not to %s",
				"隐患 %s 属于检查 %s，不属于 %s", Ref{Hazards, n}, Ref{Inspections, h.Inspection}, Ref{Inspections, in.About})
		}
		if err := onceNamed(asked[:i], n); err != nil {
			return nil, err
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
		"隐患 %[2]s 已责令整改：%[1]s 已写明", Ref{Notices, h.Notice}, h.ref()).Hint(e.HintEN, e.HintZH)
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
		Hint("print it again with {notice.print %s}, or add what is new with {hazard.found}",
			"重新打印请用 {notice.print %s}；新发现的请用 {hazard.found} 登记", names[0])
}

// replaced names the hazards whose own due dates a notice for all does not keep.
func (p *pen) replaced(hazards []Hazard, due Date) {
	var en, zh []string
	for _, h := range hazards {
		if due != "" && h.Due != "" && h.Due != due {
			en = append(en, fmt.Sprintf("%s, which was due on %s", h.ref(), h.Due))
			zh = append(zh, fmt.Sprintf("%s（原定 %s）", h.ref(), h.Due))
		}
	}
	if len(en) > 0 {
		p.remark("the notice orders %[2]s to be fixed by %[1]s",
			"%[3]s 的期限在文书中改为 %[1]s", due, strings.Join(en, ", "), strings.Join(zh, "、"))
	}
}

// item is the hazard as a paper words it.
func (h Hazard) item() Item {
	return Item{Hazard: h.N, HazardID: h.ID, Text: h.Text, Level: h.Level, Place: h.Place, Basis: h.Basis,
		Photos: h.Photos}
}

func itemOf(h Hazard, due, dated Date) (Item, error) {
	if due == "" {
		due = h.Due
	}
	if due == "" {
		return Item{}, refused("hazard %s has no due date", "隐患 %s 没有整改期限", h.ref()).
			Hint("give {notice.issued .due}, or set it with {hazard.amended .due}",
				"请用 {notice.issued .due} 给出，或用 {hazard.amended .due} 设定")
	}
	if due < dated {
		return Item{}, refused("hazard %s would be due on %s, before the notice's date %s",
			"隐患 %s 的整改期限 %s 早于文书日期 %s", h.ref(), due, dated).
			Hint("give a later {.due}, or an earlier {.date}", "请用 {.due} 给出更晚的期限，或用 {.date} 给出更早的文书日期")
	}
	item := h.item()
	item.Due = due
	return item, nil
}

// order tells of each hazard that the notice orders it.
func (p *pen) order(d *drafting) error {
	for i, h := range d.orders {
		if err := p.change(&h, &HazardOrdered{d.ID, i + 1, d.Items[i].Due, d.Date}); err != nil {
			return err
		}
	}
	return nil
}
