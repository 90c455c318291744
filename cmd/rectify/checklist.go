package main

import (
	"cmp"
	"encoding/csv"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rectify/cmd/rectify/shell"
	"rectify/inspect"
	"rectify/inspect/checklist"
)

func newChecklistCommand(c *shell.Run) *cobra.Command {
	return c.Group("checklist", "what to look at on site", "检查表",
		shell.Doing("list", "list the checklists", "列出检查表", listChecklists),
		shell.Called("show", newChecklistShowCommand), shell.Called("export", newChecklistExportCommand),
		shell.Called("import", newChecklistImportCommand),
		shell.Called("remove", newChecklistRemoveCommand))
}

// listFolder is where an office keeps its own lists and laws: beside its store.
func listFolder(c *shell.Run) string { return c.Folder("checklists") }

// library reads the built-in lists and laws and the office's own over them.
func library(c *shell.Run) (checklist.Library, error) {
	var folders []fs.FS
	if _, err := os.Stat(listFolder(c)); err == nil {
		folders = append(folders, os.DirFS(listFolder(c)))
	}
	lib, err := checklist.Load(folders...)
	for _, f := range lib.LeftOut {
		c.Note("left out of the lists in %[3]s: %[1]s; fix it, or remove it with rectify checklist remove",
			"%[3]s 中的文件未采用：%[2]s；请改正，或用 rectify checklist remove 移除", f.EN, f.ZH, listFolder(c))
	}
	return lib, c.FirstOf(err)
}

// listNamed is the list of a name, of the library.
func listNamed(c *shell.Run, name string) (l checklist.List, err error) {
	lib, err := library(c)
	if err == nil {
		l, err = lib.List(name)
	}
	return l, err
}

func listChecklists(c *shell.Run, _ []string) error {
	lib, err := library(c)
	if err != nil {
		return err
	}
	type row struct {
		Code    string   `json:"code"`
		Name    string   `json:"name"`
		Items   int      `json:"items"`
		Version string   `json:"version"`
		Sectors []string `json:"sectors"`
		BuiltIn bool     `json:"built_in"`
	}
	rows := inspect.Mapped(lib.Lists(), func(l checklist.List) row {
		return row{l.Code, l.NameZH, len(l.Items), l.Version, shell.OrNone(l.Sectors), l.BuiltIn}
	})
	told := func(c *shell.Run, r row) map[string]string {
		from := c.Say("own", "自编")
		if r.BuiltIn {
			from = c.Say("built in", "内置")
		}
		words := inspect.Mapped(r.Sectors, func(s string) string { return c.Term(inspect.Sectors, s) })
		return map[string]string{"built_in": from, "sectors": strings.Join(words, c.Say(", ", "、"))}
	}
	return shell.ListAll(c, rows, "code|name|items|version|sectors|from", "代码|名称|条目|版本|行业|来源",
		"code name items version sectors built_in", told)
}

// shownItem is an item as a program reads it.
type shownItem struct {
	Code     string        `json:"code"`
	Group    string        `json:"group,omitempty"`
	Look     string        `json:"look"`
	Hazards  []string      `json:"hazards"`
	Level    inspect.Level `json:"level"`
	Category string        `json:"category"`
	Days     int           `json:"days"`
	Basis    string        `json:"basis,omitempty"`
}

func shownItems(l checklist.List, on inspect.Date) []shownItem {
	return inspect.Mapped(l.Items, func(it checklist.Item) shownItem {
		return shownItem{it.Code, it.Group, it.Look, it.Hazards, it.Level, it.Category, it.Days, it.Basis(on)}
	})
}

func newChecklistShowCommand(c *shell.Run) *cobra.Command {
	var v struct {
		Date string `flag:"date" en:"clauses in force on that day (else today)" zh:"按该日有效的依据（默认今天）"`
	}
	return c.Verb("show LIST", "print a checklist, with the clauses in force on a day", "查看检查表及当日有效的依据",
		func(args []string) error {
			l, err := listNamed(c, args[0])
			if err != nil {
				return err
			}
			on, err := dayOrToday(c, v.Date)
			if err != nil {
				return err
			}
			items := shownItems(l, on)
			return c.Print(map[string]any{"code": l.Code, "name": l.NameZH, "version": l.Version, "date": on,
				"items": items}, func(w io.Writer) error {
				fmt.Fprintf(w, "%s  %s  %s\n", l.Code, l.NameZH, l.Version)
				group := ""
				for _, it := range items {
					if it.Group != group {
						group = it.Group
						fmt.Fprintf(w, "\n%s\n", group)
					}
					showItem(c, w, it)
				}
				return nil
			})
		}, &v)
}

// showItem prints an item over a few lines: what to look at, what may be
// recorded for a «no», and with what.
func showItem(c *shell.Run, w io.Writer, it shownItem) {
	fmt.Fprintf(w, "%s  %s\n", it.Code, it.Look)
	for _, h := range it.Hazards {
		fmt.Fprintf(w, "      × %s\n", h)
	}
	with := []string{c.Say(string(it.Level), it.Level.ZH()), c.Term(inspect.Categories, it.Category), days(c, it.Days)}
	if it.Basis != "" {
		with = append(with, it.Basis)
	}
	fmt.Fprintf(w, "      %s\n", strings.Join(with, " · "))
}

// dayOrToday reads a day, today if none is given.
func dayOrToday(c *shell.Run, s string) (inspect.Date, error) {
	on, err := c.Dated("date", s)
	return cmp.Or(on, inspect.DateOf(c.Now())), err
}

func days(c *shell.Run, n int) string {
	if n == 0 {
		return c.Say("on the spot", "当场")
	}
	return c.Say("%d day%[1]s", "%d天", inspect.Many(n))
}

func newChecklistExportCommand(c *shell.Run) *cobra.Command {
	var v struct {
		Output  string `flag:"output,o" usual:"-" en:"file or folder, or - for stdout" zh:"输出文件或文件夹，- 为标准输出"`
		Answers bool   `flag:"answers" en:"a table to fill in (CSV), for inspection check --from" zh:"空白填写表（CSV），填好后用 inspection check --from 读入"`
	}
	return c.Verb("export LIST", "write a checklist as a file to edit, or as a table to fill in", "导出检查表文件或空白填写表",
		func(args []string) error {
			l, err := listNamed(c, args[0])
			if err != nil {
				return err
			}
			name, write := l.Code+".txt", shell.Writing([]byte(l.Text()))
			if v.Answers {
				name, write = l.Code+".csv", func(w io.Writer) error { return blankAnswers(w, l) }
			}
			if err := c.NotTwice(v.Output); err != nil {
				return err
			}
			file := shell.FileFor(v.Output, name)
			if err := c.Create(file, write); err != nil || file == "-" {
				return err
			}
			return c.Reply(map[string]any{"file": file, "code": l.Code, "items": len(l.Items)},
				c.Say("written: %s", "已写入 %s", file))
		}, &v)
}

// blankAnswers is a table that a person prints or fills in on a screen.
func blankAnswers(w io.Writer, l checklist.List) error {
	io.WriteString(w, "\ufeff") // by which spreadsheet programs know UTF-8
	out := csv.NewWriter(w)
	out.Write([]string{"条目", "结果", "备注", "隐患", "查看"})
	for _, it := range l.Items {
		out.Write([]string{it.Code, "", "", "", it.Look})
	}
	out.Flush()
	return out.Error()
}

func newChecklistImportCommand(c *shell.Run) *cobra.Command {
	return c.Verb("import FILE", "import the office's own checklist or laws, checked line by line", "导入自编检查表或法规文件（逐行检查）",
		func(args []string) error {
			data, err := c.WholeText(args[0], checklist.Largest)
			if err != nil {
				return err
			}
			lib, err := library(c)
			if err != nil {
				return err
			}
			name := filepath.Base(args[0])
			if !strings.HasSuffix(name, ".txt") {
				name += ".txt"
			}
			if _, name, err = lib.Taking(name, data); err != nil {
				return c.FirstOf(err)
			}
			return c.TakeIn(listFolder(c), name, data)
		})
}

func newChecklistRemoveCommand(c *shell.Run) *cobra.Command {
	return c.Verb("remove LIST|FILE", "remove the office's own checklist or laws", "移除自编检查表或法规文件",
		func(args []string) error {
			lib, err := library(c)
			if err != nil {
				return err
			}
			name := filepath.Base(args[0])
			file := filepath.Join(listFolder(c), name)
			if !leftOut(lib, name) {
				if _, name, err = lib.Without(args[0]); err != nil {
					return c.FirstOf(err)
				}
				file = filepath.Join(listFolder(c), name)
			}
			if err := c.Confirm("remove %s", "移除 %s", file); err != nil {
				return err
			}
			if err := os.Remove(file); err != nil {
				return inspect.CannotWrite(file, err)
			}
			c.Made = true
			return c.Reply(map[string]any{"file": file}, c.Say("removed: %s", "已移除 %s", file))
		})
}

// leftOut tells whether a file of the office's is one of those that are wrong.
func leftOut(lib checklist.Library, name string) bool {
	return slices.ContainsFunc(lib.LeftOut, func(e *inspect.Error) bool { return strings.HasPrefix(e.EN, name+":") })
}
