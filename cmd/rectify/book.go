package main

import (
	"strings"

	"github.com/spf13/cobra"

	"rectify/cmd/rectify/shell"
	"rectify/inspect"
	"rectify/inspect/address"
	"rectify/inspect/postgres"
)

func newBookCommand(c *shell.Run) *cobra.Command {
	cmd := c.Group("book", "the books on a server", "服务器上的台账", shell.Called("list", newBookListCommand),
		shell.Called("create", newBookCreateCommand))
	cmd.Long = c.Say(`Every command works on a PostgreSQL server (14 or newer) as it does on a file,
with --store or RECTIFY_STORE:

  postgres://USER@HOST:PORT/DATABASE?book=NAME

A database holds any number of books; init makes the one it begins. The password
is read from PGPASSWORD or ~/.pgpass, and &sslmode=verify-full requires TLS, as in
all PostgreSQL programs. The first user of an empty database needs the right to make
tables in it; for other users see rectify help book create. Backups are made with
pg_dump and restored with pg_restore, all books of a database together.`,
		`所有命令都可以使用 PostgreSQL 服务器（14 或更高版本）上的台账，用 --store 或
RECTIFY_STORE 给出地址：

  postgres://用户@主机:端口/数据库?book=名称

一个数据库可有多个台账，init 会新建它所启用的台账。密码取自 PGPASSWORD 或 ~/.pgpass；
要求加密连接写 &sslmode=verify-full，与其他 PostgreSQL 程序相同。首次使用空数据库需要
建表权限，其他用户的权限见 rectify help book create。备份用 pg_dump，恢复用 pg_restore，
同一数据库的台账一并备份。`)
	return cmd
}

func newBookListCommand(c *shell.Run) *cobra.Command {
	cmd := c.Verb("list", "list the books on a server", "列出服务器上的台账", func(_ []string) error {
		at, err := server(c)
		if err != nil {
			return err
		}
		books, err := postgres.Books(c.Ctx, at, c.Patient())
		if err != nil {
			return err
		}
		return shell.ListAll(c, books, "book|facts", "台账|记录数", "book facts", nil)
	})
	cmd.Example = "  rectify book list --store postgres://rectify@db.example/rectify"
	return cmd
}

func newBookCreateCommand(c *shell.Run) *cobra.Command {
	cmd := c.Verb("create NAME", "make an empty book on a server", "在服务器上新建空台账",
		func(args []string) error {
			defer c.RecordsOnServer()()
			return createBook(c, args[0])
		})
	cmd.Long = c.Say(`create makes the tables, if the database has none, and an empty book, which
rectify init then begins for an agency. Only the user who makes the first book of
a database needs the right to make tables in it. Others need to use both schemas
and to read and write all tables, and the sequence to make books of their own:

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

func createBook(c *shell.Run, name string) error {
	at, err := server(c)
	if err != nil {
		return err
	}
	if name, err = inspect.BookName(name); err != nil {
		return err
	}
	at = address.WithBook(at, name)
	s, err := postgres.Create(c.Ctx, at, c.Patient())
	if err != nil {
		return err
	}
	c.Made = true
	s.Close()
	shown := address.Shown(at)
	err = c.Reply(map[string]any{"book": name, "store": shown}, c.Say("made an empty book: %s", "已新建空台账：%s", shown))
	c.Note("next: rectify init --store %[1]s --agency …", "下一步：rectify init --store %[1]s --agency …", shell.Quoted(shown))
	return err
}

// server is the address of the server that is meant.
func server(c *shell.Run) (string, error) {
	at, err := c.Located()
	if err == nil && !address.Is(at) {
		err = shell.Refused("%s is a file, which holds one book", "%s 是文件，只有一个台账", at).
			Hint("give a server with --store postgres://USER@HOST/DATABASE", "请用 --store postgres://用户@主机/数据库 指定服务器")
	}
	return at, err
}
