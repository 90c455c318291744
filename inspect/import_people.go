package inspect

import (
	"cmp"
	"slices"
	"strings"
)

// recognized gives who is named without a certificate the one that is known. A
// name that several bear stays as the file has it, and is noted: who wrote the
// file years ago cannot be asked.
func (im *importer) recognized(officers []Officer) ([]Officer, error) {
	known, err := im.bearers(officers)
	if err != nil {
		return nil, err
	}
	for _, o := range officers {
		if labels := known.several(o); labels != nil && !slices.Contains(im.unsure, o.Name) {
			im.unsure = append(im.unsure, o.Name)
			im.note("%s may be any of %s: here and further down it is recorded by the name alone",
				"%s 对应 %s：本行及以后均按姓名登记，不记证号", o.Name, strings.Join(labels, "、")).
				Hint("write the certificate's number behind the name",
					"请在姓名后写明证号")
		}
	}
	return known.persons(officers), nil
}

// join adds inspectors whom only this row names, and certificates that only it
// knows, unless a paper already says who was there; either way it is noted. A name
// alone is whoever of that name was there.
func (im *importer) join(v Inspection, officers []Officer) error {
	if slices.Equal(v.Inspectors, officers) { // as most are
		return nil
	}
	joined := slices.Clone(v.Inspectors)
	var names []string
	for _, o := range officers {
		at := slices.IndexFunc(joined, func(there Officer) bool {
			return there.Name == o.Name && (o.Cert == "" || there.Cert == "" || there == o)
		})
		switch {
		case slices.Contains(joined, o) || at >= 0 && o.Cert == "":
			continue
		case at >= 0:
			joined[at] = o
		default:
			joined = append(joined, o)
		}
		names = append(names, o.String())
	}
	if len(names) == 0 {
		return nil
	}
	who := strings.Join(names, "、")
	number, err := im.paperOf(v.N)
	if err != nil {
		return err
	}
	is := v
	is.Inspectors = joined
	switch {
	case certificatesAdded(v.Inspectors, joined):
		im.note("%s: the certificate was added to inspection %s",
			"%s：证号已补入检查 %s", who, v.ref())
	case number != "":
		im.note("%[1]s is not among the inspectors of %[2]s whom %[3]s names, and was not added",
			"%[3]s 写明的检查 %[2]s 人员中没有 %[1]s，未予添加", who, v.ref(), number)
		return nil
	default:
		im.note("%s was added to the inspectors of %s", "%s 已加入检查 %s 的检查人员", who, v.ref())
	}
	return im.amendInspection(v, &is)
}

// samePeople tells whether a row names those who are recorded, in whatever order;
// a certificate that it leaves out says nothing, and one that was kept as a part
// of the name is none.
func samePeople(recorded, said []Officer) bool {
	if slices.ContainsFunc(recorded, func(o Officer) bool { return o.Cert == "" }) {
		recorded = slices.Clone(recorded)
	}
	for i, o := range recorded {
		if o.Cert == "" {
			recorded[i].Name, recorded[i].Cert = nameAndCert(o.Name)
		}
	}
	if slices.Equal(recorded, said) {
		return true
	}
	sorted := func(of []Officer) []Officer {
		byLabel := func(a, b Officer) int { return cmp.Compare(a.String(), b.String()) }
		return slices.SortedFunc(slices.Values(of), byLabel)
	}
	return slices.EqualFunc(sorted(recorded), sorted(said),
		func(was, is Officer) bool { return was == is || is.Cert == "" && was.Name == is.Name })
}
