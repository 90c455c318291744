package main

import (
	"fmt"
	"io"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// versionData is what this program is, as its build says.
type versionData struct {
	Version  string `json:"version"`
	Revision string `json:"revision,omitempty"`
	Time     string `json:"time,omitempty"`
	Go       string `json:"go"`
	OS       string `json:"os"`
	Arch     string `json:"arch"`
}

func newVersionCommand(c *cli) *cobra.Command {
	return verb(c, "version.show", "version", "what this program is", "程序版本", cobra.NoArgs, func(cmd *cobra.Command, args []string) error {
		v := builtAs()
		return c.print(v, func(w io.Writer) error {
			_, err := fmt.Fprintf(w, "rectify %s %s %s/%s\n", v.Version, v.Go, v.OS, v.Arch)
			return err
		})
	})
}

func builtAs() versionData {
	v := versionData{Version: "(devel)", Go: runtime.Version(), OS: runtime.GOOS, Arch: runtime.GOARCH}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return v
	}
	if info.Main.Version != "" {
		v.Version = info.Main.Version
	}
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			v.Revision = s.Value
		case "vcs.time":
			v.Time = s.Value
		}
	}
	return v
}
