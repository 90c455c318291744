package main

import (
	"io"

	"rectify/inspect"
)

// sites imports the data set's sites, as site import does.
func (p *player) sites() error {
	lines, err := p.read("sites.csv")
	if err != nil {
		return err
	}
	next := numbered(lines, func(n int, l line) inspect.SiteLine {
		return inspect.SiteLine{Line: n, Site: inspect.Site{Name: l["name"], Sector: l["sector"], Town: l["town"],
			CreditCode: l["credit_code"], Address: l["address"], Person: l["person"], Phone: l["phone"]}}
	})
	res, err := p.book.ImportSites(p.ctx, next, inspect.ImportOptions{})
	p.stepped()
	return recorded("sites.csv", res, err)
}

// findings imports the data set's findings, as hazard import does.
func (p *player) findings() error {
	lines, err := p.read("findings.csv")
	if err != nil {
		return err
	}
	next := numbered(lines, func(n int, l line) inspect.FindingRow {
		return inspect.FindingRow{Line: n, Site: l["site"], Date: l["date"], Inspectors: l["inspectors"], Campaign: l["campaign"],
			Text: l["text"], Level: l["level"], Category: l["category"], Place: l["place"], Basis: l["basis"], Due: l["due"],
			OnSpot: l["fixed_on_spot"], RectifiedOn: l["rectified_on"], Source: l["ref"]}
	})
	res, err := p.book.ImportFindings(p.ctx, next, inspect.ImportOptions{})
	if err := recorded("findings.csv", res, err); err != nil {
		return err
	}
	p.stepped()
	return p.remember()
}

// numbered gives lines one after the other as an import asks for them; the
// head of the file is line 1.
func numbered[T any](lines []line, read func(n int, l line) T) func() (T, error) {
	i := 0
	return func() (row T, err error) {
		if i == len(lines) {
			return row, io.EOF
		}
		i++
		return read(i+1, lines[i-1]), nil
	}
}
