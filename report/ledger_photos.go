package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/google/uuid"

	"rectify/inspect"
	"rectify/report/typeset"
)

// MostPictured is how many photos a ledger on paper has at most: some 100 MB.
const MostPictured = 500

// photoWidth is of a column of photos, in millimetres.
const photoWidth = 42

// taken are the photos of a hazard, as it was found and as it was later.
type taken struct {
	before []inspect.Photo
	after  []inspect.After
}

func (t taken) pairs() int { return max(len(t.before), len(t.after)) }

// photosOf are the photos of each row, and how many rows have any.
func photosOf(l inspect.Ledger, rows []inspect.LedgerRow) (all []taken, with int, err error) {
	pictures := 0
	for _, r := range rows {
		before, after, err := l.Photos(r.N)
		if pictures += len(before) + len(after); pictures > MostPictured && err == nil {
			err = tooManyPictures()
		}
		if err != nil {
			return nil, 0, err
		}
		if all = append(all, taken{before, after}); all[len(all)-1].pairs() > 0 {
			with++
		}
	}
	return all, with, nil
}

// pair are the k-th photos of a hazard, "—" where there is none.
func (t taken) pair(k int, r inspect.LedgerRow, day inspect.Date) (was, is shot) {
	was, is = shot{caption: "—"}, shot{caption: "—"}
	what := "现场照片 " + inspect.Hazards.RefTo(r.N)
	if k < len(t.before) {
		was = shot{Photo: t.before[k], caption: underFound(t.before[k], r, day), alt: what + " 整改前"}
	}
	if k < len(t.after) {
		is = shot{Photo: t.after[k].Photo, caption: underLater(t.after[k], day), alt: what + " 整改后"}
	}
	return was, is
}

// photosBeside gives the last row its photos, as it was found beside as it was later. One
// of each is in the row, and the others are in rows of their own under it.
func photosBeside(t *typeset.Table, l inspect.Ledger, r inspect.LedgerRow, photos taken) (err error) {
	number := t.Rows[len(t.Rows)-1][0]
	t.Apart[len(t.Rows)-1] = saysOnly(t.Columns[:len(t.Columns)-2], fmt.Sprintf("（第%s项照片）", number))
	for k := range max(1, photos.pairs()) {
		if k > 0 {
			t.Rows = append(t.Rows, saysOnly(t.Columns[:len(t.Columns)-2], fmt.Sprintf("（第%s项照片之%d）", number, k+1)))
		}
		was, is := photos.pair(k, r, l.Day)
		err = cmp.Or(err, addPicture(t, was, l.Blob), addPicture(t, is, l.Blob))
	}
	return err
}

// photosUnder adds rows with a hazard's photos beside each other under what was found, for
// columns of photos that are almost empty would have a third of the page.
func photosUnder(t *typeset.Table, l inspect.Ledger, r inspect.LedgerRow, photos taken) error {
	number := t.Rows[len(t.Rows)-1][0]
	for k := range photos.pairs() {
		said, pictures := fmt.Sprintf("（第%s项照片之%d）", number, k+1), []typeset.Picture(nil)
		if photos.pairs() == 1 {
			said = fmt.Sprintf("（第%s项照片）", number)
		}
		was, is := photos.pair(k, r, l.Day)
		for i, one := range []shot{was, is} {
			if one.SHA256 == "" {
				continue
			}
			picture, err := one.picture(l.Blob)
			if err != nil {
				return err
			}
			pictures = append(pictures, picture)
			said += "\n" + []string{"整改前：", "整改后："}[i] + strings.ReplaceAll(one.caption, "\n", "　")
		}
		t.Next[len(t.Rows)-1] = true
		row := saysOnly(t.Columns, said)
		t.Pictures[[2]int{len(t.Rows), slices.Index(row, said)}] = pictures
		t.Rows = append(t.Rows, row)
	}
	return nil
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
func addPicture(t *typeset.Table, one shot, blob func(string) ([]byte, error)) error {
	row := len(t.Rows) - 1
	at := [2]int{row, len(t.Rows[row])}
	t.Rows[row] = append(t.Rows[row], one.caption)
	if one.SHA256 == "" {
		return nil
	}
	picture, err := one.picture(blob)
	t.Pictures[at] = []typeset.Picture{picture}
	return err
}

// picture is a shot in a cell.
func (s shot) picture(blob func(string) ([]byte, error)) (typeset.Picture, error) {
	data, err := blob(s.SHA256)
	return typeset.Picture{JPEG: data, Width: s.Width, Height: s.Height,
		Alt: s.alt + " " + strings.ReplaceAll(s.caption, "\n", " ")}, err
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
