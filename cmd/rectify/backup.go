package main

import (
	"os"
	"strings"

	"github.com/spf13/cobra"

	"rectify/cmd/rectify/shell"
	"rectify/inspect"
	"rectify/inspect/address"
	"rectify/inspect/restore"
	"rectify/inspect/sqlite"
)

func newBackupCommand(c *shell.Run) *cobra.Command {
	cmd := c.Verb("backup FILE|-", "write a verified copy of the store", "备份台账并核验",
		func(args []string) error { return backup(c, args[0]) })
	cmd.Long = c.Say(`backup writes the store as it is at one moment into a new file, while others may
go on writing, and checks the copy before it reports success. An existing file is
not overwritten. - writes the copy to stdout. If the record itself is at fault the
copy is written all the same, and the exit code is 7.

A book on a server is copied with the server's own programs, all books of a
database together: pg_dump -Fc DATABASE > FILE, and pg_restore to bring it back.`,
		`backup 把台账此刻的内容写入新文件，其他人可同时继续登记；核验无误后才算完成。
不覆盖已有文件。- 表示写到标准输出。台账记录本身有问题的，仍写出副本，退出码为 7。

服务器上的台账用服务器自带的程序备份（整个数据库）：pg_dump -Fc 数据库 > 文件，
恢复用 pg_restore。`)
	cmd.Example = "  rectify backup rectify-2021-11-30.db\n  rectify backup - | gzip > rectify.db.gz"
	return c.Interruptible(cmd)
}

func backup(c *shell.Run, file string) error {
	book, err := c.Reading()
	if err != nil {
		return err
	}
	backed, ok := book.Store.(inspect.Backer)
	switch {
	case !ok:
		return c.OnlyFiles("backup copies a store in a file", "backup 只能备份文件中的台账")
	case file == "-":
		return backupStream(c)
	}
	file = shell.FileFor(file, "rectify-"+c.Now().Format("20060102-150405")+".db")
	head, err := inspect.Ask(c.Ctx, book, inspect.Reader.Anchor) // the copy has it too
	if err != nil {
		return err
	}
	if err := backed.Backup(c.Ctx, file); err != nil {
		return err
	}
	c.Made = true
	info, err := os.Stat(file)
	if err != nil {
		return err
	}
	for _, folder := range []string{listFolder(c), c.CalendarFolder()} {
		if files, _ := os.ReadDir(folder); len(files) > 0 {
			c.Note("the office's own files in %s are not in it: copy them too", "%s 中的本单位文件不在备份内，请另行复制", folder)
		}
	}
	data := map[string]any{"file": file, "bytes": info.Size(), "head": head}
	err = c.Reply(data, c.Say("%s, %d bytes, verified", "%s，%d 字节，已核验", file, info.Size()))
	c.Stood(head)
	return err
}

// backupStream sends a copy that has been verified.
func backupStream(c *shell.Run) error {
	if c.JSON || shell.Terminal(c.Out) {
		return shell.Usage("a copy on stdout must go to a file or a program", "输出到标准输出的备份须写入文件或交给程序").
			Hint("rectify backup FILE, or rectify backup - > FILE", "请用 rectify backup FILE，或 rectify backup - > FILE")
	}
	return c.Store.(*sqlite.Store).BackupTo(c.Ctx, c.Out)
}

func newRestoreCommand(c *shell.Run) *cobra.Command {
	cmd := c.Verb("restore FILE", "put a backup in the place of the store", "恢复备份",
		func(args []string) error { return restoreFrom(c, args[0]) })
	cmd.Long = c.Say(`restore checks a backup and puts it in the place of the store. If there is a store
it asks first: what was recorded since the backup is lost.`,
		`restore 先核验备份，再放到台账的位置。已有台账时会先询问：备份之后登记的内容将丢失。`)
	return c.Interruptible(cmd)
}

func restoreFrom(c *shell.Run, file string) error {
	path, err := c.Located()
	if err != nil {
		return err
	}
	if address.Is(path) {
		return c.OnlyFiles("restore puts a file in a store's place", "restore 只能恢复到文件")
	}
	_, err = os.Stat(path)
	there := err == nil
	r := restore.Plan{Backup: file, Path: path, Replace: there, Options: c.Patient()}
	var lost *discarded
	if there {
		if lost, err = losing(c, r); err != nil {
			return err
		}
		if err := c.Confirm("replace the store at %s by %s", "用 %[2]s 替换 %[1]s 处的台账", path, file); err != nil {
			return err
		}
	}
	bar := c.Progress("checking", "核对")
	r.Progress = func(done, total int64) { bar.At(int(done), int(total)) }
	done, err := restore.Do(c.Ctx, r)
	bar.End()
	if err != nil {
		return err
	}
	c.Made = true
	data := map[string]any{"store": path, "replaced": there, "aside": done.Aside}
	if lost != nil {
		data["discarded"] = lost
	}
	if done.Aside != "" {
		c.Note("what was there was not a complete store; it is kept at %s", "原处的文件不是完整的台账，已保留为 %s", done.Aside)
	}
	return c.Reply(data, c.Say("restored: %s", "已恢复 %s", path))
}

// discarded is what a restore takes away, in JSON.
type discarded struct {
	Facts   int      `json:"facts"`
	Numbers []string `json:"numbers"`
}

// losing says what the store has and the backup has not; nil where that cannot be read.
func losing(c *shell.Run, r restore.Plan) (*discarded, error) {
	lost, known, err := restore.Losing(c.Ctx, r)
	switch {
	case err != nil || !known:
		return nil, err
	case lost.Facts == 0:
		c.Note("the backup has all that is recorded in the store", "台账中的记录备份里都有")
	default:
		c.Note("the store has %d fact%[1]s that the backup has not, recorded from %s to %s: they will be lost",
			"台账中有 %d 条记录不在备份中（%s 至 %s 登记），恢复后将丢失", inspect.Many(lost.Facts), shell.Moment(lost.First), shell.Moment(lost.Last))
	}
	if n := len(lost.Numbers); n > 0 {
		c.Note("%d number%[1]s taken by them, which papers bear, will be issued again: %s",
			"其中已用的文号 %d 个，恢复后会重复编号：%s", inspect.Many(n), strings.Join(lost.Numbers, "、"))
	}
	return &discarded{lost.Facts, append([]string{}, lost.Numbers...)}, nil
}
