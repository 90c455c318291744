package main

import (
	"rectify/inspect"
)

// complaints plays what people brought, each as far as it went.
func (p *player) complaints() error {
	lines, err := p.read("complaints.csv")
	if err != nil {
		return err
	}
	p.total += len(lines)
	return p.each(lines, p.complaint)
}

func (p *player) complaint(l line) (err error) {
	in := inspect.ComplaintEntry{Brought: inspect.Brought{Kind: inspect.ComplaintKind(l["kind"]), Channel: inspect.Channel(l["channel"]), SourceNumber: l["number"],
		Received: inspect.Date(l["date"]), TakenBy: l["taken_by"], Town: l["town"], Text: l["text"], Anonymous: l["anonymous"] != ""}, Reporter: inspect.Reporter{Name: l["reporter"], Phone: l["phone"]}}
	if l["site"] != "" {
		if in.Site, err = p.book.Find(p.ctx, inspect.Sites, l["site"]); err != nil {
			return err
		}
	}
	c, err := p.book.AddComplaint(p.ctx, p.book.NewID(), in)
	if err != nil {
		return err
	}
	if l["inspection"] != "" {
		n, err := p.inspectionAt(l["site"], l["inspection"])
		if err == nil {
			_, err = p.book.LinkComplaint(p.ctx, p.book.NewID(), c.N, inspect.Ref{Noun: inspect.Inspections, N: n})
		}
		if err != nil {
			return err
		}
	}
	for _, fact := range handledSoFar(l) {
		if _, err := p.book.Happen(p.ctx, p.book.NewID(), inspect.Complaints.Ref(c.N), fact); err != nil {
			return err
		}
	}
	return nil
}

// handledSoFar is what happened to a complaint, in the order in which it did.
func handledSoFar(l line) (facts []inspect.Fact) {
	day := func(column string) inspect.Date { return inspect.Date(l[column]) }
	if l["assigned_on"] != "" {
		facts = append(facts, &inspect.ComplaintAssigned{Assignment: inspect.Assignment{On: day("assigned_on"), To: l["assigned_to"], Due: day("due")}})
	}
	if l["urged_on"] != "" {
		facts = append(facts, &inspect.ComplaintUrged{Urging: inspect.Urging{On: day("urged_on"), By: l["urged_by"], How: "电话"}})
	}
	if l["answered_on"] != "" {
		facts = append(facts, &inspect.ComplaintAnswered{Response: inspect.Response{On: day("answered_on"), By: l["assigned_to"], Text: l["answer"]}})
	}
	if l["asked_on"] == "" {
		return facts
	}
	score, err := inspect.ParseScore(l["score"])
	if err != nil { // asked, and nothing said
		return append(facts, &inspect.SatisfactionAsked{On: day("asked_on")})
	}
	return append(facts, &inspect.ComplaintRated{Rating: inspect.Rating{On: day("asked_on"), Score: score}})
}
