package inspect

import (
	"errors"
	"slices"
	"strings"
)

// Code says of an [Error] what kind it is, for programs; it is stable.
type Code string

// The codes, and the exit code that the command line gives each.
const (
	CodeFailed    Code = "failed"    // 1: what was asked could not be done
	CodeInvalid   Code = "invalid"   // 2: a value that cannot be what it should be
	CodeNotFound  Code = "not_found" // 5: nothing by that name
	CodeAmbiguous Code = "ambiguous" // 5: several things by that name
	CodeRefused   Code = "refused"   // 6: the rules do not allow it now
	CodeClash     Code = "clash"     // 6: recorded already, with other content
	CodeCheck     Code = "check"     // 7: the book does not agree with itself
	CodeBusy      Code = "busy"      // 8: another process holds the store
	CodeUnsure    Code = "unsure"    // 9: it is not known whether it was recorded
	CodeNoStore   Code = "no_store"  // 10: there is no store, or it is not one
)

// Error is a sentence for a person, in English and Chinese: what is wrong,
// where, and as the hint what to do about it.
type Error struct {
	Code           Code
	EN, ZH         string
	HintEN, HintZH string
	// Cause is what lay beneath, when something did.
	Cause error
}

// Error gives the English sentence.
func (e *Error) Error() string { return e.EN }

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Cause }

// Hint adds what to do about it, formatted with the same values, and returns e.
func (e *Error) Hint(en, zh string, args ...any) *Error {
	return e.hint(say(en, zh, args...))
}

func (e *Error) hint(is Words) *Error {
	e.HintEN, e.HintZH = is.EN, is.ZH
	return e
}

// Because adds what lay beneath and returns e.
func (e *Error) Because(err error) *Error {
	e.Cause = err
	return e
}

// Errorf makes an [Error]; both sentences are formatted with the same values, each
// with what they are called in its language.
func Errorf(code Code, en, zh string, args ...any) *Error {
	is := say(en, zh, args...)
	return &Error{Code: code, EN: is.EN, ZH: is.ZH}
}

// spoken is what has a word of its own in each language, as a noun.
type spoken interface {
	EN() string
	ZH() string
}

// inEnglish has what is said of values in two languages in English.
func inEnglish(args []any) []any {
	return other(args, func(arg any) any {
		switch v := arg.(type) {
		case Words:
			return v.EN
		case spoken:
			return v.EN()
		}
		return nil
	})
}

// other is the values with each that fn knows a better one for in its place.
func other(args []any, fn func(any) any) []any {
	out := slices.Clone(args)
	for i, arg := range args {
		if better := fn(arg); better != nil {
			out[i] = better
		}
	}
	return out
}

// brief cuts off what is too long for a sentence: it was not meant to be read.
func brief(args []any) []any {
	const longest = 500
	return other(args, func(arg any) any {
		if s, ok := arg.(string); ok && len(s) > longest {
			return strings.ToValidUTF8(s[:longest], "") + "…"
		}
		return nil
	})
}

// IsCode tells whether err is, or wraps, an [Error] of that code.
func IsCode(err error, code Code) bool {
	var e *Error
	return errors.As(err, &e) && e.Code == code
}

func invalid(en, zh string, args ...any) *Error { return Errorf(CodeInvalid, en, zh, args...) }
func refused(en, zh string, args ...any) *Error { return Errorf(CodeRefused, en, zh, args...) }
func missing(en, zh string, args ...any) *Error { return Errorf(CodeNotFound, en, zh, args...) }
