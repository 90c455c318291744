package main

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"

	"rectify/cmd/rectify/shell"
	"rectify/inspect"
	"rectify/report"
)

// Every list is sorted by its keys and by the heads of their columns, and what
// completion offers has its word.
func TestVocabularySortsByTheHeadsOfColumns(t *testing.T) {
	lists := 0
	eachCommand(newRootCommand(&shell.Run{}), func(cmd *cobra.Command) {
		flag := cmd.Flags().Lookup("sort")
		if flag == nil {
			return
		}
		lists++
		_, listed, _ := strings.Cut(flag.Usage, ": ")
		sorts := strings.ReplaceAll(listed, ",", "")
		for _, key := range strings.Fields(sorts) {
			word := shell.SortWords[key]
			for _, said := range []string{key, strings.ToUpper(key), " " + word.ZH} {
				if got, err := shell.SortKey(sorts, said); got != key || err != nil || word.ZH == "" {
					t.Errorf("%s --sort %q is %q, %v", cmd.CommandPath(), said, got, err)
				}
			}
		}
	})
	if lists < 9 {
		t.Errorf("only %d lists can be sorted", lists)
	}
}

func eachCommand(cmd *cobra.Command, fn func(*cobra.Command)) {
	fn(cmd)
	for _, sub := range cmd.Commands() {
		eachCommand(sub, fn)
	}
}

// The states of complaints are taken as they are printed.
func TestVocabularyOfComplaintStates(t *testing.T) {
	for _, s := range []inspect.State{inspect.Received, inspect.Assigned, inspect.Replied, inspect.Withdrawn} {
		for _, said := range []string{s.EN(), s.ZH(), " " + strings.ToUpper(s.EN())} {
			if got, err := inspect.Choose("state", "状态", complaintStates, said); got != s || err != nil {
				t.Errorf("%q is %q, %v", said, got, err)
			}
		}
	}
}

// The state of a hazard is one word, in JSON, on the screen and in the ledger
// of either language, and --state takes it and lists just those.
func TestStatesAreTakenAsTheyArePrinted(t *testing.T) {
	o := newOffice(t)
	o.autumn()
	for _, line := range []string{"hazard add --inspection I1 另一隐患", "hazard withdraw H5 --reason 误录 --yes"} {
		o.must(strings.Fields(line)...)
	}
	seen := map[string]bool{}
	for _, row := range o.data("hazard list --all")["rows"].([]any) {
		h := row.(map[string]any)
		state, ref := h["state"].(string), h["ref"].(string)
		seen[state] = true
		if said := o.must("hazard", "show", ref, "--lang", "en"); !strings.Contains(said, "  "+state) {
			t.Errorf("%s is %s in JSON and on the screen: %s", ref, state, said)
		}
		if said := o.must("report", "ledger", "--state", state, "--format", "csv", "-o", "-", "--lang",
			"en"); !strings.Contains(said, ","+state+",") {
			t.Errorf("the ledger of %s: %s", state, said)
		}
		rows := o.data("hazard list --state " + state)["rows"].([]any)
		if !slices.ContainsFunc(rows, func(r any) bool { return r.(map[string]any)["ref"] == ref }) ||
			slices.ContainsFunc(rows, func(r any) bool { return r.(map[string]any)["state"] != state }) {
			t.Errorf("hazard list --state %s of %s: %v", state, ref, rows)
		}
	}
	if len(seen) != 4 {
		t.Errorf("the book has the states %v", seen)
	}
}

// A double click in Windows is answered in the user's language, and the answer
// stays long enough to be read.
func TestDoubleClickIsAnswered(t *testing.T) {
	for lang, want := range map[report.Lang]string{report.ZH: "命令行", report.EN: "command line"} {
		newRootCommand(&shell.Run{Lang: lang})
		if !strings.Contains(cobra.MousetrapHelpText, want) || cobra.MousetrapDisplayDuration < time.Minute {
			t.Errorf("%v: %q for %v", lang, cobra.MousetrapHelpText, cobra.MousetrapDisplayDuration)
		}
	}
}
