package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"strings"
	"sync"
	"unicode/utf16"

	"rectify/cmd/rectify/shell"
	"rectify/inspect"
	"rectify/report"
	"rectify/report/typeset"
)

// saidIn finds the titles and keywords of the papers in a file that was printed here.
var saidIn = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`/(Title|Keywords) <FEFF([0-9A-F]*)>`) })

// printedAs are the title of a file, and the numbers that the papers in it say they have.
func printedAs(file []byte) (title string, numbers []string) {
	for _, m := range saidIn().FindAllSubmatch(file, -1) {
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

// proofsOfPrint holds a file that is no paper as it was issued against the papers that it
// says it is: what was issued is its beginning, and what follows our mark.
func proofsOfPrint(r shell.View, file []byte) (out []inspect.Proof, err error) {
	title, numbers := printedAs(file)
	joined, several := false, len(numbers) > 1
	if month, ok := monthOf(title); ok {
		several = true
		if joined, err = isBatch(r, batch{month: month}, title, numbers, file); err != nil {
			return nil, err
		}
	}
	same := func(pa inspect.Paper) (bool, error) {
		if several {
			return joined, nil
		}
		return isPrint(r, pa, file)
	}
	for _, number := range numbers {
		proof, err := r.ProofOfPrint(number, several, same)
		if err != nil {
			return nil, err
		}
		out = append(out, proof)
	}
	return out, nil
}

// isPrint tells whether a file is a print of a paper with something beside it, or the blank
// form, which is not kept.
func isPrint(r shell.View, pa inspect.Paper, file []byte) (bool, error) {
	if pa.Taker != "" {
		var b bytes.Buffer
		err := report.WritePaper(&b, pa, r.Blob)
		return bytes.Equal(b.Bytes(), file), err
	}
	issued, as, ok := report.Printed(file)
	sum := sha256.Sum256(issued)
	return ok && hex.EncodeToString(sum[:]) == pa.SHA256 && (!as.Void || pa.Voided != ""), nil
}

// monthOf is the month of a file whose title says that it has the papers of one.
func monthOf(title string) (month inspect.Date, ok bool) {
	month, err := inspect.ParseDate(title[:min(len(title), len("2021-11"))] + "-01")
	return month, err == nil
}

// isBatch tells whether a file is the papers of the month, joined as they were printed.
func isBatch(r shell.View, b batch, title string, numbers []string, file []byte) (bool, error) {
	if joined, as, ok := report.Printed(file); ok && !as.Void {
		file = joined
	}
	for _, b.nouns = range [][]inspect.Noun{{inspect.Notices}, {inspect.Papers}, {inspect.Notices, inspect.Papers}} {
		if b.title() != title {
			continue
		}
		for _, b.plain = range []bool{false, true} {
			joined, err := b.again(r, numbers)
			if same := bytes.Equal(joined, file); err != nil || same {
				return same && err == nil, err
			}
		}
	}
	return false, nil
}

// again joins the papers of these numbers; nothing if one is not in the book.
func (b batch) again(r shell.View, numbers []string) ([]byte, error) {
	var parts []typeset.Part
	for _, number := range numbers {
		proof, err := r.ProofOfCode(number)
		if err != nil || proof.Ref.N == 0 || proof.Ref.Noun == inspect.Blanks {
			return nil, err
		}
		data, err := b.one(r, proof.Ref)
		if err != nil || data == nil {
			return nil, err
		}
		parts = append(parts, typeset.Part{Name: number, File: data})
	}
	return b.join(parts)
}
