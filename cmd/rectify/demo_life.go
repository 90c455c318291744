package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"rectify/inspect"
)

// afterwards plays what came after the notices, reviews among it, in the order
// of the days; a paper that had to be issued anew comes before all, and the
// look back at what was accepted after it.
func (p *player) afterwards(reviews []line) error {
	life, err := p.read("life.csv")
	if err != nil {
		return err
	}
	p.total += len(life)
	if err := p.reissue("F146", "被检查单位名称印错一字"); err != nil {
		return err
	}
	type act struct {
		day string
		do  func(line) error
		of  line
	}
	var acts []act
	for _, l := range life {
		acts = append(acts, act{l["date"], p.live, l})
	}
	for _, l := range reviews {
		acts = append(acts, act{l["review_date"], p.review, l})
	}
	slices.SortStableFunc(acts, func(a, b act) int { return cmp.Compare(a.day, b.day) })
	for _, a := range acts {
		if err := p.each([]line{a.of}, a.do); err != nil {
			return err
		}
	}
	return p.lookBack()
}

// live records one line of life.csv.
func (p *player) live(l line) error {
	on := inspect.Date(l["date"])
	hazard := p.hazards[l["ref"]]
	if service, ok := served(l, on); ok {
		return p.serve(hazard, service)
	}
	fact, err := lived(l, on)
	if err == nil {
		_, err = p.book.Happen(p.ctx, p.book.NewID(), inspect.Hazards.Ref(hazard), fact)
	}
	return err
}

func served(l line, on inspect.Date) (inspect.Service, bool) {
	switch l["act"] {
	case "serve":
		return inspect.Service{On: on, Receiver: l["who"]}, true
	case "serve-refused":
		return inspect.Service{On: on, Refused: true, Reason: l["text"], Witnesses: []string{l["who"]}}, true
	}
	return inspect.Service{}, false
}

func (p *player) serve(hazard int64, s inspect.Service) error {
	var notice int64
	err := p.book.Read(p.ctx, func(r inspect.Reader) error {
		h, _, err := r.Hazard(hazard)
		notice = h.Notice
		return err
	})
	if err == nil {
		_, err = p.book.Happen(p.ctx, p.book.NewID(), inspect.Notices.Ref(notice), &inspect.NoticeServed{Service: s})
	}
	return err
}

// lived is the fact that a line tells of.
func lived(l line, on inspect.Date) (inspect.Fact, error) {
	who, text, until := l["who"], l["text"], inspect.Date(l["until"])
	switch l["act"] {
	case "claim":
		return &inspect.FixClaimed{On: on, By: who, Note: text}, nil
	case "ask":
		return &inspect.ExtensionAsked{On: on, Until: until, Reason: text, By: who}, nil
	case "grant":
		return &inspect.ExtensionGranted{On: on, Until: until, Approver: who}, nil
	case "refuse":
		return &inspect.ExtensionRefused{On: on, Approver: who, Reason: text}, nil
	case "stop":
		return &inspect.WorkStopped{Stop: inspect.Stop{On: on, Measure: text, Basis: "《中华人民共和国安全生产法》第六十五条第一款第三项"}}, nil
	case "resume":
		return &inspect.WorkResumed{On: on, By: who}, nil
	case "list":
		return &inspect.SupervisionBegun{Supervision: inspect.Supervision{On: on, Level: l["until"], By: who, Number: text}}, nil
	case "delist":
		return &inspect.SupervisionEnded{On: on, Note: text}, nil
	case "transfer", "case":
		return &inspect.HazardReferred{Referral: inspect.Referral{On: on, Kind: l["act"], To: who, Reason: text}}, nil
	case "plan":
		part := strings.Split(text, "|")
		if len(part) != 7 {
			return nil, fmt.Errorf("a plan of %d parts", len(part))
		}
		return &inspect.PlanMade{On: on, Plan: inspect.Plan{Goal: part[0], Measures: part[1], Funds: part[2], Wan: part[3], People: part[4], Time: part[5], Safety: part[6]}}, nil
	}
	return nil, fmt.Errorf("no act %q", l["act"])
}

// reissue voids the notice that orders a hazard and issues another in its place.
func (p *player) reissue(ref, reason string) error {
	var h inspect.Hazard
	err := p.book.Read(p.ctx, func(r inspect.Reader) (err error) {
		h, _, err = r.Hazard(p.hazards[ref])
		return err
	})
	if err != nil {
		return err
	}
	if _, err := p.book.Happen(p.ctx, p.book.NewID(), inspect.Notices.Ref(h.Notice), &inspect.NoticeVoided{Reason: reason}); err != nil {
		return err
	}
	return p.issue(h.Inspection)
}

// lookBack draws from what was accepted in the two months; the last that was
// drawn had come back.
func (p *player) lookBack() error {
	d, err := p.book.DrawLookback(p.ctx, p.book.NewID(), inspect.Draw{On: "2021-12-20", By: "周晓燕", Period: inspect.Period{From: "2021-10-01", To: "2021-12-01"},
		Percent: 5, Strata: inspect.BySector, Seed: 20211220})
	if err != nil {
		return err
	}
	for i, n := range d.Hazards {
		in := inspect.LookbackEntry{Hazard: n, Draw: d.N, Looked: inspect.Looked{On: "2021-12-22", Inspectors: []inspect.Officer{{Name: "周晓燕", Cert: "鲁SF0104"}}, Held: true}}
		if i == len(d.Hazards)-1 {
			in.Held, in.Note, in.Due = false, "现场再次出现同一问题", "2022-01-10"
		}
		if _, err := p.book.LookBack(p.ctx, p.book.NewID(), in); err != nil {
			return err
		}
	}
	return nil
}
