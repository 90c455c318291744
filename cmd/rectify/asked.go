package main

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"rectify/inspect"
)

// asked is a deed as it is asked for.
type asked struct {
	*cli
	deed
	ctx   context.Context
	cmd   *cobra.Command
	b     *inspect.Book
	about inspect.Ref
	says  edit

	complaint inspect.Ref // of which something came
}

func (a *asked) run(ctx context.Context, args []string) (err error) {
	a.ctx = ctx
	if a.refuse != nil {
		err = a.refuse(a)
	}
	if err == nil {
		err = a.open(args)
	}
	if err == nil {
		err = a.read()
	}
	if err == nil && a.adjust != nil {
		err = a.adjust(a)
	}
	if err != nil {
		return err
	}
	r, err := a.recorded()
	if err != nil {
		return err
	}
	if a.tell != nil {
		return a.tell(a, r)
	}
	return a.answer(r)
}

// open opens the book, and finds what the argument names.
func (a *asked) open(args []string) (err error) {
	if a.isOfArgument() {
		a.about.Noun = a.noun
		a.b, a.about.N, err = a.target(a.ctx, a.noun, args[0])
		return err
	}
	if a.b, err = a.book(a.ctx); err == nil && len(args) > 0 {
		a.says[strings.ToLower(a.arg())] = args[0]
	}
	return err
}

// recorded is what became of it; where a person is asked first, once they said so.
func (a *asked) recorded() (r inspect.Receipt, err error) {
	about := ""
	if a.about.Noun != "" {
		about = a.about.String()
	}
	if a.sure[0] != "" && !a.yes { // what would be refused is refused before anything is asked
		if r, err = a.record(a.ctx, a.b.Trial(), a.do, about, a.says); err != nil {
			return r, err
		}
		named := cmp.Or(about, fmt.Sprint(a.says[strings.ToLower(a.arg())])) // or what the argument says
		if err = a.confirm(a.ctx, a.sure[0], a.sure[1], named, a.says["into"]); err != nil {
			return r, err
		}
	}
	return a.record(a.ctx, a.b, a.do, about, a.says)
}

// answer tells what became of it.
func (a *asked) answer(r inspect.Receipt) (err error) {
	told := map[string]any{}
	for _, key := range strings.Fields(a.gives) {
		told[key] = a.says[key]
		if v := inspect.At(r.Thing, key); v.IsValid() {
			told[key] = v.Interface()
		}
	}
	if pictures, ok := told["photos"].([]inspect.Photo); ok {
		told["photos"] = len(pictures)
	}
	if a.gives == "" && a.isOfArgument() {
		told[a.noun.EN()] = r.Thing
	}
	id := inspect.At(r.Thing, "id").Interface()
	if a.done[0] != "" {
		maps.Copy(told, map[string]any{"ref": r.Ref, "id": id})
		return a.print(told, printed(a.say(a.done[0], a.done[1], r.Ref, a.says["into"])))
	}
	line, en, zh := head(r.Thing), "", ""
	switch lives := a.noun == inspect.Hazards || a.noun == inspect.Complaints || a.noun == inspect.Notices; {
	case a.line != nil:
		line = a.line(a, r.Thing)
	case lives && a.isOfArgument() && !strings.HasSuffix(a.do, ".amended"):
		fact, err := a.fact(a.ctx, a.b)
		if err != nil {
			return err
		}
		line = a.sentence(fact)
	}
	if a.next != nil {
		en, zh = a.next(r.Ref, r.Thing)
	}
	return a.added(r.Ref, id, told, line, en, zh)
}

// added prints what every add says: the reference, and what to do next.
func (c *cli) added(ref string, id any, data map[string]any, line, nextEN, nextZH string) error {
	data["ref"], data["id"] = ref, id
	err := c.print(data, printed(ref+"  "+line))
	if nextEN != "" {
		c.note("next: "+nextEN, "下一步："+nextZH)
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

// ask makes a flag of each particular that is asked for, which completes what the
// book knows.
func (c *cli) ask(cmd *cobra.Command, parts []inspect.Particular) {
	f := cmd.Flags()
	for _, p := range parts {
		name, about := flagOf(p.Key), c.say(p.AskEN, p.AskZH)
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
func (a *asked) read() error {
	for _, p := range a.parts {
		f := a.cmd.Flag(flagOf(p.Key))
		if f == nil || !f.Changed || p.AskEN == "" {
			continue
		}
		v, err := a.value(p.Kind, f)
		if err != nil {
			return err
		}
		says, key := a.says, p.Key
		if whose, part, nested := strings.Cut(key, "."); nested {
			inner, _ := says[whose].(edit)
			if inner == nil {
				inner = edit{}
			}
			says[whose], says, key = inner, inner, part
		}
		if says[key] = v; a.noun != "" && p.Kind.Of == a.noun && !a.isOfArgument() { // a flag says of what it is
			a.about.Noun = a.noun
			a.about.N, _ = inspect.ParseRef(a.noun, says.about(key))
		}
	}
	return nil
}

// value reads the value of a flag.
func (a *asked) value(k inspect.Kind, f *pflag.Flag) (any, error) {
	said := f.Value.String()
	switch k.What {
	case inspect.AsYesNo:
		return said == "true", nil
	case inspect.AsDay:
		return a.dated(f.Name, said)
	case inspect.AsDue:
		return a.termIn(f.Name, said, a.since())
	case inspect.AsWord:
		return k.Read(strings.TrimSpace(said))
	case inspect.AsSeveral:
		return k.Read(strings.Join(f.Value.(pflag.SliceValue).GetSlice(), ";"))
	case inspect.AsPhotos:
		taken, err := photos(a.ctx, f.Value.(pflag.SliceValue).GetSlice())
		return linesOf(taken, a.brings), err
	case inspect.AsThing:
		if said == "" && k.None {
			return said, nil
		}
		return refOf(a.ctx, a.b, k.Of, said)
	}
	return said, nil
}

// since is the day from which a term runs: that of the fact, or else of what it is about.
func (a *asked) since() inspect.Date {
	for _, key := range []string{"on", "from"} {
		if day, ok := a.says[key].(inspect.Date); ok {
			return day
		}
	}
	key := map[inspect.Noun]string{inspect.Inspections: "date", inspect.Hazards: "found",
		inspect.Campaigns: "from"}[a.about.Noun]
	if key == "" || a.cmd.Flag("date") != nil { // it is today
		return ""
	}
	thing, err := lookup(a.ctx, a.b, inspect.Reader.Thing, a.about)
	if err != nil {
		return ""
	}
	return inspect.Date(inspect.At(thing, key).String())
}
