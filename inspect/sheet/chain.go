package sheet

import (
	"cmp"
	"io"
	"slices"
)

// chain gives the rows of every sheet of a workbook that holds the same table,
// one behind the other, in the columns of the first and what more the later have.
type chain struct {
	*xlsxReader               // the one that is read now
	rest        []*xlsxReader // looked through
	all         []string      // the columns
	place       map[*xlsxReader][]int
}

// choose reads the sheets that can be seen and whose header is known. If there is
// none, it is the first that has any rows.
func (w *workbook) choose(name string, o Options) (Reader, error) {
	var read []*xlsxReader
	var first *xlsxReader
	for _, sheet := range w.sheets {
		x, err := w.begun(name, sheet, o.Known)
		if err != nil {
			return nil, err
		}
		sheet.Blank = len(x.header) == 0
		switch whole := x.found && o.Whole(x.header); {
		case sheet.Hidden:
		case whole:
			read = append(read, x)
		case !sheet.Blank && (first == nil || x.found && !first.found):
			first = x
		}
	}
	if len(read) == 0 {
		if first == nil {
			return nil, invalid("%s has no header on any sheet that can be seen", "%s 没有可见的表头", name)
		}
		read = append(read, first)
	}
	for _, x := range read {
		if err := x.look(); err != nil {
			return nil, err
		}
	}
	c := chained(read, o.Means)
	return c, c.again()
}

// chained puts the columns of sheets together, by what their headers mean.
func chained(read []*xlsxReader, means func(string) string) *chain {
	c := &chain{xlsxReader: read[0], rest: read[1:], place: map[*xlsxReader][]int{}}
	var called []string
	for _, x := range read {
		x.sheet.Read = true
		from := len(called)
		for _, h := range x.header {
			is := cmp.Or(means(h), h)
			at := slices.Index(called, is)
			if at < 0 || is == "" || x == read[0] || at >= from || slices.Contains(c.place[x], at) {
				at = len(called)
				called, c.all = append(called, is), append(c.all, h)
			}
			c.place[x] = append(c.place[x], at)
		}
	}
	return c
}

// Header implements [Reader].
func (c *chain) Header() []string { return c.all }

// Next implements [Reader].
func (c *chain) Next() (Row, error) {
	row, err := c.xlsxReader.Next()
	for err == io.EOF && len(c.rest) > 0 {
		c.xlsxReader.Close()
		c.xlsxReader, c.rest = c.rest[0], c.rest[1:]
		if err = c.again(); err == nil {
			row, err = c.xlsxReader.Next()
		}
	}
	if err != nil {
		return row, err
	}
	if len(c.place) > 1 {
		row.Sheet = c.sheet.Name
	}
	place := c.place[c.xlsxReader]
	if row.Err != nil || place[len(place)-1] == len(c.all)-1 && len(place) == len(c.all) && slices.IsSorted(place) {
		return row, nil
	}
	cells := make([]string, len(c.all))
	for i, cell := range row.Cells {
		cells[place[i]] = cell
	}
	row.Cells = cells
	return row, nil
}
