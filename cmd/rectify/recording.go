package main

import (
	"github.com/spf13/cobra"

	"rectify/inspect"
)

// recording is a verb that records something. Its name is made here, before the
// book is written.
func recording(c *cli, schema, use, en, zh string, args cobra.PositionalArgs, run func(cmd *cobra.Command, args []string) error) *cobra.Command {
	return verb(c, schema, use, en, zh, args, func(cmd *cobra.Command, args []string) error {
		c.id = inspect.NewID()
		return run(cmd, args)
	})
}
