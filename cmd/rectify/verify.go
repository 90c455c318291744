package main

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"rectify/cmd/rectify/shell"
	"rectify/inspect"
)

// verdict is what the book says of a code or a file, in JSON.
type verdict struct {
	Said     string       `json:"said"`
	Held     inspect.Held `json:"held"`
	Ref      string       `json:"ref,omitempty"`
	Number   string       `json:"number,omitempty"`
	Date     inspect.Date `json:"date,omitempty"`
	Site     string       `json:"site,omitempty"`
	VoidedOn inspect.Date `json:"voided_on,omitempty"`
	Voided   string       `json:"voided,omitempty"`
	Taker    string       `json:"taker,omitempty"`
	Code     string       `json:"code,omitempty"`
	Signed   bool         `json:"signed_copy,omitempty"`
}

func newVerifyCommand(c *shell.Run) *cobra.Command {
	cmd := c.Reads("verify CODE|FILE...", "tell whether papers were issued from this book, and are in force",
		"核验文书：是否由本台账出具、是否有效", func(b *inspect.Book, args []string) error {
			return c.Viewed(b, func(r shell.View) error { return verify(r, unquoted(args)) })
		})
	cmd.Args = c.Counting(cobra.MinimumNArgs(1))
	cmd.Long = c.Say(`verify holds papers against the book: what the QR code on one says, or its file as it was
issued or printed: as a copy, marked as void, or a month's in one file; the signed copy that
was kept, or a picture it was made of. It tells whether the
paper was issued so and is in force, is void since, bears a number that was issued with
another text, or is none of this book; of a blank form, who took it. Blank forms and a
month's file are set anew to compare them: of one that an earlier version set, it tells
which codes must be on it. Any other picture of a
paper is not its file: give what its code says, whole: number, date and sixteen digits.

The exit code is that of the worst: 0 in force, 6 void or blank, 5 not of this book,
7 another text, or a file to be compared by its codes.`,
		`verify 用台账核验文书：二维码所载全文（文号、日期、16 位校验码），或出具、打印的文件
（包括存档联、送达联、加印“作废”的和按月合并的），或存档的签章件及其扫描原图。结果为：由本台账出具且有效、已作废、
文号相同而内容不同、非本台账出具；空白文书则说明领用人。空白文书和按月合并的文件
须重新排印后比对；由较早版本排印的，列出应有的二维码内容供核对。文书的其他照片不是出具的文件，请填二维码内容。

退出码取最差者：0 有效，6 已作废或为空白文书，5 非本台账出具，7 内容不同或须核对二维码。`)
	cmd.Example = `  rectify verify '（示高）安责改〔2021〕1号 2021-10-08 0123456789abcdef'
  rectify verify notices/*.pdf`
	return cmd
}

// severity is how bad each verdict is, and the code that says so.
var severity = map[inspect.Held]struct {
	rank int
	code inspect.Code
}{inspect.HeldInForce: {}, inspect.HeldLeased: {1, inspect.CodeRefused},
	inspect.HeldVoid: {1, inspect.CodeRefused}, inspect.HeldEmpty: {1, inspect.CodeRefused},
	inspect.HeldUnproved: {2, inspect.CodeCheck},
	inspect.HeldUnknown:  {3, inspect.CodeNotFound}, inspect.HeldOther: {4, inspect.CodeCheck}}

func verify(r shell.View, said []string) error {
	var all []verdict
	worst, unproved, copies := inspect.HeldInForce, false, r.Copies()
	var untold error // the first of what cannot be told; the rest is told all the same
	for _, text := range said {
		proofs, err := proofsOf(r, text, copies)
		if err != nil {
			untold = cmp.Or(untold, err)
			continue
		}
		for _, proof := range proofs {
			if severity[proof.Held].rank > severity[worst].rank {
				worst = proof.Held
			}
			unproved = unproved || proof.Held == inspect.HeldUnproved
			all = append(all, verdictOf(text, proof))
		}
	}
	if len(all) == 0 {
		return untold
	}
	err := r.Print(r.RowsData(all, len(all)), func(w io.Writer) error {
		for _, v := range all {
			fmt.Fprintf(w, "%s  %s\n", inspect.Escaped(v.Said), heldAs(r, v))
		}
		return nil
	})
	if unproved {
		r.Note("an earlier version may have set the file: read the QR code on each of its papers, which must say that; "+
			"rectify verify 'CODE' tells the rest",
			"文件可能由较早版本排印：请扫描其中每份文书的二维码，应与上列一致；也可用 rectify verify '二维码全文' 核验")
	}
	if err = cmp.Or(err, untold); err == nil && worst != inspect.HeldInForce {
		err = shell.Silent(severity[worst].code)
	}
	return err
}

func verdictOf(said string, proof inspect.Proof) verdict {
	v := verdict{Said: said, Held: proof.Held, Code: proof.Code}
	if pa := proof.Paper; proof.Ref.N != 0 {
		v.Ref, v.Number, v.Date, v.Site, v.Taker = proof.Ref.String(), pa.Number, pa.Date, pa.Site.Name, pa.Taker
		v.VoidedOn, v.Voided = pa.VoidedOn, pa.Voided
	}
	if v.Signed = proof.Signed; proof.Ref.Noun == inspect.Reviews {
		v.Date, v.Voided = proof.Review.Date, proof.Review.Withdrawn
	}
	return v
}

// heldAs says a verdict in words.
func heldAs(r shell.View, v verdict) string {
	paper := strings.TrimSpace(v.Ref + " " + v.Number)
	switch {
	case v.Signed && v.Number == "" && v.Voided != "":
		return r.Say("is the signed copy of %s, a review on %s at %s that was struck: %s",
			"为 %s 的签章件：%s 对 %s 的复查，已撤销：%s", paper, v.Date, v.Site, v.Voided)
	case v.Signed && v.Number == "":
		return r.Say("is the signed copy of %s, the review on %s at %s", "为 %s 的签章件：%s 对 %s 的复查", paper, v.Date, v.Site)
	case v.Signed:
		paper = r.Say("is the signed copy: %s", "为签章件：%s", paper)
	}
	switch v.Held {
	case inspect.HeldInForce:
		return r.Say("%s, issued on %s to %s, is in force", "%s 于 %s 向 %s 出具，现行有效", paper, v.Date, v.Site)
	case inspect.HeldLeased:
		return r.Say("%s is a blank form, taken by %s on %s and not entered yet", "%s 为空白文书，%s 于 %s 领用，尚未登记",
			paper, v.Taker, v.Date)
	case inspect.HeldVoid:
		if v.Taker != "" {
			return r.Say("%s, a blank form taken by %s, was given up on %s: %s", "%s 为空白文书，%s 领用，已于 %s 注销：%s",
				paper, v.Taker, v.VoidedOn, v.Voided)
		}
		return r.Say("%s, issued on %s, is void since %s: %s", "%s 于 %s 出具，已于 %s 作废：%s", paper, v.Date, v.VoidedOn, v.Voided)
	case inspect.HeldEmpty:
		return r.Say("is the empty form on which %s, dated %s to %s, was written since: what that says is on its scan",
			"为空白文书，其后已登记为 %s（%s，%s）：内容见其扫描件", paper, v.Date, v.Site)
	case inspect.HeldUnproved:
		return r.Say("bears the number of %s, but is not as this version sets it: compare its code, which must be %s",
			"载有 %s 的文号，但与本版本排印的不同：请核对二维码，应为 %s", paper, v.Code)
	case inspect.HeldOther:
		if v.Taker != "" {
			return r.Say("NOT a blank form as printed: %s was taken by %s on %s, and this is another text",
				"内容不符：%s 为 %s 于 %s 领用的空白文书，与此不同", paper, v.Taker, v.Date)
		}
		return r.Say("NOT as issued: %s was issued on %s with another text", "内容不符：%s 于 %s 出具的内容与此不同", paper, v.Date)
	}
	return r.Say("is no paper of this book", "不是本台账出具的文书")
}
