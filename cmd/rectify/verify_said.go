package main

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"

	"rectify/cmd/rectify/shell"
	"rectify/inspect"
)

// unquoted are what is to be verified; a code that was not quoted is put together again.
func unquoted(args []string) (all []string) {
	for _, arg := range args {
		if last := len(all) - 1; last >= 0 && !isFile(all[last]) && isRest(arg) {
			all[last] += " " + arg
		} else {
			all = append(all, arg)
		}
	}
	return all
}

// digitsSaid are those at the end of a code, or the end of a number before which there was a blank.
var digitsSaid = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(\d{1,6}号|[0-9A-Fa-f]{2,16})$`) })

// isRest tells that no code begins so.
func isRest(arg string) bool {
	_, err := inspect.ParseDate(arg)
	return arg != "" && err == nil || digitsSaid().MatchString(arg)
}

func isPDF(name string) bool { return strings.EqualFold(filepath.Ext(name), ".pdf") }

// isPicture tells the name of one, in which a paper may be seen.
func isPicture(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".png", ".jpg", ".jpeg", ".webp", ".heic", ".gif", ".bmp", ".tif", ".tiff":
		return true
	}
	return false
}

func isFile(name string) bool { return isPDF(name) || isPicture(name) }

// proofsOf holds a code, or a file, against the book: a file may hold several papers.
func proofsOf(r shell.View, text string, copies inspect.Copies) ([]inspect.Proof, error) {
	if _, err := os.Stat(text); err == nil || isFile(text) {
		return proofsOfFile(r, text, copies)
	}
	if err := noCode(text); err != nil {
		return nil, err
	}
	proof, err := r.ProofOfCode(text)
	if err == nil && proof.Held == inspect.HeldNumber {
		err = shell.Usage("%[1]s %[2]s was issued; its number alone does not tell whether a paper says the same",
			"%[1]s %[2]s 由本台账出具，但只凭文号不能核验内容", proof.Ref, proof.Paper.Number).Hint(wholeCode())
	}
	return []inspect.Proof{proof}, err
}

// noCode refuses what people give for a code.
func noCode(text string) error {
	text = strings.TrimSpace(text)
	if digits, err := hex.DecodeString(strings.Join(strings.Fields(text), "")); err == nil && len(digits) == 8 {
		return shell.Usage("%q is the last part of a code", "%q 只是校验码", text).Hint(wholeCode())
	}
	for _, noun := range []inspect.Noun{inspect.Notices, inspect.Papers, inspect.Blanks} {
		if _, ok := inspect.ParseRef(noun, text); ok {
			return shell.Usage("%q is how this book calls a paper, and no paper bears it", "%q 是台账内部编号，文书上没有", text).
				Hint(wholeCode())
		}
	}
	return nil
}

// wholeCode says what a code is.
func wholeCode() (en, zh string) {
	return "give all that the QR code on the paper says: '（示高）安责改〔2021〕1号 2021-10-08 0123456789abcdef'; or its PDF file",
		"请填二维码所载全文：'（示高）安责改〔2021〕1号 2021-10-08 0123456789abcdef'；或给出 PDF 文件"
}

// mostRead is how much of a file is looked at for the numbers in it: a month's papers with
// photos have some 50 MB.
const mostRead = 256 << 20

// proofsOfFile holds a file against the book.
func proofsOfFile(r shell.View, name string, copies inspect.Copies) ([]inspect.Proof, error) {
	f, err := shell.OpenFile(r.Ctx, shell.AFile, name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	sum := sha256.New()
	data, err := io.ReadAll(io.TeeReader(io.LimitReader(f, mostRead), sum))
	if err == nil {
		_, err = io.Copy(sum, f)
	}
	if err != nil {
		return nil, shell.AFile.CannotRead(name, err)
	}
	number := strings.TrimSuffix(filepath.Base(name), filepath.Ext(name))
	proof, err := r.ProofOfFile(hex.EncodeToString(sum.Sum(nil)), number, copies)
	if err != nil || proof.Held == inspect.HeldInForce || proof.Held == inspect.HeldVoid {
		return []inspect.Proof{proof}, err
	}
	prints, err := proofsOfPrint(r, data)
	if err != nil || len(prints) > 0 {
		return prints, err
	}
	if proof.Held == inspect.HeldUnknown && isFile(name) {
		en, zh := wholeCode()
		r.Note("%[1]s is no file that was issued; of a scan or a picture, %[2]s", "%[1]s 不是出具的文件；如为扫描件或照片，%[3]s",
			name, en, zh)
	}
	return []inspect.Proof{proof}, nil
}
