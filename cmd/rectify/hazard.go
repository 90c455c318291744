package main

import (
	"context"
	"io"
	"io/fs"
	"os"
	"path"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"rectify/inspect"
	"rectify/inspect/photo"
)

func newHazardCommand(c *cli) *cobra.Command {
	return group(c, "hazard", "hazards found", "隐患", []namedCommand{{"add", newHazardAddCommand}, {"list", newHazardListCommand}, {"show", newHazardShowCommand}, {"edit", newHazardEditCommand},
		{"claim", newHazardClaimCommand}, {"refer", newHazardReferCommand}, {"plan", newHazardPlanCommand}, {"stop", newHazardStopCommand}, {"resume", newHazardResumeCommand}, {"reopen", newHazardReopenCommand}, {"withdraw", newHazardWithdrawCommand}, {"import", newHazardImportCommand}})
}

func newHazardWithdrawCommand(c *cli) *cobra.Command {
	return withdrawing(c, inspect.Hazards, func(reason string) inspect.Fact { return &inspect.HazardWithdrawn{Reason: reason} })
}

// findingFlags are what is written down of a hazard.
type findingFlags struct {
	text, level, category, place, basis, due string
	measures, responsible, supervisor        string
	fixed                                    bool
	photos                                   []string
}

func (v *findingFlags) add(c *cli, cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&v.level, "level", "", c.say("general or major", "一般 或 重大"))
	f.StringVar(&v.category, "category", "", c.say("category, a short word (training, electrical, fire …)", "类别，如 training、消防"))
	f.StringVar(&v.place, "place", "", c.say("where on the site", "部位"))
	f.StringVar(&v.basis, "basis", "", c.say("the rule it breaks", "依据"))
	f.StringVar(&v.due, "due", "", c.say("to be fixed by: a date, days after the inspection, or working days as 10w", "整改期限：日期、检查后天数，或工作日如 10w"))
	f.StringVar(&v.measures, "measures", "", c.say("how the unit puts it right", "整改措施"))
	f.StringVar(&v.responsible, "responsible", "", c.say("who at the unit puts it right", "整改责任人（单位方）"))
	f.StringVar(&v.supervisor, "supervisor", "", c.say("who in the office sees to it", "督办人"))
	f.BoolVar(&v.fixed, "fixed", false, c.say("fixed on the spot", "当场整改"))
	f.StringArrayVar(&v.photos, "photo", nil, c.say("a photo's file; may be repeated", "照片文件，可重复"))
	completeWords(cmd, "category", inspect.Categories)
	cmd.RegisterFlagCompletionFunc("level", cobra.FixedCompletions([]string{"general\t一般", "major\t重大"}, cobra.ShellCompDirectiveNoFileComp))
}

// said are the flags that were given, but for --due and the photos.
func (v *findingFlags) said(cmd *cobra.Command) (says edit, err error) {
	says = given(cmd, "text", "category", "place", "basis", "measures", "responsible", "supervisor")
	if cmd.Flags().Changed("level") {
		if says["level"], err = inspect.ParseLevel(v.level); err != nil {
			return nil, err
		}
	}
	if cmd.Flags().Changed("fixed") {
		says["fixed_on_spot"] = v.fixed
	}
	return says, nil
}

// photos reads pictures from files, which the entry brings.
func (c *cli) photos(ctx context.Context, names []string) (out []inspect.Photo, err error) {
	taken, err := photos(ctx, names)
	for _, p := range taken {
		out = append(out, c.brings(p))
	}
	return out, err
}

// photos reads pictures from files.
func photos(ctx context.Context, names []string) (out []inspect.Photo, err error) {
	for _, name := range names {
		p, err := takePhoto(ctx, name)
		if err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	return out, nil
}

func takePhoto(ctx context.Context, name string) (inspect.Photo, error) {
	f, err := openFile(ctx, aPhoto, name)
	if err != nil {
		return inspect.Photo{}, err
	}
	defer f.Close()
	return photoFrom(name, f)
}

// photoFrom makes a picture ready for the book.
func photoFrom(name string, r io.Reader) (inspect.Photo, error) {
	p, err := photo.Take(r, name)
	if err != nil {
		if e, ok := err.(*photo.Error); ok {
			return inspect.Photo{}, &inspect.Error{Code: inspect.CodeInvalid, EN: e.EN, ZH: e.ZH}
		}
		return inspect.Photo{}, err
	}
	return inspect.Photo{SHA256: p.SHA256, OriginalSHA256: p.OriginalSHA256, OriginalName: p.OriginalName, TakenAt: p.TakenAt, Width: p.Width, Height: p.Height, JPEG: p.JPEG}, nil
}

// pictureIn reads the photos that entries name, out of a folder and nothing else.
func pictureIn(files fs.FS) func(string) (inspect.Photo, error) {
	return func(name string) (inspect.Photo, error) {
		f, err := files.Open(name)
		if err != nil {
			return inspect.Photo{}, inspect.Errorf(inspect.CodeInvalid, "cannot read the photo %s: %v", "无法读取照片 %s：%v",
				name, inspect.Reason(err)).Because(err)
		}
		defer f.Close()
		return photoFrom(path.Base(name), f)
	}
}

func newHazardAddCommand(c *cli) *cobra.Command {
	var v findingFlags
	var inspection string
	cmd := recording(c, "hazard.add", "add TEXT", "record a hazard found on site", "登记隐患", cobra.ExactArgs(1), func(cmd *cobra.Command, args []string) error {
		if inspection == "" {
			return usage("hazard add needs --inspection", "hazard add 需要 --inspection").Hint("see rectify inspection list", "请用 rectify inspection list 查看")
		}
		b, visit, err := c.target(cmd, inspect.Inspections, inspection)
		if err != nil {
			return err
		}
		due, err := c.dueIn(v.due, foundOn(cmd, b, visit, v.due))
		if err != nil {
			return err
		}
		says, err := v.said(cmd)
		if err != nil {
			return err
		}
		says["text"], says["due"] = args[0], due
		if says["photos"], err = c.photos(cmd.Context(), v.photos); err != nil {
			return err
		}
		about := inspect.Inspections.Ref(visit).String()
		h, err := recorded[inspect.Hazard](c.record(cmd.Context(), b, "hazard.found", about, says))
		if err != nil {
			return err
		}
		next := "rectify notice issue --inspection " + about + " -o out/"
		if h.State == inspect.Open && h.Due == "" { // of which no notice can be issued yet
			next = "rectify hazard edit " + inspect.Ref{Noun: inspect.Hazards, N: h.N}.String() + " --due 15"
		}
		return c.added(inspect.Ref{Noun: inspect.Hazards, N: h.N}, h.ID, map[string]any{"state": h.State, "due": h.Due, "photos": len(h.Photos)}, h.Text, next, next)
	})
	v.add(c, cmd)
	cmd.ValidArgsFunction = c.completePhrases
	cmd.Flags().StringVar(&inspection, "inspection", "", c.say("the inspection: I1", "哪次检查：I1"))
	completeNames(c, cmd, "inspection", inspect.Inspections)
	return cmd
}

// foundOn is the day of a visit, from which a term runs.
func foundOn(cmd *cobra.Command, b *inspect.Book, visit int64, due string) (day inspect.Date) {
	if due == "" {
		return ""
	}
	b.Read(cmd.Context(), func(r inspect.Reader) error {
		i, _, err := r.Inspection(visit)
		day = i.Date
		return err
	})
	return day
}

// dayFound is the day of a hazard's finding.
func dayFound(cmd *cobra.Command, b *inspect.Book, hazard int64) (day inspect.Date) {
	b.Read(cmd.Context(), func(r inspect.Reader) error {
		h, _, err := r.Hazard(hazard)
		day = h.Found
		return err
	})
	return day
}

func newHazardEditCommand(c *cli) *cobra.Command {
	var v findingFlags
	cmd := recording(c, "hazard.edit", "edit HAZARD", "change a hazard that no notice names; add photos, or who puts it right, at any time", "修改未下达的隐患；照片、整改措施和责任人可随时补充", cobra.ExactArgs(1), func(cmd *cobra.Command, args []string) error {
		b, n, err := c.target(cmd, inspect.Hazards, args[0])
		if err != nil {
			return err
		}
		pictures, err := c.photos(cmd.Context(), v.photos)
		if err != nil {
			return err
		}
		says, err := v.said(cmd)
		if err != nil {
			return err
		}
		if cmd.Flags().Changed("due") {
			if says["due"], err = c.dueIn(v.due, dayFound(cmd, b, n)); err != nil {
				return err
			}
		}
		says["photos"] = pictures
		about := inspect.Hazards.Ref(n)
		h, err := recorded[inspect.Hazard](c.record(cmd.Context(), b, "hazard.amended", about.String(), says))
		if err != nil {
			return err
		}
		return c.added(about, h.ID, map[string]any{"hazard": h}, h.Text, "", "")
	})
	v.add(c, cmd)
	cmd.Flags().StringVar(&v.text, "text", "", c.say("what was seen", "隐患描述"))
	return cmd
}

func newHazardReopenCommand(c *cli) *cobra.Command {
	var date, due, reason string
	cmd := recording(c, "hazard.reopen", "reopen HAZARD", "undo an acceptance", "重新打开已整改的隐患", cobra.ExactArgs(1), func(cmd *cobra.Command, args []string) error {
		b, n, err := c.target(cmd, inspect.Hazards, args[0])
		if err != nil {
			return err
		}
		on, err := c.dated("date", date)
		if err != nil {
			return err
		}
		until, err := c.dueIn(due, on)
		if err != nil {
			return err
		}
		back := &inspect.HazardReopened{On: on, Reason: reason, Due: until}
		h, err := recorded[inspect.Hazard](c.happen(cmd.Context(), b, inspect.Hazards.Ref(n), back))
		if err != nil {
			return err
		}
		return c.added(inspect.Ref{Noun: inspect.Hazards, N: n}, h.ID, map[string]any{"state": h.State}, c.say("reopened", "已重新打开"), "", "")
	})
	f := cmd.Flags()
	f.StringVar(&date, "date", "", c.say("the day (else today)", "日期（默认今天）"))
	f.StringVar(&due, "due", "", c.say("a new due date: a date, days, or working days as 10w", "新的整改期限：日期、天数，或工作日如 10w"))
	f.StringVar(&reason, "reason", "", c.say("why", "原因"))
	return cmd
}

func newHazardShowCommand(c *cli) *cobra.Command {
	var folder string
	cmd := verb(c, "hazard.show", "show HAZARD", "print a hazard and its history", "查看隐患及其经过", cobra.ExactArgs(1), func(cmd *cobra.Command, args []string) error {
		return shown(cmd, c, inspect.Hazards, args[0], func(r view, n int64) (any, []fact, error) {
			h, _, err := r.Hazard(n)
			if err != nil {
				return nil, nil, err
			}
			if folder != "" {
				if err := c.exportPhotos(r.Reader, h, folder); err != nil {
					return nil, nil, err
				}
			}
			return c.hazardFacts(r, h)
		})
	})
	cmd.Flags().StringVar(&folder, "photos", "", c.say("write its photos to that folder: H1-1.jpg as found, H1-after-1.jpg as it was later",
		"把照片导出到该文件夹：整改前 H1-1.jpg，整改后 H1-after-1.jpg"))
	takes(cmd, "photos", "DIR", "文件夹")
	return cmd
}

// closedOn is the day on which a hazard was accepted; to be withdrawn is no end.
func closedOn(h inspect.Hazard) string {
	if h.State == inspect.Withdrawn {
		return ""
	}
	return string(h.Closed)
}

func (c *cli) hazardFacts(r view, h inspect.Hazard) (any, []fact, error) {
	page, err := r.Hazards(inspect.Filter{Hazards: []int64{h.N}})
	if err != nil || len(page.Rows) == 0 {
		return h, nil, err
	}
	row := page.Rows[0]
	row.Hazard = h // with its photos
	l := hazardLineOf(row, r.today)
	after, later, err := c.afterPhotos(r.Reader, h)
	if err != nil {
		return l, nil, err
	}
	said := struct {
		hazardLine
		After []shownAfter `json:"after,omitempty"`
	}{l, after}
	return said, []fact{{c.say("hazard", "隐患"), h.Text}, {c.say("state", "状态"), c.hazardState(l)}, {c.say("level", "级别"), c.say(string(h.Level), h.Level.ZH())},
		{c.say("category", "类别"), c.word(inspect.Categories, h.Category)}, {c.say("site", "单位"), l.Site}, {c.say("inspection", "检查"), l.Inspection + " " + string(h.Found)},
		{c.say("place", "部位"), h.Place}, {c.say("basis", "依据"), h.Basis},
		{c.say("measures", "整改措施"), h.Measures}, {c.say("responsible", "整改责任人"), h.Responsible}, {c.say("supervisor", "督办人"), h.Supervisor},
		{c.say("due", "期限"), string(h.Due)}, {c.say("first due", "原期限"), firstDue(h)}, {c.say("notice", "文书"), l.Notice},
		{c.say("closed", "办结"), closedOn(h)}, {c.say("source", "来源编号"), h.Source}, {c.say("photos", "照片"), photoNames(h.Photos)}, {c.say("after-photos", "整改后照片"), later}, {c.say("withdrawn", "误录"), h.Withdrawn}}, nil
}

// firstDue is the due date first ordered, where another stands now.
func firstDue(h inspect.Hazard) string {
	if h.Life.FirstDue == h.Due {
		return ""
	}
	return string(h.Life.FirstDue)
}

func photoNames(list []inspect.Photo) string {
	var names []string
	for _, p := range list {
		names = append(names, p.OriginalName)
	}
	return strings.Join(names, "、")
}

// exportPhotos writes a hazard's pictures: H1-1.jpg as it was found, and
// H1-after-1.jpg as it was later.
func (c *cli) exportPhotos(r inspect.Reader, h inspect.Hazard, folder string) error {
	write := func(name string, p inspect.Photo) error {
		data, err := r.Blob(p.SHA256)
		if err != nil {
			return err
		}
		return c.create(fileFor(folder+string(os.PathSeparator), name), func(w io.Writer) error {
			_, err := w.Write(data)
			return err
		})
	}
	ref := inspect.Ref{Noun: inspect.Hazards, N: h.N}.String()
	for i, p := range h.Photos {
		if err := write(ref+"-"+strconv.Itoa(i+1)+".jpg", p); err != nil {
			return err
		}
	}
	for i, a := range h.Life.After() {
		if err := write(ref+"-after-"+strconv.Itoa(i+1)+".jpg", a.Photo); err != nil {
			return err
		}
	}
	return nil
}
