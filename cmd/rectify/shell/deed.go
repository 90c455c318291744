package shell

import (
	"strings"

	"github.com/spf13/cobra"

	"rectify/inspect"
)

// Deed is a command that records one fact. Its flags are what the fact says, as the
// table of the noun or the list here has them.
type Deed struct {
	Use, EN, ZH string
	Do          string       // what is recorded: see the topic entries
	Noun        inspect.Noun // of what it is recorded; "" where a thing begins with it
	Parts       []inspect.Particular
	Flags       []any     // structs of those that are no parts
	Must        [3]string // the flag that it needs, and the hint where that is missing
	Gives       string    // what of the thing the answer tells, by its names in JSON; else the whole of it

	Refuse func(a *Asked) error // what can be refused before the book is opened
	Adjust func(a *Asked) error // what flags say otherwise than the fact does
	Sure   [2]string            // what is asked before it is done; it wants a reason, where it has no parts
	done   [2]string            // what is answered, if not what the thing or the fact says
	Line   func(a *Asked, thing any) string
	Tell   func(a *Asked, r inspect.Receipt) error // in place of all that
	Next   func(ref string, thing any) (en, zh string)
	More   func(c *Run, cmd *cobra.Command) // of its flags and its help
}

// Verbal is what makes a verb of a group.
type Verbal interface{ named() Named }

func (n Named) named() Named { return n }

func (d Deed) named() Named {
	verb, _, _ := strings.Cut(d.Use, " ")
	return Named{verb, d.command}
}

// Late is a deed of that name which is put together when it is asked for.
func Late(name string, deed func() Deed) Named {
	return Called(name, func(c *Run) *cobra.Command { return deed().command(c) })
}

// arg is the placeholder of the argument: NAME, SITE; "" for none.
func (d Deed) arg() string {
	_, arg, _ := strings.Cut(d.Use, " ")
	return arg
}

// isOfArgument tells whether the argument names what it is about.
func (d Deed) isOfArgument() bool { return d.Noun != "" && d.arg() == PlaceOf(d.Noun) }

// PlaceOf is the placeholder of a thing of a noun.
func PlaceOf(noun inspect.Noun) string { return strings.ToUpper(noun.EN()) }

func (d Deed) command(c *Run) (cmd *cobra.Command) {
	if d.Sure[0] != "" && d.Parts == nil {
		why := inspect.Particular{Key: "reason", Kind: inspect.ValueKind{What: inspect.AsText}, AskEN: "why", AskZH: "原因"}
		d.Parts, d.Must = []inspect.Particular{why}, [3]string{"reason"}
	}
	cmd = c.Recording(d.Use, d.EN, d.ZH, func(args []string) error {
		return (&Asked{Run: c, Deed: d, Cmd: cmd, Says: Edit{}}).run(args)
	}, d.Flags...)
	c.Ask(cmd, d.Parts)
	if d.Must[0] != "" {
		Needs(cmd, d.Must[0], d.Must[1], d.Must[2])
	}
	if d.More != nil {
		d.More(c, cmd)
	}
	return cmd
}

// Editing is the verb that changes what is written down of a thing.
func Editing(noun inspect.Noun, en, zh string) Deed {
	return Deed{Use: "edit " + PlaceOf(noun), EN: en, ZH: zh, Do: noun.EN() + ".amended", Noun: noun,
		Parts: inspect.Particulars[noun]}
}

// Withdrawing is the verb that says of a thing that it was recorded in error.
func Withdrawing(noun inspect.Noun) Deed {
	return Deed{Use: "withdraw " + PlaceOf(noun), Do: noun.EN() + ".withdrawn", Noun: noun,
		EN: "mark it as recorded in error; it stays on the record", ZH: "作误录处理（保留记录）",
		Gives: "withdrawn",
		Sure:  [2]string{"withdraw %[1]s", "将 %[1]s 作误录处理"}, done: [2]string{"%[1]s withdrawn", "%[1]s 已作误录处理"}}
}

// Merging is the verb that says of two things that they are one.
func Merging(noun inspect.Noun) Deed {
	return Deed{Use: "merge " + PlaceOf(noun), Do: noun.EN() + ".merged", Noun: noun,
		EN: "merge it into another, which takes over all it has; issued papers stay as they are",
		ZH: "并入另一条，其下内容一并归入；已出具的文书不变",
		Parts: []inspect.Particular{{Key: "into", Kind: inspect.ValueKind{What: inspect.AsThing, Of: noun},
			AskEN: "the one that stays", AskZH: "保留的那一条"}},
		Must: [3]string{"into", "name the one that stays", "请写明保留的那一条"}, Gives: "into",
		Sure: [2]string{"merge %[1]s into %[2]s", "将 %[1]s 并入 %[2]s"},
		done: [2]string{"%[1]s was merged into %[2]s", "%[1]s 已并入 %[2]s"}}
}

func flagOf(key string) string { return strings.ReplaceAll(inspect.AskedAs(key), "_", "-") }
