// Command bare is the floor that cold starts are measured against: a process
// with a command tree of one and nothing to do.
package main

import (
	"os"

	"github.com/spf13/cobra"
)

func main() {
	cmd := &cobra.Command{Use: "bare", Run: func(*cobra.Command, []string) {}}
	if cmd.Execute() != nil {
		os.Exit(1)
	}
}
