package shell

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"rectify/inspect"
)

// Term is a word's name in the user's language; one not known is its own name.
func (c *Run) Term(terms []inspect.Term, word string) string {
	for _, t := range terms {
		if t.Word == word || t.ZH == word {
			return c.Say(t.Word, t.ZH)
		}
	}
	return word
}

// offer completes a flag.
func (c *Run) offer(cmd *cobra.Command, flag string, k inspect.ValueKind) {
	if k.What != inspect.AsPhotos { // which are files
		cmd.RegisterFlagCompletionFunc(flag, c.offers(k))
	}
}

// offers completes what a particular may be: things of the book, and words that there are
// or that are in it; else nothing, and no files.
func (c *Run) offers(k inspect.ValueKind) cobra.CompletionFunc {
	return func(cmd *cobra.Command, _ []string, typed string) (out []string, _ cobra.ShellCompDirective) {
		switch {
		case k.Of != "":
			out = c.names(cmd, k.Of, typed)
		case k.What == inspect.AsTown:
			if b, err := c.Reading(); err == nil {
				out, _ = Lookup(cmd.Context(), b, inspect.Reader.Words, inspect.ByTown)
			}
		default:
			for _, t := range k.Words {
				out = append(out, t.Word+"\t"+t.ZH)
			}
		}
		return out, cobra.ShellCompDirectiveNoFileComp
	}
}

// argued completes the first argument of a command that is written so.
func (c *Run) argued(use string) cobra.CompletionFunc {
	_, place, _ := strings.Cut(use, " ")
	place, _, _ = strings.Cut(place, " ")
	if TakesFile(place) {
		return nil
	}
	offers := c.offers(KindOfPlace(strings.Trim(place, "[]")))
	return func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		if len(args) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return offers(cmd, args, typed)
	}
}

// TakesFile tells whether a placeholder, in either language, is one of a file.
func TakesFile(place string) bool {
	has := func(file string) bool { return strings.Contains(place, file) }
	return slices.ContainsFunc([]string{"FILE", "DIR", ".txt", "文件"}, has)
}

// KindOfPlace is what a placeholder is for.
func KindOfPlace(place string) (k inspect.ValueKind) {
	switch place {
	case "NUMBER":
		return inspect.ValueKind{Of: inspect.Blanks}
	case "FORM":
		for _, form := range inspect.FormKinds() {
			k.Words = append(k.Words, inspect.Term{Word: string(form), ZH: form.ZH()})
		}
	}
	for _, noun := range inspect.Nouns() {
		if place == PlaceOf(noun) {
			k.Of = noun
		}
	}
	return k
}

// complete sees to it that the flags of a command, and of its verbs, complete what the
// book knows wherever it is asked for; only where a file is taken, files are offered.
func (c *Run) complete(cmd *cobra.Command) {
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if _, is := cmd.GetFlagCompletionFunc(f.Name); !is && !TakesFile(c.KindOf(f)) {
			c.offer(cmd, f.Name, KindOfFlag(f.Name))
		}
	})
	for _, verb := range cmd.Commands() {
		c.complete(verb)
	}
}

// KindOfFlag is what a flag takes that is called so, by whatever command.
func KindOfFlag(name string) inspect.ValueKind {
	for _, noun := range inspect.Nouns() {
		if name == noun.EN() {
			return inspect.ValueKind{Of: noun}
		}
	}
	for _, noun := range []inspect.Noun{inspect.Sites, inspect.Hazards, inspect.Inspections} {
		for _, p := range inspect.Particulars[noun] {
			if flagOf(p.Key) == name && p.Kind.What != inspect.AsPhotos {
				return p.Kind
			}
		}
	}
	return inspect.ValueKind{}
}

// CompletePhrases offers, for a hazard's text, what was written before.
func (c *Run) CompletePhrases(cmd *cobra.Command, args []string, typed string) (out []string,
	_ cobra.ShellCompDirective) {
	b, err := c.Reading()
	if err != nil || len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	b.Read(cmd.Context(), func(r inspect.Reader) error {
		phrases, err := r.Phrases(typed, 20)
		for _, p := range phrases {
			if !strings.ContainsAny(p.Text, "\n\t") { // which a shell's list cannot show
				out = append(out, p.Text)
			}
		}
		return err
	})
	return out, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
}

// names are what of a noun may be meant, the latest first: names, or
// references with what they are.
func (c *Run) names(cmd *cobra.Command, noun inspect.Noun, typed string) (out []string) {
	b, err := c.Reading()
	if err != nil {
		return nil
	}
	f := inspect.Filter{Limit: 200, Descending: true}
	if noun == inspect.Sites || noun == inspect.Campaigns {
		f.Text = typed
	}
	b.Read(cmd.Context(), func(r inspect.Reader) error {
		if noun == inspect.People {
			persons, err := r.Persons(false)
			for _, v := range persons {
				out = append(out, v.Officer().String()+"\t"+strings.TrimSpace(PersonRef(v.N)+" "+v.Role))
			}
			return err
		}
		_, err := r.List(noun, f, func(row any) error {
			n, name := inspect.Offer(row)
			switch ref := noun.RefTo(n); noun {
			case inspect.Sites, inspect.Campaigns, inspect.Months:
				out = append(out, name+"\t"+ref)
			default:
				out = append(out, ref+"\t"+name)
			}
			return nil
		})
		return err
	})
	return out
}

// PersonRef is a person's reference; "" of whom only inspections name.
func PersonRef(n int64) string {
	if n == 0 {
		return ""
	}
	return inspect.People.RefTo(n)
}
