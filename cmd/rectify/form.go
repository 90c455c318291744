package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"rectify/inspect"
	"rectify/report/typeset"
)

func newFormCommand(c *cli) *cobra.Command {
	return group(c, "form", "the wording of the papers", "文书样式（标题、文号、措辞、字体）", []namedCommand{{"list", newFormListCommand}, {"show", newFormShowCommand}, {"set", newFormSetCommand}, {"export", newFormExportCommand}, {"import", newFormImportCommand}})
}

// completeForms offers the kinds of form as an argument.
func completeForms(cmd *cobra.Command) *cobra.Command {
	for _, kind := range inspect.FormKinds() {
		cmd.ValidArgs = append(cmd.ValidArgs, string(kind)+"\t"+kind.ZH())
	}
	return cmd
}

func newFormListCommand(c *cli) *cobra.Command {
	return verb(c, "form.list", "list", "list the forms", "列出文书种类", func(cmd *cobra.Command, _ []string) error {
		b, err := c.reading(cmd.Context())
		if err != nil {
			return err
		}
		var rows []inspect.Form
		if err := b.Read(cmd.Context(), func(r inspect.Reader) error {
			for _, kind := range inspect.FormKinds() {
				f, err := r.Form(kind)
				if err != nil {
					return err
				}
				rows = append(rows, f)
			}
			return nil
		}); err != nil {
			return err
		}
		return listAll(c, rows, "form|title|number", "种类|标题|文号样式", "kind title pattern", nil)
	})
}

func newFormShowCommand(c *cli) *cobra.Command {
	return completeForms(verb(c, "form.show", "show [FORM]", "print a form's sentences", "查看文书措辞", func(cmd *cobra.Command, args []string) error {
		kind, err := inspect.ParseFormKind(strings.Join(args, ""))
		if err != nil {
			return err
		}
		b, err := c.reading(cmd.Context())
		if err != nil {
			return err
		}
		f, err := formOf(cmd.Context(), b, kind)
		if err != nil {
			return err
		}
		return c.print(f, func(w io.Writer) error { return c.form(w, f) })
	}))
}

func (c *cli) form(w io.Writer, f inspect.Form) error {
	var facts []fact
	for _, field := range f.Kind.Fields() {
		for i, line := range strings.Split(f.Text(field.Name), "\n") {
			label := c.say(field.Name, field.ZH)
			if field.Lines > 0 {
				label += fmt.Sprint(" ", i+1)
			}
			facts = append(facts, fact{label, line})
		}
	}
	return c.facts(w, append(facts, fact{c.say("officers", "执法人员数"), fmt.Sprint(f.Officers)}, fact{c.say("body", "正文字体"), f.Body}))
}

type formFlags struct {
	sets     []string
	face     string
	officers int
	reset    bool
}

func newFormSetCommand(c *cli) *cobra.Command {
	var v formFlags
	cmd := completeForms(recording(c, "form.set", "set [FORM] --set NAME=TEXT", "change a form's sentences, for papers issued from now on", "修改文书措辞（只影响此后下达的文书）", func(cmd *cobra.Command, args []string) error {
		kind, err := inspect.ParseFormKind(strings.Join(args, ""))
		if err != nil {
			return err
		}
		b, err := c.book(cmd.Context())
		if err != nil {
			return err
		}
		f, err := formOf(cmd.Context(), b, kind)
		if err != nil {
			return err
		}
		if v.reset {
			f = inspect.DefaultForm(kind)
		}
		if c.here.File, err = v.into(cmd, &f); err != nil {
			return err
		}
		if f, err = c.setForm(cmd.Context(), b, f); err != nil {
			return err
		}
		return c.print(f, func(w io.Writer) error { return c.form(w, f) })
	}))
	f := cmd.Flags()
	f.StringArrayVar(&v.sets, "set", nil, c.say("NAME=TEXT; names as form show prints them; may be repeated", "名称=文字，名称见 form show，可重复"))
	f.StringVar(&v.face, "body-face", "", c.say("a TrueType file for the body, such as a licensed 仿宋", "正文字体文件（TTF），如已获授权的仿宋"))
	f.IntVar(&v.officers, "officers", 0, c.say("the fewest officers", "最少执法人员数"))
	f.BoolVar(&v.reset, "reset", false, c.say("begin from the form as it came", "先恢复为默认样式"))
	return cmd
}

// formOf is a form as the agency words it.
func formOf(ctx context.Context, b *inspect.Book, kind inspect.FormKind) (inspect.Form, error) {
	return inspect.Ask(ctx, b, func(r inspect.Reader) (inspect.Form, error) { return r.Form(kind) })
}

// setForm words a form anew, and gives it as it is in the book.
func (c *cli) setForm(ctx context.Context, b *inspect.Book, f inspect.Form) (inspect.Form, error) {
	if _, err := c.record(ctx, b, "form.set", "", f); err != nil {
		return f, err
	}
	return formOf(ctx, b, f.Kind)
}

// mostFace is how many bytes a type face may have; of all hanzi there are it has 30 million.
const mostFace = 40 << 20

// into writes the flags into a form, and reads the face, which must be usable.
func (v formFlags) into(cmd *cobra.Command, f *inspect.Form) (face []byte, err error) {
	for _, set := range v.sets {
		name, text, ok := strings.Cut(set, "=")
		if ok && f.Put(name, text) {
			continue
		}
		var en, zh []string
		for _, field := range f.Kind.Fields() {
			en, zh = append(en, field.Name), append(zh, field.ZH)
		}
		return nil, usage("--set %q names no sentence of the form", "--set %q 不是文书的任何一项", set).Hint("names are "+strings.Join(en, ", "), "可用名称："+strings.Join(zh, "、"))
	}
	if cmd.Flags().Changed("officers") {
		f.Officers = v.officers
	}
	if v.face == "" {
		return nil, nil
	}
	if face, err = wholeFile(cmd.Context(), aFace, v.face, mostFace); err != nil {
		return nil, err
	}
	if _, err := typeset.ParseFace(v.face, face); err != nil {
		return nil, inspect.Errorf(inspect.CodeInvalid, "the type face cannot be used: %v", "字体无法使用：%v", err).
			Hint("it must be a TrueType file (.ttf) with glyf outlines, not a collection or CFF", "须为 TrueType（.ttf）字体，不支持 TTC 或 CFF")
	}
	return face, nil
}
