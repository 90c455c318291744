package storetest

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"unicode"

	"github.com/google/uuid"
	"pgregory.net/rapid"

	"rectify/inspect"
)

func sha(data string) string {
	sum := sha256.Sum256([]byte(data))
	return hex.EncodeToString(sum[:])
}

// drawer draws values such as a book puts: texts have no control characters.
type drawer struct {
	*rapid.T
	n int64
}

func (d drawer) text(of string) string {
	return rapid.OneOf(
		rapid.SampledFrom([]string{"", "null", "'", `"],["`, "%_\\", "𰻝", "</>&", "a\u2028b", " x "}),
		rapid.Map(rapid.String(), func(s string) string {
			return strings.Map(func(r rune) rune {
				if unicode.IsControl(r) {
					return -1
				}
				return r
			}, s)
		})).Draw(d.T, of)
}

func (d drawer) date(of string) inspect.Date {
	return inspect.Date("2021-01-01").Add(rapid.IntRange(0, 400).Draw(d.T, of))
}

func (d drawer) maybe(of string) inspect.Date {
	if rapid.Bool().Draw(d.T, "no "+of) {
		return ""
	}
	return d.date(of)
}

func (d drawer) texts(of string) []string {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) string { return drawer{t, d.n}.text(of) }), 0, 3).Draw(d.T, of)
}

func (d drawer) officers() (out []inspect.Officer) {
	for k := range rapid.IntRange(1, 3).Draw(d.T, "officers") {
		out = append(out, inspect.Officer{Name: d.text(fmt.Sprint("officer ", k)), Cert: d.text("cert")})
	}
	return out
}

// id of a thing stays what it was when it is put again.
func id(noun inspect.Noun, n int64) inspect.ID {
	return uuid.NewSHA1(uuid.NameSpaceOID, []byte(inspect.Ref{Noun: noun, N: n}.String()))
}

func (d drawer) site() inspect.Site {
	return inspect.Site{N: 1, ID: id(inspect.Sites, 1), Name: d.text("name"), Sector: d.text("sector"),
		Town: d.text("town"), CreditCode: d.text("code"),
		Address: d.text("address"), Person: d.text("person"), Phone: d.text("phone"),
		Coordinates: d.text("coordinates"), Withdrawn: d.text("withdrawn")}
}

func (d drawer) campaign() inspect.Campaign {
	return inspect.Campaign{N: 1, ID: id(inspect.Campaigns, 1), Name: d.text("name"), From: d.maybe("from"),
		To: d.maybe("to"), Withdrawn: d.text("withdrawn")}
}

func (d drawer) inspection() inspect.Inspection {
	return inspect.Inspection{N: d.n, ID: id(inspect.Inspections, d.n), Site: 1,
		Campaign: int64(rapid.IntRange(0, 1).Draw(d.T, "campaign")), Date: d.date("date"),
		Inspectors: d.officers(), Experts: d.texts("experts"), Places: d.texts("places"), Note: d.text("note"),
		Withdrawn: d.text("withdrawn")}
}

// hazard is one of that inspection, which tells when it was found; notice
// orders it, if it has a number.
func (d drawer) hazard(i inspect.Inspection, no inspect.Paper) inspect.Hazard {
	h := inspect.Hazard{N: d.n, ID: id(inspect.Hazards, d.n), Inspection: i.N, Found: i.Date, Text: d.text("text"),
		Level:    rapid.SampledFrom([]inspect.Level{inspect.General, inspect.Major}).Draw(d.T, "level"),
		Category: d.text("category"), Place: d.text("place"),
		Basis: d.text("basis"), Due: d.maybe("due"), OnSpot: rapid.Bool().Draw(d.T, "on spot"),
		Source: d.text("source"),
		State: rapid.SampledFrom([]inspect.State{inspect.Open, inspect.Ordered, inspect.Accepted,
			inspect.Withdrawn}).Draw(d.T, "state"),
		Opened: d.date("opened"), Overdue: d.maybe("overdue"), Closed: d.maybe("closed"),
		Withdrawn: d.text("withdrawn")}
	if no.N != 0 {
		h.Notice, h.Item, h.OrderedOn = no.N, int(d.n%5)+1, no.Date
	}
	return h
}

// grown is h with more of what is only ever added to.
func (d drawer) grown(h inspect.Hazard, was inspect.Hazard) inspect.Hazard {
	h.Spells, h.Photos = was.Spells, was.Photos
	for range rapid.IntRange(0, 2).Draw(d.T, "spells") {
		h.Spells = append(h.Spells, inspect.Spell{Opened: d.date("opened"), Overdue: d.maybe("overdue"),
			Closed: d.date("closed"), Reopened: d.date("reopened")})
	}
	for range rapid.IntRange(0, 2).Draw(d.T, "photos") {
		h.Photos = append(h.Photos, inspect.Photo{SHA256: sha("picture"), OriginalSHA256: d.text("sum"),
			OriginalName: d.text("file"), TakenAt: d.text("taken"),
			Width: rapid.IntRange(0, 1600).Draw(d.T, "width"), Height: 9})
	}
	return h
}

func (d drawer) notice(i inspect.Inspection, s inspect.Site) inspect.Paper {
	no := inspect.Paper{N: d.n, ID: id(inspect.Notices, d.n), Number: fmt.Sprint(d.text("number"), "#", d.n),
		Word: d.text("word"), Year: 2021, Serial: int(d.n), Date: d.date("date"),
		Form: inspect.DefaultForm(inspect.FormOrder), Agency: inspect.Agency{Name: d.text("agency")}, Site: s,
		Inspection: i.N, Inspected: i.Date,
		Officers: d.officers(), Experts: d.texts("experts"), Places: d.texts("places"), SHA256: sha("picture")}
	no.Form.Opening = d.text("opening")
	for range rapid.IntRange(1, 3).Draw(d.T, "items") {
		no.Items = append(no.Items, inspect.Item{Hazard: d.n, HazardID: id(inspect.Hazards, d.n), Text: d.text("text"),
			Level: inspect.Major, Due: d.date("due")})
	}
	return no
}

// whatIsPutIsRead: a thing put, and put again as another, is read as it was put last.
func whatIsPutIsRead(t *testing.T, kind Kind) {
	p := empty(t, kind)
	write(t, p.store, func(w inspect.Writer) error { return w.PutBlob(sha("picture"), []byte("picture")) })
	n := int64(0)
	rapid.Check(t, func(rt *rapid.T) {
		n++
		putTwice(drawer{rt, n}, p.store)
	})
}

// row is one of each thing, as put in one round; the notice of the first
// round is void in the second.
type row struct {
	agency     inspect.Agency
	form       inspect.Form
	site       inspect.Site
	campaign   inspect.Campaign
	inspection inspect.Inspection
	notice     inspect.Paper
	before     inspect.Hazard // as it is before the notice orders it
	hazard     inspect.Hazard
	review     inspect.Review
	paper      inspect.Paper
}

func putTwice(d drawer, s inspect.Store) {
	first := d.row()
	first.put(d, s)
	second := d.row()
	second.notice = first.notice
	second.notice.Voided, second.notice.VoidedOn = d.text("voided"), d.date("voided on")
	second.before = d.grown(second.before, first.hazard)
	second.hazard = d.grown(d.hazard(second.inspection, second.notice), second.before)
	second.review.N++
	second.paper = first.paper
	second.paper.Voided, second.paper.VoidedOn = d.text("voided"), d.date("voided on")
	second.review.Notice, second.review.Fixed, second.review.NotFixed = d.n, nil, []int64{d.n}
	second.put(d, s)
}

func (d drawer) row() row {
	w := row{agency: inspect.Agency{Name: d.text("agency"), Court: d.text("court"), Zone: "Asia/Shanghai"},
		form: inspect.DefaultForm(inspect.FormNotice),
		site: d.site(), campaign: d.campaign(), inspection: d.inspection()}
	w.form.Title, w.form.Officers = d.text("title"), int(d.n)
	w.notice = d.notice(w.inspection, w.site)
	w.before = d.grown(d.hazard(w.inspection, inspect.Paper{}), inspect.Hazard{})
	w.hazard = d.grown(d.hazard(w.inspection, w.notice), w.before)
	w.review = inspect.Review{N: d.n * 2, ID: id(inspect.Reviews, d.n), Site: 1, Date: d.date("reviewed"),
		Inspectors: d.officers(), Note: d.text("note"), Fixed: []int64{d.n}}
	w.paper = d.paper(w.inspection, w.site, w.notice)
	return w
}

func (w row) put(t failer, s inspect.Store) {
	write(t, s, func(to inspect.Writer) error {
		for _, err := range []error{to.Put(inspect.Agencies, &w.agency), to.Put(inspect.Forms, &w.form),
			to.Put(inspect.Sites, &w.site), to.Put(inspect.Campaigns, &w.campaign),
			to.Put(inspect.Inspections, &w.inspection),
			to.Put(inspect.Hazards, &w.before), to.Put(inspect.Notices, &w.notice), to.Put(inspect.Hazards, &w.hazard),
			to.Put(inspect.Reviews, &w.review), to.Put(inspect.Papers, &w.paper)} {
			if err != nil {
				return err
			}
		}
		return nil
	})
	read(t, s, func(r inspect.Reader) { w.read(t, r) })
}

func (w row) read(t failer, r inspect.Reader) {
	equal(t, "agency", got[inspect.Agency](t)(r.Agency()), w.agency)
	equal(t, "form", got[inspect.Form](t)(r.Form(w.form.Kind)), w.form)
	equal(t, "site", there[inspect.Site](t)(r.Site(1)), w.site)
	equal(t, "campaign", there[inspect.Campaign](t)(r.Campaign(1)), w.campaign)
	equal(t, "inspection", there[inspect.Inspection](t)(r.Inspection(w.inspection.N)), w.inspection)
	equal(t, "hazard", there[inspect.Hazard](t)(r.Hazard(w.hazard.N)), w.hazard)
	equal(t, "notice", there[inspect.Paper](t)(r.Notice(w.notice.N)), w.notice)
	equal(t, "numbered", there[inspect.Paper](t)(r.Numbered(inspect.Notices, w.notice.Number)), w.notice)
	equal(t, "paper", there[inspect.Paper](t)(r.Paper(inspect.Papers.Ref(w.paper.N))), w.paper)
	equal(t, "paper numbered", there[inspect.Paper](t)(r.Numbered(inspect.Papers, w.paper.Number)), w.paper)
	equal(t, "review", there[inspect.Review](t)(r.Review(w.review.N)), w.review)
	named(t, r, w.site, w.campaign)
}

// named: what is withdrawn has no name any more.
func named(t failer, r inspect.Reader, s inspect.Site, c inspect.Campaign) {
	t.Helper()
	site, ok, err := r.SiteNamed(s.Name)
	if err != nil || ok != (s.Withdrawn == "") || ok && !reflect.DeepEqual(site, s) {
		t.Fatalf("site by name: %+v %v %v, of %+v", site, ok, err, s)
	}
	campaign, ok, err := r.CampaignNamed(c.Name)
	if err != nil || ok != (c.Withdrawn == "") || ok && campaign != c {
		t.Fatalf("campaign by name: %+v %v %v, of %+v", campaign, ok, err, c)
	}
}

func equal(t failer, what string, is, want any) {
	t.Helper()
	if a, b := fmt.Sprintf("%+v", is), fmt.Sprintf("%+v", want); a != b {
		t.Fatalf("%s: read\n%s\nput\n%s", what, a, b)
	}
}
