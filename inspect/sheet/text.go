package sheet

import (
	"bufio"
	"bytes"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

const mark = "\ufeff" // by which programs know an encoding, and which some of them set twice

// unseen are marks that nobody sees, which web pages and chat programs leave in a text.
var unseen = strings.NewReplacer("\u00ad", "", "\u200b", "", "\u200e", "", "\u200f", "", "\u2060", "", mark, "",
	"\u202a", "", "\u202b", "", "\u202c", "", "\u202d", "", "\u202e", "",
	"\u2066", "", "\u2067", "", "\u2068", "", "\u2069", "")

// Visible is a cell without marks that nobody sees.
func Visible(cell string) string {
	for i := range len(cell) {
		switch cell[i] {
		case 0xc2, 0xe2, 0xef: // what such a mark begins with; so do “”, ： and ，
			if i+1 < len(cell) && strings.IndexByte("\xad\x80\x81\xbb", cell[i+1]) >= 0 {
				return unseen.Replace(cell)
			}
		}
	}
	return cell
}

// Text is a short text file in UTF-8, whatever people saved it as, without marks
// that nobody sees and with one end for its lines; and what it was read as.
func Text(name string, data []byte) (text []byte, encoding string, err error) {
	in, read := decoded(bufio.NewReaderSize(bytes.NewReader(data), ahead), data)
	if text, err = io.ReadAll(in); err != nil {
		return nil, *read, err
	}
	if *read != utf8Name && bytes.ContainsRune(text, utf8.RuneError) {
		return nil, *read, invalid("%s holds characters that cannot be read: check the file's encoding",
			"%s 有无法识别的字符，请核对文件编码", name)
	}
	return []byte(unseen.Replace(string(text))), *read, nil
}

const utf8Name = "UTF-8"

// decoded is text in UTF-8 with one end for its lines. A byte order mark says what
// it is in, else the first bytes beyond ASCII do, wherever they come.
func decoded(in *bufio.Reader, start []byte) (io.Reader, *string) {
	name := utf8Name
	out := io.Reader(&undecided{in: in, name: &name})
	switch {
	case bytes.HasPrefix(start, []byte(mark)):
		out = in
	case bytes.HasPrefix(start, []byte("\xff\xfe")), bytes.HasPrefix(start, []byte("\xfe\xff")):
		name = "UTF-16"
		out = transform.NewReader(in, unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder())
	}
	text := bufio.NewReaderSize(out, ahead)
	for { // marks at the beginning are no part of the text
		if begins, _ := text.Peek(len(mark)); string(begins) != mark {
			return &lines{in: text}, &name
		}
		text.Discard(len(mark))
	}
}

// lines makes every end of a line one: \r\n and \r alone too.
type lines struct {
	in io.Reader
	cr bool // the last byte was one
}

// Read implements [io.Reader].
func (l *lines) Read(p []byte) (n int, err error) {
	for n == 0 && err == nil && len(p) > 0 {
		n, err = l.in.Read(p)
		n = l.joined(p[:n])
	}
	return n, err
}

// joined writes the ends of lines in p, which they never make longer.
func (l *lines) joined(p []byte) (n int) {
	if !l.cr && bytes.IndexByte(p, '\r') < 0 {
		return len(p)
	}
	for _, c := range p {
		if c == '\n' && l.cr {
			l.cr = false
			continue
		}
		if l.cr = c == '\r'; l.cr {
			c = '\n'
		}
		p[n] = c
		n++
	}
	return n
}

// undecided hands ASCII on until what follows tells UTF-8 from GBK.
type undecided struct {
	in   *bufio.Reader
	out  io.Reader
	name *string
}

// Read implements [io.Reader].
func (u *undecided) Read(p []byte) (int, error) {
	if u.out != nil {
		return u.out.Read(p)
	}
	if _, err := u.in.Peek(1); err != nil {
		return 0, err
	}
	ahead, _ := u.in.Peek(min(len(p), u.in.Buffered()))
	beyond := bytes.IndexFunc(ahead, func(r rune) bool { return r >= utf8.RuneSelf })
	if beyond < 0 {
		return u.in.Read(p[:len(ahead)])
	} else if beyond > 0 {
		return u.in.Read(p[:beyond])
	}
	u.out = u.in
	if ahead, _ = u.in.Peek(1 << 16); isGBK(ahead) {
		*u.name, u.out = "GBK", transform.NewReader(u.in, simplifiedchinese.GB18030.NewDecoder())
	}
	return u.out.Read(p)
}

// isGBK tells text in GBK, as Excel in China writes it, from UTF-8 that may
// have a fault, whose row will say so: read as GBK it would all be nonsense.
// Two bytes of GBK may look like a character of UTF-8; three hardly ever do.
func isGBK(ahead []byte) bool {
	good, bad := 0, 0
	for b := ahead; len(b) > 0; {
		r, n := utf8.DecodeRune(b)
		switch {
		case r == utf8.RuneError && n == 1 && len(b) >= utf8.UTFMax:
			bad++
		case n >= 3:
			good++
		}
		b = b[n:]
	}
	return bad > good
}

// pages are how web pages and XML begin.
var pages = []string{"mime-version:", "<html", "<!doctype", "<table", "<head", "<meta", "<body", "<style", "<div",
	"<?xml", "<!--"}

// noTable says of a text that is no table what it is, and what helps: programs
// export web pages by the name of a workbook.
func noTable(name string, text []byte) error {
	start := bytes.ToLower(bytes.TrimSpace(text[:min(len(text), 1<<10)]))
	if !slices.ContainsFunc(pages, func(begins string) bool { return bytes.HasPrefix(start, []byte(begins)) }) {
		return nil
	}
	return invalid("%s is a web page or XML, whatever its name says: open it in Excel or WPS and save it as .xlsx",
		"%s 实际是网页（HTML）或 XML 文件，不是表格；请用 Excel 或 WPS 打开后另存为 .xlsx", name)
}
