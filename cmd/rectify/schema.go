package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"rectify/cmd/rectify/shell"
	"rectify/inspect"
	"rectify/inspect/sqlite"
	"rectify/inspect/sqlstore"
)

type schemaFlags struct {
	Make bool `flag:"make" en:"make the views in the book, or make them anew as this version has them" zh:"在台账中建立视图，或按本版本重建"`
	Drop bool `flag:"drop" en:"take them out of the book" zh:"从台账中去除视图"`
}

func newSchemaCommand(c *shell.Run) *cobra.Command {
	var v schemaFlags
	cmd := c.Verb("schema", "views of the book for Excel, WPS, Power BI, Metabase", "供 Excel、WPS、Power BI、Metabase 查询的视图",
		func([]string) error { return tellSchema(c, v) }, &v)
	cmd.Long = c.Say(`schema tells which views a book may have for spreadsheets and dashboards, which
read them with ODBC or as PostgreSQL: each has an English name with English
columns and a Chinese name with Chinese columns and words. They say what the
lists and totals say: of today, of each month, and of closed months what was
frozen. Telephones, who brought a complaint and who deals with it are in none.

A book has none until --make makes them: every command reads their text when it
opens the book, and takes some 5 ms longer. check then proves them, and --make,
or in a file check --rebuild, makes them anew; --drop takes them away.
Of whom several bear the name, an inspector's row is of that name alone. Today
is the day at UTC+8 in a book of the time zone Asia/Shanghai; in a file of another
zone it is the day where it is read, and on a server always that of the book.

On a server they show the book that rectify.book names. Its owner gives a user
who may read nothing else:

`, `schema 列出台账可有的视图，供表格和看板软件用 ODBC 或 PostgreSQL 方式读取：每个视图有英文名
（英文列名）和中文名（中文列名和用语）各一。内容与各列表、统计一致：现状截至今日，统计按月，
已结账月份为结账时的数字。均不含电话、诉求人、接听人和承办人。

--make 建立视图。建立后每条命令打开台账时都要读取视图定义，多用约 5 毫秒，因此默认不建。
建立后由 check 一并核对，--make（台账文件也可用 check --rebuild）会重建，--drop 去除。
同名多人而未写证号的，按姓名单列一行。今日：时区为 Asia/Shanghai 的台账按东八区；其他时区的台账文件按读取时所在电脑的日期，
服务器上一律按台账时区。

服务器上的视图只显示 rectify.book 所指的台账。可由所有者授予只读用户：

`) + readerGrants("1")
	cmd.Example = "  rectify schema\n  rectify schema --make"
	return cmd
}

// readerGrants are what a user needs who reads the views of the book of that number.
func readerGrants(book string) string {
	return `  GRANT USAGE ON SCHEMA rectify TO reader;
  GRANT SELECT ON rectify.v_hazard, rectify.隐患 TO reader;
  ALTER ROLE reader SET rectify.book = '` + book + `';`
}

// viewing is a store that can have views.
type viewing interface {
	SetViews(ctx context.Context, on bool) error
}

// viewTold is a view as programs are told of it.
type viewTold struct {
	Name    string       `json:"name"`
	NameZH  string       `json:"name_zh"`
	Row     string       `json:"row"`
	RowZH   string       `json:"row_zh"`
	Columns []columnTold `json:"columns"`
}

type columnTold struct {
	Name   string `json:"name"`
	NameZH string `json:"name_zh"`
	Kind   string `json:"kind"`
	KindZH string `json:"kind_zh"`
	Unit   string `json:"unit,omitempty"`
	UnitZH string `json:"unit_zh,omitempty"`
}

func viewOf(v sqlstore.View) viewTold {
	columns := inspect.Mapped(v.Columns, func(f sqlstore.ViewColumn) columnTold {
		return columnTold{f.Name.EN, f.Name.ZH, f.Kind.EN, f.Kind.ZH, f.Unit.EN, f.Unit.ZH}
	})
	return viewTold{v.Name.EN, v.Name.ZH, v.Is.EN, v.Is.ZH, columns}
}

func tellSchema(c *shell.Run, v schemaFlags) error {
	if v.Make && v.Drop {
		return shell.Usage("--make and --drop are opposites", "--make 与 --drop 不能同时使用").
			Hint("use one of them", "请只用其中一个")
	}
	if v.Make || v.Drop {
		return setViews(c, v.Make)
	}
	views := inspect.Mapped(sqlite.Views(), viewOf)
	return c.Print(c.RowsData(views, len(views)), func(w io.Writer) error {
		for i, v := range views {
			if i > 0 {
				fmt.Fprintln(w)
			}
			fmt.Fprintf(w, "%s  %s  %s\n", v.Name, v.NameZH, c.Say(v.Row, v.RowZH))
			for _, f := range v.Columns {
				about := strings.TrimSpace(c.Say(f.Kind, f.KindZH) + " " + c.Say(f.Unit, f.UnitZH))
				if _, err := fmt.Fprintf(w, "  %s  %s  %s\n", f.Name, f.NameZH, about); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

func setViews(c *shell.Run, on bool) error {
	defer c.RecordsOnServer()()
	book, err := c.Book()
	if err != nil {
		return err
	}
	if err := book.Store.(viewing).SetViews(c.Ctx, on); err != nil {
		return err
	}
	names := sqlstore.Names(sqlite.Views())
	said := c.Say("made %d views: %s", "已建立 %d 个视图：%s", len(names), strings.Join(names, ", "))
	if !on {
		said = c.Say("the views are gone", "视图已去除")
	}
	if s, ok := book.Store.(interface{ Number() int64 }); ok && on {
		c.Note("who may read them:", "授予只读用户：") // and as it is, for it is copied
		for grant := range strings.Lines(readerGrants(fmt.Sprint(s.Number()))) {
			c.Note("%s", "%s", strings.TrimSuffix(grant, "\n"))
		}
	}
	return c.Reply(map[string]any{"made": on, "views": names}, said)
}
