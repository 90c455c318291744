package report

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"rectify/inspect"
	"rectify/report/typeset"
)

// WriteRecord prints 现场检查记录: who was inspected, where and when, that the
// officers showed their certificates, what was found, and who signs.
func WriteRecord(w io.Writer, pa inspect.Paper, blobs inspect.Blobs) error {
	s, err := newSheet(pa, blobs)
	if err != nil {
		return err
	}
	v, label := pa.Record, pa.Form.Text
	s.head(typeset.Centre)
	s.blanks(blank{label("site"), pa.Site.Name})
	s.blanks(blank{label("address"), v.Address})
	s.blanks(blank{label("person"), v.Person}, blank{label("post"), v.Post}, blank{label("phone"), v.Phone})
	s.blanks(blank{label("places"), strings.Join(v.Places, "、")})
	s.blanks(blank{label("time"), hours(v)})
	s.doc.Space(3)
	s.found()
	lines := append(s.officerLines(), signature{label: pa.Form.Unit})
	if v.Witness != "" {
		lines = append(lines, signature{label("witness"), label("name"), v.Witness})
	}
	s.signatures(lines)
	return s.finish(w)
}

// hours are the day and the hours of a visit: 2021年11月23日9时00分至11月23日11时30分.
func hours(v inspect.Record) string {
	if v.From == "" {
		return v.On.ZH()
	}
	until := v.On
	if v.Until != "" {
		until = v.Until
	}
	end := until.ZH()
	if until.Year() == v.On.Year() {
		_, end, _ = strings.Cut(end, "年")
	}
	return v.On.ZH() + clock(v.From) + "至" + end + clock(v.To)
}

// clock is a time of day as papers write it.
func clock(s string) string {
	at, err := time.Parse("15:04", s)
	if err != nil {
		return s
	}
	return fmt.Sprintf("%d时%02d分", at.Hour(), at.Minute())
}

// found are that the officers said who they were, and what they found.
func (s *sheet) found() {
	var names, certs []string
	for _, o := range s.pa.Officers {
		names, certs = append(names, o.Name), append(certs, o.Cert)
	}
	v := s.pa.Record
	texts := []string{s.said(s.form.Opening, "officers", strings.Join(names, "、"), "certs", strings.Join(certs, "、")), s.text("findings")}
	if len(v.Experts) > 0 {
		texts = append(texts, s.text("experts", "experts", strings.Join(v.Experts, "、")))
	}
	for _, l := range v.Lists {
		texts = append(texts, s.text("listed", "list", l.Name, "count", strconv.Itoa(l.Yes+l.No+l.NA), "yes", strconv.Itoa(l.Yes), "no", strconv.Itoa(l.No), "na", strconv.Itoa(l.NA)))
	}
	texts = append(texts, s.items()...)
	for _, line := range strings.Split(v.Note, "\n") {
		if line != "" {
			texts = append(texts, sentence(line))
		}
	}
	s.paras(texts...)
}

// items are the hazards that a record names, and which were fixed on the spot.
func (s *sheet) items() []string {
	if len(s.pa.Items) == 0 {
		return []string{s.text("none")}
	}
	texts := []string{s.text("found", "count", strconv.Itoa(len(s.pa.Items)))}
	for i, it := range s.pa.Items {
		texts = append(texts, fmt.Sprintf("%d．%s", i+1, bare(it)))
	}
	if len(s.pa.Record.OnSpot) > 0 {
		texts = append(texts, s.text("on_spot", "items", ranges(s.pa.Record.OnSpot)))
	}
	return texts
}
