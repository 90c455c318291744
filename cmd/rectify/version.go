package main

import (
	"context"
	"fmt"
	"io"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"rectify/inspect/sqlite"
)

// release is the version that .ci/release gave; "" in any other build.
var release string

// versionData is what this program is, as its build says.
type versionData struct {
	Version  string `json:"version"`
	Revision string `json:"revision,omitempty"`
	Time     string `json:"time,omitempty"`
	Go       string `json:"go"`
	SQLite   string `json:"sqlite"`
	OS       string `json:"os"`
	Arch     string `json:"arch"`
}

func newVersionCommand(c *cli) *cobra.Command {
	return verb(c, "version", "what this program is", "程序版本", func(ctx context.Context, args []string) error {
		v := builtAs()
		return c.print(v, func(w io.Writer) error {
			fmt.Fprintf(w, "rectify %s %s %s/%s\n", v.Version, v.Go, v.OS, v.Arch)
			if v.Revision != "" {
				fmt.Fprintln(w, c.say("commit %s of %s", "提交 %s，%s", v.Revision, v.Time))
			}
			_, err := fmt.Fprintf(w, "SQLite %s\n", v.SQLite)
			return err
		})
	})
}

func builtAs() versionData {
	v := versionData{Version: "(devel)", Go: runtime.Version(), SQLite: sqlite.EngineVersion,
		OS: runtime.GOOS, Arch: runtime.GOARCH}
	if info, ok := debug.ReadBuildInfo(); ok {
		v.told(info)
	}
	if release != "" {
		v.Version = release
	}
	return v
}

// told takes what a build says of itself: go install of a version, or of a
// checkout.
func (v *versionData) told(info *debug.BuildInfo) {
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
}
