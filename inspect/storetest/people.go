package storetest

import (
	"encoding/json"

	"rectify/inspect"
)

// enter records an entry.
func (p player) enter(do, about string, body map[string]any) string {
	p.t.Helper()
	text, err := json.Marshal(body)
	if err != nil {
		p.t.Fatal(err)
	}
	r := got[[]inspect.Receipt](p.t)(p.Record(ctx, inspect.Entry{ID: p.NewID(), Do: do, About: about, Body: text}))[0]
	if r.Err != nil {
		p.t.Fatal(do, about, r.Err)
	}
	return r.Ref
}

// people are one who inspects, two who are one, and one entered in error.
func (p player) people() {
	p.enter("person.added", "", map[string]any{"name": "甲某", "cert": "A001", "role": "科长", "phone": "020-2"})
	other := p.enter("person.added", "", map[string]any{"name": "丁某", "account": "dm"})
	p.enter("person.amended", other, map[string]any{"cert": "A004"})
	again := p.enter("person.added", "", map[string]any{"name": "丁谋", "cert": "A004"})
	p.enter("person.merged", again, map[string]any{"into": other})
	mistaken := p.enter("person.added", "", map[string]any{"name": "误录人"})
	p.enter("person.withdrawn", mistaken, map[string]any{"reason": "误录"})
}

// joined makes one of two who inspected together, and gives another the certificate
// that is renewed; two units are one, with all that hangs on them.
func (p player) joined() {
	p.enter("person.amended", "甲某", map[string]any{"cert": "A009"})
	second := p.enter("person.added", "", map[string]any{"name": "乙某", "cert": "A002"})
	third := p.enter("person.added", "", map[string]any{"name": "丙某", "cert": "A003"})
	p.enter("person.merged", third, map[string]any{"into": second})
	site := p.enter("site.added", "", map[string]any{"name": "示范诊所（旧）", "town": "万和街道"})
	visit := p.enter("inspection.held", site, map[string]any{"date": "2021-11-20",
		"inspectors": []map[string]any{{"name": "甲某", "cert": "A001"}, {"name": "丙某", "cert": "A003"}}})
	hazard := p.enter("hazard.found", visit, map[string]any{"text": "通道堵塞", "due": "2021-12-01"})
	p.enter("talk.held", hazard, map[string]any{"on": "2021-11-30", "by": "王某", "person": "张某", "note": "整改迟缓"})
	p.enter("review.held", "", map[string]any{"date": "2021-12-02", "fixed": []string{hazard},
		"inspectors": []map[string]any{{"name": "甲某", "cert": "A001"}}})
	p.enter("complaint.received", "", map[string]any{"text": "疏散通道堵塞", "kind": "complaint", "channel": "12345",
		"site": site, "received": "2021-11-21"})
	p.enter("site.merged", site, map[string]any{"into": "示范诊所"})
}
