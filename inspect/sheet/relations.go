package sheet

import (
	"errors"
	"path"
)

// relation is what a part says of another that belongs to it.
type relation struct{ id, kind, target string }

type relations []relation

// target is the part of that kind, or of another name when none is named.
func (all relations) target(kind, otherwise string) string {
	for _, r := range all {
		if r.kind == kind {
			return r.target
		}
	}
	return partName("", otherwise)
}

// relations are those of a part; of none, the file's own.
func (w *workbook) relations(of string) (out relations, err error) {
	folder, file := path.Split(of)
	err = w.part(partName(folder, "_rels/"+file+".rels"), func(s *scanner) error {
		return s.each(func() error {
			if !s.is(2, "Relationship") || string(s.attr("TargetMode")) == "External" {
				return nil
			}
			r := relation{s.attrText("Id"), path.Base(s.attrText("Type")), partName(folder, s.attrText("Target"))}
			if out = append(out, r); len(out) > 4*mostSheets {
				return errSheets
			}
			return nil
		})
	})
	return out, err
}

// readSheets takes the sheets in their order. Dates counted from 1904 would be
// read four years early.
func (w *workbook) readSheets(s *scanner, all relations) error {
	byID := map[string]relation{}
	for _, r := range all {
		byID[r.id] = r
	}
	return s.each(func() error {
		switch {
		case s.is(2, "workbookPr") && truth(s.attr("date1904")):
			return errors.New("its dates count from 1904")
		case s.is(3, "sheet"):
			return w.addSheet(s, byID)
		}
		return nil
	})
}

// addSheet takes a sheet; a chart or a macro is none.
func (w *workbook) addSheet(s *scanner, byID map[string]relation) error {
	if len(w.sheets) == mostSheets {
		return errSheets
	}
	name, r := s.attrText("name"), byID[s.attrText(":id")]
	if r.kind != "worksheet" && r.kind != "" {
		return nil
	}
	part := w.parts[r.target]
	if part == nil {
		return invalid("its sheet %q is not there", "其中的工作表 %q 不存在", name)
	}
	state := string(s.attr("state"))
	w.sheets = append(w.sheets, &Sheet{Name: name, Hidden: state == "hidden" || state == "veryHidden", part: part})
	return nil
}

func truth(value []byte) bool { return string(value) == "1" || string(value) == "true" }
