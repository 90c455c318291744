package main

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"errors"
	"io"

	"github.com/spf13/cobra"

	"rectify/cmd/rectify/shell"
	"rectify/inspect"
	"rectify/report"
)

// withCopy has a deed keep the copy that was signed and sealed.
func withCopy(d shell.Deed) shell.Deed {
	v := new(struct {
		Scans []string `flag:"scan" takes:"FILE|文件" en:"the signed copy: a PDF, or a picture of each page; may be repeated" zh:"签字盖章的文书扫描件：一个 PDF，或逐页照片，可重复"`
	})
	adjust := d.Adjust
	d.Flags = append(d.Flags, v)
	d.Adjust = func(a *shell.Asked) (err error) {
		if len(v.Scans) > 0 {
			err = scanned(a, "签章件", "", v.Scans)
		}
		if err == nil && adjust != nil {
			err = adjust(a)
		}
		return err
	}
	return d
}

// keepingCopy is the verb that keeps the copy signed after the thing was recorded.
func keepingCopy(noun inspect.Noun) shell.Deed {
	d := withCopy(happening("signed "+shell.PlaceOf(noun), "keep the copy that was signed and sealed since",
		"存入后来签字盖章的扫描件", noun.EN()+".signed"))
	d.Must = [3]string{"scan", "name the PDF, or a picture of each page", "请给出 PDF，或逐页的图片"}
	return d
}

// copying is the verb that gives the copy back.
func copying(c *shell.Run, noun inspect.Noun) *cobra.Command {
	var v printTo
	return c.Shows("scan", "write the signed copy kept of it", "导出存档的签章件", noun, func(r shell.View, n int64) error {
		if isPicture(v.Output) {
			return shell.Usage("the signed copy is kept as a PDF: %s is the name of a picture", "签章件存为 PDF：%s 是图片的文件名",
				v.Output).
				Hint("name it .pdf", "请用 .pdf 文件名")
		}
		if err := c.MayWrite(v.Output, "pdf"); err != nil {
			return err
		}
		ref := noun.RefTo(n)
		sum, err := copyOf(r, noun.Ref(n))
		if err == nil && sum == "" {
			err = shell.NotFound("no signed copy of %s is kept", "没有 %s 的签章件存档", ref).
				Hint("keep it with {%[2]s.signed %[1]s .scan=…}", "请用 {%[2]s.signed %[1]s .scan=…} 存入", ref, noun.EN())
		}
		if err != nil {
			return err
		}
		data, err := r.Blob(sum)
		if err != nil {
			return err
		}
		file := shell.FileFor(v.Output, ref+"-signed.pdf")
		if err := c.Create(file, shell.Writing(data)); err != nil || file == "-" {
			return err
		}
		return c.Reply(map[string]any{"ref": ref, "file": file, "sha256": sum}, file)
	}, &v)
}

// copyOf is the SHA-256 of the signed copy of a notice, a paper or a review; one that was
// written by hand is its own.
func copyOf(r shell.View, of inspect.Ref) (string, error) {
	if of.Noun == inspect.Reviews {
		rv, _, err := r.Review(of.N)
		return rv.Scan, err
	}
	pa, _, err := r.Paper(of)
	if pa.ByHand {
		return cmp.Or(pa.Service.Scan, pa.SHA256), err
	}
	return cmp.Or(pa.Service.Scan, pa.Scan), err
}

// scanned gives an entry the paper that was written on: a PDF as it is, or pictures made
// into one, with what each is known by. A file is opened once, for a pipe cannot be read again.
func scanned(a *shell.Asked, number string, on inspect.Date, names []string) (err error) {
	var pages []inspect.Photo
	var originals []string
	for _, name := range names {
		f, err := shell.OpenFile(a.Ctx, shell.AScan, name)
		if err != nil {
			return err
		}
		defer f.Close()
		var in io.Reader = bufio.NewReader(f)
		if head, _ := in.(*bufio.Reader).Peek(len("%PDF-")); len(names) == 1 && string(head) == "%PDF-" {
			a.Here.File, err = pdfIn(a.Ctx, name, in)
			return err
		}
		if file, ok := f.(io.Seeker); ok { // which tells its size
			if _, err := file.Seek(0, io.SeekStart); err != nil {
				return shell.AScan.CannotRead(name, err)
			}
			in = f
		}
		p, err := shell.AScan.Picture(in, name)
		if err != nil {
			return noScan(err)
		}
		pages, originals = append(pages, p), append(originals, p.OriginalSHA256)
	}
	var b bytes.Buffer
	err = report.WriteScan(&b, number, on, pages)
	a.Here.File, a.Says["original_sha256"] = b.Bytes(), originals
	return err
}

// pdfIn reads a PDF, whole and not too large to keep.
func pdfIn(ctx context.Context, name string, in io.Reader) ([]byte, error) {
	data, err := shell.AScan.Whole(ctx, name, in, inspect.MostScan)
	if inspect.IsCode(err, inspect.CodeInvalid) {
		return nil, shell.Invalid("the scan %s is larger than %d MB", "扫描件 %s 超过 %d MB", name,
			inspect.MostScan>>20).
			Hint("scan it at 200 dpi, in grey", "请用 200 dpi 灰度扫描")
	}
	if err != nil {
		return nil, err
	}
	return data, shell.AScan.Opens(name, data)
}

// noScan says of what is no picture that it may be a PDF.
func noScan(err error) error {
	var e *inspect.Error
	if errors.As(err, &e) && e.Code == inspect.CodeInvalid {
		return e.Hint("a scan is a PDF, or a picture of each page", "扫描件为一个 PDF，或逐页的图片")
	}
	return err
}
