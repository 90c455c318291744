package shell

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"rectify/inspect"
	"rectify/report"
)

// past is one line of a history.
type past struct {
	Ref string     `json:"ref"` // as undo takes it: H3.5
	ID  inspect.ID `json:"id"`
	At  time.Time  `json:"at"`
	By  string     `json:"by,omitempty"`
	inspect.Device
	Kind   string          `json:"kind"`
	Fact   json.RawMessage `json:"fact"`
	Struck string          `json:"struck,omitempty"` // by which fact of the same thing, where it was recorded in error
}

// history is everything recorded of one thing.
func history(r inspect.Reader, events []inspect.Event) ([]past, error) {
	var out []past
	refs := map[inspect.ID]string{}
	for at, e := range events {
		refs[e.ID] = inspect.FactRef{Ref: e.Ref, Place: at + 1}.String()
	}
	struck := inspect.Struck(events)
	for _, e := range events {
		body, err := inspect.EncodeFact(e.Fact)
		if err != nil {
			return nil, err
		}
		on, err := r.Device(e.ID)
		if err != nil {
			return nil, err
		}
		out = append(out, past{refs[e.ID], e.ID, e.At, e.By, on, inspect.KindOf(e.Fact), body, refs[struck[e.ID].ID]})
	}
	return out, nil
}

// Moment is when something was recorded, by the clock in China.
func Moment(at time.Time) string { return at.In(time.FixedZone("", 8*3600)).Format("2006-01-02 15:04") }

// told is a history for reading: its number, when, by whom, what.
func (c *Run) told(w io.Writer, r inspect.Reader, events []past, facts []inspect.Event) error {
	fmt.Fprintln(w)
	fmt.Fprintln(w, c.Say("history", "经过"))
	t := teller{Run: c, Reader: r}
	rows := make([][]string, len(events))
	for i, e := range events {
		said := t.tell(e, facts[i])
		if e.Struck != "" {
			said = c.Say("[struck by %s] ", "【已由 %s 撤销】", e.Struck) + said
		}
		by := e.By
		if e.Name != "" {
			by = c.Say(by+" ("+e.Name+")", by+"（"+e.Name+"）")
		}
		rows[i] = []string{"  " + e.Ref, Moment(e.At), by, said}
	}
	return report.Table{Rows: inspect.EachOf(rows)}.Write(w)
}

// teller says facts in words, and of an edit what it changed: it remembers
// what was written down last.
type teller struct {
	*Run
	inspect.Reader
	was map[string]any
}

func (t *teller) tell(e past, event inspect.Event) string {
	f := event.Fact
	switch f := f.(type) {
	case *inspect.ComplaintLinked:
		return t.Say("linked to %s", "关联 %s", t.ref(f.ToID))
	case *inspect.FactStruck:
		return t.struck(f)
	}
	if e.Kind == "hazard.handled" {
		return t.handled(e)
	}
	noun, verb, _ := strings.Cut(e.Kind, ".")
	if verb == "moved" || verb == "rehoused" { // an edit that follows did not change that
		json.Unmarshal(e.Fact, &t.was)
	}
	if !slices.Contains([]string{"found", "added", "held", "received", "amended"}, verb) || noun == "review" {
		return t.Sentence(f)
	}
	was := t.was
	t.was = nil
	if err := json.Unmarshal(e.Fact, &t.was); err != nil || verb != "amended" {
		return t.Sentence(f)
	}
	if changed := t.changed(event.Ref.Noun, was); changed != "" {
		return t.Say("edited: ", "修改：") + changed
	}
	return t.Say("edited", "修改")
}

// struck says what was struck, and why.
func (t *teller) struck(f *inspect.FactStruck) string {
	of := Together(f.FactIDs, t.factRef)
	return t.InWords(inspect.Words{EN: "struck " + of, ZH: "撤销 " + of}.Because(f.Reason))
}

// factRef is how people name the fact of that name.
func (t *teller) factRef(id inspect.ID) string {
	ref, _, err := t.RefOf(id)
	if err != nil {
		return "?"
	}
	events, _ := t.History(ref)
	return inspect.FactRef{Ref: ref, Place: inspect.PlaceOf(events, id) + 1}.String()
}

// handled says what changed of who puts a hazard right, and how: of what else was
// written down of it, the fact says nothing.
func (t *teller) handled(e past) string {
	was := maps.Clone(t.was)
	for _, key := range []string{"measures", "responsible", "supervisor"} {
		delete(t.was, key)
	}
	if err := json.Unmarshal(e.Fact, &t.was); err != nil {
		return t.Say("edited", "修改")
	}
	return t.Say("edited: ", "修改：") + t.changed(inspect.Hazards, was)
}

func (t *teller) changed(noun inspect.Noun, was map[string]any) string {
	var out []string
	for _, p := range inspect.Particulars[noun] {
		before, now := t.value(p.Kind, was[p.Key]), t.value(p.Kind, t.was[p.Key])
		if p.AskEN != "" && before != now {
			out = append(out, t.Say(p.EN, p.ZH)+" "+before+" → "+now)
		}
	}
	return strings.Join(out, t.Say("; ", "；"))
}

// value is what was written, on one line.
func (t *teller) value(k inspect.ValueKind, v any) string {
	switch v := v.(type) {
	case nil:
		return "—"
	case bool:
		if v {
			return t.Say("yes", "是")
		}
		return t.Say("no", "否")
	case []any:
		return Together(v, func(it any) string { return t.value(inspect.ValueKind{}, it) })
	case map[string]any: // an inspector
		return strings.TrimSuffix(fmt.Sprint(v["name"], ":", t.value(inspect.ValueKind{}, v["cert"])), ":—")
	case string:
		if id, err := uuid.Parse(v); err == nil {
			return t.ref(id)
		}
		return cmp.Or(t.Term(k.Words, strings.Join(strings.Fields(v), " ")), "—")
	}
	return fmt.Sprint(v)
}

// ref is what a thing is called whose name is id.
func (t *teller) ref(id inspect.ID) string {
	e, ok, err := t.Event(id)
	if err != nil || !ok {
		return "?"
	}
	return e.Ref.String()
}

// Sentence says a fact in words.
func (c *Run) Sentence(f inspect.Fact) string { return c.InWords(inspect.Sentence(f)) }

// InWords are words in the person's language.
func (c *Run) InWords(w inspect.Words) string { return c.Say(w.EN, w.ZH) }
