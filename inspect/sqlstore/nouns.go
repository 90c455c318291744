package sqlstore

import (
	"encoding/json"
	"hash/fnv"
	"slices"
	"strings"

	"rectify/inspect"
)

// Tables are the tables of the nouns, each after those that it points to.
var Tables = []*Table{agencyTable(), formTable(), siteTable(),
	table[inspect.Campaign](inspect.Campaigns, "campaign", "c", "name from_day=From to_day=To withdrawn", "", nil,
		Index{Name: "campaign_name", On: "name", Where: "withdrawn = ''", Unique: true}),
	inspectionTable(), noticeTable(), hazardTable(),
	numbered(inspect.Papers, "paper",
		"noun=About.Noun about=About.N inspection>inspection kind date sha256>blob voided voided_on unit", "kind", nil,
		Index{Name: "paper_inspection", On: "inspection"}),
	reviewTable(),
	table[inspect.Draw](inspect.Lookbacks, "lookback", "k", "day=On withdrawn",
		"by period percent strata seed from hazards", nil),
	table[inspect.ClosedMonth](inspect.Months, "closed", "m", "month day=On reopened sha256",
		"by reason frozen=Body", nil),
	complaintTable(),
	table[inspect.Paper](inspect.Blanks, "blank", "k",
		"number word year serial form=Form.Kind taker day=Date notice=Entered?>notice spoiled=Voided spoiled_on=VoidedOn",
		"", nil,
		append(series("blank"), Index{Name: "blank_out", On: "day", Where: "notice IS NULL AND spoiled = ''"})...),
	table[inspect.Person](inspect.People, "person", "p", "name cert account withdrawn", "role former into", nil)}

// agencyTable has one row.
func agencyTable() *Table {
	t := table[inspect.Agency](inspect.Agencies, "agency", "a", "", "agency", []Field{whole("agency")})
	t.at = func(any) (*int64, *inspect.ID) {
		n := int64(1)
		return &n, new(inspect.ID)
	}
	return t
}

// formTable has a row for each kind, numbered by its name.
func formTable() *Table {
	t := table[inspect.Form](inspect.Forms, "form", "f", "kind face=Body", "form", []Field{whole("form")})
	t.at = func(thing any) (*int64, *inspect.ID) {
		sum := fnv.New32a()
		sum.Write([]byte(thing.(*inspect.Form).Kind))
		n := int64(sum.Sum32())
		return &n, new(inspect.ID)
	}
	return t
}

func siteTable() *Table {
	t := table[inspect.Site](inspect.Sites, "site", "s", "name sector town credit_code address person withdrawn moved",
		"phone coordinates former into", []Field{
			counted("moved", func(s *inspect.Site) int64 { return int64(len(s.Former)) }),
		}, Index{Name: "site_name", On: "name", Where: "withdrawn = ''", Unique: true},
		Index{Name: "site_order", On: "name, n"})
	below(t, "premises", []Field{{Name: "until"}, {Name: "sector"}, {Name: "town"}},
		func(s *inspect.Site, row func(...any)) {
			for _, f := range s.Former {
				row(string(f.Until), f.Sector, f.Town)
			}
		})
	return t
}

// A campaign of 0 is none, so it is no foreign key.
func inspectionTable() *Table {
	t := table[inspect.Inspection](inspect.Inspections, "inspection", "i",
		"site>site campaign kind date places note withdrawn counts named inspectors",
		"experts who lists", []Field{
			counted("counts", func(i *inspect.Inspection) int64 { return bit(i.Counts()) }),
			follows("named", func(i *inspect.Inspection) string { return strings.Join(i.Who, "\n") }),
			{Name: "inspectors", Get: func(thing any) any { return columnOf(thing.(*inspect.Inspection).Inspectors) },
				Into: func(thing any) any { return (*asOfficers)(&thing.(*inspect.Inspection).Inspectors) }},
		}, Index{Name: "inspection_date", On: "date"}, Index{Name: "inspection_site", On: "site, date"},
		Index{Name: "inspection_campaign", On: "campaign"})
	below(t, "inspector", []Field{{Name: "name"}, {Name: "label"}}, func(i *inspect.Inspection, row func(...any)) {
		for _, label := range i.Labels() {
			name, _, _ := strings.Cut(label, ":")
			row(name, label)
		}
	})
	return t
}

func hazardTable() *Table {
	t := table[inspect.Hazard](inspect.Hazards, "hazard", "h",
		"inspection>inspection text level category place basis responsible supervisor due? once "+
			"on_spot source state opened overdue? closed? notice?>notice claimed asked lived",
		"item withdrawn measures photos earlier=Spells life", []Field{
			empty(follows("claimed", func(h *inspect.Hazard) (on inspect.Date) {
				if c := h.Claimed(); c != nil {
					on = c.On
				}
				return on
			})),
			empty(follows("asked", func(h *inspect.Hazard) (on inspect.Date) {
				if x := h.Asked(); x != nil {
					on = x.On
				}
				return on
			})),
			counted("once", func(h *inspect.Hazard) int64 { return bit(h.Once()) }),
			follows("lived", func(h *inspect.Hazard) string { return lived(h.Life) }),
		}, Index{Name: "hazard_inspection", On: "inspection, state"},
		Index{Name: "hazard_state", On: "state, n"}, Index{Name: "hazard_level", On: "level, n"},
		Index{Name: "hazard_category", On: "category, n"}, Index{Name: "hazard_order", On: "(due IS NULL), due, n"},
		Index{Name: "hazard_major", On: "opened", Where: "level <> 'general'"},
		Index{Name: "hazard_lived", On: "n", Where: "lived <> ''"},
		Index{Name: "hazard_closed", On: "closed, state, inspection, opened, overdue", Where: "closed IS NOT NULL"},
		Index{Name: "hazard_overdue", On: "overdue", Where: "overdue IS NOT NULL"},
		Index{Name: "hazard_due", On: "overdue, inspection, closed", Where: "closed IS NULL"},
		Index{Name: "hazard_once", On: "due", Where: "once = 1"},
		Index{Name: "hazard_notice", On: "notice", Where: "notice IS NOT NULL"},
		Index{Name: "hazard_claimed", On: "claimed", Where: "claimed IS NOT NULL"},
		Index{Name: "hazard_asked", On: "asked", Where: "asked IS NOT NULL"})
	t.joins = " JOIN inspection v ON v.n = h.inspection LEFT JOIN notice o ON o.n = h.notice"
	t.joined = []Field{{Name: "v.date", Into: func(h any) any { return &h.(*inspect.Hazard).Found }},
		{Name: "coalesce(o.date, '')", Into: func(h any) any { return &h.(*inspect.Hazard).OrderedOn }}}
	below(t, "spell", []Field{{Name: "opened"}, {Name: "overdue", Empty: true}, {Name: "closed"}, {Name: "reopened"}},
		func(h *inspect.Hazard, row func(...any)) {
			for _, s := range h.Spells {
				row(string(s.Opened), string(s.Overdue), string(s.Closed), string(s.Reopened))
			}
		})
	below(t, "mark", []Field{{Name: "day"}, {Name: "what"}}, func(h *inspect.Hazard, row func(...any)) {
		for _, m := range h.Marks() {
			row(string(m.Day), m.What)
		}
	}, Index{Name: "mark_day", On: "day"})
	below(t, "photo", []Field{{Name: "sha256", Refers: "blob"}, {Name: "original_sha256"}},
		func(h *inspect.Hazard, row func(...any)) {
			for _, p := range h.Pictures() {
				row(p.SHA256, p.OriginalSHA256)
			}
		}, Index{Name: "photo_original", On: "original_sha256"})
	return t
}

// lived are the names of what there is in a life, each between blanks.
func lived(l inspect.Life) string {
	out := ""
	for _, k := range []struct {
		kind inspect.LifeKind
		is   bool
	}{{inspect.LifeExtended, len(l.Extensions) > 0}, {inspect.LifeSupervised, len(l.Supervised) > 0},
		{inspect.LifeStopped, len(l.Stops) > 0}, {inspect.LifeLooked, len(l.Lookbacks) > 0},
		{inspect.LifePlanned, l.Planned != ""}} {
		if k.is {
			out += " " + string(k.kind) + " "
		}
	}
	return out
}

// itemNumbers are the hazards of a paper's items, with the numbers of this
// book, which the record itself does not carry.
type itemNumbers []inspect.Item

// UnmarshalJSON implements [json.Unmarshaler]. The items are read before.
func (k itemNumbers) UnmarshalJSON(body []byte) error {
	var all []int64
	err := json.Unmarshal(body, &all)
	for i := range min(len(all), len(k)) {
		k[i].Hazard = all[i]
	}
	return err
}

// itemsOf are they in the body.
func itemsOf() Field {
	return Field{Name: "hazards", Rest: true,
		Into: func(thing any) any { return (*itemNumbers)(&thing.(*inspect.Paper).Items) },
		Get: func(thing any) any {
			var all []int64
			for _, it := range thing.(*inspect.Paper).Items {
				all = append(all, it.Hazard)
			}
			if all == nil {
				return nil
			}
			return all
		}}
}

func series(table string) []Index {
	return []Index{{Name: table + "_number", On: "number", Unique: true},
		{Name: table + "_serial", On: "word, year, serial", Unique: true}}
}

// numbered is a table of papers, with what papers of the noun alone have: the kind goes
// by a name of its own in each.
func numbered(noun inspect.Noun, name, columns, kind string, told []Field, indexes ...Index) *Table {
	return table[inspect.Paper](noun, name, "o", "number word year serial "+columns,
		"form agency site site_n=Site.N inspected officers experts places items hazards by_hand ticks "+
			"supplements supplements_date service scan original_sha256=Originals visit=Record opinion measures reply "+
			"says head", append(told, itemsOf(),
			follows(kind, func(p *inspect.Paper) inspect.FormKind { return p.Form.Kind }),
			follows("unit", func(p *inspect.Paper) string { return p.Site.Name })), append(series(name), indexes...)...)
}

func noticeTable() *Table {
	due := func(name string, of func(dues []inspect.Date) inspect.Date) Field {
		return follows(name, func(n *inspect.Paper) inspect.Date {
			var dues []inspect.Date
			for _, it := range n.Items {
				dues = append(dues, it.Due)
			}
			if len(dues) == 0 {
				return ""
			}
			return of(dues)
		})
	}
	t := numbered(inspect.Notices, "notice",
		"inspection>inspection form date sha256>blob voided voided_on served unit first_due last_due", "form",
		[]Field{follows("served", func(n *inspect.Paper) inspect.Date { return n.Service.On }),
			due("first_due", slices.Min[[]inspect.Date]), due("last_due", slices.Max[[]inspect.Date])},
		Index{Name: "notice_date", On: "date"}, Index{Name: "notice_inspection", On: "inspection"},
		Index{Name: "notice_unserved", On: "date", Where: "served = '' AND voided = ''"})
	below(t, "item", []Field{{Name: "hazard", Type: Number, Refers: "hazard"}}, func(n *inspect.Paper, row func(...any)) {
		for _, it := range n.Items {
			row(it.Hazard)
		}
	})
	return t
}

func reviewTable() *Table {
	t := table[inspect.Review](inspect.Reviews, "review", "r", "site>site notice? date named note withdrawn",
		"inspectors fixed not_fixed scan original_sha256=Originals", []Field{
			follows("named", func(r *inspect.Review) string { return labels(r.Inspectors) }),
		}, Index{Name: "review_notice", On: "notice"})
	below(t, "reviewed", []Field{{Name: "hazard", Type: Number, Refers: "hazard"}},
		func(r *inspect.Review, row func(...any)) {
			for _, n := range slices.Concat(r.Fixed, r.NotFixed) {
				row(n)
			}
		})
	return t
}

func complaintTable() *Table {
	return table[inspect.Complaint](inspect.Complaints, "complaint", "q",
		"kind channel source=SourceNumber received taken_by town site?>site "+
			"state last text reporter_kept=Reporter open handler due",
		"anonymous rounds links forgotten withdrawn withdrawn_on", []Field{
			counted("open", func(c *inspect.Complaint) int64 { return bit(c.Open()) }),
			follows("handler", func(c *inspect.Complaint) string { return c.Now().Handler() }),
			follows("due", func(c *inspect.Complaint) inspect.Date { return c.Now().Due() }),
		}, Index{Name: "complaint_source", On: "channel, source",
			Where: "source <> '' AND state <> 'withdrawn'", Unique: true},
		Index{Name: "complaint_state", On: "state, due"}, Index{Name: "complaint_last", On: "last"},
		Index{Name: "complaint_open", On: "due", Where: "open = 1"})
}
