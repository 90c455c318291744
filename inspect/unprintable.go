package inspect

import (
	"reflect"
	"slices"
)

// Unprintable is a text just recorded that holds characters which no type face
// has, and where: a paper that says it will be refused.
type Unprintable struct {
	Ref Ref
	Text
	Runes []rune
}

// onPapers are the facts whose texts come to stand on papers and ledgers. What
// a paper itself says was entered before.
var onPapers = []string{"agency.opened", "agency.amended", "form.set", "site.added", "site.amended", "site.moved",
	"campaign.added", "campaign.amended", "inspection.held", "inspection.amended", "hazard.found", "hazard.amended",
	"fix.claimed", "extension.asked", "extension.granted", "extension.refused", "review.held", "complaint.assigned"}

// look remembers the texts of a fact that cannot be printed: each once, and not
// those that an earlier fact of the same thing said already.
func (p *pen) look(e Event) error {
	missing := p.book.Missing
	if missing == nil || !slices.Contains(onPapers, KindOf(e.Fact)) ||
		!anyText(reflect.ValueOf(e.Fact), func(s string) bool { return len(missing(s)) > 0 }) {
		return nil
	}
	texts, err := Texts(e.Fact)
	if err != nil {
		return err
	}
	said, err := p.saidBefore(e)
	if err != nil {
		return err
	}
	for _, t := range texts {
		runes := missing(t.Value)
		if len(runes) == 0 || said[t] || p.unprinted[t] {
			continue
		}
		if p.unprinted == nil {
			p.unprinted = map[Text]bool{}
		}
		p.unprinted[t] = true
		p.unprintable = append(p.unprintable, Unprintable{e.Ref, t, runes})
	}
	return nil
}

// tellUnprintable tells what cannot be printed, once it is on the record.
func (p *pen) tellUnprintable() {
	if len(p.unprintable) > 0 && p.book.Unprinted != nil {
		p.book.Unprinted(p.unprintable)
	}
}

// saidBefore are the texts of the facts before that one.
func (p *pen) saidBefore(e Event) (map[Text]bool, error) {
	said := map[Text]bool{}
	events, err := p.History(e.Ref)
	for _, was := range events {
		if was.ID == e.ID {
			continue
		}
		texts, err := Texts(was.Fact)
		if err != nil {
			return nil, err
		}
		for _, t := range texts {
			said[t] = true
		}
	}
	return said, err
}

// anyText tells whether odd holds of any text in v. It is quick about it, for
// an import asks it of every row.
func anyText(v reflect.Value, odd func(string) bool) bool {
	switch v.Kind() {
	case reflect.String:
		return odd(v.String())
	case reflect.Pointer, reflect.Interface:
		return !v.IsNil() && anyText(v.Elem(), odd)
	case reflect.Struct:
		for i := range v.NumField() {
			if anyText(v.Field(i), odd) {
				return true
			}
		}
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			return false
		}
		for i := range v.Len() {
			if anyText(v.Index(i), odd) {
				return true
			}
		}
	case reflect.Map:
		for it := v.MapRange(); it.Next(); {
			if anyText(it.Value(), odd) {
				return true
			}
		}
	}
	return false
}
