package main

import (
	"bufio"
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"
)

// bounded runs a command that must end with that code and those words, and
// within what a hostile file may take: 5 s of the processor and 150 MB.
func (o office) bounded(name string, code int, words string, cmd *exec.Cmd) {
	o.t.Helper()
	peak := o.path("peak")
	cmd.Env = append(cmd.Env, "TEST_PEAK="+peak)
	_, said, got := ended(o.t, cmd)
	if got != code || !strings.Contains(said, words) {
		o.t.Errorf("%s: exit %d, not %d with %q, and said %.400s", name, got, code, words, said)
	}
	used := cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	data, err := os.ReadFile(peak)
	if err != nil {
		o.t.Fatal(err)
	}
	kB, err := strconv.Atoi(string(data))
	if err != nil || kB > 150<<10 || used > 5*time.Second {
		o.t.Errorf("%s took %v of the processor and %d kB (%v)", name, used, kB, err)
	}
	o.t.Logf("%s: %v, %d MB: %s", name, used.Round(time.Millisecond), kB>>10, strings.TrimSpace(said))
}

// TestBombs imports what a small file can be that unpacks to far more, or says
// far more, than a ledger can: all are refused by name of the limit.
func TestBombs(t *testing.T) {
	o := newOffice(t)
	const million = 1_000_000
	const unpacked, cells, cell = "unpacks to more than 512 MB", "more than 17 million cells", "a cell of more than 32767 characters"
	const sheets, tag, merged = "more than 1000 sheets", "an XML tag of more than 256 kB", "more than 500000 merged cells"
	longest := `<sst><si><t>` + strings.Repeat("长", 32_000) + `</t></si></sst>`
	text, one := `<c t="s"><v>0</v></c>`, `<sheet name="a" r:id="r1"/>`
	wide := strings.Replace(sheetHead, "</row>", strings.Repeat(`<c t="str"><v>x</v></c>`, 996)+"</row>", 1)
	for _, c := range []struct {
		name, words string
		parts       []part
	}{
		{"blanks", unpacked, tight(sheetPart, sheetHead, " ", 900*million, sheetTail)},
		{"fewer blanks", "unpacks to more than 200 times its size",
			tight(sheetPart, sheetHead, " ", 500*million, sheetTail)},
		{"a size that is a lie", "not a workbook that can be read",
			[]part{{name: sheetPart, before: sheetHead, again: " ", times: 900 * million, claims: 5000}}},
		{"one cell", cell, loose(sheetPart, sheetHead+`<row><c t="str"><v>`, "长", 100*million, `</v></c></row>`+sheetTail)},
		{"one string", cell, loose(textPart, `<sst><si><t>`, "长", 100*million, `</t></si></sst>`)},
		{"one string of runs", cell, loose(textPart, `<sst><si>`, "<r><t>长</t></r>", 20*million, `</si></sst>`)},
		{"empty strings", "more than 4 million strings", loose(textPart, `<sst>`, "<si/>", 100*million, `</sst>`)},
		{"much text", "more than 64 MB of text",
			loose(textPart, `<sst>`, "<si><t>"+strings.Repeat("隐患", 500)+"</t></si>", million/7, `</sst>`)},
		{"attributes", tag, loose(sheetPart, sheetHead+`<row`, ` a=""`, 100*million, `/>`+sheetTail)},
		{"a remark", tag, loose(sheetPart, sheetHead+"<!--", `-`, 500*million, "-->"+sheetTail)},
		{"sheets on one part", sheets, tight(bookPart, bookHead, one, 20_000, bookTail)},
		{"a thousand sheets on one part", tag,
			append(tight(bookPart, bookHead, one, 1000, bookTail), tight(sheetPart, `<worksheet>`, " ", 15*million, `</worksheet>`)...)},
		{"parts of sheets", sheets, tight(relsPart, `<Relationships>`, oneRelation, 20_000, `</Relationships>`)},
		{"a cell in the last column of every row", "more than 50000 rows cannot be recorded; nothing was recorded",
			loose(sheetPart, sheetHead, `<row><c/><c r="XFD1"><v>1</v></c></row>`, million, sheetTail)},
		{"a header in every column", "more than 1000 columns",
			tight(sheetPart, `<worksheet><sheetData><row>`, `<c t="str"><v>x</v></c>`, 16_384, `</row>`+sheetTail)},
		{"a string in every cell of a header", "a row of more than 1 MB",
			append(tight(textPart, longest, "", 0, ""), tight(sheetPart, `<worksheet><sheetData><row>`, text, 1000, `</row>`+sheetTail)...)},
		{"a string in every row", unpacked, append(tight(textPart, longest, "", 0, ""),
			tight(sheetPart, sheetHead, `<row>`+text+text+text+text+`</row>`, 100_000, sheetTail)...)},
		{"a row as wide as may be", cells, loose(sheetPart, wide, rowOf("1"), million, sheetTail)},
		{"cells", cells, loose(sheetPart, sheetHead+`<row r="3">`, `<c/><c r="A1"/>`, 35*million, `</row>`+sheetTail)},
		{"cells in one place", cells, loose(sheetPart, sheetHead+`<row r="3">`, `<c r="A3"/>`, 45*million, `</row>`+sheetTail)},
		{"elements", cells, loose(sheetPart, sheetHead, `<a/>`, 125*million, sheetTail)},
		{"remarks", cells, loose(sheetPart, sheetHead, `<!---->`, 70*million, sheetTail)},
		{"rows", "more than 1048576 rows", loose(sheetPart, sheetHead, `<row/>`, 80*million, sheetTail)},
		{"nesting that is not closed", "XML elements more than 64 deep", loose(sheetPart, sheetHead, `<a>`, 160*million, "")},
		{"entities", "XML is not well formed", tight(sheetPart, `<!DOCTYPE a [<!ENTITY a "aaaa">]>`+sheetHead, "", 0, sheetTail)},
		{"styles", "more than 65536 cell styles", loose(stylePart, `<styleSheet><cellXfs>`, `<xf/>`, 100*million, `</cellXfs></styleSheet>`)},
		{"merged cells", merged, loose(sheetPart, sheetHead+`</sheetData><mergeCells>`, `<mergeCell ref="A1:B9"/>`, 20*million, `</mergeCells></worksheet>`)},
		{"hidden columns", merged,
			loose(sheetPart, sheetHead+`</sheetData><cols>`, `<col min="1" max="16384" hidden="1"/>`, 13*million, `</cols></worksheet>`)},
	} {
		file := o.bomb("bomb.xlsx", c.parts...)
		if info, err := os.Stat(o.path(file)); err != nil || info.Size() > 8<<20 {
			t.Errorf("%s has %d bytes (%v)", c.name, info.Size(), err)
		}
		code := 2
		if strings.Contains(c.words, "nothing was recorded") {
			code = 1
		}
		before := o.records()
		o.bounded(c.name, code, c.words, o.command("hazard", "import", "--ignore-unknown", file))
		if o.records() != before {
			t.Errorf("%s was recorded of", c.name)
		}
	}
}

// TestAnswersWithoutEnd goes through a checklist with a table that never ends.
func TestAnswersWithoutEnd(t *testing.T) {
	o := visited(t)
	cmd := o.command("inspection", "check", "I1", "--list", "general", "--from", "/dev/stdin")
	cmd.Stdin = io.MultiReader(strings.NewReader("item,answer\n"), &endless{text: "GE04,yes\n"})
	before := o.records()
	o.bounded("answers", 2, "more than 10000 answers", cmd)
	if o.records() != before {
		t.Error("some of them were recorded")
	}
}

// TestInterruptedUnpacking presses ^C when a terminal shows how far the
// unpacking of a workbook has come, and rows are yet to be read.
func TestInterruptedUnpacking(t *testing.T) {
	o := newOffice(t)
	o.bomb("long.xlsx", loose(sheetPart, sheetHead, `<a/>`, 100_000_000, "")...)
	cmd := o.command()
	terminal := exec.Command("script", "-qec", "exec rectify hazard import long.xlsx", "/dev/null")
	terminal.Dir, terminal.Env = cmd.Dir, cmd.Env
	keys, err := terminal.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	screen, err := terminal.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := terminal.Start(); err != nil {
		t.Fatal(err)
	}
	shown := bufio.NewReader(screen)
	bar, err := shown.ReadString(']')
	if err != nil || !strings.Contains(bar, "reading [") {
		t.Errorf("%v: %q", err, bar)
	}
	io.WriteString(keys, "\x03")
	rest, _ := io.ReadAll(shown)
	said := bar + string(rest)
	if terminal.Wait(); terminal.ProcessState.ExitCode() != 130 || !strings.Contains(said, "/381") ||
		!strings.Contains(said, "nothing was changed") {
		t.Errorf("exit %d: %s", terminal.ProcessState.ExitCode(), rest)
	}
}

// TestLongText imports text of which a row does not end, or which is none.
func TestLongText(t *testing.T) {
	o := newOffice(t)
	for _, c := range []struct {
		name, file, words string
		begins            string
		again             string
	}{
		{"a field", "a.csv", "no row ends within 1 MB behind line 2",
			"site,date,inspectors,text\n甲站,2021-11-23,甲某,一\n甲站,2021-11-23,甲某,\"", "长"},
		{"a line", "a.csv", "no row ends within 1 MB behind line 0", "", "a"},
		{"a line of JSON", "a.jsonl", "no row ends within 1 MB behind line 1", `{"site":"甲站","date":"2021-11-23","inspectors":"甲某","text":"一"}` + "\n" + `{"site":"`, "长"},
		{"columns", "a.csv", "more than 1000 columns", "site" + strings.Repeat(",a", 1000) + "\n", "a\n"},
		{"what begins as a workbook", "a.xlsx", "more than 32 MB of a workbook through a pipe", "PK\x03\x04", "\x00"},
		{"keys", "a.jsonl", "more than 1000 columns", "{" + strings.Repeat(`"a":1,`, 1000) + `"b":2}` + "\n", "{}\n"},
	} {
		cmd := o.command("hazard", "import", "-", "--format", strings.TrimPrefix(c.file, "a."))
		cmd.Stdin = io.MultiReader(strings.NewReader(c.begins), &endless{text: strings.Repeat(c.again, 1<<12)})
		o.bounded(c.name, 2, c.words, cmd)
	}
}

// TestPicturesThatAreBombs adds pictures of few bytes that say they have many pixels.
func TestPicturesThatAreBombs(t *testing.T) {
	o := visited(t)
	for _, c := range []struct {
		name, words string
		side, rows  uint32
		code        int
	}{
		{"a side of 100,000", "has 100000×100000 pixels", 100_000, 0, 2},
		{"a side of two thousand million", "dimension overflow", 1<<31 - 1, 0, 2},
		{"pixels that are not there", "cut short", 8800, 10, 2},
		{"as many pixels as may be", "", 8900, 8900, 0},
	} {
		o.write("bomb.png", blackPNG(t, c.side, c.rows))
		o.bounded(c.name, c.code, c.words,
			o.command("hazard", "add", "--inspection", "I1", c.name, "--photo", "bomb.png"))
	}
}

// blackPNG is a gray picture that says it is a square, and has so many rows of it.
func blackPNG(t *testing.T, side, rows uint32) string {
	t.Helper()
	var packed bytes.Buffer
	z := zlib.NewWriter(&packed)
	row := make([]byte, 1+side%(1<<20))
	for range rows {
		z.Write(row)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	out := []byte("\x89PNG\r\n\x1a\n")
	head := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, side), side)
	for _, p := range [][2]string{{"IHDR", string(append(head, 8, 0, 0, 0, 0))}, {"IDAT", packed.String()},
		{"IEND", ""}} {
		out = binary.BigEndian.AppendUint32(out, uint32(len(p[1])))
		out = append(out, p[0]+p[1]...)
		out = binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE([]byte(p[0]+p[1])))
	}
	return string(out)
}

// endless says the same for ever.
type endless struct {
	text string
	at   int
}

// Read implements [io.Reader].
func (e *endless) Read(p []byte) (int, error) {
	n := copy(p, e.text[e.at:])
	e.at = (e.at + n) % len(e.text)
	return n, nil
}
