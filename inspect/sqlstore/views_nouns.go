package sqlstore

import (
	"reflect"
	"slices"

	"rectify/inspect"
)

// shown is what a view has instead of what a table keeps, by the keys of particulars;
// what is kept from it is empty.
type shown map[string]string

// columnsOf are the reference of a thing and then its particulars, those alone that a
// table keeps as one value or that are shown otherwise.
func (d *Dialect) columnsOf(noun inspect.Noun, other shown) []ViewColumn {
	t := tableOf(noun)
	out := []ViewColumn{text("ref", "编号", Literal(string(noun))+" || "+t.Alias+".n")}
	for _, p := range inspect.Particulars[noun] {
		expression, told := other[p.Key]
		place := inspect.At(t.New(), p.Key)
		if !told {
			expression = d.keptAs(t, p.Key)
		}
		switch {
		case expression == "" || p.Key == "withdrawn":
		case p.Key == "state":
			out = append(out, stateColumn(p, expression))
		case p.Key == "first_due": // which is kept among what was done
			out = append(out, d.day(p.Key, p.ZH, expression))
		case told || place.Kind() == reflect.Slice:
			out = append(out, text(p.Key, p.ZH, expression))
		case place.Type() == reflect.TypeFor[inspect.Date]():
			out = append(out, d.day(p.Key, p.ZH, expression))
		case place.Kind() == reflect.Bool:
			out = append(out, yesNo(p.Key, p.ZH, when("CAST("+expression+" AS TEXT) IN ('1', 'true')")))
		case place.Kind() == reflect.String:
			out = append(out, text(p.Key, p.ZH, expression, p.Kind.Words...))
		}
	}
	return out
}

// keptAs is how a query has what a table keeps of a particular, in a column or in the
// body; "" where it keeps none.
func (d *Dialect) keptAs(t *Table, key string) string {
	thing := t.New()
	at := inspect.At(thing, key)
	if !at.IsValid() {
		return ""
	}
	for _, f := range t.fields() {
		if f.Into == nil || reflect.ValueOf(f.Into(thing)).Pointer() != at.Addr().Pointer() {
			continue
		}
		switch list := at.Kind() == reflect.Slice; {
		case list && at.Type() != reflect.TypeFor[[]string]():
			return ""
		case list && f.Rest:
			return "replace(replace(replace(" + d.inBody(t.Alias, f.Name) + `, '","', '、'), '["', ''), '"]', '')`
		case list:
			return "replace(" + t.Alias + "." + f.Name + ", '\n', '、')"
		case f.Rest:
			return d.inBody(t.Alias, f.Name)
		}
		return t.Alias + "." + f.Name
	}
	return ""
}

// inBody is a part of a row's body.
func (d *Dialect) inBody(alias string, path ...string) string {
	return d.Part("nullif("+alias+".body, '')", path...)
}

// stateColumn has the state's word in each language.
func stateColumn(p inspect.Particular, expression string) ViewColumn {
	var en, zh []inspect.Term
	for _, s := range []inspect.State{inspect.Open, inspect.Ordered, inspect.Accepted, inspect.Received, inspect.Assigned,
		inspect.Replied} {
		en, zh = append(en, inspect.Term{Word: string(s), ZH: s.EN()}), append(zh, inspect.Term{Word: s.EN(), ZH: s.ZH()})
	}
	en = slices.DeleteFunc(en, func(t inspect.Term) bool { return t.Word == t.ZH })
	return text(p.Key, p.ZH, termed(expression, en), zh...)
}

// people are names and certificates, one on each line, in one line.
func people(lines string) string {
	return "rtrim(replace(replace(replace(" + lines + ", '\t', ':') || '\n', ':\n', '\n'), '\n', '、'), '、')"
}

// hangingColumns count what hangs on the inspections of which that is true.
func hangingColumns(where string) []ViewColumn {
	of := "(SELECT count(*) FROM inspection i JOIN hazard h ON h.inspection = i.n WHERE " + where + " AND "
	return []ViewColumn{number("inspections", "检查次数",
		"(SELECT count(*) FROM inspection i WHERE "+where+" AND i.counts = 1)", inspect.Words{EN: "times", ZH: "家次"}),
		number("hazards", "隐患", of+counts+")", inHazards), number("unresolved", "未整改", of+"h.closed IS NULL)", inHazards)}
}

var inHazards = inspect.Words{EN: "hazards", ZH: "项"}

// viewOf is a view of a noun under the name of its table.
func viewOf(noun inspect.Noun, zh string, is inspect.Words, from string, columns ...[]ViewColumn) View {
	return View{Name: inspect.Words{EN: "v_" + tableOf(noun).Name, ZH: zh}, Is: is, from: from,
		Columns: slices.Concat(columns...)}
}

func (d *Dialect) siteView() View {
	last := d.day("last_inspected", "最近检查",
		"(SELECT max(i.date) FROM inspection i WHERE i.site = s.n AND i.counts = 1)")
	return viewOf(inspect.Sites, "单位", inspect.Words{EN: "a unit, as it is now", ZH: "单位（现状）"},
		"site s WHERE s.withdrawn = ''", d.columnsOf(inspect.Sites, shown{"phone": ""}),
		hangingColumns("i.site = s.n"), []ViewColumn{last})
}

func (d *Dialect) campaignView() View {
	return viewOf(inspect.Campaigns, "专项检查", inspect.Words{EN: "a campaign", ZH: "专项检查"},
		"campaign c WHERE c.withdrawn = ''", d.columnsOf(inspect.Campaigns, nil), hangingColumns("i.campaign = c.n"))
}

func (d *Dialect) inspectionView() View {
	return viewOf(inspect.Inspections, "检查", inspect.Words{EN: "an inspection or a visit", ZH: "一次检查或走访"},
		"inspection i JOIN site s ON s.n = i.site LEFT JOIN campaign c ON c.n = i.campaign WHERE i.withdrawn = ''",
		d.columnsOf(inspect.Inspections, shown{"site": "s.name", "campaign": "c.name", "inspectors": people(called("i"))}),
		[]ViewColumn{number("hazards", "隐患",
			"(SELECT count(*) FROM hazard h WHERE h.inspection = i.n AND "+counts+")", inHazards),
			number("notices", "通知书", "(SELECT count(*) FROM notice o WHERE o.inspection = i.n AND o.voided = '')",
				inspect.Words{EN: "notices", ZH: "份"})})
}

func (d *Dialect) hazardView() View {
	late := "CASE WHEN h.closed IS NULL AND h.overdue <= " + d.Today + " THEN " + d.Days(d.Today, "h.due") + " END"
	return viewOf(inspect.Hazards, "隐患", inspect.Words{EN: "a hazard, as of today", ZH: "隐患（截至今日）"},
		"hazard h"+tableOf(inspect.Hazards).joins+
			" JOIN site s ON s.n = v.site LEFT JOIN campaign c ON c.n = v.campaign WHERE "+counts,
		d.columnsOf(inspect.Hazards, shown{"site": "s.name", "inspection": "'I' || v.n", "notice": "o.number",
			"first_due": d.inBody("h", "life", "first_due")}),
		[]ViewColumn{d.day("found", "发现日期", "v.date"), text("campaign", "专项检查", "c.name"),
			text("sector", "行业", asThen("sector", "v.date"), inspect.Sectors...),
			text("town", "乡镇街道", asThen("town", "v.date")), text("inspectors", "检查人员", people(called("v"))),
			number("overdue_days", "逾期天数", late, inspect.Words{EN: "days", ZH: "天"})})
}

// papered are the columns of notices and of papers beside them.
func (d *Dialect) papered(noun inspect.Noun, kind string) []ViewColumn {
	var kinds []inspect.Term
	for _, k := range inspect.FormKinds() {
		_, called := k.Short()
		kinds = append(kinds, inspect.Term{Word: string(k), ZH: called})
	}
	return []ViewColumn{text("ref", "编号", Literal(string(noun))+" || o.n"), text("number", "文号", "o.number"),
		text("kind", "种类", kind, kinds...), d.day("date", "日期", "o.date"), text("site", "单位", "s.name"),
		text("town", "乡镇街道", "s.town"),
		text("inspection", "检查", "'I' || o.inspection"), text("inspectors", "检查人员", people(called("i")))}
}

const inForce = " o JOIN inspection i ON i.n = o.inspection JOIN site s ON s.n = i.site WHERE o.voided = ''"

func (d *Dialect) noticeView() View {
	left := "(SELECT count(*) FROM hazard h WHERE h.notice = o.n AND " + d.NoSort + "h.state = 'ordered')"
	all := "(SELECT count(*) FROM item m JOIN hazard h ON h.n = m.hazard WHERE m.notice = o.n AND " + counts + ")"
	return viewOf(inspect.Notices, "责令整改文书",
		inspect.Words{EN: "a notice in force", ZH: "有效的责令整改文书"}, "notice"+inForce,
		d.papered(inspect.Notices, "o.form"), []ViewColumn{d.day("served", "送达", "o.served"),
			d.day("first_due", "最早期限", "o.first_due"), d.day("last_due", "最晚期限", "o.last_due"),
			number("hazards", "隐患", all, inHazards), number("unresolved", "未整改", left, inHazards)})
}

func (d *Dialect) paperView() View {
	return viewOf(inspect.Papers, "其他文书", inspect.Words{EN: "another paper in force", ZH: "有效的其他文书"}, "paper"+inForce,
		d.papered(inspect.Papers, "o.kind"), []ViewColumn{text("about", "针对", "o.noun || o.about")})
}

func (d *Dialect) reviewView() View {
	listed := func(key string) string {
		return "nullif(replace(replace(replace(replace(" + d.inBody("r", key) +
			", ' ', ''), '[', 'H'), ']', ''), ',', '、H'), 'H')"
	}
	return viewOf(inspect.Reviews, "复查", inspect.Words{EN: "a review", ZH: "一次复查"},
		`review r JOIN site s ON s.n = r.site LEFT JOIN notice o ON o.n = r.notice WHERE r.withdrawn = '' AND EXISTS (
			SELECT 1 FROM reviewed w JOIN hazard h ON h.n = w.hazard WHERE w.review = r.n AND `+counts+")",
		d.columnsOf(inspect.Reviews, shown{"site": "s.name", "notice": "o.number", "inspectors": people("r.named"),
			"fixed": listed("fixed"), "not_fixed": listed("not_fixed")}))
}

func (d *Dialect) complaintView() View {
	return viewOf(inspect.Complaints, "诉求", inspect.Words{EN: "a complaint, without the people in it", ZH: "诉求（不含个人信息）"},
		"complaint q LEFT JOIN site s ON s.n = q.site WHERE q.state <> 'withdrawn'",
		d.columnsOf(inspect.Complaints, shown{"site": "s.name", "taken_by": "", "handler": ""}),
		[]ViewColumn{d.day("due", "期限", "q.due"), yesNo("open", "未办结", "q.open")})
}

func (d *Dialect) personView() View {
	return viewOf(inspect.People, "人员",
		inspect.Words{EN: "a person who was entered; person list has who is only named, too",
			ZH: "已登记的人员；person list 另列仅在记录中出现的人"},
		"person p WHERE p.withdrawn = '' AND "+d.inBody("p", "into")+" IS NULL", d.columnsOf(inspect.People, nil))
}

// keyTerms are the Chinese words of what totals are parted by.
func keyTerms(dim inspect.Dim) []inspect.Term {
	if dim == inspect.BySector {
		return inspect.Sectors
	}
	return nil
}
