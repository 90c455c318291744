package main

import (
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"rectify/cmd/rectify/shell"
	"rectify/inspect"
	"rectify/report"
)

// Wherever a command takes a thing that the book holds, or a word that it knows, it is
// completed; files are offered where a file is taken, and nowhere else.
func TestEveryCommandCompletes(t *testing.T) {
	o := newOffice(t)
	o.narrowed()
	o.must("person", "add", "甲某", "--cert", "A001")
	o.must("notice", "lease", "--count", "1", "--to", "甲某", "-o", "out/")
	o.must("hazard", "add", "--inspection", "I1", "灯不亮", "--fixed")
	o.must("lookback", "draw", "--month", "2021-11", "--seed", "7", "--drawn-by", "甲某")
	o.must("period", "close", "2021-11")
	c := shell.New(nil, strings.NewReader(""), new(strings.Builder), new(strings.Builder))
	c.Lang = report.EN
	root := newRootCommand(c)
	c.StorePath = o.path("book.db") // which the flag empties
	defer c.Close()
	places, flags := 0, 0
	eachCommand(root, func(cmd *cobra.Command) {
		if cmd.HasSubCommands() || !cmd.Runnable() {
			return
		}
		cmd.SetContext(t.Context())
		offers := func(what string, kind inspect.ValueKind, file bool, fn cobra.CompletionFunc) (n int) {
			t.Helper()
			if fn == nil && !file {
				t.Errorf("%s: %s offers files", said(cmd), what)
			} else if fn == nil {
				return 0
			}
			words, directive := fn(cmd, nil, "")
			if n = len(words); n == 0 && (kind.Of != "" || len(kind.Words) > 0 || kind.What == inspect.AsTown) {
				t.Errorf("%s: %s offers nothing", said(cmd), what)
			}
			if directive&cobra.ShellCompDirectiveNoFileComp == 0 {
				t.Errorf("%s: %s offers files too", said(cmd), what)
			}
			return n
		}
		_, place, _ := strings.Cut(cmd.Use, " ")
		if len(cmd.ValidArgs) == 0 && place != "" {
			places += min(1,
				offers(place, shell.KindOfPlace(strings.Trim(place, "[]")), shell.TakesFile(place), cmd.ValidArgsFunction))
		}
		cmd.NonInheritedFlags().VisitAll(func(f *pflag.Flag) {
			kind := shell.KindOfFlag(f.Name)
			if f.Value.Type() == "bool" || f.Name == "help" {
				return
			}
			if f.Name == "month" || f.Name == "kind" || f.Name == "person" || f.Name == "level" || f.Name == "agency" {
				kind = inspect.ValueKind{} // of more than one meaning
			}
			fn, _ := cmd.GetFlagCompletionFunc(f.Name)
			flags += min(1, offers("--"+f.Name, kind, shell.TakesFile(c.KindOf(f)), fn))
		})
	})
	if places < 20 || flags < 100 {
		t.Errorf("only %d arguments and %d flags are completed", places, flags)
	}
}

// Every flag says what is to be written there, and one of a few words offers them.
func TestEveryFlagSaysWhatItTakes(t *testing.T) {
	words := map[string]bool{"by": true, "rows": true, "form": true, "format": true}
	for _, cmd := range commands() {
		cmd.LocalFlags().VisitAll(func(f *pflag.Flag) {
			if f.Usage == "" {
				t.Errorf("%s --%s says nothing", said(cmd), f.Name)
			}
			if _, known := cmd.GetFlagCompletionFunc(f.Name); words[f.Name] && !known && f.Value.Type() == "string" {
				t.Errorf("%s --%s offers nothing", said(cmd), f.Name)
			}
		})
	}
}
