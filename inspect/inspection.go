package inspect

import (
	"cmp"
	"slices"
	"strings"
)

// Officer is an inspector (检查人员) and the number of the certificate shown
// on site (执法证号, free text: no uniform pattern exists).
type Officer struct {
	Name string `json:"name"`
	Cert string `json:"cert,omitempty"`
}

// String writes an officer as the command line and imports do: 甲某:A001.
func (o Officer) String() string {
	if o.Cert == "" {
		return o.Name
	}
	return o.Name + ":" + o.Cert
}

// parseOfficer reads name:certificate; the full-width colon is taken too.
func parseOfficer(s string) (Officer, error) {
	name, cert := nameAndCert(s)
	o := Officer{name, cert}
	return o, o.read(s)
}

// read reads a name and a certificate, which were said so.
func (o *Officer) read(said string) error {
	if err := cmp.Or(cleanName("inspector", "检查人员", &o.Name, maxWord),
		cleanName("certificate number", "执法证号", &o.Cert, maxWord)); err != nil {
		return err
	}
	if parts := namesApart(o.Name); len(parts) == 1 { // the blank in 甲 某 is none
		o.Name = parts[0]
	}
	return noName(said, *o)
}

func fewOfficers(n int) error {
	if n > mostOfficers {
		return invalid("more than %d inspectors are named", "检查人员超过 %d 人", mostOfficers)
	}
	return nil
}

// mostOfficers is how many can have been on one site.
const mostOfficers = 100

// ParseOfficers reads several, parted as [splitNames] does.
func ParseOfficers(s string) ([]Officer, error) {
	var out []Officer
	for _, part := range splitNames(s) {
		if err := fewOfficers(len(out) + 1); err != nil {
			return nil, err
		}
		o, err := parseOfficer(part)
		if err != nil {
			return nil, err
		}
		out = append(out, o)
	}
	return out, nil
}

// SplitWords parts a list as people write it, by ; ； 、 ， and commas.
func SplitWords(s string) []string {
	var out []string
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(";；、，,\n", r) }) {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// Inspection is one inspection of a site (现场检查), on one civil day; of the
// kind [Visit], a visit to it.
type Inspection struct {
	N          int64          `json:"-"`
	ID         ID             `json:"id,omitzero"`
	Site       int64          `json:"-"`
	Campaign   int64          `json:"-"` // 0 for none
	Kind       InspectionKind `json:"kind"`
	Date       Date           `json:"date"`
	Inspectors []Officer      `json:"inspectors" need:"yes"`
	Experts    []string       `json:"experts,omitempty"` // 协助检查人员
	Places     []string       `json:"places,omitempty"`  // 检查场所
	Note       string         `json:"note,omitempty"`
	Withdrawn  string         `json:"withdrawn,omitempty"`

	Lists []Answered `json:"lists,omitempty"` // checklists gone through
	Who   []string   `json:"-"`               // what its inspectors are called now, if otherwise than here
}

// Labels are its inspectors as figures and filters know them, each once.
func (i Inspection) Labels() (labels []string) {
	if i.Who != nil {
		return i.Who
	}
	for _, o := range i.Inspectors {
		if l := o.String(); !slices.Contains(labels, l) {
			labels = append(labels, l)
		}
	}
	return labels
}

// officers are its inspectors as the book knows them now.
func (i Inspection) officers() (out []Officer) {
	for _, l := range i.Labels() {
		out = append(out, labelled(l))
	}
	return out
}

// Counts tells whether it counts as an inspection: a mere visit does not, nor what
// was recorded in error.
func (i Inspection) Counts() bool { return i.Withdrawn == "" && i.Kind != Visit }

// stands refuses what was recorded in error.
func (i Inspection) stands() error {
	if i.Withdrawn == "" {
		return nil
	}
	ref := i.ref()
	return refused("inspection %s was withdrawn", "检查 %s 已作误录处理", ref).
		Hint("if it was no error, bring it back first: {fact.struck %s .reason=…}",
			"如非误录，请先恢复：{fact.struck %s .reason=…}", ref)
}

func (i *Inspection) clean() error {
	if i.Date == "" {
		return invalid("the inspection has no date", "检查日期为空").Hint("give {.date=2021-11-24}", "请给出 {.date=2021-11-24}")
	}
	if i.Kind == "" {
		i.Kind = i.usual()
	}
	if len(i.Inspectors) == 0 {
		return invalid("the inspection names no inspector", "没有检查人员").
			Hint("give {.inspector=甲某:A001}", "请给出 {.inspector=甲某:A001}")
	}
	if err := cleanText("note", "备注", &i.Note, maxText); err != nil {
		return err
	}
	i.Experts, i.Places = slices.DeleteFunc(i.Experts, SaysNothing), slices.DeleteFunc(i.Places, SaysNothing)
	return cmp.Or(cleanNames("expert", "专家", i.Experts, maxWord), cleanNames("place", "检查场所", i.Places, maxName))
}

func cleanNames(en, zh string, names []string, longest int) (err error) {
	for i := range names {
		err = cmp.Or(err, cleanName(en, zh, &names[i], longest))
	}
	return err
}
