package inspect

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// saidCode is what people give for the code on a paper: its number, and of the date and the
// digits what they wrote.
type saidCode struct {
	number, digits string
	date           Date
}

// codeForms find the parts of a code: with its date, and without.
var codeForms = sync.OnceValue(func() [2]*regexp.Regexp {
	const number, digits = `^(.*?号|\S.*?\s)`, `([0-9A-Fa-f\s]*)$`
	const day = `\s*(\d{4}(?:-\d{1,2}-|/\d{1,2}/|\.\d{1,2}\.|\s*年\s*\d{1,2}\s*月\s*)\d{1,2}\s*日?)`
	return [2]*regexp.Regexp{regexp.MustCompile(number + day + digits), regexp.MustCompile(`^(.*号)` + digits)}
})

// readCode reads a code as people write it: with narrow or wide characters, its date in
// another way, its digits in groups.
func readCode(text string) saidCode {
	text = strings.TrimSpace(text)
	narrow, as := strings.Map(halfWidth, text), func(number string) string { // as it was written
		return strings.TrimSpace(string([]rune(text)[:utf8.RuneCountInString(number)]))
	}
	forms := codeForms()
	if m := forms[0].FindStringSubmatch(narrow); m != nil {
		if day, err := ParseDate(unspaced(m[2])); err == nil {
			return saidCode{as(m[1]), unspaced(m[3]), day}
		}
	}
	if m := forms[1].FindStringSubmatch(narrow); m != nil {
		return saidCode{number: as(m[1]), digits: unspaced(m[2])}
	}
	number, rest, _ := strings.Cut(narrow, " ")
	return saidCode{number: as(number), digits: unspaced(rest)}
}

// alone tells that it is no more than a number.
func (c saidCode) alone() bool { return c.date == "" && c.digits == "" }

// agrees tells whether it says the same as the code that is kept of the paper of its number:
// the digits are of all that the paper says, its date too.
func (c saidCode) agrees(kept string) bool {
	is := readCode(kept)
	return kept != "" && strings.EqualFold(c.digits, is.digits) && (c.date == "" || c.date == is.date)
}

func unspaced(s string) string { return strings.Join(strings.Fields(s), "") }

// fullWidth writes a number's brackets as papers print them, for people type (示高)安责改[2021]1号.
func fullWidth(s string) string {
	return strings.NewReplacer("(", "（", ")", "）", "[", "〔", "]", "〕", "［", "〔", "］", "〕", "【", "〔", "】",
		"〕").Replace(s)
}

// serialIn finds the serial in a number.
var serialIn = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(.*?\D)0*(\d{1,6})(\D*)$`) })

// spellings are how the book may have a number that people write so: as it is, with the
// brackets of papers, and with narrow digits, no blanks, and a serial of another width.
func spellings(number string) []string {
	number = strings.TrimSpace(number)
	plain := fullWidth(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return halfWidth(r)
	}, number))
	all := []string{number, fullWidth(number), plain}
	if m := serialIn().FindStringSubmatch(plain); m != nil {
		serial, _ := strconv.Atoi(m[2])
		for width := 1; width <= 6; width++ {
			all = append(all, m[1]+fmt.Sprintf("%0*d", width, serial)+m[3])
		}
	}
	return all
}

// numbered finds the paper of a number as people write it.
func (r Reader) numbered(noun Noun, number string) (pa Paper, ok bool, err error) {
	tried := map[string]bool{}
	for _, number := range spellings(number) {
		if tried[number] {
			continue
		}
		tried[number] = true
		if pa, ok, err = r.Numbered(noun, number); ok || err != nil {
			return pa, ok, err
		}
	}
	return Paper{}, false, nil
}
