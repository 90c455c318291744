package typeset

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

var body = func() Style { return Style{Face: Serif(), Size: 14, Lead: 25, First: 2} }

const sample = "经查，你单位存在下列问题：石碁镇李𬭚负责的“配电室”堆放杂物（纸箱12个），未按GB/T 50493—2019《石油化工可燃气体和有毒气体检测报警设计标准》设置可燃气体检测报警器，统一社会信用代码91350100M000100Y43；卸油口距站房不足3.5 m，灭火器压力为0.8 MPa。"

func write(t testing.TB, fill func(d *Doc)) []byte {
	t.Helper()
	d := New(A4, Info{Title: "责令整改通知书 李𬭚", Author: "示范局", Created: time.Date(2021, 11, 23, 0, 0, 0, 0, time.UTC)})
	fill(d)
	var b bytes.Buffer
	if err := d.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// read is the text that poppler finds, white space taken out. Without poppler
// the test fails: a paper that nothing read back is not tested.
func read(t testing.TB, pdf []byte) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdftotext", "-raw", file, "-").Output()
	if err != nil {
		t.Fatal("pdftotext: ", err)
	}
	return bare(string(out))
}

func bare(s string) string { return strings.Join(strings.Fields(s), "") }

func TestTextComesBack(t *testing.T) {
	text := strings.Repeat(sample, 6)
	pdf := write(t, func(d *Doc) {
		d.Para(Style{Face: SerifBold(), Size: 22, Lead: 34, Align: Centre}, "责令整改通知书")
		d.Para(body(), text)
		d.Footer(func(p *Place, page, total int) {})
	})
	if dir := os.Getenv("TYPESET_OUT"); dir != "" {
		os.WriteFile(filepath.Join(dir, "sample.pdf"), pdf, 0o600)
	}
	if got := read(t, pdf); got != bare("责令整改通知书"+text) {
		t.Errorf("poppler read\n%s", got)
	}
}
