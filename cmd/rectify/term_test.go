package main

import (
	"io"
	"os"
	"regexp"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"rectify/cmd/rectify/shell"
)

// Wherever a day may be given as a term, the help says so, with working days.
func TestTermsAreSaid(t *testing.T) {
	said, terms := regexp.MustCompile(`days.*\d+w`), 0
	var walk func(cmd *cobra.Command)
	walk = func(cmd *cobra.Command) {
		for _, sub := range cmd.Commands() {
			walk(sub)
		}
		cmd.LocalFlags().VisitAll(func(f *pflag.Flag) {
			if f.Name != "due" && f.Name != "until" || cmd.Name() == "statistics" { // which is counted up to a day
				return
			}
			if terms++; !said.MatchString(f.Usage) {
				t.Errorf("%s --%s: %s", cmd.CommandPath(), f.Name, f.Usage)
			}
		})
	}
	walk(newRootCommand(shell.New([]string{"--lang", "en"}, os.Stdin, io.Discard, io.Discard)))
	if terms < 8 {
		t.Errorf("%d terms were found", terms)
	}
}
