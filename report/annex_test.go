package report

import (
	"bytes"
	"image"
	"image/jpeg"
	"strings"
	"testing"

	"rectify/inspect"
	"rectify/report/typeset"
)

// A column of the annex in which nothing is said leaves its room to the others.
func TestAnnexHasNoEmptyColumns(t *testing.T) {
	paper := aNotice(inspect.FormOrder)
	for len(paper.Items) < 12 {
		paper.Items = append(paper.Items, paper.Items[1])
	}
	for i := range paper.Items {
		paper.Items[i].Basis = ""
	}
	annex := onPages(t, printed(t, paper, noBlobs))[1]
	if !strings.Contains(annex, "序号部位问题期限") {
		t.Errorf("the annex begins with %s", annex)
	}
	paper.Items[0].Basis = "《安全生产法》"
	annex = onPages(t, printed(t, paper, noBlobs))[1]
	if !strings.Contains(annex, "序号部位问题依据期限") {
		t.Errorf("the annex begins with %s", annex)
	}
}

// Where the form has a head for them, photos stand in the list beside what they show, also of
// a problem that no page can hold, and in no annex of their own.
func TestPhotosStandInTheList(t *testing.T) {
	var picture bytes.Buffer
	if err := jpeg.Encode(&picture, image.NewGray(image.Rect(0, 0, 40, 30)), nil); err != nil {
		t.Fatal(err)
	}
	blobs := func(string) ([]byte, error) { return picture.Bytes(), nil }
	paper := aNotice(inspect.FormOrder)
	for len(paper.Items) < 12 {
		paper.Items = append(paper.Items, paper.Items[1])
	}
	photo := inspect.Photo{SHA256: "a", Width: 40, Height: 30, TakenAt: "2021-11-23 10:05:00"}
	paper.Items[1].Photos = []inspect.Photo{photo, photo}
	paper.Items[2].Photos = []inspect.Photo{photo}
	paper.Items[2].Text = strings.Repeat("供液管与氨机房低压循环桶直接相连，", 120)
	all := strings.Join(onPages(t, printed(t, paper, blobs)), "")
	if !strings.Contains(all, "附：现场照片") {
		t.Error("without a head for them the photos have no annex")
	}
	paper.Form.Put("pictures", "照片")
	pdf := printed(t, paper, blobs)
	all = strings.Join(onPages(t, pdf), "")
	if !strings.Contains(all, "期限照片") || strings.Contains(all, "附：现场照片") || !strings.Contains(all, "摄于2021年11月23日10:05") {
		t.Error(all)
	}
	if n := bytes.Count(pdf, []byte("/Subtype /Image")); n != 1 {
		t.Errorf("%d pictures are in the file of one that is drawn thrice", n)
	}
}

// However long the words of a row are, the annex is set, and what was found has room in it.
func TestAnnexHasRoomBesideLongWords(t *testing.T) {
	for _, basis := range []string{"见https://www.mem.gov.cn/gk/zfxxgkpt/fdzdgknr/202304/t20230420_448291.shtml",
		strings.Repeat("Letters", 20), "IEC60204-1:2016"} {
		paper := aNotice(inspect.FormOrder)
		for len(paper.Items) < 12 {
			paper.Items = append(paper.Items, paper.Items[1])
		}
		paper.Items[1].Basis, paper.Items[1].Place = basis, "Workshop-03-Building-A2-Level3"
		paper.Items[1].Text = "供液管与氨机房低压循环桶直接相连"
		for _, head := range []string{"", "照片"} {
			paper.Form.Put("pictures", head)
			annex := strings.Join(onPages(t, printed(t, paper, noBlobs)), "")
			if head == "" && !strings.Contains(annex, "供液管与氨机房") && !strings.Contains(annex, basis) {
				t.Errorf("beside %s: %s", basis, annex)
			}
		}
	}
}

// What was found has its share of the list's width, whatever else is said and however long its
// words are, and beside it a photo is at least 30 mm wide.
func TestWhatWasFoundHasItsShareOfTheList(t *testing.T) {
	face, _ := bodyFace("", noBlobs)
	for _, basis := range []string{"", "《工贸行业重大生产安全事故隐患判定标准（2017版）》（安监总管四〔2017〕129号）", "IEC60204-1:2016",
		strings.Repeat("Letters", 20), "《生产经营单位生产安全事故应急预案编制导则》（GB/T 29639—2020）第5.1条", "DB11//T 852.1—2012第5条",
		"GB/T 45001-2020/ISO 45001:2018第8.1.2条"} {
		for _, place := range []string{"", "配电室", "联合厂房二层东侧静电喷涂车间西南角", "Workshop-03-Building-A2-Level3"} {
			for _, head := range []string{"", "照片"} {
				pa := aNotice(inspect.FormOrder)
				pa.Form.Put("pictures", head)
				for i := range pa.Items {
					pa.Items[i].Basis, pa.Items[i].Place = basis, place
				}
				set := (paper{Paper: pa, blobs: noBlobs, face: face, listed: true}).compose(closest)
				table, err := set.listTable()
				if err != nil {
					t.Fatal(err)
				}
				widths, err := set.doc.Columns(table)
				if err != nil {
					t.Fatal(err)
				}
				for i, c := range table.Columns {
					if number := standards().FindString(basis); c.Head == "依据" &&
						typeset.Longest(table.Style, number) > widths[i]-typeset.CellSides+0.1 {
						t.Errorf("place %q: %s is broken in %.0f points", place, number, widths[i])
					}
					if c.Head == "问题" && widths[i] < 0.279*set.doc.Width() || c.Head == "照片" && widths[i] < leastPicture/perPoint-0.1 {
						t.Errorf("basis %q, place %q: %s is %.0f of %.0f points wide", basis, place, c.Head, widths[i], set.doc.Width())
					}
				}
			}
		}
	}
}
