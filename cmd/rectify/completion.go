package main

import (
	"bytes"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"rectify/inspect"
)

// word is a word's name in the user's language; one not known is its own name.
func (c *cli) word(terms []inspect.Term, word string) string {
	for _, t := range terms {
		if t.Word == word || t.ZH == word {
			return c.say(t.Word, t.ZH)
		}
	}
	return word
}

func newCompletionCommand(c *cli) *cobra.Command {
	shells := []string{"bash", "zsh", "fish", "powershell"}
	cmd := verb(c, "completion.show", "completion bash|zsh|fish|powershell", "print a shell's completion script", "输出命令补全脚本", cobra.ExactArgs(1),
		func(cmd *cobra.Command, args []string) error { return c.completion(cmd.Root(), args[0]) })
	cmd.ValidArgs = shells
	cmd.Example = `  source <(rectify completion bash)
  rectify completion zsh > "${fpath[1]}/_rectify"
  rectify completion fish > ~/.config/fish/completions/rectify.fish
  rectify completion powershell | Out-String | Invoke-Expression`
	return cmd
}

func (c *cli) completion(root *cobra.Command, shell string) (err error) {
	var b bytes.Buffer
	switch shell {
	case "bash":
		err = root.GenBashCompletionV2(&b, true)
	case "zsh":
		err = root.GenZshCompletion(&b)
	case "fish":
		err = root.GenFishCompletion(&b, true)
	case "powershell":
		err = root.GenPowerShellCompletionWithDesc(&b)
	default:
		return usage("there is no completion for %q", "没有 %q 的补全脚本", shell).Hint("shells are bash, zsh, fish, powershell", "可用：bash、zsh、fish、powershell")
	}
	if err != nil {
		return err
	}
	return c.print(map[string]string{"shell": shell, "script": b.String()}, func(w io.Writer) error {
		_, err := b.WriteTo(w)
		return err
	})
}

// completeWords offers common words for a flag.
func completeWords(cmd *cobra.Command, flag string, terms []inspect.Term) {
	cmd.RegisterFlagCompletionFunc(flag, func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		var out []string
		for _, t := range terms {
			out = append(out, t.Word+"\t"+t.ZH)
		}
		return out, cobra.ShellCompDirectiveNoFileComp
	})
}

// completeNames offers what is in the book for a flag.
func completeNames(c *cli, cmd *cobra.Command, flag string, noun inspect.Noun) {
	cmd.RegisterFlagCompletionFunc(flag, func(cmd *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		return c.names(cmd, noun, typed), cobra.ShellCompDirectiveNoFileComp
	})
}

// completePhrases offers, for a hazard's text, what was written before.
func (c *cli) completePhrases(cmd *cobra.Command, args []string, typed string) (out []string, _ cobra.ShellCompDirective) {
	b, err := c.reading(cmd.Context())
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

// completeTowns offers the towns that stand in the book.
func completeTowns(c *cli, cmd *cobra.Command) {
	cmd.RegisterFlagCompletionFunc("town", func(cmd *cobra.Command, _ []string, _ string) (out []string, _ cobra.ShellCompDirective) {
		if b, err := c.reading(cmd.Context()); err == nil {
			out, _ = inspect.Ask(cmd.Context(), b, func(r inspect.Reader) ([]string, error) { return r.Words(inspect.ByTown) })
		}
		return out, cobra.ShellCompDirectiveNoFileComp
	})
}

// names are what of a noun may be meant, the latest first: names, or
// references with what they are.
func (c *cli) names(cmd *cobra.Command, noun inspect.Noun, typed string) (out []string) {
	b, err := c.reading(cmd.Context())
	if err != nil {
		return nil
	}
	f := inspect.Filter{Limit: 200, Descending: true}
	if noun == inspect.Sites || noun == inspect.Campaigns {
		f.Text = typed
	}
	b.Read(cmd.Context(), func(r inspect.Reader) error {
		out = offered(r, noun, f)
		return nil
	})
	return out
}

func offered(r inspect.Reader, noun inspect.Noun, f inspect.Filter) (out []string) {
	offer := func(n int64, about string) { out = append(out, inspect.Ref{Noun: noun, N: n}.String()+"\t"+about) }
	switch noun {
	case inspect.Sites:
		page, _ := r.Sites(f)
		for _, s := range page.Rows {
			out = append(out, s.Name+"\t"+inspect.Ref{Noun: noun, N: s.N}.String())
		}
	case inspect.Campaigns:
		page, _ := r.Campaigns(f)
		for _, s := range page.Rows {
			out = append(out, s.Name+"\t"+inspect.Ref{Noun: noun, N: s.N}.String())
		}
	case inspect.People:
		persons, _ := r.Persons(false)
		for _, v := range persons {
			out = append(out, v.Officer().String()+"\t"+strings.TrimSpace(personRef(v.N)+" "+v.Role))
		}
	case inspect.Inspections:
		page, _ := r.Inspections(f)
		for _, i := range page.Rows {
			offer(i.N, string(i.Date)+" "+i.SiteName)
		}
	case inspect.Hazards:
		page, _ := r.Hazards(f)
		for _, h := range page.Rows {
			offer(h.N, h.SiteName+"："+firstLine(h.Text))
		}
	case inspect.Notices:
		page, _ := r.Notices(f)
		for _, n := range page.Rows {
			offer(n.N, n.Number+" "+n.SiteName)
		}
	case inspect.Papers:
		page, _ := r.Papers(f)
		for _, p := range page.Rows {
			offer(p.N, p.Number+" "+p.SiteName)
		}
	case inspect.Reviews:
		page, _ := r.Reviews(f)
		for _, v := range page.Rows {
			offer(v.N, string(v.Date)+" "+v.SiteName)
		}
	}
	return out
}

// completePeople offers the book's people wherever an inspector is named.
func (c *cli) completePeople(cmd *cobra.Command) {
	if cmd.Flags().Lookup("inspector") != nil {
		completeNames(c, cmd, "inspector", inspect.People)
	}
	for _, verb := range cmd.Commands() {
		c.completePeople(verb)
	}
}

// personRef is a person's reference; "" of whom only inspections name.
func personRef(n int64) string {
	if n == 0 {
		return ""
	}
	return inspect.People.Ref(n).String()
}

// firstLine is the beginning of a text, for a list of offers.
func firstLine(s string) string {
	s, _, _ = strings.Cut(s, "\n")
	if r := []rune(s); len(r) > 24 {
		return string(r[:24]) + "…"
	}
	return s
}
