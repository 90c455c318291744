package report

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"time"

	"rectify/inspect"
	"rectify/report/typeset"
)

// record is 现场检查记录: who was inspected, where and when, that the officers showed
// their certificates, and what they found.
func (p *paper) record() []string {
	v := p.Record
	p.labels(map[string]string{"site": p.Site.Name, "address": v.Address, "person": v.Person, "post": v.Post,
		"phone": v.Phone, "places": strings.Join(v.Places, "、"), "time": hours(v)})
	var certs []string
	for _, o := range p.Officers {
		certs = append(certs, typeset.Whole(o.Cert))
	}
	opening := p.said(p.Form.Opening, "officers", inspect.NamesOf(p.Officers), "certs", strings.Join(certs, "、"))
	texts := []string{opening, p.text("findings"),
		p.where(len(v.Experts) > 0, "experts", "experts", strings.Join(v.Experts, "、"))}
	for _, l := range v.Lists {
		texts = append(texts, p.text("listed", "list", l.Name, "count", strconv.Itoa(l.Yes+l.No+l.NA),
			"yes", strconv.Itoa(l.Yes), "no", strconv.Itoa(l.No), "na", strconv.Itoa(l.NA)))
	}
	texts = append(texts, p.found()...)
	for _, line := range strings.Split(v.Note, "\n") {
		if line != "" {
			texts = append(texts, sentence(line))
		}
	}
	return texts
}

// found are the hazards that a record names, and which were fixed on the spot.
func (p *paper) found() []string {
	if len(p.Items) == 0 {
		return []string{p.text("none")}
	}
	texts := append([]string{p.text("found", "count", strconv.Itoa(len(p.Items)))}, numbered(p.Items, bare)...)
	return append(texts, p.where(len(p.Record.OnSpot) > 0, "on_spot", "items", ranges(p.Record.OnSpot)))
}

// hours are the day and the hours of a visit: 2021年11月23日9时00分至11月23日11时30分. Hours
// that are not known are left to be filled in.
func hours(v inspect.Record) string {
	if v.From == "" {
		return v.On.ZH() + "＿＿时＿＿分至＿＿时＿＿分"
	}
	until := cmp.Or(v.Until, v.On)
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
