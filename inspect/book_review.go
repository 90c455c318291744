package inspect

import (
	"cmp"
	"slices"

	"github.com/google/uuid"
)

// ReviewEntry asks for a review to be recorded. Without a notice the hazards
// named must all be of one site.
type ReviewEntry struct {
	Notice          int64
	Date            Date
	Inspectors      []Officer
	Fixed, NotFixed []int64
	Note            string
	Photos          map[int64][]Photo // by hazard, of those that it looked at
	Scan            []byte            // the signed copy, a PDF; none: nothing
	Originals       []string          // SHA-256 of the pictures that it was made of
}

// addReview records a re-inspection and what it found of each hazard named.
func (p *pen) addReview(in ReviewEntry) (rv Review, err error) {
	if in.Date == "" {
		in.Date = p.today
	}
	if err := cmp.Or(p.hasCome("review date", "复查日期", in.Date),
		cleanText("note", "备注", &in.Note, maxText)); err != nil {
		return rv, err
	}
	if len(in.Inspectors) == 0 {
		return rv, invalid("the review names no inspector", "没有复查人员").
			Hint("give {.inspector=甲某:A001}", "请给出 {.inspector=甲某:A001}")
	}
	if in.Inspectors, err = p.certified(in.Inspectors); err != nil {
		return rv, err
	}
	signed, err := p.keepScanIf(in.Scan, in.Originals)
	if err != nil {
		return rv, err
	}
	fact := &reviewHeld{Review: Review{Date: in.Date, Inspectors: in.Inspectors, Note: in.Note, Copy: signed}}
	hazards, err := p.reviewed(in, fact)
	if err = cmp.Or(err, p.remarkUnserved(hazards, in.Date)); err != nil {
		return rv, err
	}
	if err := p.begin(&rv, Reviews, fact); err != nil {
		return rv, err
	}
	return rv, p.findings(in, rv.ID, hazards)
}

// reviewed reads the hazards named, and names them, their notice and site in fact.
func (p *pen) reviewed(in ReviewEntry, fact *reviewHeld) ([]Hazard, error) {
	if len(in.Fixed)+len(in.NotFixed) == 0 {
		return nil, invalid("the review names no hazard", "没有写明复查了哪些隐患").
			Hint("give {.fixed=H1} or {.not_fixed=H2}", "请给出 {.fixed=H1} 或 {.not_fixed=H2}")
	}
	if in.Notice != 0 {
		no, err := existing(p.Notice, in.Notice)
		if err != nil {
			return nil, err
		}
		if no.Voided != "" {
			return nil, no.isVoid().
				Hint("name its hazards without the notice, or issue another notice first", "请不带文书直接写明隐患，或先重新下达文书")
		}
		if in.Date < no.Date {
			return nil, tooEarly(no.Date, "the review on %s is before the notice, dated %s",
				"复查日期 %s 早于文书日期 %s", in.Date, no.Date)
		}
		fact.NoticeID = &no.ID
		p.ids[no.ID] = no.N
	}
	var hazards []Hazard
	all := append(slices.Clone(in.Fixed), in.NotFixed...)
	for n := range in.Photos {
		if !slices.Contains(all, n) {
			return nil, invalid("there are photos of hazard %s, which the review does not name",
				"照片属于隐患 %s，而本次复查没有列出该隐患", Ref{Hazards, n}).
				Hint("name it with {.fixed} or {.not_fixed}", "请用 {.fixed} 或 {.not_fixed} 列出")
		}
	}
	for i, n := range all {
		h, err := p.reviewOne(in, n, fact)
		if err != nil {
			return nil, err
		}
		if err := onceNamed(all[:i], n); err != nil {
			return nil, err
		}
		if i < len(in.Fixed) {
			fact.FixedIDs = append(fact.FixedIDs, h.ID)
		} else {
			fact.NotFixedIDs = append(fact.NotFixedIDs, h.ID)
		}
		hazards = append(hazards, h)
	}
	return hazards, nil
}

// onceNamed refuses a hazard that was named before.
func onceNamed(before []int64, n int64) error {
	if slices.Contains(before, n) {
		return invalid("hazard %s is named twice", "隐患 %s 重复列出", Ref{Hazards, n})
	}
	return nil
}

func (p *pen) reviewOne(in ReviewEntry, n int64, fact *reviewHeld) (Hazard, error) {
	h, err := existing(p.Hazard, n)
	if err != nil {
		return h, err
	}
	v, err := p.inspected(h.Inspection)
	if err != nil {
		return h, err
	}
	p.ids[h.ID], p.ids[v.site.ID] = h.N, v.site.N
	if in.Notice != 0 && h.Notice != in.Notice {
		return h, refused("hazard %s is not in notice %s", "隐患 %s 不在文书 %s 中", Ref{Hazards, n}, Ref{Notices, in.Notice})
	}
	if fact.SiteID != uuid.Nil && fact.SiteID != v.site.ID {
		return h, refused("hazard %s belongs to another site than the first", "隐患 %s 与第一项不属于同一单位", Ref{Hazards, n}).
			Hint("record a review for each site", "请按单位分别登记复查")
	}
	fact.SiteID = v.site.ID
	return h, nil
}

// findings records of each hazard what the review found.
func (p *pen) findings(in ReviewEntry, review ID, hazards []Hazard) error {
	for i, h := range hazards {
		claim, err := answered(h, in)
		if err != nil {
			return err
		}
		seen, err := p.seen(h, in)
		if err != nil {
			return err
		}
		found := FixAccepted{&review, claim, in.Date, in.Note, seen}
		var fact Fact = &fixRefused{found}
		if i < len(in.Fixed) {
			fact = &found
		}
		if err := p.change(&h, fact); err != nil {
			return err
		}
	}
	return nil
}

// seen keeps what a review took pictures of.
func (p *pen) seen(h Hazard, in ReviewEntry) (s Seen, err error) {
	if s.Photos = in.Photos[h.N]; len(s.Photos) == 0 {
		return s, nil
	}
	s.By = NamesOf(in.Inspectors)
	return s, cmp.Or(p.keepPhotos(s.Photos), p.remarkPhotos(h, s.Photos, in.Date))
}
