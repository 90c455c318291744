package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rectify/inspect"
)

// photographed is a picture of half past seven on that day, by a camera whose
// clock is eight hours behind and says so. Each name is another picture.
func (o office) photographed(name, day string) string {
	o.t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "testdata", "cases", "35-photo-clock", "utc.jpg"))
	if err != nil {
		o.t.Fatal(err)
	}
	from := bytes.Index(data, []byte{0xff, 0xe1})
	about := string(data[from : from+2+int(binary.BigEndian.Uint16(data[from+2:]))])
	if !strings.Contains(about, "2021:11:22 23:30:00") {
		o.t.Fatal("the picture is of another time")
	}
	before := strings.ReplaceAll(string(inspect.Date(day).Add(-1)), "-", ":")
	sum := sha256.Sum256([]byte(name))
	picture := image.NewRGBA(image.Rect(0, 0, 320, 240))
	draw.Draw(picture, picture.Rect, image.NewUniform(color.RGBA{sum[0], sum[1], sum[2], 255}), image.Point{}, draw.Src)
	var plain bytes.Buffer
	if err := jpeg.Encode(&plain, picture, nil); err != nil {
		o.t.Fatal(err)
	}
	return o.write(name, plain.String()[:2]+strings.ReplaceAll(about, "2021:11:22", before)+plain.String()[2:])
}

// corrected is an office with a notice of three hazards, two with pictures of
// how they were found, that were claimed and reviewed with pictures.
func corrected(t *testing.T) office {
	o := visited(t)
	o.photographed("was.jpg", "2021-11-23")
	o.photographed("was2.jpg", "2021-11-23")
	o.must("hazard", "add", "--inspection", "I1", "配电室堆放杂物", "--place", "配电室", "--due", "15",
		"--photo", "was.jpg", "--photo", "was2.jpg")
	o.must("hazard", "add", "--inspection", "I1", "灭火器失压", "--due", "15")
	o.must("hazard", "add", "--inspection", "I1", "疏散指示标志损坏", "--due", "15")
	o.must("notice", "issue", "--inspection", "I1", "-o", "notice.pdf")
	o.must("notice", "serve", "N1", "--date", "2021-11-24", "--receiver", "李某")
	return o
}

// review is the command that records a review of the notice, by two.
func review(day string, more ...string) []string {
	return append([]string{"review", "add", "--notice", "N1", "--date", day,
		"--inspector", "甲某:A001", "--inspector", "乙某:A002"}, more...)
}

func (o office) text(pdf string) string {
	o.t.Helper()
	o.shell("pdftotext -raw " + pdf + " said.txt")
	text, err := os.ReadFile(o.path("said.txt"))
	if err != nil {
		o.t.Fatal(err)
	}
	return strings.Join(strings.Fields(string(text)), "")
}

// has fails unless a text holds each of the others.
func (o office) has(text string, others ...string) {
	o.t.Helper()
	for _, want := range others {
		if !strings.Contains(text, want) {
			o.t.Errorf("no %q in\n%s", want, text)
		}
	}
}

// Pictures of a hazard corrected are shown wherever those of it found are:
// show, the folder it writes, history, JSON, and the opinion on the review.
func TestAfterPhotosAreShown(t *testing.T) {
	o := corrected(t)
	o.photographed("now.jpg", "2021-12-07")
	o.photographed("seen.jpg", "2021-12-08")
	o.photographed("still.jpg", "2021-12-08")
	out := o.must("hazard", "claim", "H1", "--date", "2021-12-08", "--by", "李某", "--note", "已清理", "--photo", "now.jpg")
	o.has(out, "已清理 (1 photo)")
	both := review("2021-12-09", "--fixed", "H1", "--not-fixed", "H2", "--photo")
	o.refused(2, "--photo seen.jpg does not say of which hazard it is", append(both, "seen.jpg")...)
	o.refused(2, "there are photos of hazard H3, which the review does not name", append(both, "H3=seen.jpg")...)
	_, said, code := o.run(append(both, "H1=seen.jpg", "--photo", "h2=still.jpg")...)
	if code != 0 || strings.Contains(said, "note:") {
		t.Fatalf("exit %d: %s", code, said)
	}
	show := o.must("hazard", "show", "H1", "--photos", "out")
	o.has(show, "after-photos  now.jpg (2021-12-08 李某)、seen.jpg (2021-12-09 甲某、乙某 R1)",
		"已清理 (1 photo)", "accepted as fixed on 2021-12-09 (1 photo)")
	for _, name := range []string{"H1-1.jpg", "H1-2.jpg", "H1-after-1.jpg", "H1-after-2.jpg"} {
		if _, err := os.Stat(o.path(filepath.Join("out", name))); err != nil {
			t.Error(err)
		}
	}
	o.has(o.must("hazard", "show", "H1", "--json"), `"after": [`, `"original_name": "seen.jpg"`, `"review": "R1"`, `"by": "甲某、乙某"`)
	o.has(o.must("review", "show", "R1"), "photos 2", "H1  seen.jpg   2021-12-08 07:30:00", "H2  still.jpg")
	o.has(o.must("review", "show", "R1", "--json"), `"hazard": "H2"`, `"original_name": "still.jpg"`)

	o.must("paper", "issue", "review", "--review", "R1", "-o", "opinion.pdf")
	o.has(o.text("opinion.pdf"), "附：整改前后照片",
		"第1项（1）整改前配电室摄于2021年11月23日07:30甲某、乙某第1项（1）整改后配电室摄于2021年12月7日07:30李某",
		"第1项（2）整改前", "第1项（2）复查时配电室摄于2021年12月8日07:30甲某、乙某",
		"第2项整改前：无照片", "第2项复查时摄于2021年12月8日07:30甲某、乙某")
	o.has(o.must("paper", "show", "D1", "--json"), `"after": [`)

	// A later review shows its own, and not what an earlier one answered.
	o.must(review("2021-12-20", "--fixed", "H2")...)
	o.must("paper", "issue", "review", "--review", "R2", "-o", "later.pdf")
	if text := o.text("later.pdf"); strings.Contains(text, "附：") {
		t.Errorf("an opinion shows another review's pictures: %s", text)
	}
	o.must("check")
}

// The clocks of cameras are looked at, and so is a picture that shows another
// time or place than it is said to.
func TestAfterPhotosClocks(t *testing.T) {
	o := corrected(t)
	o.photographed("early.jpg", "2021-11-20")
	o.photographed("late.jpg", "2021-12-10")
	o.photographed("future.jpg", "2031-12-10")
	o.must("hazard", "claim", "H2", "--date", "2021-12-07", "--by", "李某", "--photo", "early.jpg") // all the same
	_, said, _ := o.run("hazard", "claim", "H1", "--date", "2021-12-08", "--by", "李某",
		"--photo", "was.jpg", "--photo", "late.jpg", "--photo", "future.jpg", "--photo", "early.jpg")
	o.has(said, "note: photo was.jpg is one of hazard H1 as it was found",
		"note: photo late.jpg was taken on 2021-12-10, after the day recorded, 2021-12-08",
		"note: photo future.jpg says that it was taken at 2031-12-10",
		"note: photo early.jpg was taken on 2021-11-20, before hazard H1 was found on 2021-11-23",
		"note: photo early.jpg is also used for hazard H2")
	_, said, _ = o.run(review("2021-12-09", "--fixed", "H3", "--photo", "late.jpg")...)
	o.has(said, "photo late.jpg was taken on 2021-12-10, after the day recorded, 2021-12-09",
		"photo late.jpg is also used for hazard H1")
	o.must(review("2021-12-10", "--fixed", "H1")...)
	o.must("paper", "issue", "review", "--review", "R2", "-o", "opinion.pdf")
	text := o.text("opinion.pdf")
	o.has(text, "第1项（3）整改后配电室2021年12月8日提交李某")
	if strings.Contains(text, "2031") {
		t.Errorf("the paper prints a time that cannot be: %s", text)
	}
}

// A check knows every picture of a hazard's life: one that is lost or changed is
// named by its hazard, and a backup brings all of them back.
func TestAfterPhotosAreKept(t *testing.T) {
	o := corrected(t)
	o.photographed("now.jpg", "2021-12-07")
	o.photographed("seen.jpg", "2021-12-08")
	o.must("hazard", "claim", "H1", "--date", "2021-12-08", "--by", "李某", "--photo", "now.jpg")
	o.must(review("2021-12-09", "--fixed", "H1", "--not-fixed", "H2", "--photo", "H2=seen.jpg")...)
	o.must("backup", "copy.db")
	of := func(kind string) string {
		return `(SELECT p.value ->> 'sha256' FROM hazard h, json_each(h.body, '$.life.` + kind + `') c,
			json_each(c.value, '$.photos') p WHERE h.body <> '')`
	}
	const unlocked = "DROP TRIGGER blob_stays; DROP TRIGGER blob_kept; "
	for kind, hazard := range map[string]string{"claims": "H1", "reviewed": "H2"} {
		o.shell(`sqlite3 book.db "` + unlocked + `UPDATE blob SET data = x'00' WHERE sha256 IN ` + of(kind) + `"`)
		if out, _, code := o.run("check"); code != 7 || !strings.Contains(out, "the file kept for "+hazard+" (") {
			t.Errorf("exit %d: %s", code, out)
		}
		o.refused(7, "does not match its hash", "hazard", "show", hazard, "--photos", "out")
		o.shell(`sqlite3 book.db "DELETE FROM blob WHERE sha256 IN ` + of(kind) + `"`)
		if out, _, code := o.run("check"); code != 7 || !strings.Contains(out, "the file kept for "+hazard+" (") {
			t.Errorf("exit %d: %s", code, out)
		}
		o.must("restore", "copy.db", "--yes")
		o.must("check")
		o.must("hazard", "show", hazard, "--photos", "out")
	}
	o.must("check", "--rebuild", "--yes")
	o.has(o.must("hazard", "show", "H2"), "seen.jpg (2021-12-09 甲某、乙某 R1)")
}

// A claim or a review that was recorded in error takes its pictures with it, but
// not from under an opinion that shows them.
func TestAfterPhotosAreStruck(t *testing.T) {
	o := corrected(t)
	o.photographed("now.jpg", "2021-12-07")
	o.photographed("seen.jpg", "2021-12-08")
	claim := []string{"hazard", "claim", "H1", "--date", "2021-12-08", "--by", "李某", "--photo", "now.jpg"}
	seen := review("2021-12-09", "--fixed", "H1", "--photo", "seen.jpg")
	o.must(claim...)
	o.must("undo", "H1", "--reason", "误登", "--yes")
	if show := o.must("hazard", "show", "H1"); strings.Contains(show, "after-photos") {
		t.Errorf("a struck claim's picture is shown: %s", show)
	}
	o.must(claim...)
	o.must(seen...)
	o.must("undo", "R1", "--reason", "误登", "--yes")
	show := o.must("hazard", "show", "H1")
	if o.has(show, "now.jpg (2021-12-08 李某)"); strings.Contains(show, "seen.jpg (") {
		t.Errorf("after the review was struck: %s", show)
	}
	o.must("check")
	o.must(seen...)
	o.must("paper", "issue", "review", "--review", "R2", "-o", "opinion.pdf")
	o.refused(6, "is in force, and says what", "undo", "R2", "--reason", "误登", "--yes")
	o.must("check")
}

// The ledger shows each hazard as it was found beside as it was later, up to its day.
func TestLedgerShowsBeforeAndAfter(t *testing.T) {
	o := corrected(t)
	o.photographed("claim.jpg", "2021-11-30")
	o.must("hazard", "claim", "H1", "--by", "李某", "--date", "2021-12-01", "--photo", "claim.jpg")
	o.must("report", "ledger", "--by", "site", "--photos", "-o", "ledger.pdf")
	o.has(o.text("ledger.pdf"), "3项", "整改前", "整改后", "摄于2021年11月23日07:30", "（第1项照片之2）", "2021年12月1日提交",
		"摄于2021年11月30日07:30")
	o.must("report", "ledger", "--month", "2021-11", "--photos", "-o", "november.pdf")
	text := o.text("november.pdf")
	o.has(text, "摄于2021年11月23日07:30")
	if strings.Contains(text, "提交") {
		t.Error("a picture of December in November's ledger")
	}
}
