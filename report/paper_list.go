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

// keptOnList is the share of the list's width that what was found has at least, and leastOnList
// how much of it beside photos.
const keptOnList, leastOnList = 0.35, 0.28

// listTable has a photo in each row as wide as the words beside it let it be, or under the row
// where they leave no room.
func (p *paper) listTable() (typeset.Table, error) {
	t := p.problemTable()
	said := len(t.Columns)
	err := p.pictured(&t)
	narrow(&t, said, p.doc.Width(), keptOnList)
	if said == len(t.Columns) {
		return t, err
	}
	left := p.doc.Width() * perPoint
	for _, c := range t.Columns[:said] {
		left -= c.Width
	}
	kept := p.doc.Width() * perPoint * keptOnList
	if t.Columns[said].Width = min(mostPicture, max(leastPicture, left-kept)); err == nil &&
		left-t.Columns[said].Width < kept*leastOnList/keptOnList {
		t = p.problemTable()
		err = p.picturedUnder(&t)
		narrow(&t, said, p.doc.Width(), keptOnList)
	}
	return t, err
}

// problemTable is the list without photos.
func (p *paper) problemTable() typeset.Table {
	cell := typeset.Style{Face: p.face, Size: smallSize, Lead: smallLead}
	t := typeset.Table{Style: cell, Heads: cell, Columns: []typeset.Column{
		centred("序号", 11), toLeft("部位", 20), toLeft("问题", 0), toLeft("依据", 38), centred("期限", 22)}}
	for i, it := range p.Items {
		t.Rows = append(t.Rows, []string{strconv.Itoa(i + 1), place(it), problem(it), basis(it),
			strings.Replace(it.Due.ZH(), "年", "年\n", 1)})
	}
	return withoutEmpty(t)
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

// picturedUnder gives the list its photos in rows under each item's, beside each other.
func (p *paper) picturedUnder(t *typeset.Table) error {
	t.Pictures, t.Next = map[[2]int][]typeset.Picture{}, map[int]bool{}
	rows := t.Rows
	t.Rows = nil
	for i, row := range rows {
		t.Rows = append(t.Rows, row)
		k := 0
		for pair := range slices.Chunk(p.Items[i].Photos, 2) {
			said, pictures := fmt.Sprintf("（第%d项照片）", i+1), []typeset.Picture(nil)
			for _, photo := range pair {
				k++
				one := shot{Photo: photo, caption: strings.ReplaceAll(p.underPicture(photo), "\n", "　")}
				one.alt = fmt.Sprintf("现场照片 第%d项（%d）", i+1, k)
				picture, err := one.picture(p.blobs)
				if err != nil {
					return err
				}
				if pictures = append(pictures, picture); !strings.Contains(said, one.caption) {
					said += "\n" + one.caption
				}
			}
			t.Next[len(t.Rows)-1] = true
			under := saysOnly(t.Columns, said)
			t.Pictures[[2]int{len(t.Rows), slices.Index(under, said)}] = pictures
			t.Rows = append(t.Rows, under)
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
