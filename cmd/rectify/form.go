package main

import (
	"cmp"
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rectify/cmd/rectify/shell"
	"rectify/inspect"
	"rectify/report/typeset"
)

func newFormCommand(c *shell.Run) *cobra.Command {
	return c.Group("form", "the wording of the papers", "文书样式（标题、文号、措辞、字体）",
		shell.Viewing("list", "list the forms", "列出文书种类", listForms),
		shell.Doing("show [FORM]", "print a form's sentences", "查看文书措辞", showForm),
		shell.Called("set", newFormSetCommand), shell.Called("export", newFormExportCommand),
		shell.Called("import", newFormImportCommand))
}

func listForms(r shell.View) error {
	var rows []inspect.Form
	for _, kind := range inspect.FormKinds() {
		f, err := r.Form(kind)
		if err != nil {
			return err
		}
		rows = append(rows, f)
	}
	return shell.ListAll(r.Run, rows, "form|title|number", "种类|标题|文号样式", "kind title pattern", nil)
}

func showForm(c *shell.Run, args []string) error {
	_, f, err := formNamed(c, args, c.Reading)
	if err != nil {
		return err
	}
	return printForm(c, f)
}

// formNamed opens the book, and is the form that an argument names, as the agency words it.
func formNamed(c *shell.Run, args []string, open func() (*inspect.Book, error)) (b *inspect.Book, f inspect.Form,
	err error) {
	kind, err := inspect.ParseFormKind(strings.Join(args, ""))
	if err == nil {
		b, err = open()
	}
	if err == nil {
		f, err = shell.Lookup(c.Ctx, b, inspect.Reader.Form, kind)
	}
	return b, f, err
}

func printForm(c *shell.Run, f inspect.Form) error {
	var facts []shell.Fact
	none := c.Say("(empty)", "（空）")
	for _, field := range f.Kind.Fields() {
		for i, line := range strings.Split(f.Text(field.Name), "\n") {
			n := ""
			if field.Lines > 0 {
				n = fmt.Sprint(" ", i+1)
			}
			facts = append(facts, shell.Fact{field.Name + n, field.ZH + n, cmp.Or(line, none)})
		}
	}
	facts = append(facts, shell.Fact{"officers", "执法人员数", fmt.Sprint(f.Officers)},
		shell.Fact{"body", "正文字体", cmp.Or(f.Body, c.Say("(built-in)", "（内置）"))},
		shell.Fact{"logo", "标志", cmp.Or(f.Logo, none)})
	for _, line := range f.Kind.Source() {
		facts = append(facts, shell.Fact{"source", "出处", line})
	}
	return c.Print(f, c.Facts(facts))
}

type formFlags struct {
	Sets     []string `flag:"set" en:"NAME=TEXT; names as form show prints them; may be repeated" zh:"名称=文字，名称见 form show，可重复"`
	Face     string   `flag:"body-face" takes:"FILE|文件" en:"a TrueType file for the body, such as a licensed 仿宋" zh:"正文字体文件（TTF），如已获授权的仿宋"`
	Logo     string   `flag:"logo" takes:"FILE|文件" en:"a picture beside the header: PNG or JPEG; none for no picture" zh:"眉头旁的标志图片（PNG 或 JPEG）；none（无）为取消"`
	Officers int      `flag:"officers" en:"the smallest number of officers" zh:"最少执法人员数"`
	Reset    bool     `flag:"reset" en:"start from the built-in form" zh:"先恢复为默认样式"`
}

func newFormSetCommand(c *shell.Run) (cmd *cobra.Command) {
	var v formFlags
	cmd = c.Recording("set [FORM|all] --set NAME=TEXT",
		"change the sentences of a form, or of all, for papers issued from now on",
		"修改一种或全部（all）文书的措辞（只影响此后下达的文书）", func(args []string) error {
			if len(args) > 0 && slices.Contains([]string{"all", "全部"}, args[0]) {
				return v.setAll(c)
			}
			b, f, err := formNamed(c, args, c.Book)
			if err != nil {
				return err
			}
			if v.Reset {
				f = inspect.DefaultForm(f.Kind)
			}
			if cmd.Flags().Changed("officers") {
				f.Officers = v.Officers
			}
			if cmd.Flags().Changed("logo") && v.Logo == "" {
				return shell.Usage("--logo names no file", "--logo 没有给出文件").
					Hint("--logo none takes the picture away", "--logo none 取消标志")
			}
			if c.Here.File, err = v.into(c.Ctx, &f); err != nil {
				return err
			}
			return setForm(c, b, f)
		}, &v)
	return cmd
}

// setAll says the same in all forms, or in none.
func (v formFlags) setAll(c *shell.Run) error {
	if v.Reset || v.Officers != 0 {
		return shell.Usage("--reset and --officers are of one form", "--reset、--officers 只能用于一种文书")
	}
	b, err := c.Book()
	if err != nil {
		return err
	}
	var forms []inspect.Form
	for _, kind := range inspect.FormKinds() {
		f, err := shell.Lookup(c.Ctx, b, inspect.Reader.Form, kind)
		if err == nil {
			c.Here.File, err = v.into(c.Ctx, &f)
		}
		if err != nil {
			return err
		}
		forms = append(forms, f)
	}
	if err := shell.RecordEach(c, b, "form.set", forms); err != nil {
		return err
	}
	return c.Viewed(b, listForms)
}

// setForm words a form anew, and prints it as it is in the book.
func setForm(c *shell.Run, b *inspect.Book, f inspect.Form) error {
	if _, err := c.Record(b, "form.set", "", f); err != nil {
		return err
	}
	f, err := shell.Lookup(c.Ctx, b, inspect.Reader.Form, f.Kind)
	if err != nil {
		return err
	}
	return printForm(c, f)
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
		return nil, shell.Usage("--set %q names no sentence of the form", "--set %q 不是文书的任何一项", set).
			Hint("names are "+strings.Join(en, ", "), "可用名称："+strings.Join(zh, "、"))
	}
	switch v.Logo {
	case "":
	case "none", "无":
		f.Logo = ""
	default:
		return v.logo(ctx)
	}
	if v.Face == "" {
		return nil, nil
	}
	if face, err = shell.WholeFile(ctx, shell.AFace, v.Face, mostFace); err != nil {
		return nil, err
	}
	switch parsed, err := typeset.ParseFace(v.Face, face); {
	case err != nil:
		return nil, shell.Invalid("the type face cannot be used: %v", "字体无法使用：%v", err).
			Hint("it must be a TrueType file (.ttf) with glyf outlines, not a collection or CFF",
				"须为 TrueType（.ttf）字体，不支持 TTC 或 CFF")
	case !parsed.Hanzi():
		return nil, shell.Invalid("the type face has no hanzi: %s", "该字体没有汉字：%s", v.Face).
			Hint("papers are in Chinese: give a face such as 仿宋_GB2312", "文书用中文打印，请用仿宋_GB2312 一类的字体")
	}
	return face, nil
}

// logo reads the picture; an entry brings one file.
func (v formFlags) logo(ctx context.Context) ([]byte, error) {
	if v.Face != "" {
		return nil, shell.Usage("--logo and --body-face cannot be set at once", "--logo 与 --body-face 不能同时设置").
			Hint("set one, then the other", "请分两次设置")
	}
	file, err := shell.OpenFile(ctx, shell.ALogo, v.Logo)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	taken, err := shell.ALogo.Picture(file, v.Logo)
	return taken.JPEG, err
}

func newFormExportCommand(c *shell.Run) *cobra.Command {
	var v struct {
		Output string `flag:"output,o" usual:"-" en:"the file or folder; - is stdout" zh:"文件或文件夹；- 为标准输出"`
	}
	return c.Verb("export [FORM]", "write a form as a file to edit", "导出文书样式文件以便修改",
		func(args []string) error {
			if err := c.NotTwice(v.Output); err != nil {
				return err
			}
			_, f, err := formNamed(c, args, c.Reading)
			if err != nil {
				return err
			}
			file := shell.FileFor(v.Output, string(f.Kind)+".txt")
			if err := c.Create(file, shell.Writing([]byte(f.File()))); err != nil || file == "-" {
				return err
			}
			return c.Reply(map[string]any{"file": file, "form": f.Kind}, file)
		}, &v)
}

// mostForm is how many bytes a form's file may have; the longest has 8,000.
const mostForm = 1 << 18

func newFormImportCommand(c *shell.Run) *cobra.Command {
	return c.Recording("import FILE", "import a form from an edited file, checked line by line", "读入修改后的文书样式文件（逐行检查）",
		func(args []string) error {
			data, err := c.WholeText(args[0], mostForm)
			if err != nil {
				return err
			}
			f, err := inspect.ParseForm(filepath.Base(args[0]), data)
			if err != nil {
				return c.FirstOf(err)
			}
			b, was, err := formNamed(c, []string{string(f.Kind)}, c.Book)
			if err != nil {
				return err
			}
			f.Body, f.Logo, f.Redress = was.Body, was.Logo, was.Redress // which are no sentences
			return setForm(c, b, f)
		})
}
