package inspect

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// The longest texts that are taken, in characters. A hazard of more than 2,000
// characters is several hazards; the paper would drown in it.
const (
	maxWord = 60
	maxName = 200
	maxText = 2000
)

// cleanLine trims *v and refuses what no paper can print on one line.
func cleanLine(en, zh string, v *string, longest int) error {
	if plain(*v) && len(*v) <= longest {
		return nil
	}
	if err := cleanText(en, zh, v, longest); err != nil {
		return err
	}
	*v = strings.Join(strings.Fields(*v), " ")
	return nil
}

// cleanName is cleanLine of what names a person, a unit or a thing: a word that
// says nothing is no name, and none stands above a flag.
func cleanName(en, zh string, v *string, longest int) error {
	if err := cleanLine(en, zh, v, longest); err != nil {
		return err
	}
	said := meaningOf(*v)
	if said&saysDitto != 0 {
		return invalid("the %[1]s %[3]q means the same as above, but nothing stands above it",
			"%[2]s“%[3]s”表示同上，但上方没有内容", en, zh, *v).
			Hint("write it out", "请填写具体内容")
	}
	if said&saysBlank != 0 {
		*v = ""
	}
	return nil
}

// BookName is the name of one of several books, tidied.
func BookName(name string) (string, error) {
	err := cleanName("name of the book", "台账名称", &name, maxWord)
	if err == nil && name == "" {
		err = invalid("the name of the book is empty", "台账名称为空")
	}
	var e *Error
	if errors.As(err, &e) {
		return "", e.Hint("give it a name of 1 to 60 characters, such as 示高", "请写 1 至 60 个字的名称，如 示高")
	}
	return name, nil
}

// pattern is compiled when it is first asked for, not when a process starts.
func pattern(s string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(s) })
}

// hashOf is the SHA-256 of bytes, in hex: the name that they are kept under.
func hashOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// tidy makes line ends \n and tabs spaces, and lets go of marks that nobody
// sees: web pages and chat programs put them between words, and a name with one
// would be another name that looks the same.
var tidy = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\t", " ",
	"\u00ad", "", "\u200b", "", "\u200e", "", "\u200f", "", "\u2060", "", "\ufeff", "")

// cleanText trims and tidies *v, and refuses invalid UTF-8 (of which JSON leaves
// U+FFFD), control characters and what is too long, each by name and place.
func cleanText(en, zh string, v *string, longest int) error {
	if plain(*v) && len(*v) <= longest {
		return nil
	}
	if strings.ContainsRune(*v, utf8.RuneError) {
		return invalid("the %[1]s is not valid UTF-8", "%[2]s不是有效的 UTF-8 文本", en, zh).
			Hint("save the text as UTF-8 and try again", "请将文本另存为 UTF-8 后重试")
	}
	s := strings.TrimSpace(tidy.Replace(*v))
	at := 0
	for _, r := range s {
		at++
		if r != '\n' && (unicode.Is(unicode.Cc, r) || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069) {
			return invalid("the %[1]s holds the control character U+%04[4]X at place %[3]d",
				"%[2]s第 %[3]d 个字符是控制字符 U+%04[4]X", en, zh, at, r).
				Hint("take it out and try again", "请删去后重试")
		}
	}
	if at > longest {
		return invalid("the %[1]s has %[3]d characters; %[4]d is the most", "%[2]s有 %[3]d 个字，最多 %[4]d 个", en, zh, at,
			longest).
			Hint("split it into several", "请分成几条")
	}
	*v = s
	return nil
}

// plain tells that s has nothing to clean, at a glance: no control character,
// no space but single ones inside, and valid UTF-8 without formatting marks.
func plain(s string) bool {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c < 0x20 || c == 0x7f:
			return false
		case c == ' ' && (i == 0 || i == len(s)-1 || s[i-1] == ' '):
			return false
		case c == 0xc2 && i+1 < len(s) && s[i+1] < 0xb0: // U+0080 to U+00AF
			return false
		case (c == 0xe2 || c == 0xe3 || c == 0xef) && i+2 < len(s) && odd(c, s[i+1], s[i+2]):
			return false
		}
	}
	return utf8.ValidString(s)
}

// odd tells whether a character of three bytes may be a space or a formatting
// mark: U+2000 to U+200F, U+2028 to U+202F, U+205F to U+206F, U+3000, U+FEFF
// and U+FFFD.
func odd(first, second, third byte) bool {
	switch first {
	case 0xe2:
		return second == 0x80 && (third <= 0x8f || third >= 0xa8) || second == 0x81 && third >= 0x9f
	case 0xe3:
		return second == 0x80 && third == 0x80
	}
	return second == 0xbb && third == 0xbf || second == 0xbf && third == 0xbd
}
