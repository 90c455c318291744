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
	all := inspect.Particulars[inspect.Hazards]
	return group(c, "hazard", "hazards found", "隐患", verbs(
		deed{schema: "hazard.add", use: "add TEXT", en: "record a hazard found on site", zh: "登记隐患", do: "hazard.found", noun: inspect.Inspections,
			parts: append([]inspect.Particular{about(inspect.Inspections, "the inspection: I1", "哪次检查：I1")}, all[1:]...), gives: "state due photos",
			refuse: needs("inspection", "see rectify inspection list", "请用 rectify inspection list 查看"), next: afterFinding,
			more: func(c *cli, cmd *cobra.Command) { cmd.ValidArgsFunction = c.completePhrases }},
		namedCommand{"list", newHazardListCommand}, showHazard(),
		deed{schema: "hazard.edit", use: "edit HAZARD", en: "change a hazard that no notice names; add photos, or who puts it right, at any time",
			zh: "修改未下达的隐患；照片、整改措施和责任人可随时补充", do: "hazard.amended", noun: inspect.Hazards, parts: all},
		happening("hazard.claim HAZARD", "record that the unit says it is fixed; a review answers", "登记单位的整改完成申请，待复查", "fix.claimed",
			text("by", "who of the unit says so", "申请人（单位）"), text("note", "what was done", "整改情况"),
			wants("photos", inspect.AsPhotos, "a photo of it fixed; may be repeated", "整改后照片，可重复")),
		referring(), planning(),
		happening("hazard.stop HAZARD", "record that people were withdrawn, or work or use stopped", "登记撤人、停产停业、停止使用等现场处理措施", "work.stopped",
			text("measure", "what was ordered", "处理措施"), text("basis", "the rule", "依据"), text("number", "the decision's number", "决定书文号")),
		happening("hazard.resume HAZARD", "record that work may go on, after it was examined", "登记审查同意恢复生产、使用", "work.resumed",
			text("by", "who examined and agreed", "审查同意人")),
		reopening(), withdrawing(inspect.Hazards), namedCommand{"import", newHazardImportCommand}))
}

// afterFinding is what to do after a hazard is recorded.
func afterFinding(ref string, thing any) (en, zh string) {
	h := thing.(*inspect.Hazard)
	next := "rectify notice issue --inspection " + inspect.Inspections.Ref(h.Inspection).String() + " -o out/"
	if h.State == inspect.Open && h.Due == "" { // of which no notice can be issued yet
		next = "rectify hazard edit " + ref + " --due 15"
	}
	return next, next
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
	return photo.Take(f, name)
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
		return photo.Take(f, path.Base(name))
	}
}

func showHazard() show {
	var folder string
	return show{noun: inspect.Hazards, en: "print a hazard and its history", zh: "查看隐患及其经过",
		more: func(c *cli, cmd *cobra.Command) {
			cmd.Flags().StringVar(&folder, "photos", "", c.say("write its photos to that folder: H1-1.jpg as found, H1-after-1.jpg as it was later",
				"把照片导出到该文件夹：整改前 H1-1.jpg，整改后 H1-after-1.jpg"))
			takes(cmd, "photos", "DIR", "文件夹")
		},
		read: func(c *cli, r view, n int64) (any, []fact, error) {
			h, _, err := r.Hazard(n)
			if err == nil && folder != "" {
				err = c.exportPhotos(r.Reader, h, folder)
			}
			if err != nil {
				return nil, nil, err
			}
			return c.hazardFacts(r, h)
		}}
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
	return said, c.factsOf(inspect.Hazards, said, map[string]string{"state": c.hazardState(l), "inspection": l.Inspection + " " + string(h.Found),
		"first_due": firstDue(h), "closed": closedOn(h), "after": later}), nil
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
	ref := inspect.Hazards.Ref(h.N).String()
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
