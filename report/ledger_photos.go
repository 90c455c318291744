package report

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/google/uuid"

	"rectify/inspect"
	"rectify/report/typeset"
)

// MostPictured is how many photos a ledger on paper has at most: some 100 MB.
const MostPictured = 500

// photoWidth is of a column of photos, in millimetres.
const photoWidth = 42

// pictureRow gives the last row its photos, as it was found beside as it was later. One
// of each is in the row, and the others are in rows of their own under it.
func pictureRow(t *typeset.Table, l inspect.Ledger, r inspect.LedgerRow, pictures *int) error {
	before, after, err := l.Photos(r.N)
	if *pictures += len(before) + len(after); *pictures > MostPictured && err == nil {
		err = tooManyPictures()
	}
	number, what := t.Rows[len(t.Rows)-1][0], "现场照片 "+inspect.Hazards.RefTo(r.N)
	t.Apart[len(t.Rows)-1] = saysOnly(t.Columns[:len(t.Columns)-2], fmt.Sprintf("（第%s项照片）", number))
	for k := range max(1, len(before), len(after)) {
		if k > 0 {
			t.Rows = append(t.Rows, saysOnly(t.Columns[:len(t.Columns)-2], fmt.Sprintf("（第%s项照片之%d）", number, k+1)))
		}
		was, is := shot{caption: "—"}, shot{caption: "—"}
		if k < len(before) {
			was = shot{Photo: before[k], caption: underFound(before[k], r, l.Day), alt: what + " 整改前"}
		}
		if k < len(after) {
			is = shot{Photo: after[k].Photo, caption: underLater(after[k], l.Day), alt: what + " 整改后"}
		}
		err = cmp.Or(err, addPicture(t, was, l.Blob), addPicture(t, is, l.Blob))
	}
	return err
}

func tooManyPictures() error {
	return inspect.Errorf(inspect.CodeInvalid, "more than %d photos are too many for paper", "照片超过 %d 张，超出打印上限",
		MostPictured).Hint("narrow it by dates, --town or --limit, or leave out --photos",
		"请按日期、--town 或 --limit 缩小范围，或去掉 --photos")
}

// saysOnly is a row of these columns that has only that, where what was found stands.
func saysOnly(columns []typeset.Column, text string) []string {
	row := make([]string, len(columns))
	for i, c := range columns {
		if c.Width == 0 {
			row[i] = text
		}
	}
	return row
}

// addPicture adds a cell to the last row.
func addPicture(t *typeset.Table, one shot, blob func(string) ([]byte, error)) (err error) {
	row := len(t.Rows) - 1
	at := [2]int{row, len(t.Rows[row])}
	t.Rows[row] = append(t.Rows[row], one.caption)
	if one.SHA256 == "" {
		return nil
	}
	one.data, err = blob(one.SHA256)
	t.Pictures[at] = []typeset.Picture{{JPEG: one.data, Width: one.Width, Height: one.Height,
		Alt: one.alt + " " + strings.ReplaceAll(one.caption, "\n", " ")}}
	return err
}

// underFound says when a hazard's photo was taken, and who found it.
func underFound(ph inspect.Photo, r inspect.LedgerRow, day inspect.Date) string {
	return strings.TrimSpace(takenWhen(ph, day) + "\n" + inspect.NamesOf(r.Inspectors))
}

// underLater says with what a later photo came, for a review may have found that nothing
// was put right, by whom, and when it was taken.
func underLater(a inspect.After, day inspect.Date) string {
	with := "提交"
	if a.ReviewID != uuid.Nil {
		with = "复查"
	}
	return strings.TrimSpace(a.On.ZH() + with + "\n" + a.By + "\n" + takenWhen(a.Photo, day))
}

// takenWhen is when a photo was taken, where the camera gives a time that can be.
func takenWhen(ph inspect.Photo, day inspect.Date) string {
	if ph.TakenOn(day) == "" {
		return ""
	}
	return "摄于" + moment(ph.TakenAt)
}
