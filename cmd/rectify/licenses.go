package main

import (
	"context"
	"fmt"
	"io"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"rectify/cmd/rectify/licenses"
	"rectify/inspect"
	"rectify/inspect/sqlite"
)

func newLicensesCommand(c *cli) *cobra.Command {
	var v struct {
		Full bool `flag:"full" en:"print the texts too" zh:"同时输出许可证全文"`
	}
	cmd := verb(c, "licenses [NAME]", "under which licences the program and its parts are given",
		"程序及其组成部分的许可证", func(ctx context.Context, args []string) error {
			parts, err := partsNamed(args)
			if err != nil {
				return err
			}
			if v.Full || len(args) > 0 {
				return c.print(c.rowsData(parts, len(parts)), func(w io.Writer) error { return writeTexts(w, parts) })
			}
			for i := range parts {
				parts[i].Texts = nil
			}
			return listAll(c, parts, "part|version|licence", "组成部分|版本|许可证", "name version license", nil)
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
	for _, p := range all {
		if strings.Contains(strings.ToLower(p.Name), strings.ToLower(args[0])) {
			out = append(out, p)
		}
	}
	if len(out) == 0 {
		return nil, inspect.Errorf(inspect.CodeNotFound,
			"no part of the program is called %q", "程序中没有名为 %q 的组成部分", args[0]).
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
