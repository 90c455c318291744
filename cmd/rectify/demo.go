package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"rectify/cmd/rectify/shell"
	"rectify/inspect"
	"rectify/inspect/sqlstore"
	"rectify/report"
	"rectify/testdata/demo"
)

func newDemoCommand(c *shell.Run) *cobra.Command {
	cmd := c.Verb("demo [DIR]", "record a whole sample campaign in a book of its own", "用示例数据演示一次专项检查",
		func(args []string) error {
			dir := ""
			if len(args) > 0 {
				dir = args[0]
			}
			return demonstrate(c, dir)
		})
	cmd.Long = c.Say(`demo makes a book in DIR and records in it the autumn campaign of 2021 in an
invented district, as an office would: sites, inspections, findings, photos,
notices, reviews. It writes every notice as a PDF into DIR/notices, prints the
campaign's totals, and checks the book. Your own book is not touched. Without
DIR it makes a new folder among the system's temporary ones, and names it.`,
		`demo 在 DIR 新建一个台账，按实际工作顺序录入一个虚构辖区的 2021 年秋冬专项检查：
单位、检查、隐患、照片、通知书、复查；把全部通知书写成 PDF 放入 DIR/notices，
输出统计并核对台账。不影响您自己的台账。未给 DIR 时在系统临时目录新建文件夹并显示其位置。`)
	return c.Interruptible(cmd)
}

// demoData is what the demo tells programs.
type demoData struct {
	Store       string         `json:"store"`
	NoticesDir  string         `json:"notices_dir"`
	Sites       int            `json:"sites"`
	Inspections int            `json:"inspections"`
	Notices     int            `json:"notices"`
	Hazards     int            `json:"hazards"`
	Seconds     float64        `json:"seconds"`
	Sentence    string         `json:"sentence"`
	Totals      inspect.Totals `json:"totals"`

	Complaints inspect.ComplaintTotals `json:"complaints"`
	papers     []string                // the files of the notices
	made       bool                    // the book has its name
}

func demonstrate(c *shell.Run, dir string) error {
	began := time.Now()
	dir, err := demoFolder(dir)
	if err != nil {
		return err
	}
	out := demoData{Store: filepath.Join(dir, "rectify.db"), NoticesDir: filepath.Join(dir, "notices")}
	if err := playInto(c, &out); err != nil {
		if out.made { // whole, and yet not as it should be
			c.Close()
			for _, end := range []string{"", "-wal", "-shm", "-journal"} {
				os.Remove(out.Store + end)
			}
		}
		return errors.Join(err, removeDemo(out))
	}
	out.Seconds = time.Since(began).Seconds()
	return c.Print(out, func(w io.Writer) error { return printDemo(c, w, out) })
}

// demoFolder is a folder that has no store yet.
func demoFolder(dir string) (string, error) {
	if dir == "" {
		return os.MkdirTemp("", "rectify-demo-")
	}
	for _, name := range []string{"rectify.db", "notices"} {
		if _, err := os.Lstat(filepath.Join(dir, name)); err == nil {
			return "", shell.Refused("there is something already at %s", "%s 已存在",
				filepath.Join(dir, name)).
				Hint("name a new folder, or leave it out", "请给出新文件夹，或不写文件夹")
		}
	}
	return dir, inspect.CannotWrite(dir, os.MkdirAll(dir, 0o700))
}

func removeDemo(out demoData) error {
	for _, file := range out.papers {
		if err := os.Remove(file); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	os.Remove(out.NoticesDir) // if nothing else is in it
	return nil
}

// playInto makes the book, plays the campaign into it, counts and checks.
func playInto(c *shell.Run, out *demoData) error {
	c.StorePath = out.Store
	// A book that stops in the middle would look like a whole one: it gets its name last.
	if err := shell.MakeStore(c.Ctx, out.Store, sqlstore.Options{}, func(s shell.BookStore) error {
		book := c.BookOn(s)
		book.Noted = nil // it is no record of the person's
		return playOn(c, book, out)
	}); err != nil {
		return err
	}
	c.Made, out.made = true, true
	book, err := c.Book()
	if err != nil {
		return err
	}
	return sumUp(c, book, out)
}

// playOn plays the campaign into a book and writes its notices.
func playOn(c *shell.Run, book *inspect.Book, out *demoData) error {
	bar := c.Progress("recording a campaign", "录入专项检查")
	defer bar.End()
	book.Picture = pictureIn(demo.Files)
	return playDemo(c.Ctx, book, func(r inspect.Receipt) error {
		pdf, err := shell.Lookup(c.Ctx, book, inspect.Reader.Blob, r.SHA256)
		if err != nil {
			return err
		}
		out.papers = append(out.papers, filepath.Join(out.NoticesDir, shell.SafeName(r.Number)+".pdf"))
		return c.Create(out.papers[len(out.papers)-1], shell.Writing(pdf))
	}, bar.At)
}

// sumUp counts the campaign as totals --campaign does, and proves the book.
func sumUp(c *shell.Run, book *inspect.Book, out *demoData) error {
	o := totalsOptions{ScopeFlags: shell.ScopeFlags{Campaign: inspect.Campaigns.RefTo(1)}, By: string(inspect.ByMonth)}
	q, err := o.query(c.Ctx, book)
	if err != nil {
		return err
	}
	if out.Totals, err = book.Totals(c.Ctx, q); err != nil {
		return err
	}
	if out.Complaints, err = book.ComplaintTotals(c.Ctx, q.Period, ""); err != nil {
		return err
	}
	rep, err := prove(c, book)
	if err != nil {
		return err
	}
	if len(rep.Faults) > 0 {
		return faulty(rep.Faults[0], len(rep.Faults))
	}
	t := out.Totals
	out.Sites, out.Inspections, out.Notices, out.Hazards = t.SitesInspected, t.Inspections, t.NoticesIssued, t.HazardsFound
	out.Sentence = totalsSentence(t)
	return nil
}

func printDemo(c *shell.Run, w io.Writer, out demoData) error {
	if err := report.Totals(inWords(c, out.Totals), c.Lang, "")["table"](w, false); err != nil {
		return err
	}
	fmt.Fprintf(w, "\n%s\n\n", out.Sentence)
	q := out.Complaints
	fmt.Fprintln(w, c.Say(`people brought %d complaints; %d were answered, %d of %d in time;
%d of %d who were asked and said so were satisfied

book     %s
notices  %s (%d PDF files)
recorded, printed, counted and checked in %.1f s

try next:`, `受理诉求%d件，答复%d件，按期%d/%d件；回访中表示满意的%d/%d件

台账    %s
通知书  %s（PDF %d 份）
录入、制文、统计、核对共用时 %.1f 秒

接下来可以试试：`, q.Received, q.Answered, q.InTime.Numerator, q.InTime.Denominator, q.Satisfied, q.Rated,
		out.Store, out.NoticesDir, out.Notices+out.Totals.NoticesVoided, out.Seconds))
	for _, try := range []string{"totals --month 2021-11 --by town --compare", "totals --campaign 2021 --rows overdue",
		"hazard list --level major", "hazard show H51", "agenda --date 2021-12-25 --by-inspector", "supervision list",
		"lookback show L1", "complaint totals --from 2021-10-01 --to 2021-11-30 --by kind",
		"notice register", "notice print N1 -o .", "check"} {
		if _, err := fmt.Fprintf(w, "  rectify --store %s %s\n", shell.Quoted(out.Store), try); err != nil {
			return err
		}
	}
	return nil
}

// demoGroup is how many entries of the demo are committed together.
const demoGroup = 20

// playDemo records the demo's entries, as apply would. issued is given each notice;
// step is told how far it has come, and may be nil.
func playDemo(ctx context.Context, book *inspect.Book, issued func(inspect.Receipt) error,
	step func(done, total int)) error {
	text, err := fs.ReadFile(demo.Files, demo.Campaign)
	if err != nil {
		return err
	}
	lines, done := bytes.Split(bytes.TrimSpace(text), []byte("\n")), 0
	for some := range slices.Chunk(lines, demoGroup) {
		group := inspect.Mapped(some, inspect.ReadEntry)
		receipts, err := book.Record(ctx, group...)
		if err != nil {
			return err
		}
		for i, r := range receipts {
			if r.Err == nil && group[i].Do == "notice.issued" {
				r.Err = issued(r)
			}
			if r.Err != nil {
				return fmt.Errorf("%s:%d: %w", demo.Campaign, done+i+1, r.Err)
			}
		}
		if done += len(some); step != nil {
			step(done, len(lines))
		}
	}
	return nil
}
