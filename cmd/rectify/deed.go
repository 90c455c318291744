package main

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rectify/inspect"
)

// deed is a command that records one fact. Its flags are what the fact says, as the
// table of the noun or the list here has them.
type deed struct {
	use, en, zh string
	do          string       // what is recorded: see the topic entries
	noun        inspect.Noun // of what it is recorded; "" where a thing begins with it
	parts       []inspect.Particular
	must        [3]string // the flag that it needs, and the hint where that is missing
	gives       string    // what of the thing the answer tells, by its names in JSON; else the whole of it

	refuse func(a *asked) error // what can be refused before the book is opened
	adjust func(a *asked) error // what flags say otherwise than the fact does
	sure   [2]string            // what is asked before it is done; it wants a reason, where it has no parts
	done   [2]string            // what is answered, if not what the thing or the fact says
	line   func(a *asked, thing any) string
	tell   func(a *asked, r inspect.Receipt) error // in place of all that
	next   func(ref string, thing any) (en, zh string)
	more   func(c *cli, cmd *cobra.Command) // of its flags and its help
}

// verbal is what makes a verb of a group.
type verbal interface{ named() namedCommand }

func (n namedCommand) named() namedCommand { return n }

func (d deed) named() namedCommand {
	verb, _, _ := strings.Cut(d.use, " ")
	return namedCommand{verb, d.command}
}

// verbs are the verbs of a group, in the order of its help.
func verbs(all ...verbal) []namedCommand { return linesOf(all, verbal.named) }

// arg is the placeholder of the argument: NAME, SITE; "" for none.
func (d deed) arg() string {
	_, arg, _ := strings.Cut(d.use, " ")
	return arg
}

// isOfArgument tells whether the argument names what it is about.
func (d deed) isOfArgument() bool { return d.noun != "" && d.arg() == placeOf(d.noun) }

// placeOf is the placeholder of a thing of a noun.
func placeOf(noun inspect.Noun) string { return strings.ToUpper(noun.EN()) }

func (d deed) command(c *cli) (cmd *cobra.Command) {
	if d.sure[0] != "" && d.parts == nil {
		d.parts, d.must = []inspect.Particular{text("reason", "why", "原因")}, [3]string{"reason"}
	}
	cmd = recording(c, d.use, d.en, d.zh, func(ctx context.Context, args []string) error {
		return (&asked{cli: c, deed: d, cmd: cmd, says: edit{}}).run(ctx, args)
	})
	c.ask(cmd, d.parts)
	if d.must[0] != "" {
		needs(cmd, d.must[0], d.must[1], d.must[2])
	}
	if d.more != nil {
		d.more(c, cmd)
	}
	return cmd
}

// editing is the verb that changes what is written down of a thing.
func editing(noun inspect.Noun, en, zh string) deed {
	return deed{use: "edit " + placeOf(noun), en: en, zh: zh, do: noun.EN() + ".amended", noun: noun,
		parts: inspect.Particulars[noun]}
}

// withdrawing is the verb that says of a thing that it was recorded in error.
func withdrawing(noun inspect.Noun) deed {
	return deed{use: "withdraw " + placeOf(noun), do: noun.EN() + ".withdrawn", noun: noun,
		en: "say that it was recorded in error; it stays on the record", zh: "作误录处理（保留记录）",
		gives: "withdrawn",
		sure:  [2]string{"withdraw %[1]s", "将 %[1]s 作误录处理"}, done: [2]string{"%[1]s withdrawn", "%[1]s 已作误录处理"}}
}

// merging is the verb that says of two things that they are one.
func merging(noun inspect.Noun) deed {
	return deed{use: "merge " + placeOf(noun), do: noun.EN() + ".merged", noun: noun,
		en: "say that it is one with another, which has all of it from now on; papers say what they said",
		zh: "并入另一条，其下内容一并归入；已出具的文书不变",
		parts: []inspect.Particular{{Key: "into", Kind: inspect.Kind{What: inspect.AsThing, Of: noun},
			AskEN: "the one that stays", AskZH: "保留的那一条"}},
		must: [3]string{"into", "name the one that stays", "请写明保留的那一条"}, gives: "into",
		sure: [2]string{"merge %[1]s into %[2]s", "将 %[1]s 并入 %[2]s"},
		done: [2]string{"%[1]s is one with %[2]s", "%[1]s 已并入 %[2]s"}}
}

// wants is a particular that belongs to no noun: a flag alone.
func wants(key string, what inspect.What, en, zh string) inspect.Particular {
	return inspect.Particular{Key: key, Kind: inspect.Kind{What: what}, AskEN: en, AskZH: zh}
}

func text(key, en, zh string) inspect.Particular { return wants(key, inspect.AsText, en, zh) }

// about is a flag that names a thing.
func about(noun inspect.Noun, en, zh string) inspect.Particular {
	return inspect.Particular{Key: noun.EN(), Kind: inspect.Kind{What: inspect.AsThing, Of: noun}, AskEN: en, AskZH: zh}
}

// among is a flag that takes the words of a vocabulary.
func among(key string, words inspect.Kind, en, zh string) inspect.Particular {
	return inspect.Particular{Key: key, Kind: words, AskEN: en, AskZH: zh}
}

// onDay is the day of a fact.
func onDay(en, zh string) inspect.Particular { return wants("on", inspect.AsDay, en, zh) }

// only are the particulars of a noun that are called so.
func only(noun inspect.Noun, keys string) (out []inspect.Particular) {
	for _, p := range inspect.Particulars[noun] {
		if slices.Contains(strings.Fields(keys), p.Key) {
			out = append(out, p)
		}
	}
	return out
}

func flagOf(key string) string { return strings.ReplaceAll(inspect.Asked(key), "_", "-") }
