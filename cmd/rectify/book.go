package main

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"rectify/inspect"
	"rectify/inspect/address"
	"rectify/inspect/postgres"
	"rectify/inspect/sqlstore"
)

func newBookCommand(c *cli) *cobra.Command {
	return group(c, "book", "the books on a server", "服务器上的台账", []namedCommand{{"list", newBookListCommand},
		{"create", newBookCreateCommand}})
}

func newBookListCommand(c *cli) *cobra.Command {
	cmd := verb(c, "book.list", "list", "list the books on a server", "列出服务器上的台账", cobra.NoArgs,
		func(cmd *cobra.Command, _ []string) error {
			at, err := c.server()
			if err != nil {
				return err
			}
			var o sqlstore.Options
			c.patient(&o)
			books, err := postgres.Books(cmd.Context(), at, o)
			if err != nil {
				return err
			}
			rows := append([]postgres.Named{}, books...)
			return c.list(rows, len(rows), len(rows), c.head("book|facts", "台账|记录数"), func(i int) []string {
				return []string{rows[i].Book, strconv.FormatInt(rows[i].Facts, 10)}
			})
		})
	cmd.Example = "  rectify book list --store postgres://rectify@db.example/rectify"
	return cmd
}

func newBookCreateCommand(c *cli) *cobra.Command {
	cmd := verb(c, "book.create", "create NAME", "make an empty book on a server", "在服务器上新建空台账", cobra.ExactArgs(1),
		func(cmd *cobra.Command, args []string) error {
			defer c.recordsOnServer(cmd)()
			return c.createBook(cmd.Context(), args[0])
		})
	cmd.Long = c.say(`create makes the tables, if the database has none, and an empty book, which
rectify init then begins for an agency. Only who makes the first book of a
database needs the right to make tables in it; others use both schemas, read and
write all tables, and need the sequence to make books of their own:

`+grants("inspector"),
		`create 在数据库中建表（如尚未建立），并新建空台账，再由 rectify init 启用。
只有建立第一个台账的用户需要建表权限；其他用户需要使用两个模式、读写全部表的权限，
新建台账还需要序列的权限：

`+grants("inspector"))
	cmd.Example = "  rectify book create 示高 --store postgres://rectify@db.example/rectify"
	return cmd
}

// grants are what another user of a database needs.
func grants(user string) string {
	return strings.ReplaceAll(`  GRANT USAGE ON SCHEMA rectify, rectify_kept TO USER;
  GRANT SELECT, INSERT, UPDATE, DELETE
    ON ALL TABLES IN SCHEMA rectify, rectify_kept TO USER;
  GRANT USAGE ON ALL SEQUENCES IN SCHEMA rectify_kept TO USER;`, "USER", user)
}

func (c *cli) createBook(ctx context.Context, name string) error {
	at, err := c.server()
	if err != nil {
		return err
	}
	if name, err = inspect.BookName(name); err != nil {
		return err
	}
	at = address.WithBook(at, name)
	var o sqlstore.Options
	c.patient(&o)
	s, err := postgres.Create(ctx, at, o)
	if err != nil {
		return err
	}
	c.made = true
	s.Close()
	return c.print(map[string]any{"book": name, "store": address.Shown(at)}, func(w io.Writer) error {
		_, err := fmt.Fprintln(w, c.say("an empty book: %s", "已新建空台账：%s", address.Shown(at)))
		c.note("next: rectify init --store %[1]s --agency …", "下一步：rectify init --store %[1]s --agency …",
			shellWord(address.Shown(at)))
		return err
	})
}

// server is the address of the server that is meant.
func (c *cli) server() (string, error) {
	at, err := c.located()
	if err == nil && !address.Is(at) {
		err = inspect.Errorf(inspect.CodeRefused, "%s is a file, which holds one book", "%s 是文件，只有一个台账", at).
			Hint("give a server with --store postgres://USER@HOST/DATABASE", "请用 --store postgres://用户@主机/数据库 指定服务器")
	}
	return at, err
}
