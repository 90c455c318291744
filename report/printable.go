package report

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"rectify/inspect"
	"rectify/report/typeset"
)

// Unprintable are the characters of a text that no built-in face has: each
// stops a paper, and is [typeset.Geta] on a ledger.
func Unprintable(text string) []rune { return typeset.Missing(nil, text) }

// Names lists characters with their numbers.
func Names(runes []rune) string { return typeset.Names(runes) }

// printable turns characters that no face has into a refusal that names all of
// them, each with the fields in which it occurs.
func printable(err error, what any) error {
	var missing *typeset.MissingError
	if !errors.As(err, &missing) {
		return err
	}
	fields, e := inspect.Texts(what)
	if e != nil {
		return e
	}
	var en, zh []string
	told := map[rune]bool{}
	tell := func(nameEN, nameZH, text string, runes []rune) {
		for _, r := range runes {
			told[r] = true
		}
		text = around(text, runes[0])
		en = append(en, fmt.Sprintf("%s in %s“%s”", typeset.Names(runes), nameEN, text))
		zh = append(zh, fmt.Sprintf("%s“%s”中的 %s", nameZH, text, typeset.Names(runes)))
	}
	for _, f := range fields {
		if runes := among(f.Value, missing.Runes()); len(runes) > 0 {
			tell("the "+f.EN+" ", f.ZH, f.Value, runes)
		}
	}
	for _, p := range missing.Places {
		if slices.ContainsFunc(p.Runes, func(r rune) bool { return !told[r] }) { // words of no field
			tell("", "", p.Text, p.Runes)
		}
	}
	return inspect.Errorf(inspect.CodeRefused, "no type face can print %[1]s", "没有字体能打印%[2]s",
		strings.Join(en, "; "), strings.Join(zh, "；")).
		Hint(instead(missing.Runes()))
}

// instead is what to do where characters cannot be printed, in English and in Chinese.
func instead(runes []rune) (en, zh string) {
	letters := func(r rune) bool { return typeset.Shaped(r) && !unicode.Is(unicode.Inherited, r) }
	if slices.ContainsFunc(runes, typeset.Shaped) && !slices.ContainsFunc(runes, letters) {
		return "there is no one character for that letter and its marks: write it without the marks",
			"该字母与其上下的符号没有对应的单个字符；请改用不带符号的字母"
	}
	if slices.ContainsFunc(runes, typeset.Shaped) {
		return "letters of its script join, stack or run from right to left, which is not done here: write it in hanzi " +
			"or Latin letters", "该文字须连写、叠写或自右向左书写，本程序不能排印；请改用汉字或拉丁字母"
	}
	return "write it with other characters, or set a body face that has it with rectify form set --body-face",
		"请改用其他字，或用 rectify form set --body-face 指定含有该字的字体"
}

// among are those of the characters that a text has, in its order.
func among(text string, runes []rune) (out []rune) {
	for _, r := range text {
		if slices.Contains(runes, r) && !slices.Contains(out, r) {
			out = append(out, r)
		}
	}
	return out
}

// around is the text on either side of a character's first place in it.
func around(text string, r rune) string {
	const side = 10
	runes := []rune(text)
	at := max(0, slices.Index(runes, r))
	from, to := max(0, at-side), min(len(runes), at+side+1)
	out := string(runes[from:to])
	if from > 0 {
		out = "…" + out
	}
	if to < len(runes) {
		out += "…"
	}
	return out
}

// spared writes a list of the book, which no name may stop: where it has
// characters that no face has, it is written again with marks for them, and is
// given what they stand for.
func spared(w io.Writer, write func(w io.Writer, lost *lost) error) error {
	err := write(w, nil)
	var missing *typeset.MissingError
	if errors.As(err, &missing) {
		return write(w, &lost{missing.Places})
	}
	return err
}

// lost is what a list could not print; nil is nothing.
type lost struct{ places []typeset.Lacking }

// on has a document print what can be printed.
func (l *lost) on(doc *typeset.Doc) {
	if l != nil {
		doc.Spare()
	}
}

// mostLost is how many texts a footnote quotes.
const mostLost = 40

// note is a footnote that names every mark's place and what it stands for; a
// text that occurs in many places is quoted once.
func (l *lost) note(doc *typeset.Doc, s typeset.Style) {
	if l == nil {
		return
	}
	s.Align, s.First, s.Hang, s.Next = typeset.Left, 0, 0, false
	var said []string
	where := map[string][]string{}
	for _, p := range l.places {
		quoted := "“" + marked(around(p.Text, p.Runes[0]), p.Runes) + "”" + codes(p.Runes)
		if where[quoted] == nil {
			said = append(said, quoted)
		}
		where[quoted] = append(where[quoted], p.At)
	}
	more := ""
	if n := len(said); n > mostLost {
		said, more = said[:mostLost], fmt.Sprintf("；另有%d处", n-mostLost)
	}
	for i, quoted := range said {
		said[i] = places(where[quoted]) + quoted
	}
	doc.Space(1.5)
	doc.Para(s, fmt.Sprintf("注：%c处的字，现有字体均不能打印：%s%s。", typeset.Geta, strings.Join(said, "；"), more))
}

// marked is a text as a list prints it.
func marked(text string, lost []rune) string {
	return strings.Map(func(r rune) rune {
		if slices.Contains(lost, r) {
			return typeset.Geta
		}
		return r
	}, text)
}

// places are where a text occurs, as far as that is known.
func places(at []string) string {
	at = slices.DeleteFunc(at, func(s string) bool { return s == "" })
	if n := len(at); n > 5 {
		at = append(at[:5], fmt.Sprintf("等%d处", n))
	}
	return strings.Join(at, "、")
}

// codes are the numbers of characters, in brackets.
func codes(runes []rune) string {
	out := inspect.Mapped(runes, func(r rune) string { return fmt.Sprintf("U+%04X", r) })
	return "（" + strings.Join(out, "、") + "）"
}
