package sqlite

import (
	"encoding/json"

	"github.com/google/uuid"

	"rectify/inspect"
)

const siteColumns = "SELECT s.n, s.id, s.name, s.sector, s.town, s.credit_code, s.address, s.person, s.phone, s.withdrawn, s.former"

func siteInto(s *inspect.Site, id *[]byte) []any {
	return []any{&s.N, id, &s.Name, &s.Sector, &s.Town, &s.CreditCode, &s.Address, &s.Person, &s.Phone, &s.Withdrawn, former{&s.Former}}
}

// former reads where a site belonged before.
type former struct{ to *[]inspect.Premises }

// Scan implements [database/sql.Scanner].
func (f former) Scan(v any) error {
	if text, _ := v.(string); text != "" {
		return json.Unmarshal([]byte(text), f.to)
	}
	return nil
}

// asThen is the sector or town of site s on a day.
func asThen(column, day string) string {
	return "CASE s.former WHEN '' THEN s." + column + " ELSE coalesce((SELECT json_extract(p.value, '$." + column + "') FROM json_each(s.former) p WHERE json_extract(p.value, '$.until') > " +
		day + " ORDER BY p.key LIMIT 1), s." + column + ") END"
}

func (t *tx) site(where string, args ...any) (s inspect.Site, ok bool, err error) {
	var id []byte
	ok, err = t.one(siteColumns+" FROM site s WHERE "+where, args, siteInto(&s, &id)...)
	s.ID, _ = uuid.FromBytes(id)
	return s, ok, err
}

// Site implements [inspect.Reader].
func (t *tx) Site(n int64) (inspect.Site, bool, error) { return t.site("s.n = ?", n) }

// SiteNamed implements [inspect.Reader].
func (t *tx) SiteNamed(name string) (inspect.Site, bool, error) {
	return t.site("s.name = ? AND s.withdrawn = ''", name)
}

// SiteNames implements [inspect.Reader]. Who was never called otherwise is in the
// list alone: to read the names of 5,000 sites takes a third of the time.
func (t *tx) SiteNames(fn func(n int64, name, code string, withdrawn bool)) error {
	return t.each(`SELECT n, name, code, withdrawn FROM (
		SELECT e.n AS n, json_extract(e.body, '$.name') AS name, s.credit_code AS code, s.withdrawn <> '' AS withdrawn, e.seq AS at FROM event e JOIN site s ON s.n = e.n
			WHERE e.noun = 'S' AND e.kind IN ('site.added', 'site.amended') AND e.n IN (SELECT n FROM event WHERE noun = 'S' AND kind = 'site.amended')
		UNION ALL SELECT n, name, credit_code, withdrawn <> '', 9223372036854775807 FROM site) ORDER BY at, n`, nil, func(r scanner) error {
		var n int64
		var name, code string
		var withdrawn bool
		err := r.Scan(&n, &name, &code, &withdrawn)
		if err == nil {
			fn(n, name, code, withdrawn)
		}
		return err
	})
}

// PutSite implements [inspect.Writer].
func (t *tx) PutSite(s inspect.Site) error {
	before := ""
	if len(s.Former) > 0 {
		before = asJSON(s.Former)
	}
	return t.keep(`INSERT INTO site (n, id, name, sector, town, credit_code, address, person, phone, withdrawn, former) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (n) DO UPDATE SET name = excluded.name, sector = excluded.sector, town = excluded.town, credit_code = excluded.credit_code,
		address = excluded.address, person = excluded.person, phone = excluded.phone, withdrawn = excluded.withdrawn, former = excluded.former`,
		s.N, s.ID[:], s.Name, s.Sector, s.Town, s.CreditCode, s.Address, s.Person, s.Phone, s.Withdrawn, before)
}

// Sites implements [inspect.Reader].
func (t *tx) Sites(f inspect.Filter) (inspect.Page[inspect.SiteRow], error) {
	l := list{columns: siteColumns + `,
		(SELECT count(*) FROM inspection i WHERE i.site = s.n AND i.withdrawn = '' AND i.kind <> 'visit'),
		(SELECT count(*) FROM inspection i JOIN hazard h ON h.inspection = i.n WHERE i.site = s.n AND h.state <> 'withdrawn'),
		(SELECT count(*) FROM inspection i JOIN hazard h ON h.inspection = i.n WHERE i.site = s.n AND h.state IN ('open', 'ordered')),
		coalesce((SELECT max(i.date) FROM inspection i WHERE i.site = s.n AND i.withdrawn = '' AND i.kind <> 'visit'), '') AS inspected`,
		from: "site s", sorts: map[string]string{"": "s.n", "ref": "s.n", "name": "s.name,s.n", "sector": "s.sector,s.n", "town": "s.town,s.n", "inspected": "inspected,s.n"}}
	if !f.Withdrawn {
		l.and("s.withdrawn = ''")
	}
	l.word("s.sector", f.Sector)
	l.word("s.town", f.Town)
	l.words(f.Text, "s.name", "s.address", "s.credit_code", "s.person")
	return page(t, l, f, func(r scanner) (row inspect.SiteRow, err error) {
		var id []byte
		err = r.Scan(append(siteInto(&row.Site, &id), &row.Inspections, &row.Hazards, &row.Unresolved, &row.LastInspected)...)
		row.ID, _ = uuid.FromBytes(id)
		return row, err
	})
}

const campaignColumns = "SELECT c.n, c.id, c.name, c.from_day, c.to_day, c.withdrawn"

func campaignInto(c *inspect.Campaign, id *[]byte) []any {
	return []any{&c.N, id, &c.Name, &c.From, &c.To, &c.Withdrawn}
}

func (t *tx) campaign(where string, args ...any) (c inspect.Campaign, ok bool, err error) {
	var id []byte
	ok, err = t.one(campaignColumns+" FROM campaign c WHERE "+where, args, campaignInto(&c, &id)...)
	c.ID, _ = uuid.FromBytes(id)
	return c, ok, err
}

// Campaign implements [inspect.Reader].
func (t *tx) Campaign(n int64) (inspect.Campaign, bool, error) { return t.campaign("c.n = ?", n) }

// CampaignNamed implements [inspect.Reader].
func (t *tx) CampaignNamed(name string) (inspect.Campaign, bool, error) {
	return t.campaign("c.name = ? AND c.withdrawn = ''", name)
}

// PutCampaign implements [inspect.Writer].
func (t *tx) PutCampaign(c inspect.Campaign) error {
	return t.keep(`INSERT INTO campaign (n, id, name, from_day, to_day, withdrawn) VALUES (?, ?, ?, ?, ?, ?)
		ON CONFLICT (n) DO UPDATE SET name = excluded.name, from_day = excluded.from_day, to_day = excluded.to_day, withdrawn = excluded.withdrawn`,
		c.N, c.ID[:], c.Name, string(c.From), string(c.To), c.Withdrawn)
}

// Campaigns implements [inspect.Reader].
func (t *tx) Campaigns(f inspect.Filter) (inspect.Page[inspect.CampaignRow], error) {
	l := list{columns: campaignColumns + `,
		(SELECT count(*) FROM inspection i WHERE i.campaign = c.n AND i.withdrawn = '' AND i.kind <> 'visit'),
		(SELECT count(*) FROM inspection i JOIN hazard h ON h.inspection = i.n WHERE i.campaign = c.n AND h.state <> 'withdrawn'),
		(SELECT count(*) FROM inspection i JOIN hazard h ON h.inspection = i.n WHERE i.campaign = c.n AND h.state IN ('open', 'ordered'))`,
		from: "campaign c", sorts: map[string]string{"": "c.n", "ref": "c.n", "name": "c.name,c.n", "from": "c.from_day,c.n"}}
	if !f.Withdrawn {
		l.and("c.withdrawn = ''")
	}
	l.words(f.Text, "c.name")
	return page(t, l, f, func(r scanner) (row inspect.CampaignRow, err error) {
		var id []byte
		err = r.Scan(append(campaignInto(&row.Campaign, &id), &row.Inspections, &row.Hazards, &row.Unresolved)...)
		row.ID, _ = uuid.FromBytes(id)
		return row, err
	})
}
