package calendar

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"rectify/inspect"
)

// next is a whole file of a year, made up.
const next = `# 2027
依据：本区通知〔2026〕9号
2027-01-01..2027-01-03 休 元旦
2027-02-05..2027-02-11 休 春节
2027-02-14 班 春节调休
2027-04-05 休 清明节
2027年5月1日..2027年5月3日	休　劳动节 # 三天
2027-06-09 休 端午节
2027-09-15 休 中秋节
2027-10-01..2027-10-07 休 国庆节
`

func TestOfficeFolder(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("2027.txt", "\ufeff"+strings.ReplaceAll(next, "\n", "\r\n"))
	write("2021.txt", strings.ReplaceAll(next, "2027", "2021"))
	write("README.txt", "not a year")
	write("2021.txt.bak", "not a year")
	c, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	for d, want := range map[inspect.Date]bool{"2027-02-14": true, "2027-05-03": false, "2027-05-04": true,
		"2021-02-14": true, "2021-09-26": false, "2021-09-20": true, "2022-10-08": true} {
		if got, err := c.Workday(d); err != nil || got != want {
			t.Errorf("%s: worked %v, %v", d, got, err)
		}
	}
	if c.Name("2021-02-20") != "" || c.Name("2027-05-02") != "劳动节" || c.Source(2021) != "本区通知〔2026〕9号" {
		t.Errorf("names %q, %q, source %q", c.Name("2021-02-20"), c.Name("2027-05-02"), c.Source(2021))
	}
	if got, err := c.Add("2026-12-31", 1); err != nil || got != "2027-01-04" {
		t.Errorf("into 2027: %s, %v", got, err)
	}
	_, err = c.Workday("2028-01-01")
	var e *inspect.Error
	if !errors.As(err, &e) || !strings.Contains(e.EN, "2028") || !strings.Contains(e.ZH, "2028") ||
		!strings.Contains(e.HintEN, "{calendar.import 2028.txt}") || !strings.Contains(e.HintZH, "{calendar.import 2028.txt}") {
		t.Errorf("2028: %#v", e)
	}
	if own := open(t); !works(t, own, "2021-09-26") {
		t.Error("an office's file changed another calendar")
	}
}

func TestFoldersThatCannotBe(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, folder := range []string{filepath.Join(dir, "nowhere"), file} {
		if _, err := Open(folder); !inspect.IsCode(err, inspect.CodeNotFound) || !strings.Contains(err.Error(), folder) {
			t.Errorf("%s: %v", folder, err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "2027.txt"), 0o700); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(dir); !inspect.IsCode(err, inspect.CodeInvalid) || !strings.Contains(err.Error(), "2027.txt") {
		t.Errorf("a folder for a file: %v", err)
	}
}

func TestFilesThatCannotBe(t *testing.T) {
	for name, text := range map[string]string{
		"2027.TXT": next, "2027.txt.txt": next, "27.txt": next, "20270.txt": next, "2027年.txt": next,
		"2007.txt": strings.ReplaceAll(next, "2027", "2007"),
		"2028.txt": next, "2027.txt": strings.Repeat(" \n", Largest),
	} {
		c, err := Read(fstest.MapFS{name: {Data: []byte(text)}}, "office")
		if !inspect.IsCode(err, inspect.CodeInvalid) || !strings.HasPrefix(err.Error(), filepath.Join("office", name)) {
			t.Errorf("%s: %v", name, err)
		}
		if c.Years() != nil {
			t.Errorf("%s: half read, %v", name, c.Years())
		}
	}
}
