package main

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"

	"github.com/spf13/cobra"

	"rectify/cmd/rectify/shell"
	"rectify/inspect"
	"rectify/inspect/photo"
)

func newHazardCommand(c *shell.Run) *cobra.Command {
	all := inspect.Particulars[inspect.Hazards]
	return c.Group("hazard", "hazards found", "隐患",
		shell.Deed{Use: "add TEXT", EN: "record a hazard found on site", ZH: "登记隐患", Do: "hazard.found",
			Noun: inspect.Inspections,
			Parts: append([]inspect.Particular{about(inspect.Inspections, "the inspection: I1", "哪次检查：I1")},
				all[1:]...), Gives: "state due photos",
			Must: [3]string{"inspection", "see rectify inspection list", "请用 rectify inspection list 查看"},
			Next: afterFinding,
			More: func(c *shell.Run, cmd *cobra.Command) { cmd.ValidArgsFunction = c.CompletePhrases }},
		listingHazards(), showHazard(),
		shell.Editing(inspect.Hazards, "change a hazard that no notice names; photos, measures and who fixes it, at any time",
			"修改未写入文书的隐患；照片、整改措施和责任人可随时补充"),
		happening("claim HAZARD", "record that the unit says it is fixed; a review decides", "登记单位的整改申请，待复查",
			"fix.claimed", textFlag("by", "who at the unit says so", "申请人（单位）"), textFlag("note", "what was done", "整改情况"),
			wants("photos", inspect.AsPhotos, "a photo of it fixed; may be repeated", "整改后照片，可重复")),
		referring(), planning(),
		happening("stop HAZARD", "record that people were evacuated, or work or use stopped", "登记撤人、停产停业、停止使用等现场处理措施",
			"work.stopped", textFlag("measure", "what was ordered", "处理措施"), textFlag("basis", "the rule it rests on", "依据"),
			textFlag("number", "the decision's number", "决定书文号")),
		happening("ask HAZARD", "record that the unit asks to resume work that was stopped", "登记恢复生产经营申请",
			"resumption.asked", textFlag("by", "who at the unit asks", "申请人（单位）"), textFlag("note", "what was done", "整改情况")),
		happening("resume HAZARD", "record that work may resume, after an examination", "登记审查同意恢复生产、使用", "work.resumed",
			textFlag("by", "who examined and agreed", "审查同意人")),
		happening("talk HAZARD", "record that those in charge were called in and warned", "登记约谈", "talk.held",
			textFlag("by", "who called them in", "约谈人"), textFlag("person", "who came from the unit", "被约谈人"),
			textFlag("note", "what was said", "约谈事项")),
		reopening(), shell.Withdrawing(inspect.Hazards), shell.Called("import", newHazardImportCommand))
}

// afterFinding is what to do after a hazard is recorded.
func afterFinding(ref string, thing any) (en, zh string) {
	h := thing.(*inspect.Hazard)
	next := "rectify notice issue --inspection " + inspect.Inspections.RefTo(h.Inspection) + " -o out/"
	if h.State == inspect.Open && h.Due == "" { // of which no notice can be issued yet
		next = "rectify hazard edit " + ref + " --due 15"
	}
	return next, next
}

// pictureIn reads the photos that entries name, out of a folder and nothing else.
func pictureIn(files fs.FS) func(string) (inspect.Photo, error) {
	return func(name string) (inspect.Photo, error) {
		if is, err := fs.Stat(files, name); err == nil && !is.Mode().IsRegular() { // a pipe may never answer
			return inspect.Photo{}, shell.Invalid("the photo %s is no file", "照片 %s 不是文件", name)
		}
		f, err := files.Open(name)
		if err != nil {
			return inspect.Photo{}, shell.Invalid("cannot read the photo %s: %v", "无法读取照片 %s：%v",
				name, inspect.Reason(err)).Because(err)
		}
		defer f.Close()
		return photo.Take(f, path.Base(name))
	}
}

func showHazard() shell.Show {
	v := new(struct {
		Folder string `flag:"photos" takes:"DIR|文件夹" en:"write its photos to that folder: H1-1.jpg as found, H1-after-1.jpg as it was later" zh:"把照片导出到该文件夹：整改前 H1-1.jpg，整改后 H1-after-1.jpg"`
	})
	return shell.Show{Noun: inspect.Hazards, EN: "print a hazard and its history", ZH: "查看隐患及其经过", Flags: []any{v},
		Read: func(r shell.View, n int64) (any, []shell.Fact, error) {
			h, _, err := r.Hazard(n)
			if err == nil && v.Folder != "" {
				err = exportPhotos(r, h, v.Folder)
			}
			if err != nil {
				return nil, nil, err
			}
			return hazardFacts(r, h)
		}}
}

// exportPhotos writes a hazard's pictures: H1-1.jpg as it was found, and
// H1-after-1.jpg as it was later.
func exportPhotos(r shell.View, h inspect.Hazard, folder string) error {
	ref := inspect.Hazards.RefTo(h.N)
	photos := map[string]string{}
	for i, p := range h.Photos {
		photos[fmt.Sprintf("%s-%d.jpg", ref, i+1)] = p.SHA256
	}
	for i, a := range h.Life.After() {
		photos[fmt.Sprintf("%s-after-%d.jpg", ref, i+1)] = a.Photo.SHA256
	}
	for _, name := range slices.Sorted(maps.Keys(photos)) {
		data, err := r.Blob(photos[name])
		if err != nil {
			return err
		}
		if err := r.Create(shell.FileFor(folder+string(os.PathSeparator), name), shell.Writing(data)); err != nil {
			return err
		}
	}
	return nil
}
