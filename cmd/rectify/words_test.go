package main

import (
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"rectify/inspect"
)

// Every list is sorted by its keys and by the heads of their columns, and what
// completion offers has its word.
func TestVocabularySortsByTheHeadsOfColumns(t *testing.T) {
	lists := 0
	eachCommand(newRootCommand(&cli{}), func(cmd *cobra.Command) {
		flag := cmd.Flags().Lookup("sort")
		if flag == nil {
			return
		}
		lists++
		_, listed, _ := strings.Cut(flag.Usage, ": ")
		sorts := strings.ReplaceAll(listed, ",", "")
		for _, key := range strings.Fields(sorts) {
			word := sortWords[key]
			for _, said := range []string{key, strings.ToUpper(key), " " + word.ZH} {
				if got, err := sortKey(sorts, said); got != key || err != nil || word.ZH == "" {
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
