package report_test

import (
	"bytes"
	"image"
	"image/jpeg"
	"io"
	"strings"
	"testing"

	"rectify/inspect"
	"rectify/report"
)

// A blank has its number and every sentence, and nothing that is to be written.
func TestBlanksArePinned(t *testing.T) {
	for name, kind := range map[string]inspect.FormKind{"blank": inspect.FormNotice, "blank-order": inspect.FormOrder,
		"blank-fire-limit": inspect.FormFireLimit} {
		blank := inspect.Paper{Taker: "丙某", Head: pinned().Head, Form: inspect.DefaultForm(kind), Date: "2021-11-22",
			Agency: inspect.Agency{Name: "示范高新区安全生产监管部", Region: "示高", Word: "安责改", ReviewBody: "示范市示范区人民政府",
				Court: "示范市示范区人民法院"}}
		text := pin(t, name, 1, func(w io.Writer) error {
			blank.Number = blank.Form.Number(blank.Agency, 2021, 7)
			return report.WritePaper(w, blank, nil)
		})
		if strings.Contains(text, blank.Date.ZH()) || !strings.Contains(text, "＿＿＿＿年＿＿月＿＿日") {
			t.Errorf("%s is not left blank: %s", name, text)
		}
		rules := strings.Count(text, "依据：")
		if rules < 2 || !kind.Fire() && (rules < 4 || !strings.Contains(text, "其中事故隐患＿＿＿项属于重大隐患。")) {
			t.Errorf("%s has %d places for a rule, or none for what is major: %s", name, rules, text)
		}
	}
}

// A scan is a page for each picture.
func TestScanIsPaged(t *testing.T) {
	var picture bytes.Buffer
	if err := jpeg.Encode(&picture, image.NewGray(image.Rect(0, 0, 120, 170)), nil); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := report.WriteScan(&b, "（示）安责改〔2021〕1号", "2021-11-23", []inspect.Photo{{JPEG: picture.Bytes()},
		{JPEG: picture.Bytes()}}); err != nil {
		t.Fatal(err)
	}
	if n := len(pagesOf(t, b.Bytes(), "-raw")); n != 2 {
		t.Errorf("%d pages for two pictures", n)
	}
	if err := report.WriteScan(&b, "1号", "2021-11-23", []inspect.Photo{{JPEG: []byte("no picture")}}); err == nil {
		t.Error("what is no picture was printed")
	}
}
