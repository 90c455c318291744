package main

import (
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rectify/cmd/rectify/licenses"
	"rectify/cmd/rectify/shell"
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

func newVersionCommand(c *shell.Run) *cobra.Command {
	return c.Verb("version", "what this program is", "程序版本", func(args []string) error {
		v := builtAs()
		return c.Print(v, func(w io.Writer) error {
			fmt.Fprintf(w, "rectify %s %s %s/%s\n", v.Version, v.Go, v.OS, v.Arch)
			if v.Revision != "" {
				fmt.Fprintln(w, c.Say("commit %s of %s", "提交 %s，%s", v.Revision, v.Time))
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

func newLicensesCommand(c *shell.Run) *cobra.Command {
	var v struct {
		Full bool `flag:"full" en:"print the texts too" zh:"同时输出许可证全文"`
	}
	cmd := c.Verb("licenses [NAME]", "the licences of the program and its parts",
		"程序及其组成部分的许可证", func(args []string) error {
			parts, err := partsNamed(args)
			if err != nil {
				return err
			}
			if v.Full || len(args) > 0 {
				return c.Print(c.RowsData(parts, len(parts)), func(w io.Writer) error { return writeTexts(w, parts) })
			}
			for i := range parts {
				parts[i].Texts = nil
			}
			return shell.ListAll(c, parts, "part|version|licence", "组成部分|版本|许可证", "name version license", nil)
		}, &v)
	cmd.Example = `  rectify licenses
  rectify licenses cobra
  rectify licenses --full > licenses.txt`
	return cmd
}

// partsNamed are the program's parts, or those with a piece of their name.
func partsNamed(args []string) (out []licenses.Part, err error) {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		info = &debug.BuildInfo{}
	}
	all := licenses.Of(info, builtAs().Version, sqlite.EngineVersion)
	if len(args) == 0 {
		return all, nil
	}
	out = slices.DeleteFunc(all, func(p licenses.Part) bool {
		return !strings.Contains(strings.ToLower(p.Name), strings.ToLower(args[0]))
	})
	if len(out) == 0 {
		return nil, shell.NotFound("no part of the program is called %q", "程序中没有名为 %q 的组成部分", args[0]).
			Hint("rectify licenses lists the parts", "用 rectify licenses 查看组成部分")
	}
	return out, nil
}

func writeTexts(w io.Writer, parts []licenses.Part) error {
	for _, p := range parts {
		for _, t := range p.Texts {
			about := strings.Join(strings.Fields(p.Name+" "+p.Version+" "+t.File), " ")
			if _, err := fmt.Fprintf(w, "==== %s ====\n\n%s\n\n", about, strings.TrimRight(t.Text, "\n")); err != nil {
				return err
			}
		}
	}
	return nil
}
