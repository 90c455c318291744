package main

import (
	"errors"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"rectify/inspect"
)

func newFormExportCommand(c *cli) *cobra.Command {
	var out string
	cmd := completeForms(verb(c, "form.export", "export [FORM]", "write a form as a file to edit", "导出文书样式文件以便修改", func(cmd *cobra.Command, args []string) error {
		kind, err := inspect.ParseFormKind(strings.Join(args, ""))
		if err != nil {
			return err
		}
		if out == "-" && c.json {
			return usage("-o - and --json both want stdout", "-o - 与 --json 都要使用标准输出")
		}
		b, err := c.reading(cmd.Context())
		if err != nil {
			return err
		}
		f, err := formOf(cmd.Context(), b, kind)
		if err != nil {
			return err
		}
		file := out
		if out != "-" {
			file = fileFor(out, string(kind)+".txt")
		}
		if err := c.create(file, func(w io.Writer) error { _, err := io.WriteString(w, f.File()); return err }); err != nil || file == "-" {
			return err
		}
		return c.print(map[string]any{"file": file, "form": kind}, printed(file))
	}))
	cmd.Flags().StringVarP(&out, "output", "o", "-", c.say("the file or folder; - is stdout", "文件或文件夹；- 为标准输出"))
	return cmd
}

// mostForm is how many bytes a form's file may have; the longest has 8,000.
const mostForm = 1 << 18

func newFormImportCommand(c *cli) *cobra.Command {
	return recording(c, "form.import", "import FILE", "take a form from an edited file, checked line by line", "读入修改后的文书样式文件（逐行检查）", func(cmd *cobra.Command, args []string) error {
		data, err := c.wholeText(cmd.Context(), args[0], mostForm)
		if err != nil {
			return err
		}
		f, err := inspect.ParseForm(filepath.Base(args[0]), data)
		if err != nil {
			return c.formFaults(err)
		}
		b, err := c.book(cmd.Context())
		if err != nil {
			return err
		}
		was, err := formOf(cmd.Context(), b, f.Kind)
		if err != nil {
			return err
		}
		f.Body, f.Redress = was.Body, was.Redress // which are no sentences
		if f, err = c.setForm(cmd.Context(), b, f); err != nil {
			return err
		}
		return c.print(f, func(w io.Writer) error { return c.form(w, f) })
	})
}

// formFaults prints all that is wrong with a form's file and gives the first.
func (c *cli) formFaults(err error) error {
	var faults inspect.FormFaults
	if !errors.As(err, &faults) || len(faults) == 0 {
		return err
	}
	for _, f := range faults[1:] {
		c.note("%[1]s", "%[2]s", f.EN, f.ZH)
	}
	return faults[0]
}
