package main

import (
	"bytes"
	"encoding/hex"
	"regexp"
	"strings"
	"unicode/utf16"

	"rectify/cmd/rectify/shell"
	"rectify/inspect"
	"rectify/report"
)

// saidIn finds the titles and keywords of the papers in a file that was printed here.
var saidIn = regexp.MustCompile(`/(Title|Keywords) <FEFF([0-9A-F]*)>`)

// printedAs are the title of a file, and the numbers that the papers in it say they have.
func printedAs(file []byte) (title string, numbers []string) {
	for _, m := range saidIn.FindAllSubmatch(file, -1) {
		said := unhexed(m[2])
		if number, _, ok := strings.Cut(said, ", "); ok && string(m[1]) == "Keywords" {
			numbers = append(numbers, number)
		} else if title == "" {
			title = said
		}
	}
	return title, numbers
}

// unhexed is a text from the hexadecimal digits of its UTF-16.
func unhexed(digits []byte) string {
	data := make([]byte, len(digits)/2)
	if _, err := hex.Decode(data, digits); err != nil {
		return ""
	}
	var words []uint16
	for i := 0; i+1 < len(data); i += 2 {
		words = append(words, uint16(data[i])<<8|uint16(data[i+1]))
	}
	return string(utf16.Decode(words))
}

// proofsOfPrint holds a file that is no paper as it was issued against prints of the papers
// that it says it is: they are set anew from the record, and must be the same to a byte.
func proofsOfPrint(r shell.View, file []byte) (out []inspect.Proof, err error) {
	title, numbers := printedAs(file)
	joined, err := isBatch(r, title, numbers, file)
	if err != nil {
		return nil, err
	}
	same := func(pa inspect.Paper) (bool, error) {
		if joined || len(numbers) > 1 {
			return joined, nil
		}
		return isPrint(r, pa, file)
	}
	for _, number := range numbers {
		proof, err := r.ProofOfPrint(number, same)
		if err != nil {
			return nil, err
		}
		out = append(out, proof)
	}
	return out, nil
}

// isPrint tells whether a file is a print of a paper with something beside it, or of a blank
// form.
func isPrint(r shell.View, pa inspect.Paper, file []byte) (bool, error) {
	for _, as := range prints() {
		var b bytes.Buffer
		if as.Code, _ = r.Code(pa.SHA256); as.Void && pa.Voided == "" {
			continue
		}
		if err := report.WritePrint(&b, pa, r.Blob, as); err != nil {
			return false, err
		}
		if bytes.Equal(b.Bytes(), file) {
			return true, nil
		}
	}
	return false, nil
}

// prints are all that a print may have beside the paper.
func prints() (out []report.Print) {
	for _, void := range []bool{false, true} {
		out = append(out, report.Print{Void: void})
		for _, c := range report.Copies {
			out = append(out, report.Print{Void: void, Copy: c.Value})
		}
	}
	return out
}

// isBatch tells whether a file is the papers of a month, joined as they were printed.
func isBatch(r shell.View, title string, numbers []string, file []byte) (bool, error) {
	month, err := inspect.ParseDate(title[:min(len(title), len("2021-11"))] + "-01")
	if err != nil {
		return false, nil
	}
	for _, as := range prints() {
		b := batch{month: month, as: as}
		for _, nouns := range [][]inspect.Noun{{inspect.Notices}, {inspect.Papers}, {inspect.Notices, inspect.Papers}} {
			if b.nouns = nouns; b.name() != title {
				continue
			}
			joined, err := b.again(r, numbers)
			return err == nil && bytes.Equal(joined, file), err
		}
	}
	return false, nil
}

// again joins the papers of these numbers; nothing if one is not in the book.
func (b batch) again(r shell.View, numbers []string) ([]byte, error) {
	var files [][]byte
	for _, number := range numbers {
		proof, err := r.ProofOfCode(number)
		if err != nil || proof.Ref.N == 0 || proof.Ref.Noun == inspect.Blanks {
			return nil, err
		}
		data, err := b.one(r, proof.Ref)
		if err != nil || data == nil {
			return nil, err
		}
		files = append(files, data)
	}
	return b.join(files)
}
