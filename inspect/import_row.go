package inspect

import (
	"encoding/binary"
	"hash/maphash"
	"slices"
	"strings"
)

// finding records one row, all of it or nothing of it.
func (im *importer) finding(said FindingRow) error {
	row := &im.row
	if *row = said; im.cells == nil {
		im.texts, im.cells = row.cells()
	}
	if err := im.above.Settle(im.texts, im.cells); err != nil {
		return err
	}
	if err := im.review(row); err != nil {
		return err
	}
	row.settle()
	r, err := im.read(row)
	if err != nil {
		return err
	}
	if r.nothing {
		return im.nothingFound(row, r)
	}
	h, known, err := im.known(said, r)
	if err != nil {
		return err
	}
	if r.withdrawn {
		im.inError(h, known)
		return nil
	}
	if !known {
		return im.fresh(row, r)
	}
	if h.N < im.first {
		im.rows[h.N] = true
	}
	if err := im.same(h, *row, r); err != nil {
		return err
	}
	return im.onRecord(row, h.Hazard, r)
}

// onRecord records of a row that is known what it tells beyond the record, once
// its end, which may be refused, is allowed.
func (im *importer) onRecord(row *FindingRow, h Hazard, r read) error {
	if h.State == Withdrawn {
		im.there = true
		im.note("it is recorded already as %s, which was withdrawn: %s", "已登记为 %s，后作误录处理：%s",
			h.ref(), h.Withdrawn)
		return nil
	}
	id, ends, err := im.acceptance(h, r)
	if err != nil {
		return err
	}
	im.notOpen(h, r)
	if _, err := im.site(row, r); err != nil {
		return err
	}
	im.there = true
	if h, err = im.handle(h, r.Handling); err != nil || !ends {
		return err
	}
	im.res.Rectified++
	im.own = id
	return im.change(&h, &FixAccepted{On: r.accepted})
}

// inError passes over a row that says it was recorded in error, and names the
// hazard that stands in the book nevertheless.
func (im *importer) inError(h earlierRow, known bool) {
	if known && h.State != Withdrawn {
		im.note("the row says that it was recorded in error; %s stays in the book",
			"本行注明为误录，但台账中的 %s 未作误录处理", h.ref()).
			Hint("withdraw it with {hazard.withdrawn} if that is so", "如确属误录，请用 {hazard.withdrawn} 处理")
		return
	}
	im.note("the row says that it was recorded in error, and was passed over", "本行注明为误录，未导入")
}

// notOpen names a hazard that a row says is yet to be put right, and the book does not.
func (im *importer) notOpen(h Hazard, r read) {
	if r.open && h.State == Accepted {
		im.note("the row says that it is not rectified yet; %s is recorded as rectified on %s, and stays so",
			"本行称尚未整改，但台账记 %s 已于 %s 整改，保留台账所记", h.ref(), h.Closed).
			Hint("if it came back, record it with {hazard.reopened}", "如确有反复，请用 {hazard.reopened} 重新打开")
	}
	if r.ordered && h.Life.Untold && h.State == Open {
		im.note("the row says that it was ordered; %s is recorded as not ordered, and stays so",
			"本行称已责令整改，但台账记 %s 为待责令，保留台账所记", h.ref()).
			Hint("if the unit was given the date, record the paper with {notice.issued}",
				"如已责令该单位整改，请用 {notice.issued} 登记文书")
	}
}

// noPaper says of rows that are new what became of the state ordered, and of how many.
func (im *importer) noPaper(r read) {
	if !r.ordered {
		return
	}
	im.ordered++
	says := invalid("from here on %[1]d row%[1]s said to be ordered; a table brings no papers, so until one is "+
		"recorded they are open", "自本行起 %[1]d 行注明整改中（已责令）；表格不含文书，登记文书之前为未整改", Many(im.ordered)).
		Hint("record the papers with {notice.issued}; what was due counts as before",
			"请用 {notice.issued} 登记文书；期限和逾期照常统计")
	if im.unpapered == nil {
		im.unpapered = says
		im.tell(says)
		return
	}
	*im.unpapered = *says
}

// settle puts together what a row says in two columns: a basis and its clause; how
// it stands may be said where the day of rectification is asked for, and a
// level may stand where a category is asked for, as 隐患分类 has both.
func (r *FindingRow) settle() {
	if r.Clause != "" && !strings.Contains(r.Basis, r.Clause) {
		r.Basis += r.Clause
	}
	if word := Folded(r.RectifiedOn); r.Rectified == "" && (openWords(word) || atOnceWords(word)) {
		r.Rectified, r.RectifiedOn = r.RectifiedOn, ""
	}
	if r.Level == "" && r.Category != "" && strings.ContainsAny(r.Category, "般重gmGM") {
		if _, err := ParseLevel(r.Category); err == nil {
			r.Level, r.Category = r.Category, ""
		}
	}
}

// nothingFound records an inspection on which nothing was found.
func (im *importer) nothingFound(row *FindingRow, r read) error {
	before := im.res.Inspections
	if _, err := im.inspectedOn(row, r); err != nil {
		return err
	}
	if im.res.Inspections == before {
		im.there = true
		return nil
	}
	im.note("nothing was found: it is taken as an inspection without a hazard", "未发现隐患，按一次无隐患的检查登记")
	return nil
}

// noteTwin says so when a row that was recorded is the same as one before it. With
// a key of its own it may stand on the inspection in another file.
func (im *importer) noteTwin(h *Hazard, r read) error {
	seen := im.contents.add(im.content(h))
	if !r.twin && (r.Source == "" || !seen && h.Inspection >= im.made) {
		return nil
	}
	e := invalid("an earlier line has the same finding; each counts as a hazard", "与前面某行完全相同，按两项隐患登记")
	if !r.twin {
		page, err := im.Hazards(Filter{Inspection: h.Inspection})
		at := slices.IndexFunc(page.Rows,
			func(o HazardRow) bool { return o.N < h.N && o.Text == h.Text && o.Place == h.Place })
		if err != nil || at < 0 {
			return err
		}
		e = invalid("%s is the same finding of that inspection; each counts as a hazard", "与该次检查的 %s 完全相同，按两项隐患登记",
			page.Rows[at].ref())
	}
	im.tell(e.Hint("withdraw one with {hazard.withdrawn} if it is the same hazard",
		"如为同一隐患，请用 {hazard.withdrawn} 将其一作误录处理"))
	return nil
}

// content is a quick name of what a hazard says of which inspection, which another
// may bear by chance.
func (im *importer) content(h *Hazard) (id ID) {
	type said struct {
		inspection  int64
		place, text string
	}
	sum := maphash.Comparable(im.salt, said{h.Inspection, h.Place, h.Text})
	binary.BigEndian.PutUint64(id[:], sum)
	binary.BigEndian.PutUint64(id[8:], sum)
	return id
}

// inspectedOn is the inspection that a row tells of, made with its site and campaign
// where they are not there. What can refuse the row is asked before anything is
// made, for a line that is refused leaves nothing.
func (im *importer) inspectedOn(row *FindingRow, r read) (int64, error) {
	campaign, err := im.campaignCalled(r.campaign)
	if err != nil {
		return 0, err
	}
	v, err := im.inspectionOf(r, campaign)
	if err != nil {
		return 0, err
	}
	site, err := im.site(row, r)
	if err != nil {
		return 0, err
	}
	if campaign == 0 && r.campaign != "" {
		if campaign, err = im.newCampaign(r.campaign); err != nil {
			return 0, err
		}
	}
	return im.inspection(v, site, campaign, r)
}

// fresh records a row that is new, with what it needs.
func (im *importer) fresh(row *FindingRow, r read) error {
	visit, err := im.inspectedOn(row, r)
	if err != nil {
		return err
	}
	in := HazardEntry{Inspection: visit, Finding: r.Finding, fresh: true, accepted: r.accepted, untold: r.untold}
	if v, err := im.inspected(visit); err != nil {
		return err
	} else if len(r.officers) > 0 && !samePeople(v.Inspectors, r.officers) {
		in.named = r.officers
	}
	if r.accepted != "" {
		in.acceptedID = acceptanceOf(r.id)
		im.res.Rectified++
	}
	im.own = r.id
	h, err := im.addHazard(in)
	if err != nil {
		return err
	}
	im.makes(h.ref())
	im.res.Added++
	if im.first == 1 && im.res.Added == loadAfter {
		if err := im.Load(); err != nil {
			return err
		}
	}
	im.noPaper(r)
	if n := problems(r.Text); n > 1 {
		im.note("%d numbered problems are in one cell, and count as one hazard",
			"一格内写有 %d 个编号问题，按一项隐患登记", n).
			Hint("give each a row of its own", "请每个问题单列一行")
	}
	return im.noteTwin(h, r)
}

// acceptanceOf is the name of the acceptance that a row tells of.
func acceptanceOf(hazard ID) ID { return named(hazard, "rectified") }

// campaignCalled is the campaign of that name; 0 for none, or for one that can be made.
func (im *importer) campaignCalled(name string) (int64, error) {
	if name == "" {
		return 0, nil
	}
	if im.campaigns == nil {
		all, err := im.Campaigns(Filter{})
		if err != nil {
			return 0, err
		}
		im.campaigns = map[string]int64{}
		for _, c := range all.Rows {
			im.campaigns[Folded(c.Name)] = c.N
		}
	}
	n, ok := im.campaigns[name]
	if !ok {
		n, ok = im.campaigns[Folded(name)]
	}
	if ok {
		im.campaigns[name] = n
		return n, nil
	}
	return 0, (&Campaign{Name: name}).clean()
}

func (im *importer) newCampaign(name string) (int64, error) {
	c, err := im.addCampaign(Campaign{Name: name})
	if err != nil {
		return 0, err
	}
	im.res.Campaigns = append(im.res.Campaigns, c.Name)
	im.campaigns[Folded(name)] = c.N
	return c.N, nil
}

// inspectionOf finds the unit's inspection of a row's date and campaign. One that is
// not there (N is 0) can only be made by somebody.
func (im *importer) inspectionOf(r read, campaign int64) (v Inspection, err error) {
	if r.unit != 0 && (campaign != 0 || r.campaign == "") {
		visits, err := im.visitsOf(siteYear{r.unit, r.date.Year()})
		if err != nil {
			return v, err
		}
		for _, v := range visits {
			if v.Date == r.date && v.Campaign == campaign && (v.Kind == r.kind || r.kind == "" && v.Kind != Visit) {
				return v.Inspection, nil
			}
		}
	}
	if len(r.officers) == 0 {
		err = invalid("the row names no inspector, and there is no inspection of that site and date yet",
			"没有检查人员，且该单位当日尚无检查记录").
			Hint("fill in inspectors as name:certificate;name:certificate", "请按 姓名:证号;姓名:证号 填写检查人")
	}
	return v, err
}

// inspection adds an inspector whom only this row names to its inspection, or
// makes one.
func (im *importer) inspection(v Inspection, site, campaign int64, r read) (n int64, err error) {
	if r.officers, err = im.recognized(r.officers); err != nil {
		return 0, err
	}
	if v.N != 0 {
		return v.N, im.join(v, r.officers)
	}
	i, err := im.addInspection(Inspection{Site: site, Campaign: campaign, Kind: r.kind, Date: r.date,
		Inspectors: r.officers})
	if err == nil {
		im.res.Inspections++
	}
	return i.N, err
}

// acceptance asks whether the date of rectification that a row gives is to be
// recorded, and may be, and by which name.
func (im *importer) acceptance(h Hazard, r read) (id ID, record bool, err error) {
	if r.accepted == "" || h.State == Accepted && h.Closed == r.accepted {
		return id, false, nil
	}
	id = acceptanceOf(h.ID)
	if e, ok, err := im.Event(id); err != nil {
		return id, false, err
	} else if ok {
		if done, err := im.acceptedBefore(e, r.accepted); err != nil || done {
			return id, false, err
		}
		id = im.id // that one was struck: this is another
	}
	return id, true, im.allowed(&h, &FixAccepted{On: r.accepted})
}

// acceptedBefore tells whether the rectification that a row gives was recorded
// before: one that was struck since is noted, and not recorded again, and one of
// another day stands in its way unless it was struck.
func (im *importer) acceptedBefore(e Event, on Date) (bool, error) {
	events, err := im.History(e.Ref)
	if err != nil {
		return false, err
	}
	struck := Struck(events)
	for _, was := range events {
		f, is := was.Fact.(*FixAccepted)
		by, gone := struck[was.ID]
		switch {
		case is && f.On == on && gone:
			strike, _ := by.Fact.(*FactStruck)
			im.note("the rectification of %[1]s is on the record and was struck on %[2]s: it was not recorded again",
				"%[1]s 的整改已登记过，并已于 %[2]s 撤销，未再登记", e.Ref, strike.On)
			return true, nil
		case is && was.ID == e.ID && f.On != on && !gone:
			if line, is := im.lineOf(e.Ref); is {
				return false, Errorf(CodeClash, "%s has it rectified on %s, not %s", "%s记为 %s 整改，不是 %s", line, f.On, on)
			}
			return false, Errorf(CodeClash, "hazard %s is recorded as rectified on %s, not %s",
				"隐患 %s 已记为 %s 整改，不是 %s", e.Ref, f.On, on).
				Hint("if the record is wrong, strike it with {fact.struck}", "如台账有误，请用 {fact.struck} 撤销")
		case is && was.ID == e.ID && !gone:
			return true, nil
		}
	}
	return false, nil
}
