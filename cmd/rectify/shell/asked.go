package shell

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"rectify/inspect"
)

// Asked is a deed as it is asked for.
type Asked struct {
	*Run
	Deed
	Cmd   *cobra.Command
	B     *inspect.Book
	About inspect.Ref
	Says  Edit

	Complaint inspect.Ref // of which something came
}

func (a *Asked) run(args []string) (err error) {
	if a.Refuse != nil {
		err = a.Refuse(a)
	}
	if err == nil {
		err = a.open(args)
	}
	if err == nil {
		err = a.read()
	}
	if err == nil && a.Adjust != nil {
		err = a.Adjust(a)
	}
	if err != nil {
		return err
	}
	r, err := a.recorded()
	if err != nil {
		return err
	}
	if a.Tell != nil {
		return a.Tell(a, r)
	}
	return a.answer(r)
}

// open opens the book, and finds what the argument names.
func (a *Asked) open(args []string) (err error) {
	if a.isOfArgument() {
		a.About.Noun = a.Noun
		a.B, a.About.N, err = a.Target(a.Noun, args[0])
		return err
	}
	if a.B, err = a.Book(); err == nil && len(args) > 0 {
		a.Says[strings.ToLower(a.arg())] = args[0]
	}
	return err
}

// recorded is what became of it; where a person is asked first, once they said so.
func (a *Asked) recorded() (r inspect.Receipt, err error) {
	about := ""
	if a.About.Noun != "" {
		about = a.About.String()
	}
	if a.Sure[0] != "" && !a.Yes { // what would be refused is refused before anything is asked
		if r, err = a.Record(a.B.Trial(), a.Do, about, a.Says); err != nil {
			return r, err
		}
		named := cmp.Or(about, fmt.Sprint(a.Says[strings.ToLower(a.arg())])) // or what the argument says
		if err = a.Confirm(a.Sure[0], a.Sure[1], named, a.Says["into"]); err != nil {
			return r, err
		}
	}
	return a.Record(a.B, a.Do, about, a.Says)
}

// answer tells what became of it.
func (a *Asked) answer(r inspect.Receipt) (err error) {
	told := map[string]any{}
	for _, key := range strings.Fields(a.Gives) {
		told[key] = a.Says[key]
		if v := inspect.At(r.Thing, key); v.IsValid() {
			told[key] = v.Interface()
		}
	}
	if pictures, ok := told["photos"].([]inspect.Photo); ok {
		told["photos"] = len(pictures)
	}
	if a.Gives == "" && a.isOfArgument() {
		told[a.Noun.EN()] = r.Thing
	}
	id := inspect.At(r.Thing, "id").Interface()
	if a.done[0] != "" {
		maps.Copy(told, map[string]any{"ref": r.Ref, "id": id})
		return a.Reply(told, a.Say(a.done[0], a.done[1], r.Ref, a.Says["into"]))
	}
	line, en, zh := head(r.Thing), "", ""
	switch lives := a.Noun == inspect.Hazards || a.Noun == inspect.Complaints || a.Noun == inspect.Notices; {
	case a.Line != nil:
		line = a.Line(a, r.Thing)
	case lives && a.isOfArgument() && !strings.HasSuffix(a.Do, ".amended"):
		fact, err := a.Fact(a.B)
		if err != nil {
			return err
		}
		line = a.Sentence(fact)
	}
	if a.Next != nil {
		en, zh = a.Next(r.Ref, r.Thing)
	}
	return a.Added(r.Ref, id, told, line, en, zh)
}

// Added prints what every add says: the reference, and what to do next.
func (c *Run) Added(ref string, id any, data map[string]any, line, nextEN, nextZH string) error {
	data["ref"], data["id"] = ref, id
	err := c.Reply(data, ref+"  "+line)
	if nextEN != "" {
		c.Note("next: "+nextEN, "下一步："+nextZH)
	}
	return err
}

// head is what names a thing: its name, its text, its day.
func head(thing any) string {
	if v, ok := thing.(*inspect.Person); ok {
		return v.Officer().String()
	}
	for _, key := range []string{"name", "text", "date"} {
		if v := inspect.At(thing, key); v.IsValid() {
			return v.String()
		}
	}
	return ""
}

// Ask makes a flag of each particular that is asked for, which completes what the
// book knows.
func (c *Run) Ask(cmd *cobra.Command, parts []inspect.Particular) {
	f := cmd.Flags()
	for _, p := range parts {
		name, about := flagOf(p.Key), c.Say(p.AskEN, p.AskZH)
		switch {
		case about == "":
			continue
		case p.Kind.What == inspect.AsYesNo:
			f.Bool(name, false, about)
		case p.Kind.What == inspect.AsSeveral || p.Kind.What == inspect.AsPhotos:
			f.StringArray(name, nil, about)
		default:
			f.String(name, "", about)
		}
		if p.Kind.What != inspect.AsText { // of which the name of the flag tells more
			c.offer(cmd, name, p.Kind)
		}
	}
}

// read reads the flags that were given into what is said.
func (a *Asked) read() error {
	for _, p := range a.Parts {
		f := a.Cmd.Flag(flagOf(p.Key))
		if f == nil || !f.Changed || p.AskEN == "" {
			continue
		}
		v, err := a.value(p.Kind, f)
		if err != nil {
			return err
		}
		says, key := a.Says, p.Key
		if whose, part, nested := strings.Cut(key, "."); nested {
			inner, _ := says[whose].(Edit)
			if inner == nil {
				inner = Edit{}
			}
			says[whose], says, key = inner, inner, part
		}
		if says[key] = v; a.Noun != "" && p.Kind.Of == a.Noun && !a.isOfArgument() { // a flag says of what it is
			a.About.Noun = a.Noun
			a.About.N, _ = inspect.ParseRef(a.Noun, says.About(key))
		}
	}
	return nil
}

// value reads the value of a flag.
func (a *Asked) value(k inspect.ValueKind, f *pflag.Flag) (any, error) {
	said := f.Value.String()
	switch k.What {
	case inspect.AsYesNo:
		return said == "true", nil
	case inspect.AsDay:
		return a.Dated(f.Name, said)
	case inspect.AsDue:
		return a.TermIn(f.Name, said, a.since())
	case inspect.AsWord:
		return k.Read(strings.TrimSpace(said))
	case inspect.AsSeveral:
		if k.Read == nil {
			return f.Value.(pflag.SliceValue).GetSlice(), nil
		}
		return k.Read(strings.Join(f.Value.(pflag.SliceValue).GetSlice(), ";"))
	case inspect.AsPhotos:
		taken, err := Photos(a.Ctx, f.Value.(pflag.SliceValue).GetSlice())
		return inspect.Mapped(taken, a.Brings), err
	case inspect.AsThing:
		if said == "" && k.None {
			return said, nil
		}
		return a.Refer(a.B, k.Of, said)
	}
	return said, nil
}

// since is the day from which a term runs: that of the fact, or else of what it is about.
func (a *Asked) since() inspect.Date {
	for _, key := range []string{"on", "from", "date"} {
		if day, ok := a.Says[key].(inspect.Date); ok {
			return day
		}
	}
	key := map[inspect.Noun]string{inspect.Inspections: "date", inspect.Hazards: "found",
		inspect.Campaigns: "from"}[a.About.Noun]
	if key == "" || slices.ContainsFunc(a.Parts, func(p inspect.Particular) bool { return p.Key == "on" }) { // it is today
		return ""
	}
	thing, err := Lookup(a.Ctx, a.B, inspect.Reader.Thing, a.About)
	if err != nil {
		return ""
	}
	return inspect.Date(inspect.At(thing, key).String())
}
