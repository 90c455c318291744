package main

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"rectify/inspect"
)

func newPaperListCommand(c *cli) *cobra.Command {
	var f *filterFlags
	var kind string
	cmd := verb(c, "paper.list", "list", "list papers", "列出文书", cobra.NoArgs, func(cmd *cobra.Command, _ []string) error {
		var form inspect.FormKind
		if kind != "" {
			var err error
			if form, err = inspect.ParseFormKind(kind); err != nil {
				return err
			}
		}
		page, err := listed(cmd, c, f, func(r inspect.Reader, filter inspect.Filter) (inspect.Page[inspect.PaperRow], error) {
			filter.Form = form
			return r.Papers(filter)
		})
		if err != nil {
			return err
		}
		lines := paperLines(page)
		return c.list(lines, len(lines), page.Total, c.head("ref|number|kind|date|about|state|site", "编号|文号|种类|日期|针对|状态|单位"), func(i int) []string {
			l := lines[i]
			return []string{l.Ref, l.Number, c.say(string(l.Kind), l.Kind.ZH()), string(l.Date), l.About, c.paperState(l), l.Site}
		})
	})
	f = filters(c, cmd, "ref number kind date site", "site", "campaign", "inspection", "month", "from", "to", "sector", "town", "inspector", "all")
	cmd.Flags().StringVar(&kind, "kind", "", c.say("record, review, measures or extension", "record 检查记录、review 复查意见书、measures 现场处理决定、extension 延期批复"))
	complete(cmd, "kind", paperForms())
	return cmd
}

// paperLine is a paper of the list, in JSON.
type paperLine struct {
	Ref        string           `json:"ref"`
	Kind       inspect.FormKind `json:"kind"`
	Number     string           `json:"number"`
	Date       inspect.Date     `json:"date"`
	Site       string           `json:"site"`
	About      string           `json:"about"`
	Inspection string           `json:"inspection"`
	SHA256     string           `json:"sha256"`
	Voided     string           `json:"voided,omitempty"`
}

func paperLines(page inspect.Page[inspect.PaperRow]) []paperLine {
	lines := make([]paperLine, len(page.Rows))
	for i, p := range page.Rows {
		lines[i] = paperLine{inspect.Ref{Noun: inspect.Papers, N: p.N}.String(), p.Form, p.Number, p.Date, p.SiteName, p.About.String(), inspect.Ref{Noun: inspect.Inspections, N: p.Inspection}.String(), p.SHA256, p.Voided}
	}
	return lines
}

func (c *cli) paperState(l paperLine) string {
	if l.Voided != "" {
		return c.say("void", "已作废")
	}
	return c.say("in force", "有效")
}

// papersOf are the papers beside the notice that a show tells of, void ones too.
func (c *cli) papersOf(r view, f inspect.Filter) (related, error) {
	f.Withdrawn = true
	page, err := r.Papers(f)
	lines := paperLines(page)
	rel := related{key: "papers", head: c.say("papers", "其他文书"), data: lines}
	for _, l := range lines {
		if l.Voided != "" {
			rel.aside++
		}
		rel.rows = append(rel.rows, []string{l.Ref, l.Number, c.say(string(l.Kind), l.Kind.ZH()), string(l.Date), c.paperState(l)})
	}
	return rel, err
}

// paperForms are the kinds of papers beside the notices, for completion.
func paperForms() (out []string) {
	for _, kind := range inspect.FormKinds() {
		if kind.About() != "" {
			out = append(out, string(kind)+"\t"+kind.ZH())
		}
	}
	return out
}

func newPaperShowCommand(c *cli) *cobra.Command {
	return verb(c, "paper.show", "show PAPER", "print what a paper says and its history", "查看文书内容及其经过", cobra.ExactArgs(1), func(cmd *cobra.Command, args []string) error {
		return shown(cmd, c, inspect.Papers, args[0], func(r view, n int64) (any, []fact, error) {
			pa, _, err := r.Paper(n)
			if err != nil {
				return nil, nil, err
			}
			code, err := r.Code(pa.SHA256)
			return struct {
				inspect.Paper
				Code string `json:"code"`
			}{pa, code}, slices.Insert(c.paperFacts(pa), 4, fact{c.say("code", "二维码"), code}), err
		})
	})
}

func (c *cli) paperFacts(pa inspect.Paper) []fact {
	facts := []fact{{c.say("number", "文号"), pa.Number}, {c.say("kind", "种类"), pa.Form.Title}, {c.say("date", "日期"), string(pa.Date)}, {c.say("site", "单位"), pa.Site.Name},
		{c.say("about", "针对"), pa.About.String()}, {c.say("officers", "检查人员"), officers(pa.Officers)}, {"sha256", pa.SHA256}}
	for i, it := range pa.Items {
		facts = append(facts, fact{strconv.Itoa(i + 1), fmt.Sprintf("%s  %s", inspect.Ref{Noun: inspect.Hazards, N: it.Hazard}, strings.ReplaceAll(it.Text, "\n", " "))})
	}
	if o := pa.Opinion; o.Number != "" {
		facts = append(facts, fact{c.say("reviews", "所复查文书"), o.Number + " " + string(o.Dated)},
			fact{c.say("fixed", "已整改"), numbers(o.Fixed)}, fact{c.say("not fixed", "未整改"), numbers(o.NotFixed)}, fact{c.say("not looked at", "未复查"), numbers(o.Rest)})
	}
	if pa.Measures.Basis != "" {
		facts = append(facts, fact{c.say("basis", "依据"), pa.Measures.Basis})
	}
	for _, d := range pa.Measures.Decisions {
		facts = append(facts, fact{c.say("decided", "决定"), d})
	}
	if r := pa.Reply; r.From != "" {
		granted := string(r.Granted)
		if granted == "" {
			granted = c.say("refused", "不准延期")
		}
		facts = append(facts, fact{c.say("asked", "申请延期"), string(r.From) + " → " + string(r.Until)}, fact{c.say("answer", "批复"), granted})
	}
	if pa.Voided != "" {
		facts = append(facts, fact{c.say("voided", "作废"), string(pa.VoidedOn) + " " + pa.Voided})
	}
	return facts
}

func numbers(items []int) string { return strings.Trim(fmt.Sprint(items), "[]") }

func newPaperPrintCommand(c *cli) *cobra.Command {
	var out string
	cmd := verb(c, "paper.print", "print PAPER", "write the paper as it was issued, the same bytes", "打印已制作的文书（逐字节相同）", cobra.ExactArgs(1), func(cmd *cobra.Command, args []string) error {
		if err := c.mayWrite(out); err != nil {
			return err
		}
		b, err := c.reading(cmd.Context())
		if err != nil {
			return err
		}
		n, err := b.Find(cmd.Context(), inspect.Papers, args[0])
		if err != nil {
			return err
		}
		return b.Read(cmd.Context(), func(r inspect.Reader) error {
			pa, _, err := r.Paper(n)
			if err != nil {
				return err
			}
			return c.kept(r, inspect.Ref{Noun: inspect.Papers, N: n}, pa.Number, pa.SHA256, pa.Voided, pa.VoidedOn, out)
		})
	})
	cmd.Flags().StringVarP(&out, "output", "o", ".", c.say("the file or folder; - is stdout", "文件或文件夹；- 为标准输出"))
	return cmd
}

func newPaperVoidCommand(c *cli) *cobra.Command {
	var reason string
	cmd := recording(c, "paper.void", "void PAPER", "take a paper out of force; its number stays spent", "作废文书（编号不再使用）", cobra.ExactArgs(1), func(cmd *cobra.Command, args []string) error {
		if err := c.reasonGiven(reason); err != nil {
			return err
		}
		b, n, err := c.target(cmd, inspect.Papers, args[0])
		if err != nil {
			return err
		}
		ref := inspect.Ref{Noun: inspect.Papers, N: n}
		var pa inspect.Paper
		err = c.confirmed(cmd.Context(), b, func(b *inspect.Book) (err error) {
			pa, err = recorded[inspect.Paper](c.happen(cmd.Context(), b, ref, &inspect.PaperVoided{Reason: reason}))
			return err
		}, "void %s", "作废 %s", ref)
		if err != nil {
			return err
		}
		return c.print(map[string]any{"ref": ref.String(), "id": pa.ID, "number": pa.Number, "voided": pa.Voided}, func(w io.Writer) error {
			_, err := fmt.Fprintln(w, c.say("%s voided", "%s 已作废", pa.Number))
			return err
		})
	})
	cmd.Flags().StringVar(&reason, "reason", "", c.say("why", "原因"))
	return cmd
}

func newPaperRegisterCommand(c *cli) *cobra.Command {
	return registering(c, inspect.Papers)
}
