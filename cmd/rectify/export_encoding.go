package main

import (
	"cmp"
	"io"
	"slices"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/transform"

	"rectify/inspect"
	"rectify/inspect/mapping"
	"rectify/report"
)

// encodings are those that a map may name besides UTF-8.
var encodings = map[string]encoding.Encoding{"gbk": simplifiedchinese.GBK, "gb18030": simplifiedchinese.GB18030}

// writeMapped writes the table, in the encoding of the map.
func writeMapped(w io.Writer, m mapping.Map, u report.Upload) error {
	in, other := encodings[m.Encoding]
	if m.Format == "xlsx" || !other {
		return u.Tables()[m.Format](w, false)
	}
	for i, c := range m.Columns {
		if err := encodable(m, 0, "", append(make([]any, i), c.Whole())); err != nil {
			return err
		}
	}
	out := transform.NewWriter(w, in.NewEncoder())
	return cmp.Or(u.Tables()["csv"](out, false), out.Close())
}

// encodable refuses the n-th row, of that hazard, if a character is in it that GBK does not have.
func encodable(m mapping.Map, n int, of string, row []any) error {
	if m.Format == "xlsx" || m.Encoding != "gbk" {
		return nil
	}
	if n++; slices.ContainsFunc(m.Columns, func(c mapping.Column) bool { return c.Group != "" }) {
		n++
	}
	for i, cell := range row {
		text, _ := cell.(string) // all else is of digits
		if _, err := simplifiedchinese.GBK.NewEncoder().String(text); err == nil {
			continue
		}
		for _, r := range text {
			if _, err := simplifiedchinese.GBK.NewEncoder().String(string(r)); err != nil {
				if of != "" {
					of = " (" + of + ")"
				}
				return inspect.Errorf(inspect.CodeInvalid,
					"row %[1]d of the table%[5]s, column %[2]s: GBK has no character %[3]c (U+%04[3]X): %[4]s",
					"第 %[1]d 行%[5]s“%[2]s”列：GBK 没有“%[3]c”字（U+%04[3]X）：%[4]s", n, m.Columns[i].Whole(), r,
					report.Beginning(text), of).Hint("write encoding: gb18030 in the map if they read it, or utf-8",
					"对方能读的，请把对应表的编码改为 gb18030 或 utf-8")
			}
		}
	}
	return nil
}
