package inspect

import (
	"errors"
	"strings"
)

// madeLines are the lines of a file that made the things of a noun, from the first on.
type madeLines struct {
	first int64
	at    []int32
}

// makes keeps that the line made a thing. What a refused line made another makes anew, and
// between two of this file others may have recorded theirs.
func (im *importer) makes(r Ref) {
	m := im.wrote[r.Noun]
	if len(m.at) == 0 {
		m.first = r.N
	}
	for r.N-m.first > int64(len(m.at)) {
		m.at = append(m.at, 0)
	}
	m.at = append(m.at[:r.N-m.first], int32(im.at))
	im.wrote[r.Noun] = m
}

// lineOf is the line of this file that made a thing, if one did.
func (im *importer) lineOf(r Ref) (said Words, ok bool) {
	m := im.wrote[r.Noun]
	i := r.N - m.first
	if i < 0 || i >= int64(len(m.at)) || m.at[i] == 0 {
		return said, false
	}
	line, sheet := int(m.at[i])%LinesOfSheet, int(m.at[i])/LinesOfSheet
	if sheet == 0 {
		return say("line %d of this file", "本文件第 %d 行", line), true
	}
	return say("line %d of sheet %d of this file", "本文件第 %[2]d 张工作表第 %[1]d 行", line, sheet+1), true
}

// inFile says of what goes against an earlier line of the file that it does: the book may
// never have it. What both have the same is how they are known.
func (im *importer) inFile(err error, r Ref, same Words) error {
	line, is := im.lineOf(r)
	var e *Error
	if !is || !errors.As(err, &e) {
		return err
	}
	but := Words{": " + e.EN, "：" + e.ZH}
	if _, en, is := strings.Cut(e.EN, ", with "); is {
		_, zh, _ := strings.Cut(e.ZH, "，但")
		but = Words{", with " + en, "，但" + zh}
	}
	return Errorf(CodeClash, "%[1]s has the same %[2]s%[3]s", "%[1]s的%[2]s与本行相同%[3]s", line, same, but).
		Hint("correct one of the two lines, or leave it out", "请更正其中一行，或去掉一行")
}
