package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"rectify/inspect"
)

// player records the demo's data set in a book, call by call as a person's
// commands would, in the order of the days on which it happened.
type player struct {
	ctx   context.Context
	book  *inspect.Book
	files fs.FS
	press inspect.Press
	// paper is given each notice as it is issued.
	paper func(inspect.Notice, []byte) error
	// photo makes a picture ready for the book.
	photo func(name string, r io.Reader) (inspect.Photo, error)
	// step is told how far the play has come.
	step func(done, total int)

	done, total int
	notices     map[int64]int64  // by inspection
	hazards     map[string]int64 // by the data set's own key
	campaign    inspect.Campaign
}

// demoAgency is whose book the demo is. It is fictional.
var demoAgency = inspect.Agency{
	Name: "示范高新区安全生产监管部", Region: "示高", Word: "安责改",
	ReviewBody: "示范市示范区人民政府", Court: "示范市示范区人民法院", Zone: "Asia/Shanghai",
}

const demoCampaign = "2021年秋冬安全生产专项检查"

// line is a row of a CSV file by its columns' names.
type line map[string]string

// play records everything.
func (p *player) play() error {
	p.notices, p.hazards = map[int64]int64{}, map[string]int64{}
	visits, err := p.read("inspections.csv")
	if err != nil {
		return err
	}
	reviews, err := p.read("reviews.csv")
	if err != nil {
		return err
	}
	photos, err := p.read("photos.csv")
	if err != nil {
		return err
	}
	p.total = 4 + 2*len(visits) + len(reviews) + len(photos)
	for _, act := range []func() error{
		p.open, p.sites, func() error { return p.each(visits, p.visit) }, p.findings,
		func() error { return p.each(photos, p.photograph) }, p.issueAll,
		func() error { return p.afterwards(reviews) }, p.complaints,
	} {
		if err := act(); err != nil {
			return err
		}
	}
	return nil
}

func (p *player) read(name string) ([]line, error) {
	data, err := fs.ReadFile(p.files, name)
	if err != nil {
		return nil, err
	}
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	var out []line
	for _, row := range rows[1:] {
		l := line{}
		for i, column := range rows[0] {
			l[column] = row[i]
		}
		out = append(out, l)
	}
	return out, nil
}

// each does one thing for each line and says which line it failed on.
func (p *player) each(lines []line, do func(line) error) error {
	for _, l := range lines {
		if err := do(l); err != nil {
			return fmt.Errorf("%s %s %s: %w", l["site"], l["date"], l["ref"], err)
		}
		p.stepped()
	}
	return nil
}

func (p *player) stepped() {
	p.done++
	if p.step != nil {
		p.step(min(p.done, p.total), p.total)
	}
}

func (p *player) open() error {
	if _, err := p.book.Init(p.ctx, p.book.NewID(), demoAgency); err != nil {
		return err
	}
	c, err := p.book.AddCampaign(p.ctx, p.book.NewID(), inspect.Campaign{Name: demoCampaign, From: "2021-10-01", To: "2021-11-30"})
	p.campaign = c
	p.stepped()
	return err
}

func (p *player) visit(l line) error {
	site, err := p.book.Find(p.ctx, inspect.Sites, l["site"])
	if err != nil {
		return err
	}
	officers, err := inspect.ParseOfficers(l["inspectors"])
	if err != nil {
		return err
	}
	i := inspect.Inspection{Site: site, Date: inspect.Date(l["date"]), Kind: inspect.InspectionKind(l["kind"]), Note: l["note"],
		Inspectors: officers, Experts: inspect.SplitNames(l["experts"]), Places: inspect.SplitWords(l["places"])}
	if l["campaign"] == p.campaign.Name {
		i.Campaign = p.campaign.N
	}
	_, err = p.book.AddInspection(p.ctx, p.book.NewID(), i)
	return err
}

// inspectionAt is the number of the visit to a site on a day.
func (p *player) inspectionAt(site, date string) (found int64, err error) {
	n, err := p.book.Find(p.ctx, inspect.Sites, site)
	if err != nil {
		return 0, err
	}
	err = p.book.Read(p.ctx, func(r inspect.Reader) error {
		visits, err := r.InspectionsOf(n, inspect.Period{})
		for _, v := range visits {
			if string(v.Date) == date {
				found = v.N
			}
		}
		if err == nil && found == 0 {
			err = fmt.Errorf("no inspection of %s on %s", site, date)
		}
		return err
	})
	return found, err
}

func (p *player) photograph(l line) error {
	f, err := p.files.Open(l["file"])
	if err != nil {
		return err
	}
	defer f.Close()
	picture, err := p.photo(l["file"], f)
	if err != nil {
		return err
	}
	_, err = p.book.AmendHazard(p.ctx, p.book.NewID(), p.hazards[l["ref"]], func(*inspect.Finding) error { return nil }, []inspect.Photo{picture})
	return err
}

// issueAll issues one notice for each inspection that found something still
// open, in the order of the days, so that the numbers run with the dates.
func (p *player) issueAll() error {
	var page inspect.Page[inspect.InspectionRow]
	err := p.book.Read(p.ctx, func(r inspect.Reader) (err error) {
		page, err = r.Inspections(inspect.Filter{})
		return err
	})
	if err != nil {
		return err
	}
	slices.SortFunc(page.Rows, func(a, b inspect.InspectionRow) int {
		return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.N, b.N))
	})
	for _, i := range page.Rows {
		if err := p.issue(i.N); err != nil {
			return err
		}
		p.stepped()
	}
	return nil
}

func (p *player) issue(inspection int64) error {
	open := 0
	err := p.book.Read(p.ctx, func(r inspect.Reader) error {
		hazards, err := r.Hazards(inspect.Filter{Inspection: inspection, States: []inspect.State{inspect.Open}, Limit: 1})
		open = hazards.Total
		return err
	})
	if err != nil || open == 0 {
		return err
	}
	no, paper, err := p.book.IssueNotice(p.ctx, p.book.NewID(), inspect.IssueEntry{Inspection: inspection}, p.press)
	if err != nil {
		return err
	}
	p.notices[inspection] = no.N
	return p.paper(no, paper)
}

func (p *player) review(l line) error {
	inspection, err := p.inspectionAt(l["site"], l["date"])
	if err != nil {
		return err
	}
	officers, err := inspect.ParseOfficers(l["inspectors"])
	if err != nil {
		return err
	}
	_, err = p.book.AddReview(p.ctx, p.book.NewID(), inspect.ReviewEntry{Notice: p.notices[inspection], Date: inspect.Date(l["review_date"]),
		Inspectors: officers, Fixed: p.named(l["fixed"]), NotFixed: p.named(l["not_fixed"]), Note: l["note"]})
	return err
}

func (p *player) named(refs string) (out []int64) {
	for _, ref := range strings.Split(refs, ";") {
		if ref != "" {
			out = append(out, p.hazards[ref])
		}
	}
	return out
}

// remember maps the data set's keys to the book's numbers.
func (p *player) remember() error {
	return p.book.Read(p.ctx, func(r inspect.Reader) error {
		page, err := r.Hazards(inspect.Filter{})
		for _, h := range page.Rows {
			p.hazards[h.Source] = h.N
		}
		return err
	})
}

// recorded refuses an import that left something out.
func recorded(name string, res inspect.ImportResult, err error) error {
	if err != nil {
		return err
	}
	if len(res.Faults) > 0 {
		return fmt.Errorf("%s line %s: %w", name, strconv.Itoa(res.Faults[0].Line), res.Faults[0].Err)
	}
	return nil
}
