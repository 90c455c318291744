package report

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"rectify/inspect"
	"rectify/report/typeset"
)

// density is how close a paper is set: the size of its body and from line to line, in
// points, the share of the air around what it says that is left, from 0 to 1, whether
// who signs last and the copies go left of the seal, and whether short violations of a fire
// form stand in two columns.
type density struct {
	size, lead, air float64
	beside, columns bool
}

// densities are what is tried, the loosest first: lines are set closer, and then
// smaller, before another page is taken, as GB/T 9704 7.3.5 advises for signatures
// that do not fit. Nothing is smaller than 小四. Last of all, what stands under the seal
// goes left of it, and lines are again as loose as that lets them be. Its room gives way to
// nothing: a seal over what an officer signed is a copy that cannot be read, and another side,
// or the problems in an annex, is a sheet.
var densities = []density{{bodySize, bodyLead, 1, false, false}, {bodySize, 25, 1, false, false},
	{bodySize, 24, 1, false, false}, {bodySize, 23, 1, false, false}, {bodySize, 22, 1, false, false},
	{bodySize, 21, 1, false, false}, {13.5, 20.5, 0.8, false, false}, {13, 19.5, 0.6, false, false},
	{12.5, 18.75, 0.4, false, false}, {12, 18, 0.2, false, false}, {12, 17.4, 0.1, false, false}, closest,
	{12.5, 18.75, 0.4, true, false}, {12, 18, 0.2, true, false}, {12, 17.4, 0.1, true, false},
	{12, 16.5, 0, true, false}, {12, 15.6, 0, true, false}, {12, 15.6, 0, true, true}}

// closest is the closest with nothing left of the seal.
var closest = density{12, 16.5, 0, false, false}

// aired is a distance that may shrink to that.
func (p *paper) aired(whole, least float64) float64 { return least + (whole-least)*p.air }

// mostOnFace is how many problems the face of a notice lists.
const mostOnFace = 9

// share is how much of the room it takes at the loosest a text takes so.
func (d density) share() float64 { return d.size * d.lead / (bodySize * bodyLead) }

// close is the paper as loose as it takes the fewest sides. A notice whose problems do not
// go on one side has them in an annex if all else does, and a pad has room for as many as
// go on one beside the seal.
func (p paper) close() *paper {
	if p.Taker != "" {
		for p.rows = blankItems; p.rows > leastItems && p.compose(closest).doc.Pages() > 1; {
			p.rows--
		}
	}
	notice := p.Form.Kind.Noun() == inspect.Notices && p.Taker == ""
	p.listed = p.listed || notice && len(p.Items) > mostOnFace
	loose := p.compose(densities[0])
	p.doc = loose.doc
	sides, sheets := loose.doc.Pages(), loose.doc.Filled()
	if sides == 1 {
		return loose
	}
	for _, d := range densities[1:] { // to compose takes long: what cannot do is passed over
		if sheets*d.share() <= 1 {
			if set := p.compose(d); set.doc.Pages() == 1 {
				return set
			}
		}
	}
	if notice && !p.listed && len(p.Items) > 0 {
		listed := p
		listed.listed = true
		if face := listed.close(); face.doc.Pages() == 1 {
			return face
		}
	}
	tightest := p.compose(densities[len(densities)-1])
	fewest := tightest.doc.Pages()
	if fewest == sides {
		return loose
	}
	for _, d := range densities[1:] {
		if sheets*d.share() <= float64(fewest) {
			if set := p.compose(d); set.doc.Pages() == fewest {
				return set
			}
		}
	}
	return tightest
}

// list is the annex with the problems of a notice, a row each; with their photos in it
// where the form has a head for that column.
func (p *paper) list() error {
	if !p.listed {
		return nil
	}
	p.annexed(p.ofList("annex"))
	t, err := p.listTable()
	p.doc.Table(t)
	return err
}

// keptOnList is the share of the list's width that what was found has at least.
const keptOnList = 0.35

// listTable has a photo in each row as wide as the words beside it let it be.
func (p *paper) listTable() (typeset.Table, error) {
	cell := typeset.Style{Face: p.face, Size: smallSize, Lead: smallLead}
	t := typeset.Table{Style: cell, Heads: cell, Columns: []typeset.Column{
		centred("序号", 11), toLeft("部位", 20), toLeft("问题", 0), toLeft("依据", 38), centred("期限", 22)}}
	for i, it := range p.Items {
		t.Rows = append(t.Rows, []string{strconv.Itoa(i + 1), it.Place, problem(it), basis(it),
			strings.Replace(it.Due.ZH(), "年", "年\n", 1)})
	}
	t = withoutEmpty(t)
	said := len(t.Columns)
	err := p.pictured(&t)
	narrow(&t, said, p.doc.Width(), keptOnList)
	if said < len(t.Columns) {
		left := p.doc.Width() * perPoint * (1 - keptOnList)
		for _, c := range t.Columns[:said] {
			left -= c.Width
		}
		t.Columns[said].Width = min(mostPicture, max(leastPicture, left))
	}
	return t, err
}

// pictured gives the list its photos, each item's first in its row and each other in a row
// of its own under it; they are in no annex then.
func (p *paper) pictured(t *typeset.Table) error {
	head := p.Form.Text("pictures")
	if head == "" {
		return nil
	}
	t.Columns = append(t.Columns, centred(head, leastPicture))
	t.Pictures, t.Apart = map[[2]int][]typeset.Picture{}, map[int][]string{}
	rows := t.Rows
	t.Rows = nil
	for i, row := range rows {
		photos := p.Items[i].Photos
		for k := range max(1, len(photos)) {
			if k > 0 {
				row = saysOnly(t.Columns[:len(row)], fmt.Sprintf("（第%d项照片之%d）", i+1, k+1))
			}
			t.Apart[len(t.Rows)] = saysOnly(t.Columns[:len(row)], fmt.Sprintf("（第%d项照片）", i+1))
			t.Rows = append(t.Rows, row)
			one := shot{}
			if k < len(photos) {
				one = shot{Photo: photos[k], caption: p.underPicture(photos[k])}
				one.alt = fmt.Sprintf("现场照片 第%d项（%d）", i+1, k+1)
			}
			if err := addPicture(t, one, p.blobs); err != nil {
				return err
			}
		}
	}
	return nil
}

// leastPicture and mostPicture are how wide the column of photos is, in millimetres: one fills it.
const leastPicture, mostPicture = 34, 46

// underPicture says of a photo in the list when it was taken, and who took it.
func (p *paper) underPicture(ph inspect.Photo) string {
	return strings.TrimSpace(cmp.Or(takenWhen(ph, p.Date), p.onInspection()) + "\n" + inspect.NamesOf(p.Officers))
}

// withoutEmpty is a table without the columns in which no row says anything: what is
// long has their room.
func withoutEmpty(t typeset.Table) typeset.Table {
	for i := len(t.Columns) - 1; i >= 0; i-- {
		if slices.ContainsFunc(t.Rows, func(row []string) bool { return row[i] != "" }) {
			continue
		}
		t.Columns = slices.Delete(t.Columns, i, i+1)
		for n, row := range t.Rows {
			t.Rows[n] = slices.Delete(row, i, i+1)
		}
	}
	return t
}

// ofList is what the form says of that annex.
func (p *paper) ofList(name string) string { return p.since(name, "count", strconv.Itoa(len(p.Items))) }
