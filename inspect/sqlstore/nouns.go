package sqlstore

import (
	"encoding/json"
	"hash/fnv"
	"slices"
	"strings"

	"rectify/inspect"
)

// Tables are the tables of the nouns, each after those that it points to.
var Tables = []*Table{agencyTable(), formTable(), siteTable(), campaignTable(), inspectionTable(), noticeTable(), hazardTable(), paperTable(),
	reviewTable(), lookbackTable(), monthTable(), complaintTable(), blankTable(), personTable()}

// agencyTable has one row.
func agencyTable() *Table {
	return table(inspect.Agencies, "agency", "a", func(*inspect.Agency) (*int64, *inspect.ID) {
		n := int64(1)
		return &n, new(inspect.ID)
	}, []Field{rest("agency", func(a *inspect.Agency) *inspect.Agency { return a })})
}

// formTable has a row for each kind, numbered by its name.
func formTable() *Table {
	return table(inspect.Forms, "form", "f", func(f *inspect.Form) (*int64, *inspect.ID) {
		sum := fnv.New32a()
		sum.Write([]byte(f.Kind))
		n := int64(sum.Sum32())
		return &n, new(inspect.ID)
	}, []Field{
		follows("kind", func(f *inspect.Form) inspect.FormKind { return f.Kind }),
		follows("face", func(f *inspect.Form) string { return f.Body }),
		rest("form", func(f *inspect.Form) *inspect.Form { return f }),
	})
}

func siteTable() *Table {
	t := table(inspect.Sites, "site", "s", func(s *inspect.Site) (*int64, *inspect.ID) { return &s.N, &s.ID }, []Field{
		text("name", func(s *inspect.Site) *string { return &s.Name }),
		text("sector", func(s *inspect.Site) *string { return &s.Sector }),
		text("town", func(s *inspect.Site) *string { return &s.Town }),
		text("credit_code", func(s *inspect.Site) *string { return &s.CreditCode }),
		text("address", func(s *inspect.Site) *string { return &s.Address }),
		text("person", func(s *inspect.Site) *string { return &s.Person }),
		text("withdrawn", func(s *inspect.Site) *string { return &s.Withdrawn }),
		counted("moved", func(s *inspect.Site) int64 { return int64(len(s.Former)) }),
		rest("phone", func(s *inspect.Site) *string { return &s.Phone }),
		rest("coordinates", func(s *inspect.Site) *string { return &s.Coordinates }),
		rest("former", func(s *inspect.Site) *[]inspect.Premises { return &s.Former }),
		rest("into", func(s *inspect.Site) *int64 { return &s.Into }),
	}, Index{Name: "site_name", On: "name", Where: "withdrawn = ''", Unique: true})
	below(t, "premises", []Field{{Name: "until"}, {Name: "sector"}, {Name: "town"}}, func(s *inspect.Site) (out [][]any) {
		for _, f := range s.Former {
			out = append(out, []any{string(f.Until), f.Sector, f.Town})
		}
		return out
	})
	return t
}

func personTable() *Table {
	return table(inspect.People, "person", "p", func(v *inspect.Person) (*int64, *inspect.ID) { return &v.N, &v.ID }, []Field{
		text("name", func(v *inspect.Person) *string { return &v.Name }),
		text("cert", func(v *inspect.Person) *string { return &v.Cert }),
		text("account", func(v *inspect.Person) *string { return &v.Account }),
		text("withdrawn", func(v *inspect.Person) *string { return &v.Withdrawn }),
		rest("role", func(v *inspect.Person) *string { return &v.Role }),
		rest("former", func(v *inspect.Person) *[]string { return &v.Former }),
		rest("into", func(v *inspect.Person) *int64 { return &v.Into }),
	})
}

func campaignTable() *Table {
	return table(inspect.Campaigns, "campaign", "c", func(c *inspect.Campaign) (*int64, *inspect.ID) { return &c.N, &c.ID }, []Field{
		text("name", func(c *inspect.Campaign) *string { return &c.Name }),
		text("from_day", func(c *inspect.Campaign) *inspect.Date { return &c.From }),
		text("to_day", func(c *inspect.Campaign) *inspect.Date { return &c.To }),
		text("withdrawn", func(c *inspect.Campaign) *string { return &c.Withdrawn }),
	}, Index{Name: "campaign_name", On: "name", Where: "withdrawn = ''", Unique: true})
}

// A campaign of 0 is none, so it is no foreign key.
func inspectionTable() *Table {
	t := table(inspect.Inspections, "inspection", "i", func(i *inspect.Inspection) (*int64, *inspect.ID) { return &i.N, &i.ID }, []Field{
		refers("site", number("site", func(i *inspect.Inspection) *int64 { return &i.Site })),
		number("campaign", func(i *inspect.Inspection) *int64 { return &i.Campaign }),
		text("kind", func(i *inspect.Inspection) *inspect.InspectionKind { return &i.Kind }),
		text("date", func(i *inspect.Inspection) *inspect.Date { return &i.Date }),
		lines("places", func(i *inspect.Inspection) *[]string { return &i.Places }),
		text("note", func(i *inspect.Inspection) *string { return &i.Note }),
		text("withdrawn", func(i *inspect.Inspection) *string { return &i.Withdrawn }),
		counted("counts", func(i *inspect.Inspection) int64 { return bit(i.Counts()) }),
		follows("named", func(i *inspect.Inspection) string { return names(i.Labels()) }),
		rest("inspectors", func(i *inspect.Inspection) *[]inspect.Officer { return &i.Inspectors }),
		rest("experts", func(i *inspect.Inspection) *[]string { return &i.Experts }),
		rest("who", func(i *inspect.Inspection) *[]string { return &i.Who }),
		rest("lists", func(i *inspect.Inspection) *[]inspect.Answered { return &i.Lists }),
	}, Index{Name: "inspection_date", On: "date"}, Index{Name: "inspection_site", On: "site, date"},
		Index{Name: "inspection_campaign", On: "campaign"})
	below(t, "inspector", []Field{{Name: "name"}, {Name: "label"}}, func(i *inspect.Inspection) (out [][]any) {
		for _, label := range i.Labels() {
			name, _, _ := strings.Cut(label, ":")
			out = append(out, []any{name, label})
		}
		return out
	})
	return t
}

func hazardTable() *Table {
	t := table(inspect.Hazards, "hazard", "h", func(h *inspect.Hazard) (*int64, *inspect.ID) { return &h.N, &h.ID }, []Field{
		refers("inspection", number("inspection", func(h *inspect.Hazard) *int64 { return &h.Inspection })),
		text("text", func(h *inspect.Hazard) *string { return &h.Text }),
		text("level", func(h *inspect.Hazard) *inspect.Level { return &h.Level }),
		text("category", func(h *inspect.Hazard) *string { return &h.Category }),
		text("place", func(h *inspect.Hazard) *string { return &h.Place }),
		text("basis", func(h *inspect.Hazard) *string { return &h.Basis }),
		text("responsible", func(h *inspect.Hazard) *string { return &h.Responsible }),
		text("supervisor", func(h *inspect.Hazard) *string { return &h.Supervisor }),
		empty(text("due", func(h *inspect.Hazard) *inspect.Date { return &h.Due })),
		flag("on_spot", func(h *inspect.Hazard) *bool { return &h.OnSpot }),
		text("state", func(h *inspect.Hazard) *inspect.State { return &h.State }),
		text("opened", func(h *inspect.Hazard) *inspect.Date { return &h.Opened }),
		empty(text("overdue", func(h *inspect.Hazard) *inspect.Date { return &h.Overdue })),
		empty(text("closed", func(h *inspect.Hazard) *inspect.Date { return &h.Closed })),
		refers("notice", empty(number("notice", func(h *inspect.Hazard) *int64 { return &h.Notice }))),
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
		follows("lived", func(h *inspect.Hazard) string { return lived(h.Life) }),
		rest("item", func(h *inspect.Hazard) *int { return &h.Item }),
		rest("source", func(h *inspect.Hazard) *string { return &h.Source }),
		rest("withdrawn", func(h *inspect.Hazard) *string { return &h.Withdrawn }),
		rest("measures", func(h *inspect.Hazard) *string { return &h.Measures }),
		rest("photos", func(h *inspect.Hazard) *[]inspect.Photo { return &h.Photos }),
		rest("earlier", func(h *inspect.Hazard) *[]inspect.Spell { return &h.Spells }),
		rest("life", func(h *inspect.Hazard) *inspect.Life { return &h.Life }),
	}, Index{Name: "hazard_inspection", On: "inspection"},
		Index{Name: "hazard_closed", On: "closed, state, inspection, opened, overdue", Where: "closed IS NOT NULL"},
		Index{Name: "hazard_overdue", On: "overdue", Where: "overdue IS NOT NULL"},
		Index{Name: "hazard_due", On: "overdue, inspection, closed", Where: "closed IS NULL"},
		Index{Name: "hazard_notice", On: "notice", Where: "notice IS NOT NULL"},
		Index{Name: "hazard_claimed", On: "claimed", Where: "claimed IS NOT NULL"},
		Index{Name: "hazard_asked", On: "asked", Where: "asked IS NOT NULL"})
	t.joins = " JOIN inspection v ON v.n = h.inspection LEFT JOIN notice o ON o.n = h.notice"
	t.joined = []Field{{Name: "v.date", Into: func(h any) any { return &h.(*inspect.Hazard).Found }},
		{Name: "coalesce(o.date, '')", Into: func(h any) any { return &h.(*inspect.Hazard).OrderedOn }}}
	below(t, "spell", []Field{{Name: "opened"}, {Name: "overdue", Empty: true}, {Name: "closed"}, {Name: "reopened"}},
		func(h *inspect.Hazard) (out [][]any) {
			for _, s := range h.Spells {
				out = append(out, []any{string(s.Opened), string(s.Overdue), string(s.Closed), string(s.Reopened)})
			}
			return out
		})
	below(t, "mark", []Field{{Name: "day"}, {Name: "what"}}, func(h *inspect.Hazard) (out [][]any) {
		for _, m := range h.Marks() {
			out = append(out, []any{string(m.Day), m.What})
		}
		return out
	}, Index{Name: "mark_day", On: "day"})
	below(t, "photo", []Field{{Name: "sha256", Refers: "blob"}, {Name: "original_sha256"}}, func(h *inspect.Hazard) (out [][]any) {
		for _, p := range pictures(*h) {
			out = append(out, []any{p.SHA256, p.OriginalSHA256})
		}
		return out
	}, Index{Name: "photo_original", On: "original_sha256"})
	return t
}

// lived are the names of what there is in a life, each between blanks.
func lived(l inspect.Life) string {
	out := ""
	for _, k := range []struct {
		kind inspect.LifeKind
		is   bool
	}{{inspect.LifeExtended, len(l.Extensions) > 0}, {inspect.LifeSupervised, len(l.Supervised) > 0}, {inspect.LifeStopped, len(l.Stops) > 0},
		{inspect.LifeLooked, len(l.Lookbacks) > 0}, {inspect.LifePlanned, l.Planned != ""}} {
		if k.is {
			out += " " + string(k.kind) + " "
		}
	}
	return out
}

// pictures are all that the book has of a hazard: as it was found, as the unit
// claimed and as reviews saw it.
func pictures(h inspect.Hazard) (out []inspect.Photo) {
	out = append(out, h.Photos...)
	for _, c := range h.Life.Claims {
		out = append(out, c.Photos...)
	}
	for _, s := range h.Life.Reviewed {
		out = append(out, s.Photos...)
	}
	return out
}

// itemNumbers are the hazards of a paper's items, with the numbers of this
// book, which the record itself does not carry.
type itemNumbers struct{ items *[]inspect.Item }

// MarshalJSON implements [json.Marshaler].
func (k itemNumbers) MarshalJSON() ([]byte, error) {
	var all []int64
	for _, it := range *k.items {
		all = append(all, it.Hazard)
	}
	return json.Marshal(all)
}

// UnmarshalJSON implements [json.Unmarshaler]. The items are read before.
func (k itemNumbers) UnmarshalJSON(body []byte) error {
	var all []int64
	err := json.Unmarshal(body, &all)
	for i := range min(len(all), len(*k.items)) {
		(*k.items)[i].Hazard = all[i]
	}
	return err
}

func itemsOf() Field {
	return Field{Name: "hazards", Rest: true, Into: func(thing any) any { return &itemNumbers{&thing.(*inspect.Paper).Items} },
		Get: func(thing any) any {
			if items := &thing.(*inspect.Paper).Items; len(*items) > 0 {
				return itemNumbers{items}
			}
			return nil
		}}
}

// inSeries are those of a number in a series.
func inSeries[T any](full func(*T) *string, word func(*T) *string, year, serial func(*T) *int) []Field {
	return []Field{text("number", full), text("word", word), number("year", year), number("serial", serial)}
}

func series(table string) []Index {
	return []Index{{Name: table + "_number", On: "number", Unique: true},
		{Name: table + "_serial", On: "word, year, serial", Unique: true}}
}

// numbered is a table of papers: of which about says what they are about, with its
// own names for the kind and, where they are served, for when.
func numbered(noun inspect.Noun, name, kind string, about, served, dues []Field, indexes ...Index) *Table {
	columns := slices.Concat(inSeries(func(p *inspect.Paper) *string { return &p.Number }, func(p *inspect.Paper) *string { return &p.Word },
		func(p *inspect.Paper) *int { return &p.Year }, func(p *inspect.Paper) *int { return &p.Serial }), about, []Field{
		refers("inspection", number("inspection", func(p *inspect.Paper) *int64 { return &p.Inspection })),
		follows(kind, func(p *inspect.Paper) inspect.FormKind { return p.Form.Kind }),
		text("date", func(p *inspect.Paper) *inspect.Date { return &p.Date }),
		refers("blob", text("sha256", func(p *inspect.Paper) *string { return &p.SHA256 })),
		text("voided", func(p *inspect.Paper) *string { return &p.Voided }),
		text("voided_on", func(p *inspect.Paper) *inspect.Date { return &p.VoidedOn }),
	}, served, []Field{follows("unit", func(p *inspect.Paper) string { return p.Site.Name })}, dues)
	return table(noun, name, "o", func(p *inspect.Paper) (*int64, *inspect.ID) { return &p.N, &p.ID }, append(columns,
		rest("form", func(p *inspect.Paper) *inspect.Form { return &p.Form }),
		rest("agency", func(p *inspect.Paper) *inspect.Agency { return &p.Agency }),
		rest("site", func(p *inspect.Paper) *inspect.Site { return &p.Site }),
		rest("site_n", func(p *inspect.Paper) *int64 { return &p.Site.N }),
		rest("inspected", func(p *inspect.Paper) *inspect.Date { return &p.Inspected }),
		rest("officers", func(p *inspect.Paper) *[]inspect.Officer { return &p.Officers }),
		rest("experts", func(p *inspect.Paper) *[]string { return &p.Experts }),
		rest("places", func(p *inspect.Paper) *[]string { return &p.Places }),
		rest("items", func(p *inspect.Paper) *[]inspect.Item { return &p.Items }),
		itemsOf(),
		rest("by_hand", func(p *inspect.Paper) *bool { return &p.ByHand }),
		rest("ticks", func(p *inspect.Paper) *[]int { return &p.Ticks }),
		rest("supplements", func(p *inspect.Paper) *string { return &p.Supplements }),
		rest("supplements_date", func(p *inspect.Paper) *inspect.Date { return &p.SupplementsDate }),
		rest("service", func(p *inspect.Paper) *inspect.Service { return &p.Service }),
		rest("visit", func(p *inspect.Paper) *inspect.Record { return &p.Record }),
		rest("opinion", func(p *inspect.Paper) *inspect.Opinion { return &p.Opinion }),
		rest("measures", func(p *inspect.Paper) *inspect.Measures { return &p.Measures }),
		rest("reply", func(p *inspect.Paper) *inspect.Reply { return &p.Reply }),
		rest("says", func(p *inspect.Paper) *map[string]string { return &p.Says }),
		rest("head", func(p *inspect.Paper) *inspect.Anchor { return &p.Head }),
	), append(series(name), indexes...)...)
}

func noticeTable() *Table {
	dues := func(of func(dues []inspect.Date) inspect.Date) func(*inspect.Paper) inspect.Date {
		return func(n *inspect.Paper) inspect.Date {
			var dues []inspect.Date
			for _, it := range n.Items {
				dues = append(dues, it.Due)
			}
			if len(dues) == 0 {
				return ""
			}
			return of(dues)
		}
	}
	t := numbered(inspect.Notices, "notice", "form", nil,
		[]Field{follows("served", func(n *inspect.Paper) inspect.Date { return n.Service.On })},
		[]Field{follows("first_due", dues(slices.Min)), follows("last_due", dues(slices.Max))},
		Index{Name: "notice_date", On: "date"}, Index{Name: "notice_inspection", On: "inspection"}, Index{Name: "notice_unserved", On: "date", Where: "served = '' AND voided = ''"})
	below(t, "item", []Field{{Name: "hazard", Type: Number, Refers: "hazard"}}, func(n *inspect.Paper) (out [][]any) {
		for _, it := range n.Items {
			out = append(out, []any{it.Hazard})
		}
		return out
	})
	return t
}

func paperTable() *Table {
	return numbered(inspect.Papers, "paper", "kind", []Field{
		text("noun", func(p *inspect.Paper) *inspect.Noun { return &p.About.Noun }),
		number("about", func(p *inspect.Paper) *int64 { return &p.About.N }),
	}, nil, nil, Index{Name: "paper_inspection", On: "inspection"})
}

func reviewTable() *Table {
	t := table(inspect.Reviews, "review", "r", func(r *inspect.Review) (*int64, *inspect.ID) { return &r.N, &r.ID }, []Field{
		refers("site", number("site", func(r *inspect.Review) *int64 { return &r.Site })),
		empty(number("notice", func(r *inspect.Review) *int64 { return &r.Notice })),
		text("date", func(r *inspect.Review) *inspect.Date { return &r.Date }),
		follows("named", func(r *inspect.Review) string { return labels(r.Inspectors) }),
		text("note", func(r *inspect.Review) *string { return &r.Note }),
		text("withdrawn", func(r *inspect.Review) *string { return &r.Withdrawn }),
		rest("inspectors", func(r *inspect.Review) *[]inspect.Officer { return &r.Inspectors }),
		rest("fixed", func(r *inspect.Review) *[]int64 { return &r.Fixed }),
		rest("not_fixed", func(r *inspect.Review) *[]int64 { return &r.NotFixed }),
	}, Index{Name: "review_notice", On: "notice"})
	below(t, "reviewed", []Field{{Name: "hazard", Type: Number, Refers: "hazard"}}, func(r *inspect.Review) (out [][]any) {
		for _, n := range append(append([]int64{}, r.Fixed...), r.NotFixed...) {
			out = append(out, []any{n})
		}
		return out
	})
	return t
}

func lookbackTable() *Table {
	return table(inspect.Lookbacks, "lookback", "k", func(d *inspect.Draw) (*int64, *inspect.ID) { return &d.N, &d.ID }, []Field{
		text("day", func(d *inspect.Draw) *inspect.Date { return &d.On }),
		text("withdrawn", func(d *inspect.Draw) *string { return &d.Withdrawn }),
		rest("by", func(d *inspect.Draw) *string { return &d.By }),
		rest("period", func(d *inspect.Draw) *inspect.Period { return &d.Period }),
		rest("percent", func(d *inspect.Draw) *float64 { return &d.Percent }),
		rest("strata", func(d *inspect.Draw) *inspect.Dim { return &d.Strata }),
		rest("seed", func(d *inspect.Draw) *uint64 { return &d.Seed }),
		rest("from", func(d *inspect.Draw) *int { return &d.From }),
		rest("hazards", func(d *inspect.Draw) *[]int64 { return &d.Hazards }),
	})
}

func monthTable() *Table {
	return table(inspect.Months, "closed", "m", func(m *inspect.ClosedMonth) (*int64, *inspect.ID) { return &m.N, &m.ID }, []Field{
		text("month", func(m *inspect.ClosedMonth) *string { return &m.Month }),
		text("day", func(m *inspect.ClosedMonth) *inspect.Date { return &m.On }),
		text("reopened", func(m *inspect.ClosedMonth) *inspect.Date { return &m.Reopened }),
		text("sha256", func(m *inspect.ClosedMonth) *string { return &m.SHA256 }),
		rest("by", func(m *inspect.ClosedMonth) *string { return &m.By }),
		rest("reason", func(m *inspect.ClosedMonth) *string { return &m.Reason }),
		rest("frozen", func(m *inspect.ClosedMonth) *string { return &m.Body }),
	})
}

func complaintTable() *Table {
	return table(inspect.Complaints, "complaint", "q", func(c *inspect.Complaint) (*int64, *inspect.ID) { return &c.N, &c.ID }, []Field{
		text("kind", func(c *inspect.Complaint) *inspect.ComplaintKind { return &c.Kind }),
		text("channel", func(c *inspect.Complaint) *inspect.Channel { return &c.Channel }),
		text("source", func(c *inspect.Complaint) *string { return &c.SourceNumber }),
		text("received", func(c *inspect.Complaint) *inspect.Date { return &c.Received }),
		text("taken_by", func(c *inspect.Complaint) *string { return &c.TakenBy }),
		text("town", func(c *inspect.Complaint) *string { return &c.Town }),
		refers("site", empty(number("site", func(c *inspect.Complaint) *int64 { return &c.Site }))),
		text("state", func(c *inspect.Complaint) *inspect.State { return &c.State }),
		text("last", func(c *inspect.Complaint) *inspect.Date { return &c.Last }),
		text("text", func(c *inspect.Complaint) *string { return &c.Text }),
		flag("reporter_kept", func(c *inspect.Complaint) *bool { return &c.Reporter }),
		counted("open", func(c *inspect.Complaint) int64 { return bit(c.Open()) }),
		follows("handler", func(c *inspect.Complaint) string { return c.Now().Handler() }),
		follows("due", func(c *inspect.Complaint) inspect.Date { return c.Now().Due() }),
		rest("anonymous", func(c *inspect.Complaint) *bool { return &c.Anonymous }),
		rest("rounds", func(c *inspect.Complaint) *[]inspect.Round { return &c.Rounds }),
		rest("links", func(c *inspect.Complaint) *[]inspect.Ref { return &c.Links }),
		rest("forgotten", func(c *inspect.Complaint) *inspect.Date { return &c.Forgotten }),
		rest("withdrawn", func(c *inspect.Complaint) *string { return &c.Withdrawn }),
		rest("withdrawn_on", func(c *inspect.Complaint) *inspect.Date { return &c.WithdrawnOn }),
	}, Index{Name: "complaint_source", On: "channel, source", Where: "source <> '' AND state <> 'withdrawn'", Unique: true},
		Index{Name: "complaint_state", On: "state, due"}, Index{Name: "complaint_last", On: "last"}, Index{Name: "complaint_open", On: "due", Where: "open = 1"})
}

func blankTable() *Table {
	fields := inSeries(func(k *inspect.Blank) *string { return &k.Number }, func(k *inspect.Blank) *string { return &k.Word },
		func(k *inspect.Blank) *int { return &k.Year }, func(k *inspect.Blank) *int { return &k.Serial })
	return table(inspect.Blanks, "blank", "k", func(k *inspect.Blank) (*int64, *inspect.ID) { return &k.N, &k.ID }, append(fields,
		text("form", func(k *inspect.Blank) *inspect.FormKind { return &k.Form }),
		text("taker", func(k *inspect.Blank) *string { return &k.Taker }),
		text("day", func(k *inspect.Blank) *inspect.Date { return &k.On }),
		refers("notice", empty(number("notice", func(k *inspect.Blank) *int64 { return &k.Notice }))),
		text("spoiled", func(k *inspect.Blank) *string { return &k.Spoiled }),
		text("spoiled_on", func(k *inspect.Blank) *inspect.Date { return &k.SpoiledOn }),
	), append(series("blank"), Index{Name: "blank_out", On: "day", Where: "notice IS NULL AND spoiled = ''"})...)
}
