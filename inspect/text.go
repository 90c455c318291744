package inspect

import (
	"strings"
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
	if err := cleanText(en, zh, v, longest); err != nil {
		return err
	}
	*v = strings.Join(strings.Fields(*v), " ")
	return nil
}

// cleanText trims *v, makes line ends \n and tabs spaces, and refuses invalid
// UTF-8, control characters and what is too long, each by name and place.
func cleanText(en, zh string, v *string, longest int) error {
	if plain(*v) && len(*v) <= longest {
		return nil
	}
	if !utf8.ValidString(*v) {
		return invalid("the %[1]s is not valid UTF-8", "%[2]s不是有效的 UTF-8 文本", en, zh).
			Hint("save the text as UTF-8 and try again", "请将文本另存为 UTF-8 后重试")
	}
	s := strings.NewReplacer("\r\n", "\n", "\r", "\n", "\t", " ", "\ufeff", "", "\u2028", "\n").Replace(*v)
	s = strings.TrimSpace(s)
	at := 0
	for _, r := range s {
		at++
		if r != '\n' && (unicode.Is(unicode.Cc, r) || r == utf8.RuneError || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069) {
			return invalid("the %[1]s holds the control character U+%04[4]X at place %[3]d", "%[2]s第 %[3]d 个字符是控制字符 U+%04[4]X", en, zh, at, r).
				Hint("take it out and try again", "请删去后重试")
		}
	}
	if at > longest {
		return invalid("the %[1]s has %[3]d characters; %[4]d is the most", "%[2]s有 %[3]d 个字，最多 %[4]d 个", en, zh, at, longest).
			Hint("part it into several", "请分成几条")
	}
	*v = s
	return nil
}

// plain tells that s has nothing to clean, at a glance: no control character,
// no space at its ends, and valid UTF-8 without the rare formatting marks.
func plain(s string) bool {
	if s == "" {
		return true
	}
	for i := 0; i < len(s); i++ {
		if s[i] < 0x20 || s[i] == 0x7f || s[i] == 0xc2 || s[i] == 0xe2 || s[i] == 0xef || s[i] == ' ' {
			return false
		}
	}
	return utf8.ValidString(s)
}
