package shell

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"

	"rectify/inspect"
	"rectify/report"
)

// Settle does what commands that were killed, or had no room, still owed after
// their commits. What cannot be done now is said, and never stops this command.
func (c *Run) Settle(b *inspect.Book) {
	owed, err := inspect.Ask(c.Ctx, b, inspect.Reader.Owed)
	for _, o := range owed {
		if err == nil {
			err = c.pay(b, o)
		}
	}
	if err != nil {
		e := c.Explain(err)
		c.Note("left from an earlier command: %[1]s", "此前命令遗留：%[2]s", e.EN, e.ZH)
	}
}

func (c *Run) pay(b *inspect.Book, o inspect.Owed) error {
	if o.What == inspect.OwedWipe {
		if err := b.Wipe(c.Ctx, o); err != nil {
			return err
		}
		c.Note("the traces of a reporter who was forgotten are wiped now", "此前删除的诉求人信息痕迹现已清除")
		return nil
	}
	err := c.owedFile(b, o)
	if err == nil {
		c.Note("written to %s, which an earlier command could not finish", "已写入 %s（此前命令未能写完）", o.Place)
	} else if e := c.Explain(err); e.Code != inspect.CodeBusy {
		c.Note("%[1]s; print it with rectify notice print or paper print",
			"%[2]s；请用 rectify notice print 或 paper print 打印", e.EN, e.ZH)
		err = nil
	}
	if err != nil {
		return err
	}
	b.Paid(c.Ctx, o)
	return nil
}

// owedFile writes a paper, or the form of a leased number that is still out.
func (c *Run) owedFile(b *inspect.Book, o inspect.Owed) error {
	blank := o.What == inspect.OwedBlank
	if _, err := os.Lstat(o.Place); blank && err == nil {
		return nil // what is there stays; the form can be printed again
	}
	if err := owedPlace(o); err != nil {
		return err
	}
	if blank {
		k, err := Lookup(c.Ctx, b, inspect.Reader.BlankForm, o.Thing)
		if err != nil {
			return err
		}
		return c.BlankForm(b, k, o.Place)
	}
	paper, err := Lookup(c.Ctx, b, inspect.Reader.Blob, o.Thing)
	if err != nil {
		return err
	}
	info, err := os.Lstat(o.Place)
	if err == nil && info.Mode().IsRegular() && info.Size() == int64(len(paper)) {
		if there, err := WholeFile(c.Ctx, AFile, o.Place, len(paper)); err == nil && bytes.Equal(there, paper) {
			return nil
		}
	}
	if err == nil || !bytes.HasPrefix(paper, []byte("%PDF-")) {
		return Refused("another file is at %s, where a paper was to be written",
			"%s 处已有其他文件，原应写入文书", o.Place)
	}
	return c.Create(o.Place, Writing(paper))
}

// owedPlace refuses a place that no command of ours keeps for later: a book
// that came from elsewhere may say anything.
func owedPlace(o inspect.Owed) error {
	known := o.What == inspect.OwedPaper || o.What == inspect.OwedBlank
	if known && filepath.IsAbs(o.Place) && strings.EqualFold(filepath.Ext(o.Place), ".pdf") {
		return nil
	}
	return Refused("%q is no place for a paper that an earlier command owed",
		"%q 不是此前命令应写文书的位置", o.Place)
}

// BlankForm writes the form of a leased number to a file.
func (c *Run) BlankForm(b *inspect.Book, k inspect.Paper, file string) error {
	return b.Read(c.Ctx, func(r inspect.Reader) error {
		return c.Create(file, func(w io.Writer) error { return report.WritePaper(w, k, r.Blob) })
	})
}
