package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"rectify/inspect"
	"rectify/report/typeset"
)

func newFormCommand(c *cli) *cobra.Command {
	return group(c, "form", "the wording of the papers", "文书样式（标题、文号、措辞、字体）",
		[]namedCommand{{"list", newFormListCommand},
			{"show", newFormShowCommand}, {"set", newFormSetCommand}, {"export", newFormExportCommand},
			{"import", newFormImportCommand}})
}

func newFormListCommand(c *cli) *cobra.Command {
	return views(c, "list", "list the forms", "列出文书种类", func(r view) error {
		var rows []inspect.Form
		for _, kind := range inspect.FormKinds() {
			f, err := r.Form(kind)
			if err != nil {
				return err
			}
			rows = append(rows, f)
		}
		return listAll(c, rows, "form|title|number", "种类|标题|文号样式", "kind title pattern", nil)
	})
}

func newFormShowCommand(c *cli) *cobra.Command {
	return verb(c, "show [FORM]", "print a form's sentences", "查看文书措辞", func(ctx context.Context, args []string) error {
		_, f, err := formNamed(ctx, args, c.reading)
		if err != nil {
			return err
		}
		return c.printForm(f)
	})
}

// formNamed opens the book, and is the form that an argument names, as the agency words it.
func formNamed(ctx context.Context, args []string, open func(context.Context) (*inspect.Book, error)) (
	b *inspect.Book, f inspect.Form, err error) {
	kind, err := inspect.ParseFormKind(strings.Join(args, ""))
	if err == nil {
		b, err = open(ctx)
	}
	if err == nil {
		f, err = lookup(ctx, b, inspect.Reader.Form, kind)
	}
	return b, f, err
}

func (c *cli) printForm(f inspect.Form) error {
	var facts []fact
	for _, field := range f.Kind.Fields() {
		for i, line := range strings.Split(f.Text(field.Name), "\n") {
			n := ""
			if field.Lines > 0 {
				n = fmt.Sprint(" ", i+1)
			}
			facts = append(facts, fact{field.Name + n, field.ZH + n, line})
		}
	}
	facts = append(facts, fact{"officers", "执法人员数", fmt.Sprint(f.Officers)}, fact{"body", "正文字体", f.Body})
	return c.print(f, c.facts(facts))
}

type formFlags struct {
	Sets     []string `flag:"set" en:"NAME=TEXT; names as form show prints them; may be repeated" zh:"名称=文字，名称见 form show，可重复"`
	Face     string   `flag:"body-face" takes:"FILE|文件" en:"a TrueType file for the body, such as a licensed 仿宋" zh:"正文字体文件（TTF），如已获授权的仿宋"`
	Officers int      `flag:"officers" en:"the fewest officers" zh:"最少执法人员数"`
	Reset    bool     `flag:"reset" en:"begin from the form as it came" zh:"先恢复为默认样式"`
}

func newFormSetCommand(c *cli) (cmd *cobra.Command) {
	var v formFlags
	cmd = recording(c, "set [FORM] --set NAME=TEXT", "change a form's sentences, for papers issued from now on",
		"修改文书措辞（只影响此后下达的文书）", func(ctx context.Context, args []string) error {
			b, f, err := formNamed(ctx, args, c.book)
			if err != nil {
				return err
			}
			if v.Reset {
				f = inspect.DefaultForm(f.Kind)
			}
			if cmd.Flags().Changed("officers") {
				f.Officers = v.Officers
			}
			if c.here.File, err = v.into(ctx, &f); err != nil {
				return err
			}
			return c.setForm(ctx, b, f)
		}, &v)
	return cmd
}

// setForm words a form anew, and prints it as it is in the book.
func (c *cli) setForm(ctx context.Context, b *inspect.Book, f inspect.Form) error {
	if _, err := c.record(ctx, b, "form.set", "", f); err != nil {
		return err
	}
	f, err := lookup(ctx, b, inspect.Reader.Form, f.Kind)
	if err != nil {
		return err
	}
	return c.printForm(f)
}

// mostFace is how many bytes a type face may have; of all hanzi there are it has 30 million.
const mostFace = 40 << 20

// into writes sentences into a form, and reads the face, which must be usable.
func (v formFlags) into(ctx context.Context, f *inspect.Form) (face []byte, err error) {
	for _, set := range v.Sets {
		name, text, ok := strings.Cut(set, "=")
		if ok && f.Put(name, text) {
			continue
		}
		var en, zh []string
		for _, field := range f.Kind.Fields() {
			en, zh = append(en, field.Name), append(zh, field.ZH)
		}
		return nil, usage("--set %q names no sentence of the form", "--set %q 不是文书的任何一项", set).
			Hint("names are "+strings.Join(en, ", "), "可用名称："+strings.Join(zh, "、"))
	}
	if v.Face == "" {
		return nil, nil
	}
	if face, err = wholeFile(ctx, aFace, v.Face, mostFace); err != nil {
		return nil, err
	}
	if _, err := typeset.ParseFace(v.Face, face); err != nil {
		return nil, invalid("the type face cannot be used: %v", "字体无法使用：%v", err).
			Hint("it must be a TrueType file (.ttf) with glyf outlines, not a collection or CFF",
				"须为 TrueType（.ttf）字体，不支持 TTC 或 CFF")
	}
	return face, nil
}

func newFormExportCommand(c *cli) *cobra.Command {
	var v struct {
		Output string `flag:"output,o" usual:"-" en:"the file or folder; - is stdout" zh:"文件或文件夹；- 为标准输出"`
	}
	return verb(c, "export [FORM]", "write a form as a file to edit", "导出文书样式文件以便修改",
		func(ctx context.Context, args []string) error {
			if err := c.notTwice(v.Output); err != nil {
				return err
			}
			_, f, err := formNamed(ctx, args, c.reading)
			if err != nil {
				return err
			}
			file := fileFor(v.Output, string(f.Kind)+".txt")
			if err := c.create(file, writing([]byte(f.File()))); err != nil || file == "-" {
				return err
			}
			return c.print(map[string]any{"file": file, "form": f.Kind}, printed(file))
		}, &v)
}

// mostForm is how many bytes a form's file may have; the longest has 8,000.
const mostForm = 1 << 18

func newFormImportCommand(c *cli) *cobra.Command {
	return recording(c, "import FILE", "take a form from an edited file, checked line by line", "读入修改后的文书样式文件（逐行检查）",
		func(ctx context.Context, args []string) error {
			data, err := c.wholeText(ctx, args[0], mostForm)
			if err != nil {
				return err
			}
			f, err := inspect.ParseForm(filepath.Base(args[0]), data)
			if err != nil {
				return c.firstOf(err)
			}
			b, was, err := formNamed(ctx, []string{string(f.Kind)}, c.book)
			if err != nil {
				return err
			}
			f.Body, f.Redress = was.Body, was.Redress // which are no sentences
			return c.setForm(ctx, b, f)
		})
}

// firstOf prints all that is wrong with a file but the first, and gives that.
func (c *cli) firstOf(err error) error {
	var faults inspect.Faults
	if !errors.As(err, &faults) || len(faults) == 0 {
		return err
	}
	for _, f := range faults[1:] {
		c.note("%[1]s", "%[2]s", f.EN, f.ZH)
	}
	return faults[0]
}
