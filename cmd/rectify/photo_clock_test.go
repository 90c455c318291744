package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A photo's time is the camera's, in the book's zone where the camera says its
// own; what cannot be is noted and stands on no paper, and so is a photo of
// another day or of another hazard.
func TestPhotosClocks(t *testing.T) {
	o := visited(t)
	for _, name := range []string{"utc.jpg", "future.jpg"} {
		data, err := os.ReadFile(filepath.Join("..", "..", "testdata", "cases", "35-photo-clock", name))
		if err != nil {
			t.Fatal(err)
		}
		o.write(name, string(data))
	}
	add := func(inspection, photo string) string {
		_, said, code := o.run("hazard", "add", "--inspection", inspection, "灭火器失压", "--due", "15", "--photo", photo)
		if code != 0 {
			t.Fatal(said)
		}
		return said
	}
	if said := add("I1", "utc.jpg"); strings.Contains(said, "note:") {
		t.Errorf("a photo of the day is noted: %s", said)
	}
	if out := o.must("hazard", "show", "H1", "--json"); !strings.Contains(out, `"taken_at": "2021-11-23 07:30:00"`) {
		t.Errorf("the camera's offset is not used: %s", out)
	}
	if said := add("I1", "future.jpg"); !strings.Contains(said, "photo future.jpg says that it was taken at 2031-") {
		t.Error(said)
	}
	o.must("inspection", "add", "--site", "S1", "--date", "2021-11-24", "--inspector", "甲某:A001")
	said := add("I2", "utc.jpg")
	if !strings.Contains(said, "photo utc.jpg is also used for hazard H1") ||
		!strings.Contains(said, "photo utc.jpg was taken on 2021-11-23, and the hazard was found on 2021-11-24") {
		t.Error(said)
	}
	// However it comes, and for programs too: with a claim, a checklist's answer, an edit.
	for _, c := range [...][2]string{
		{"hazard claim H1 --by 李某 --photo utc.jpg", "photo utc.jpg is one of hazard H1 as it was found"},
		{"hazard claim H3 --by 李某 --photo utc.jpg",
			"photo utc.jpg was taken on 2021-11-23, before hazard H3 was found"},
		{"hazard edit H3 --photo future.jpg", "photo future.jpg is also used for hazard H2"},
		{"inspection check I2 --list fuel-station --answer FS07=no --photo FS07=utc.jpg", "photo utc.jpg was taken on"},
	} {
		out := o.must(append(strings.Fields(c[0]), "--json")...)
		if !strings.Contains(out, `"notes"`) || !strings.Contains(out, c[1]) {
			t.Errorf("rectify %s does not note %q: %s", c[0], c[1], out)
		}
	}
	o.must("notice", "issue", "--inspection", "I1", "-o", "n.pdf")
	o.shell("pdftotext -raw n.pdf n.txt")
	text, err := os.ReadFile(o.path("n.txt"))
	if err != nil || !strings.Contains(string(text), "摄于2021年11月23日07:30") || strings.Contains(string(text), "2031") {
		t.Errorf("the paper says %s, %v", text, err)
	}
}
