package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strconv"

	"github.com/spf13/cobra"

	"rectify/inspect"
	"rectify/report"
)

func newNoticeCommand(c *cli) *cobra.Command {
	return group(c, "notice", "rectification notices", "责令整改文书", []namedCommand{{"issue", newNoticeIssueCommand}, {"list", newNoticeListCommand}, {"show", newNoticeShowCommand},
		{"print", newNoticePrintCommand}, {"serve", newNoticeServeCommand}, {"void", newNoticeVoidCommand}, {"register", newNoticeRegisterCommand},
		{"lease", newNoticeLeaseCommand}, {"blank", newNoticeBlankCommand}, {"enter", newNoticeEnterCommand}, {"spoil", newNoticeSpoilCommand}})
}

// press prints a paper.
func press(n inspect.Paper, blobs inspect.Blobs) ([]byte, error) {
	var b bytes.Buffer
	err := report.WritePaper(&b, n, blobs)
	return b.Bytes(), err
}

type issueFlags struct {
	inspection, due, date, form, out string
	supplements                      string
	hazards                          []string
	ticks                            []int
}

func newNoticeIssueCommand(c *cli) *cobra.Command {
	var v issueFlags
	cmd := recording(c, "notice.issue", "issue", "take the next number and print the notice", "取号并下达通知书", cobra.NoArgs, func(cmd *cobra.Command, _ []string) error {
		return runNoticeIssue(cmd, c, v)
	})
	f := cmd.Flags()
	f.StringVar(&v.inspection, "inspection", "", c.say("the inspection: I1", "哪次检查：I1"))
	f.StringArrayVar(&v.hazards, "hazard", nil, c.say("only that hazard; may be repeated (else all that are open)", "只列该隐患，可重复（默认全部待责令的）"))
	f.StringVar(&v.due, "due", "", c.say("to be fixed by, for all of them: a date, days after the notice, or working days as 10w",
		"统一整改期限：日期、文书日期后天数，或工作日如 10w"))
	f.StringVar(&v.date, "date", "", c.say("the paper's date (else the inspection's)", "文书日期（默认检查日期）"))
	f.StringVar(&v.supplements, "supplements", "", c.say("the notice that it adds to", "所补充的文书"))
	f.StringVar(&v.form, "form", "notice", c.say("notice, order, fire-now or fire-limit", "notice 责令整改通知书，order 责令限期整改指令书，fire-now 消防责令立即改正，fire-limit 消防责令限期改正"))
	f.IntSliceVar(&v.ticks, "tick", nil, c.say("of a fire form: the violation of that number; may be repeated (else by the hazards' categories)", "消防文书：勾选该序号的违法行为，可重复（默认按隐患类别）"))
	f.StringVarP(&v.out, "output", "o", "", c.say("write the PDF to that file or folder; - is stdout", "PDF 写到该文件或文件夹；- 为标准输出"))
	completeNames(c, cmd, "inspection", inspect.Inspections)
	cmd.RegisterFlagCompletionFunc("form", cobra.FixedCompletions(noticeForms(), cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

// noticeForms are the forms that notices may have, for completion.
func noticeForms() (out []string) {
	for _, kind := range inspect.FormKinds() {
		if kind.About() == "" {
			out = append(out, string(kind)+"\t"+kind.ZH())
		}
	}
	return out
}

func runNoticeIssue(cmd *cobra.Command, c *cli, v issueFlags) error {
	if v.inspection == "" {
		return usage("notice issue needs --inspection", "notice issue 需要 --inspection")
	}
	if err := c.mayWrite(v.out); err != nil {
		return err
	}
	b, about, says, err := c.ordering(cmd, v)
	if err != nil {
		return err
	}
	c.here.Place = placeFor(v.out)
	n, err := recorded[inspect.Paper](c.record(cmd.Context(), b, "notice.issued", about, says))
	if err != nil {
		return err
	}
	paper, err := blobOf(cmd.Context(), b, n.SHA256)
	if err != nil {
		return err
	}
	file, err := c.delivered(cmd.Context(), b, v.out, n.Number, paper, n.SHA256)
	if err != nil {
		e := c.explain(err)
		return e.Hint("the notice "+n.Number+" is issued and kept; print it with rectify notice print "+inspect.Ref{Noun: inspect.Notices, N: n.N}.String()+" -o FILE",
			"文书 "+n.Number+" 已下达并存档，请用 rectify notice print "+inspect.Ref{Noun: inspect.Notices, N: n.N}.String()+" -o 文件 打印")
	}
	return c.issued(n, file)
}

// ordering reads the flags; the days of --due count from the paper's date.
func (c *cli) ordering(cmd *cobra.Command, v issueFlags) (b *inspect.Book, about string, says edit, err error) {
	b, visit, err := c.target(cmd, inspect.Inspections, v.inspection)
	if err != nil {
		return b, "", nil, err
	}
	form, err := inspect.ParseFormKind(v.form)
	if err != nil {
		return b, "", nil, err
	}
	date, err := c.dated("date", v.date)
	if err != nil {
		return b, "", nil, err
	}
	says = edit{"form": form, "date": date, "ticks": v.ticks}
	if v.due != "" {
		from := date
		if from == "" {
			from = foundOn(cmd, b, visit, v.due)
		}
		if says["due"], err = c.dueIn(v.due, from); err != nil {
			return b, "", nil, err
		}
	}
	if v.supplements != "" {
		if says["supplements"], err = refOf(cmd, b, inspect.Notices, v.supplements); err != nil {
			return b, "", nil, err
		}
	}
	says["hazards"], err = refsOf(cmd, b, inspect.Hazards, v.hazards)
	return b, inspect.Inspections.Ref(visit).String(), says, err
}

// blobOf is what is kept under a hash.
func blobOf(ctx context.Context, b *inspect.Book, sha256 string) (data []byte, err error) {
	err = b.Read(ctx, func(r inspect.Reader) error {
		data, err = r.Blob(sha256)
		return err
	})
	return data, err
}

// deliver writes a paper where -o says, and gives the file's name.
func (c *cli) deliver(o, number string, paper []byte) (string, error) {
	if o == "" {
		return "", nil
	}
	file := fileFor(o, number+".pdf")
	return file, c.create(file, func(w io.Writer) error {
		_, err := w.Write(paper)
		return err
	})
}

// delivered writes a paper that was just issued; from then on it is not owed.
// Who is told that it could not be written is told how to print it.
func (c *cli) delivered(ctx context.Context, b *inspect.Book, o, number string, paper []byte, sha256 string) (string, error) {
	file, err := c.deliver(o, number, paper)
	if place := placeFor(o)(number); place != "" {
		b.Paid(context.WithoutCancel(ctx), inspect.Owed{Place: place, Thing: sha256})
	}
	return file, err
}

func (c *cli) issued(n inspect.Paper, file string) error {
	ref := inspect.Ref{Noun: inspect.Notices, N: n.N}.String()
	var hazards []string
	for _, it := range n.Items {
		hazards = append(hazards, inspect.Ref{Noun: inspect.Hazards, N: it.Hazard}.String())
	}
	if file == "-" {
		c.warned(n.Form, n.Agency, n.Officers)
		c.note("%s  %s issued, %d hazard%[3]s", "%s  %s 已下达，共 %d 项", ref, n.Number, inspect.Many(len(hazards)))
		c.stood(n.Head)
		return nil
	}
	data := map[string]any{"ref": ref, "id": n.ID, "number": n.Number, "date": n.Date, "file": file, "sha256": n.SHA256,
		"hazards": hazards, "head": n.Head,
		"warnings": c.warned(n.Form, n.Agency, n.Officers)}
	return c.print(data, func(w io.Writer) error {
		_, err := fmt.Fprintf(w, "%s  %s  %s\n", ref, n.Number, c.say("%d hazard%[1]s", "%d 项隐患", inspect.Many(len(hazards))))
		if file != "" {
			c.note("written to %s", "已写入 %s", file)
		} else {
			c.note("the paper is kept; print it with: rectify notice print %s -o FILE", "文书已存档；打印：rectify notice print %s -o 文件", ref)
		}
		c.stood(n.Head)
		c.note("next: rectify notice serve %s --receiver NAME", "下一步：rectify notice serve %s --receiver 签收人", ref)
		return err
	})
}

func newNoticePrintCommand(c *cli) *cobra.Command {
	var out string
	cmd := verb(c, "notice.print", "print NOTICE", "write the paper as it was issued, the same bytes", "打印已下达的文书（逐字节相同）", cobra.ExactArgs(1), func(cmd *cobra.Command, args []string) error {
		if err := c.mayWrite(out); err != nil {
			return err
		}
		b, err := c.reading(cmd.Context())
		if err != nil {
			return err
		}
		n, err := b.Find(cmd.Context(), inspect.Notices, args[0])
		if err != nil {
			return err
		}
		return b.Read(cmd.Context(), func(r inspect.Reader) error { return c.printAgain(r, n, out) })
	})
	cmd.Flags().StringVarP(&out, "output", "o", ".", c.say("the file or folder; - is stdout", "文件或文件夹；- 为标准输出"))
	return cmd
}

func (c *cli) printAgain(r inspect.Reader, n int64, out string) error {
	no, _, err := r.Notice(n)
	if err != nil {
		return err
	}
	return c.kept(r, inspect.Ref{Noun: inspect.Notices, N: n}, no.Number, no.SHA256, no.Voided, no.VoidedOn, out)
}

// kept delivers an issued paper from what the store keeps, and says if it is void.
func (c *cli) kept(r inspect.Reader, ref inspect.Ref, number, sha256, voided string, on inspect.Date, out string) error {
	paper, err := r.Blob(sha256)
	if err != nil {
		return err
	}
	if voided != "" {
		c.remark("note: %s was voided on %s: %s", "注意：%s 已于 %s 作废：%s", number, on, voided)
	}
	file, err := c.deliver(out, number, paper)
	if err != nil || file == "-" {
		return err
	}
	data := map[string]any{"ref": ref.String(), "number": number, "file": file, "sha256": sha256}
	if voided != "" {
		data["voided"], data["voided_on"] = voided, on
	}
	return c.print(data, func(w io.Writer) error {
		_, err := fmt.Fprintln(w, file)
		return err
	})
}

func newNoticeVoidCommand(c *cli) *cobra.Command {
	var reason string
	cmd := recording(c, "notice.void", "void NOTICE", "take a notice out of force; its number stays spent", "作废文书（编号不再使用）", cobra.ExactArgs(1), func(cmd *cobra.Command, args []string) error {
		if err := c.reasonGiven(reason); err != nil {
			return err
		}
		b, n, err := c.target(cmd, inspect.Notices, args[0])
		if err != nil {
			return err
		}
		var no inspect.Paper
		err = c.confirmed(cmd.Context(), b, func(b *inspect.Book) (err error) {
			void := &inspect.NoticeVoided{Reason: reason}
			no, err = recorded[inspect.Paper](c.happen(cmd.Context(), b, inspect.Notices.Ref(n), void))
			return err
		}, "void %s", "作废 %s", inspect.Ref{Noun: inspect.Notices, N: n})
		if err != nil {
			return err
		}
		return c.print(map[string]any{"ref": inspect.Ref{Noun: inspect.Notices, N: n}.String(), "id": no.ID, "number": no.Number, "voided": no.Voided}, func(w io.Writer) error {
			_, err := fmt.Fprintln(w, c.say("%s voided", "%s 已作废", no.Number))
			c.note("its hazards that are not accepted wait for another notice", "其中未整改的隐患待重新下达")
			return err
		})
	})
	cmd.Flags().StringVar(&reason, "reason", "", c.say("why", "原因"))
	return cmd
}

func newNoticeRegisterCommand(c *cli) *cobra.Command {
	return registering(c, inspect.Notices)
}

// registering is the verb that accounts for every number of a noun's series.
func registering(c *cli, noun inspect.Noun) *cobra.Command {
	var word string
	var year int
	cmd := verb(c, noun.EN()+".register", "register", "print every number and what became of it", "文书编号登记簿：每个号的去向", cobra.NoArgs, func(cmd *cobra.Command, _ []string) error {
		b, err := c.reading(cmd.Context())
		if err != nil {
			return err
		}
		taken, err := inspect.Ask(cmd.Context(), b, func(r inspect.Reader) ([]inspect.Taken, error) {
			return r.Register(noun, word, year)
		})
		if err != nil {
			return err
		}
		fates := map[string][2]string{"issued": {"issued", "有效"}, "by-hand": {"by hand", "手写"}, "void": {"void", "作废"}, "leased": {"taken along", "领用未登记"}, "spoiled": {"spoiled", "注销"}, "gap": {"gap", "去向不明"}}
		return c.list(taken, len(taken), len(taken), c.head("number|fate|date|site|reason", "编号|去向|日期|单位|原因"), func(i int) []string {
			t := taken[i]
			if t.Number == "" {
				t.Number = t.Word + " " + strconv.Itoa(t.Year) + " " + strconv.Itoa(t.Serial)
			}
			if t.Fate == "leased" {
				t.Reason = c.say("taken by %s", "%s 领用", t.Taker)
			}
			return []string{t.Number, c.say(fates[t.Fate][0], fates[t.Fate][1]), string(t.Date), t.Site, t.Reason}
		})
	})
	cmd.Flags().StringVar(&word, "word", "", c.say("only that series", "只看该代字"))
	cmd.Flags().IntVar(&year, "year", 0, c.say("only that year", "只看该年"))
	return cmd
}
