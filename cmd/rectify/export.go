package main

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"rectify/cmd/rectify/shell"
	"rectify/inspect"
	"rectify/inspect/bookfile"
	"rectify/inspect/folder"
)

func newExportCommand(c *shell.Run) *cobra.Command {
	var f *shell.FilterFlags
	var v struct {
		Map    string `flag:"map" takes:"FILE|文件" en:"instead, write the hazards, or figures, as that map of another system's table says, to -o" zh:"改为按该对应表把隐患或统计写成其他系统的表，写到 -o"`
		Output string `flag:"output,o" takes:"FILE|文件" en:"with --map: the file; - is stdout" zh:"与 --map 合用：输出文件；- 为标准输出"`
		Since  string `flag:"since" takes:"DATE|PLACE|日期|位置" en:"of the record and files only what was recorded from that day on, or behind that place (128)" zh:"记录和文件只导出该日起（或记录该位置之后，如 128）登记的部分"`
		Open   bool   `flag:"without-personal" en:"for others to read: no record, papers, scans or columns that name people" zh:"供他人查阅：不含记录、文书、签章件和写明个人的各列"`
	}
	cmd := c.Reads("export [DIR]", "write the whole book into a folder that anyone can read", "把整本台账导出为人人可读的文件夹",
		func(b *inspect.Book, args []string) error {
			switch {
			case v.Map != "" && (v.Open || v.Since != ""):
				return shell.Usage("--since and --without-personal are of a folder, not of a map's table",
					"--since、--without-personal 只用于文件夹，不用于 --map").Hint("leave the columns out of the map", "请在对应表中去掉这些列")
			case v.Map != "" && len(args) == 0:
				return exportMapped(c, b, v.Map, v.Output, f)
			case v.Map != "" || v.Output != "":
				return shell.Usage("--map and -o go together, without a folder", "--map 与 -o 合用，不写文件夹")
			case len(args) == 0 || args[0] == "":
				return shell.Usage("no folder is given", "没有给出文件夹").Hint("rectify export DIR", "rectify export 文件夹")
			}
			if narrowed := f.Said(); narrowed != "" {
				return shell.Usage("--%[1]s narrows what a map writes; a folder is of the whole book",
					"--%[1]s 只与 --map 合用；文件夹是整本台账", narrowed)
			}
			return export(c, b, filepath.Clean(args[0]), v.Since, v.Open)
		}, &v)
	f = c.Filters(cmd, "", hazardFilters)
	cmd.Long = c.Say(`export writes the book as it is at one moment into a new folder: the record in order
with its chain (record.jsonl), what is kept beside it (beside.jsonl), every paper,
photo and signed copy under its own name (files/), tables for spreadsheets (tables/)
and index.html for people. SHA256SUMS has the hash of each file, and manifest.json
that of SHA256SUMS and where the record ends. rectify import makes a book of it again.
With --map it writes one table instead; rectify help fields says how a map is written.

--since leaves out of record.jsonl and files/ what was recorded before; tables/, the
pages and beside.jsonl are of the whole book all the same. What beside the store is the
office's own, checklists and calendars, is in no folder: copy those files with it.

What tells who brought a complaint, and telephones, are in beside.jsonl: keep the
folder as you keep the store. --without-personal leaves out what names people; texts
stay as they were written. Such a folder cannot be imported.`,
		`export 把台账此刻的内容写入新文件夹：按顺序的全部记录及其校验链（record.jsonl）、附存信息（beside.jsonl）、
每份文书、照片、签章件（files/，各有其名）、供电子表格使用的表（tables/）和供人查看的 index.html。
SHA256SUMS 列出每个文件的哈希，manifest.json 记有其哈希和记录的末尾。rectify import 可据此重建台账。
用 --map 则改写一张表；对应表的写法见 rectify help fields。

--since 只从 record.jsonl 和 files/ 中去掉此前登记的内容；tables/、各页面和 beside.jsonl 仍是整本台账的。
台账之外本单位自有的检查清单、日历文件不在文件夹中，请另行复制。

诉求人信息和电话在 beside.jsonl 中：请像台账一样妥善保管。--without-personal 去除写明个人的内容，
正文仍按原样；这样的文件夹不能再导入。`)
	cmd.Example = "  rectify export 台账-2021\n  rectify export 十一月 --since 2021-11-01\n" +
		"  rectify export 公开 --without-personal\n" +
		"  rectify export --map 省平台.txt --month 2021-11 -o 上报.csv"
	return c.Interruptible(cmd)
}

func export(c *shell.Run, b *inspect.Book, dir, since string, open bool) error {
	if err := vacantFolder(dir); err != nil {
		return err
	}
	if err := bookfile.MakeFolder(dir); err != nil {
		return err
	}
	bar := c.Progress("exporting", "导出")
	defer bar.End()
	var m folder.Manifest
	err := bookfile.Drafted(c.Ctx, dir, func(d *bookfile.Draft) error {
		err := c.Viewed(b, func(r shell.View) (err error) {
			p := folder.Plan{Open: open, Progress: func(done, total int64) { bar.At(int(done), int(total)) }}
			if p.After, err = placeSince(r, since); err != nil {
				return err
			}
			p.People = folderPages(r, d.Path, p)
			m, err = folder.Write(c.Ctx, r.Reader, d.Path, p)
			return err
		})
		if err == nil {
			err = d.PlaceFolder()
		}
		return inspect.CannotWrite(dir, err)
	})
	bar.End()
	if err != nil {
		return err
	}
	c.Made = true
	data := map[string]any{"folder": dir, "manifest": m}
	said := c.Say("%[1]s: %[2]d fact%[2]s, %[3]d file%[3]s", "%[1]s：记录 %[2]d 条，文件 %[3]d 个", dir,
		inspect.Many(int(m.Facts)), inspect.Many(int(m.Files)))
	if m.From.Place > 0 {
		said += c.Say(" behind place %d of the record; tables and pages of the whole book",
			"（记录第 %d 条之后）；表和页面是整本台账的", m.From.Place)
	}
	return c.Reply(data, said)
}

// vacantFolder refuses a place that is no new or empty folder.
func vacantFolder(dir string) error {
	noFolder := func(place string) error {
		return shell.Refused("%s is no folder: a book is exported to a new one", "%s 不是文件夹：请导出到新的文件夹", place).
			Hint("give another name", "请换一个名称")
	}
	info, err := os.Lstat(dir)
	if err != nil {
		for above := filepath.Dir(dir); above != filepath.Dir(above); above = filepath.Dir(above) {
			if info, err := os.Stat(above); err == nil && !info.IsDir() {
				return noFolder(above)
			}
		}
		return bookfile.Spare(dir, "")
	}
	switch {
	case info.Mode()&os.ModeSymlink != 0:
		return shell.Refused("%s is a link: a book is exported to a new folder", "%s 是链接：请导出到新的文件夹", dir).
			Hint("give another name", "请换一个名称")
	case !info.IsDir():
		return noFolder(dir)
	}
	names, err := os.ReadDir(dir)
	if err != nil {
		return inspect.CannotWrite(dir, err)
	}
	if len(names) > 0 {
		return shell.Refused("the folder %s is not empty", "文件夹 %s 不是空的", dir).
			Hint("give the name of a new one, such as %s", "请给出新的文件夹名，如 %s", filepath.Join(dir, "rectify"))
	}
	return replaceable(dir, info)
}

// replaceable refuses an empty folder that another cannot take the place of, such as that
// under which a disk hangs.
func replaceable(dir string, is os.FileInfo) error {
	if err := os.Remove(dir); err != nil {
		return shell.Refused("%s is a disk, or a folder that cannot be replaced", "%s 是磁盘或不能替换的文件夹", dir).Because(err).
			Hint("name a folder on it, such as %s", "请给出其中的文件夹，如 %s", filepath.Join(dir, "rectify"))
	}
	return inspect.CannotWrite(dir, os.Mkdir(dir, is.Mode().Perm()))
}

// placeSince is the place of the record behind which what is asked for begins.
func placeSince(r shell.View, since string) (int64, error) {
	if since == "" {
		return 0, nil
	}
	head, _, err := r.Reader.Head(0)
	if err != nil {
		return 0, err
	}
	if n, bad := strconv.ParseInt(strings.TrimSpace(since), 10, 64); bad == nil && len(since) < 8 {
		if n < 0 || n > head.Place {
			return 0, shell.Invalid("the record has no place %d: it ends at %d", "记录没有第 %d 条：止于第 %d 条", n, head.Place)
		}
		return n, nil
	}
	day, err := inspect.ParseDate(since)
	if err != nil {
		return 0, err
	}
	return r.PlaceBefore(day)
}

func newImportCommand(c *shell.Run) *cobra.Command {
	cmd := c.Verb("import DIR", "make a book of a folder that export wrote", "用 export 导出的文件夹建立台账",
		func(args []string) error { return importFolder(c, args[0]) })
	cmd.Long = c.Say(`import makes a book at the place of the store, a file or a server, and proves every
file and every link on the way. Into a book whose record is the beginning of the
folder's it brings what came after, so that an import can be repeated. All of it is
recorded or nothing.`,
		`import 在台账位置（文件或服务器）建立台账，并逐一核对文件和校验链。
台账的记录是该文件夹记录的前一部分的，补入其后的内容，因此可以重复导入。要么全部登记，要么一条也不登记。`)
	cmd.Example = "  rectify import 台账-2021 --store 新台账.db"
	return c.Interruptible(cmd)
}

func importFolder(c *shell.Run, dir string) error {
	if info, err := os.Stat(dir); err == nil && !info.IsDir() {
		return shell.Refused("%s is a file; a book is made of a folder that export wrote", "%s 是文件；台账由 export 导出的文件夹建立", dir).
			Hint("rectify hazard import reads a table of hazards, site import and complaint import others",
				"隐患表格用 rectify hazard import，单位、诉求用 site import、complaint import")
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return shell.AFile.CannotRead(dir, err)
	}
	defer root.Close()
	if _, err := folder.Open(c.Ctx, root, dir); err != nil {
		return err
	}
	bar := c.Progress("importing", "导入")
	defer bar.End()
	var took folder.Took
	read := func(s shell.BookStore) (err error) {
		took, err = folder.Read(c.Ctx, s, root, dir, func(done, total int64) { bar.At(int(done), int(total)) })
		return err
	}
	b, err := c.Book()
	made := inspect.IsCode(err, inspect.CodeNoStore)
	switch {
	case err == nil:
		err = read(b.Store.(shell.BookStore))
	case made:
		var path string
		if path, err = c.Located(); err == nil {
			err = shell.MakeStore(c.Ctx, path, c.Patient(), read)
		}
	}
	bar.End()
	if err != nil {
		return err
	}
	c.Made = c.Made || made
	for _, name := range took.Passed {
		c.Remark("%[1]s was passed over: it is of a desktop", "已跳过 %[1]s：是桌面系统的文件", name)
	}
	return c.Reply(map[string]any{"store": c.Place(), "made": made, "added": took.Added, "manifest": took.Manifest},
		c.Say("%[1]s: %[2]d fact%[2]s added, of %[3]d", "%[1]s：补入记录 %[2]d 条，共 %[3]d 条", c.Place(),
			inspect.Many(int(took.Added)), took.To.Place))
}
