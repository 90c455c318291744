package inspect

import (
	"strings"
	"unicode"
)

// IsBlank tells whether what was said says nothing: a dash, 无, none.
func IsBlank(said string) bool { return said == "" || isWord(saysBlank, said) }

// IsNothingFound tells whether what was said says that there is no hazard.
func IsNothingFound(said string) bool { return isWord(saysNoFind, said) }

// IsWritten tells whether there is a letter or a digit in what was said; signs and
// marks alone name nothing.
func IsWritten(said string) bool {
	return strings.ContainsFunc(said, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}
