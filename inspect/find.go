package inspect

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/google/uuid"
)

// Find turns what a person says — H12, a name, a notice number, or an
// unambiguous part of one — into a number. An exact name always wins.
func (b *Book) Find(ctx context.Context, noun Noun, text string) (int64, error) {
	n, err := Ask(ctx, b, func(r Reader) (int64, error) { return find(r, noun, strings.TrimSpace(text)) })
	return n, b.otherwise(err)
}

func find(r Reader, noun Noun, text string) (int64, error) {
	if text == "" {
		return 0, invalid("no %[1]s is named", "未写明是哪个%[1]s", noun).
			Hint("give the reference or the name of the %s", "请写明%s的编号或名称", noun)
	}
	if strings.ContainsRune(text, 0) { // a database reads no further
		return 0, cleanText(noun.EN(), noun.ZH(), &text, maxText)
	}
	if n, ok := ParseRef(noun, text); ok {
		there, err := r.List(noun, Filter{Bare: true, Where: []Cond{is("n", n)}}, func(any) error { return nil })
		if err == nil && there == 0 {
			err = noun.Ref(n).unknown()
		}
		return n, err
	}
	if id, err := uuid.Parse(text); err == nil {
		return began(r, noun, id)
	}
	if n, ok, err := numberNamed(r, noun, text); err != nil || ok {
		return n, err
	}
	return numberOfPart(r, noun, text)
}

// began is the number of the thing that began with the entry of that id.
func began(r Reader, noun Noun, id ID) (int64, error) {
	ref, ok, err := r.RefOf(id)
	switch {
	case err == nil && !ok:
		err = noEntry(id)
	case err == nil && ref.Noun != noun:
		err = invalid("%s is %s, no %s", "%s 是 %s，不是%s", id, ref, noun).
			Hint("give the id of the entry that recorded the %s", "请给出登记该%s的条目的标识", noun)
	}
	if err != nil {
		return 0, err
	}
	return r.MergedInto(noun, ref.N)
}

// MergedInto is what a site or a person is one with since a merge, else itself: a
// device that was away knows it by the id it had.
func (r Reader) MergedInto(noun Noun, n int64) (int64, error) {
	into := int64(0)
	switch noun {
	case Sites:
		s, _, err := r.Site(n)
		if into = s.Into; err != nil {
			return 0, err
		}
	case People:
		v, _, err := r.Person(n)
		if into = v.Into; err != nil {
			return 0, err
		}
	}
	if into == 0 {
		return n, nil
	}
	return r.MergedInto(noun, into)
}

// noEntry says that there is none of that id.
func noEntry(id ID) error {
	return missing("no entry with the id %s is on the record", "没有标识为 %s 的条目", id).
		Hint("an entry can only name earlier entries that were not refused", "只能引用排在前面且未被拒绝的条目")
}

// exact are the things of some nouns by all that they are called.
var exact = map[Noun]func(Reader, string) (int64, bool, error){
	Sites: func(r Reader, text string) (int64, bool, error) {
		s, ok, err := SiteCalled(r, text)
		return s.N, ok, err
	},
	Campaigns: func(r Reader, text string) (int64, bool, error) {
		c, ok, err := r.CampaignNamed(text)
		return c.N, ok, err
	},
	People: personNamed,
}

func numberNamed(r Reader, noun Noun, text string) (int64, bool, error) {
	if find, ok := exact[noun]; ok {
		return find(r, text)
	}
	if noun == Notices || noun == Papers {
		p, ok, err := r.numbered(noun, text)
		return p.N, ok, err
	}
	return 0, false, nil
}

type candidate struct {
	n    int64
	name string
}

func numberOfPart(r Reader, noun Noun, text string) (int64, error) {
	found, total, err := candidates(r, noun, text)
	if err != nil {
		return 0, err
	}
	if total == 1 {
		return found[0].n, nil
	}
	if total == 0 && noun == People {
		if known, err := r.Officers(text); err != nil || len(known) > 0 {
			return 0, cmp.Or(err, error(onlyNamed(known)))
		}
	}
	if total == 0 {
		return 0, missing("there is no %s %q", "没有%s“%s”", noun, text).
			Hint("see %s, or add it", "请用 %s 查看，或先登记", noun.listed())
	}
	var names []string
	for _, c := range found {
		names = append(names, fmt.Sprintf("%s %s", Ref{noun, c.n}, c.name))
	}
	list := strings.Join(names, "、")
	var more Words
	if total > len(found) {
		more = Words{fmt.Sprintf(" and %d more", total-len(found)), fmt.Sprintf("等 %d 个", total)}
	}
	return 0, Errorf(CodeAmbiguous, "%q may be any of %d %ss: %s%s", "“%s”对应 %d 个%s：%s%s", text, total, noun, list,
		more).
		Hint("say more of the name, or the reference", "请写得更完整，或使用编号")
}

// onlyNamed says of whom only inspections name that the book does not know them yet.
func onlyNamed(known []Officer) *Error {
	return missing("%[1]s is only named by inspections", "%[1]s 只见于检查记录，尚未登记为人员", known[0]).
		Hint("enter them first: {person.added %[1]s}", "请先登记：{person.added %[1]s}", known[0])
}

// candidates are the things of a noun that hold a text, by what people know them by.
func candidates(r Reader, noun Noun, text string) (out []candidate, total int, err error) {
	f := Filter{Text: text, Limit: 8}
	switch noun {
	case Hazards:
		f.Withdrawn = true
	case Notices, Papers:
		f.Text, f.Withdrawn = fullWidth(text), true
	case Reviews, Lookbacks, Blanks:
		return nil, 0, nil // which have no words of their own
	case People:
		out, err := peopleLike(r, text)
		return out, len(out), err
	}
	total, err = r.List(noun, f, func(row any) error {
		out = append(out, candidateOf(row))
		return nil
	})
	return out, total, err
}

// candidateOf is a row by its number and what people know it by.
func candidateOf(row any) candidate {
	switch v := row.(type) {
	case *SiteRow:
		return candidate{v.N, v.Name}
	case *CampaignRow:
		return candidate{v.N, v.Name}
	case *InspectionRow:
		return candidate{v.N, v.SiteName + " " + string(v.Date)}
	case *HazardRow:
		return candidate{v.N, v.SiteName + "：" + startOf(v.Text)}
	case *PaperRow:
		return candidate{v.N, v.Number + " " + v.SiteName}
	case *ComplaintRow:
		return candidate{v.N, startOf(v.Text)}
	case *ReviewRow:
		return candidate{v.N, v.SiteName + " " + string(v.Date)}
	case *Draw:
		return candidate{v.N, string(v.On) + " " + v.By}
	case *Paper:
		return candidate{v.N, v.Number}
	case *ClosedMonth:
		return candidate{v.N, v.Month}
	}
	return candidate{}
}

// Offer is a row of a list as it is offered: its number and what people know it by.
func Offer(row any) (n int64, name string) {
	c := candidateOf(row)
	return c.n, c.name
}

// personNamed is the only one of the book's people who is called so, or has that
// account; who is called so now goes before who was.
func personNamed(r Reader, text string) (n int64, ok bool, err error) {
	all, err := r.People()
	if err != nil {
		return 0, false, err
	}
	said, err := parseOfficer(text)
	if err != nil {
		return 0, false, nil
	}
	is := func(as func(Person) bool) bool {
		met := 0
		for _, v := range all {
			if v.Stands() && as(v) {
				n, met = v.N, met+1
			}
		}
		return met == 1
	}
	return n, is(func(v Person) bool { return v.Account == text }) ||
		is(func(v Person) bool { return v.Officer() == said || said.Cert == "" && v.Name == said.Name }) ||
		is(func(v Person) bool { return slices.Contains(v.Former, said.String()) }), nil
}

// peopleLike are the book's people whose name, certificate or account holds a text.
func peopleLike(r Reader, text string) (out []candidate, err error) {
	all, err := r.People()
	for _, v := range all {
		if v.Stands() && strings.Contains(Folded(v.Officer().String()+" "+v.Account), Folded(text)) {
			out = append(out, candidate{v.N, v.Officer().String()})
		}
	}
	return out, err
}

func startOf(s string) string {
	runes := []rune(s)
	if len(runes) > 20 {
		return string(runes[:20]) + "…"
	}
	return s
}
