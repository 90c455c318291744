package inspect

import (
	"cmp"
	"crypto/sha1"
	"slices"
	"strconv"
	"strings"

	"github.com/google/uuid"
)

// importSpace is the name space of imported rows' names.
var importSpace = uuid.MustParse("6f6f0c5e-7b1d-5d2f-9a55-1b0c2f8f5a31")

func rowName(parts ...string) ID { return named(importSpace, strings.Join(parts, "\x00")) }

// named is [uuid.NewSHA1], a UUID of version 5.
func named(space ID, name string) (id ID) {
	sum := sha1.Sum(append(append(make([]byte, 0, 512), space[:]...), name...))
	copy(id[:], sum[:])
	id[6], id[8] = id[6]&0x0f|0x50, id[8]&0x3f|0x80
	return id
}

// name gives a row the name under which it is found again: of its key, unit and
// day, or, without a key, of unit, day, place, text and how many such came before
// it. They are as the file says them, so that no later edit makes it another row;
// only the unit goes by the first name that the book had for it, for files go
// by its later ones too.
func (im *importer) name(r *read) {
	if r.Source != "" {
		r.id = rowName("row of a key", sourceKey(r.Source), r.unitName, string(r.date))
		return
	}
	content := rowName("row of a unit", r.unitName, string(r.date), r.Place, r.Text)
	r.id = im.nth(content)
	r.twin = r.id != content
}

// sourceKey is a source's key as it is compared: a number is the same however a
// spreadsheet writes it, as 1, 1.0 or 001.
func sourceKey(source string) string {
	source = strings.Map(halfWidth, source)
	whole, rest, _ := strings.Cut(source, ".")
	if whole == "" || strings.Trim(whole, "0123456789") != "" || strings.Trim(rest, "0") != "" {
		return source
	}
	return cmp.Or(strings.TrimLeft(whole, "0"), "0")
}

// nth is the name of one more row of that name.
func (im *importer) nth(base ID) ID {
	im.seen[base]++
	if n := im.seen[base]; n > 1 {
		return named(base, strconv.Itoa(n))
	}
	return base
}

// formerName is what a row was called before its unit and day were part of its
// key, and its campaign was part of it without one.
func (im *importer) formerName(row FindingRow, r read) (ID, error) {
	if r.Source != "" {
		return rowName("ref", r.Source), nil
	}
	h := Hazard{Place: row.Place, Text: row.Text}
	site, campaign := row.Site, row.Campaign
	err := cmp.Or(cleanLine("site", "单位", &site, maxName), cleanLine("campaign", "专项检查", &campaign, maxName),
		cleanText("hazard text", "隐患描述", &h.Text, maxText), cleanLine("place", "部位", &h.Place, maxName))
	return im.nth(rowName("row", site, string(r.date), campaign, h.Place, h.Text)), err
}

// earlierRow is a hazard that an earlier import, or line, recorded of the same row.
type earlierRow struct {
	Hazard
	fact   *HazardFound
	at     int64 // its place on the record
	former bool  // found by its former name: of whom it named, no more is known than of the inspection
}

// known finds the hazard that an earlier import recorded of the same row.
func (im *importer) known(row FindingRow, r read) (h earlierRow, known bool, err error) {
	if im.first == 1 {
		if !im.again.add(r.id) {
			return h, false, nil
		}
		return im.found(r.id)
	}
	if h, known, err = im.found(r.id); err != nil || known {
		return h, known, err
	}
	if h, known, err = im.byOwnRef(r); err != nil || known {
		return h, known, err
	}
	if plain := strings.Map(halfWidth, r.Source); plain != sourceKey(plain) { // as it was called before numbers were
		if h, known, err = im.found(rowName("row of a key", plain, r.unitName, string(r.date))); err != nil || known {
			return h, known, err
		}
	}
	former, err := im.formerName(row, r)
	if err != nil {
		return h, false, err
	}
	if h, known, err = im.found(former); err != nil {
		return h, false, err
	} else if !known {
		return im.bySaying(r)
	}
	v, err := existing(im.Inspection, h.Inspection)
	h.former = true
	return h, v.Site == r.unit && h.fact.On == r.date, err
}

// byOwnRef finds the hazard of a row of this book's own ledger, whose number is
// the reference of it: of that unit, day and text, as it is or was found.
func (im *importer) byOwnRef(r read) (h earlierRow, known bool, err error) {
	n, ok := ParseRef(Hazards, r.Source)
	if !ok {
		return h, false, nil
	}
	own, ok, err := im.Hazard(n)
	if err != nil || !ok {
		return h, false, err
	}
	v, err := im.inspected(own.Inspection)
	if err != nil || v.Site != r.unit {
		return h, false, err
	}
	if own.Found != r.date {
		if own.Text == r.Text { // of rows behind a figure, whose day is another
			err = Errorf(CodeClash, "%[1]s was found on %[2]s, not on %[3]s", "%[1]s 的检查日期是 %[2]s，不是 %[3]s",
				own.ref(), own.Found, r.date).
				Hint("correct the day in the file, or print the file again; if the book is wrong, "+
					"correct it with {inspection.amended %[1]s .date=…}",
					"请更正表中的日期，或重新导出该表；如台账有误，请用 {inspection.amended %[1]s .date=…} 更正", Inspections.Ref(own.Inspection))
		}
		return h, false, err
	}
	h, ok, err = im.found(own.ID)
	return h, ok && (own.Text == r.Text || h.fact.Text == r.Text), err
}

// bySaying finds the hazard of a row without a key that no import recorded: one of
// that unit and day that says the same, and that no row before it is of. A row that
// names no place may be of any.
func (im *importer) bySaying(r read) (h earlierRow, known bool, err error) {
	if r.Source != "" || r.unit == 0 {
		return h, false, nil
	}
	visits, err := im.visitsOf(siteYear{r.unit, r.date.Year()})
	if err != nil {
		return h, false, err
	}
	var of *saying
	for _, v := range visits {
		if v.Date != r.date || v.N >= im.made {
			continue
		}
		hazards, err := im.standingOf(v.N)
		if err != nil {
			return h, false, err
		}
		for i := range hazards {
			s := &hazards[i]
			fits := s.text == r.Text && (s.place == r.Place || r.Place == "") && !im.rows[s.n]
			if fits && (of == nil || of.place != r.Place) {
				of = s
			}
		}
	}
	if of == nil {
		return h, false, nil
	}
	h, known, err = im.found(of.id)
	h.former = true
	return h, known, err
}

// saying is what a hazard that was on the record before an import says.
type saying struct {
	n           int64
	id          ID
	place, text string
}

// standingOf are those of an inspection, which is asked for once.
func (im *importer) standingOf(inspection int64) (out []saying, err error) {
	out, ok := im.stood[inspection]
	if ok {
		return out, nil
	}
	hazards, err := bare[Hazard](im.Reader, Hazards, Filter{Where: []Cond{is("inspection", inspection)}})
	for _, h := range hazards {
		if h.N < im.first && h.State != Withdrawn {
			out = append(out, saying{h.N, h.ID, h.Place, h.Text})
		}
	}
	if err == nil {
		im.stood[inspection] = out
	}
	return out, err
}

func (im *importer) found(id ID) (h earlierRow, ok bool, err error) {
	e, ok, err := im.Event(id)
	if err != nil || !ok {
		return h, false, err
	}
	if h.fact, ok = e.Fact.(*HazardFound); !ok {
		return h, false, nil
	}
	h.at = e.Seq
	h.Hazard, err = existing(im.Hazard, e.Ref.N)
	return h, true, err
}

// same refuses a row that says otherwise than it said before, and names in what.
// What was edited since is right too, and what the row leaves out says nothing.
func (im *importer) same(h earlierRow, row FindingRow, r read) error {
	if row.OnSpot == "" && r.OnSpot { // as how it stands says
		row.OnSpot = "true"
	}
	other := differences(row, r.Finding, unblank(h.fact.Finding), h.finding())
	for _, part := range []struct {
		same func(earlierRow, read) (bool, error)
		Words
	}{
		{im.sameKind, Words{"kind of inspection", "检查类型"}}, {im.sameCampaign, Words{"campaign", "专项检查"}},
	} {
		same, err := part.same(h, r)
		if err != nil {
			return err
		}
		if !same {
			other = append(other, part.Words)
		}
	}
	if same, who, err := im.sameInspectors(h, r); err != nil {
		return err
	} else if !same {
		other = append(other, say("inspectors (%s in the book)", "检查人员（台账为 %s）", NamesOf(who)))
	}
	if len(other) == 0 {
		return nil
	}
	if line, is := im.lineOf(h.ref()); is {
		return Errorf(CodeClash, "%s has the ref %q, with other content: %s",
			"%s已有编号 %q，但内容不同：%s", line, r.Source, wordsOf(other)).
			Hint("give each row a ref of its own", "请为每行使用不同的编号")
	}
	clash := Errorf(CodeClash, "it is recorded already as %s, with other content: %s",
		"已登记为 %s，但内容不同：%s", h.ref(), wordsOf(other))
	if r.Source == "" { // it was known by its unit, day, place and text
		return clash.Hint("if it is the same finding, leave the row out, or correct the book with {hazard.amended} or "+
			"{inspection.amended}; if it is another, give the row a number of its own under ref",
			"如为同一条隐患，请去掉该行，或用 {hazard.amended}、{inspection.amended} 更正台账；"+
				"如为另一条，请加“编号”列，为该行填写编号")
	}
	return clash.Hint("edit that hazard with {hazard.amended}, and its inspectors, kind and campaign with "+
		"{inspection.amended}, or give the row another ref",
		"请用 {hazard.amended} 修改原条目（检查人员、检查类型、专项检查用 {inspection.amended}），或为该行换一个编号")
}

// wordsOf lists names of fields in both languages.
func wordsOf(fields []Words) Words {
	var ens, zhs []string
	for _, f := range fields {
		ens, zhs = append(ens, f.EN), append(zhs, f.ZH)
	}
	return Words{strings.Join(ens, ", "), strings.Join(zhs, "、")}
}

// findingColumn are the columns that say of a hazard itself what its first notice may.
const ofFinding = "text level category place basis due fixed_on_spot"

// differences are the fields in which a row differs from each of what it may say.
func differences(row FindingRow, is Finding, may ...Finding) (fields []Words) {
	for _, c := range findingLines() {
		same := func(m Finding) bool { return At(m, c.Key).Equal(At(is, c.Key)) }
		if slices.Contains(strings.Fields(ofFinding), c.Key) && strings.TrimSpace(*c.In(&row)) != "" &&
			!slices.ContainsFunc(may, same) {
			fields = append(fields, c.Named())
		}
	}
	return fields
}

// unblank is a finding without words that say nothing, which were kept once.
func unblank(f Finding) Finding {
	for _, s := range []*string{&f.Category, &f.Place, &f.Basis} {
		if isWord(saysBlank, *s) {
			*s = ""
		}
	}
	return f
}

// held is what the record said of an inspection at that place of it, and what it
// says now.
func (im *importer) held(n, at int64) (then, now InspectionHeld, err error) {
	events, ok := im.histories[n]
	if !ok {
		if events, err = im.History(Ref{Inspections, n}); err != nil {
			return then, now, err
		}
		im.histories[n] = events
	}
	for _, e := range events {
		switch f := e.Fact.(type) {
		case *InspectionHeld:
			now = *f
		case *InspectionAmended:
			now = f.InspectionHeld
		}
		if e.Seq < at {
			then = now
		}
	}
	return then, now, nil
}

// sameKind tells whether the inspection is, or was, of the kind that a row says;
// of what was recorded before there were kinds nobody knows.
func (im *importer) sameKind(h earlierRow, r read) (bool, error) {
	if r.kind == "" || h.former {
		return true, nil
	}
	then, now, err := im.held(h.Inspection, h.at)
	was, is := then.Inspection.Kind, now.Inspection.Kind
	return was == "" || is == "" || r.kind == was || r.kind == is, err
}

func (im *importer) sameCampaign(h earlierRow, r read) (bool, error) {
	if r.campaign == "" {
		return true, nil
	}
	then, now, err := im.held(h.Inspection, h.at)
	for _, id := range []*ID{then.CampaignID, now.CampaignID} {
		if err != nil || id == nil {
			continue
		}
		var names []string
		same := func(name string) bool { return Folded(name) == Folded(r.campaign) }
		if names, err = im.campaignNames(*id); slices.ContainsFunc(names, same) {
			return true, err
		}
	}
	return false, err
}

// campaignNames are all that a campaign had.
func (im *importer) campaignNames(id ID) (names []string, err error) {
	if names, ok := im.called[id]; ok {
		return names, nil
	}
	events, err := im.History(Ref{Campaigns, im.refs(id)})
	for _, e := range events {
		switch f := e.Fact.(type) {
		case *CampaignAdded:
			names = append(names, f.Name)
		case *campaignAmended:
			names = append(names, f.Name)
		}
	}
	im.called[id] = names
	return names, err
}

// sameInspectors tells whether a row names those who inspected, and who they are.
func (im *importer) sameInspectors(h earlierRow, r read) (same bool, are []Officer, err error) {
	if len(r.officers) == 0 {
		return true, nil, nil
	}
	then, now, err := im.held(h.Inspection, h.at)
	if h.former {
		held := slices.Concat(then.Inspectors, now.Inspectors)
		known := func(o Officer) bool {
			return slices.ContainsFunc(held, func(of Officer) bool { return of == o || o == Officer{Name: of.Name} })
		}
		return slices.ContainsFunc(r.officers, known), now.Inspectors, err
	}
	named := h.fact.Named
	if named == nil {
		named = then.Inspectors
	}
	return samePeople(named, r.officers) || samePeople(now.Inspectors, r.officers), now.Inspectors, err
}
