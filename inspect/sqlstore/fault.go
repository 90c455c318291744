package sqlstore

import (
	"context"
	"errors"

	"rectify/inspect"
)

// Sentence is what is said of a fault: of a place, which is its first value, and
// of the error beneath, its second.
type Sentence struct {
	Code           inspect.Code
	EN, ZH         string
	HintEN, HintZH string
}

// Said is such a sentence.
func Said(code inspect.Code, en, zh, hintEN, hintZH string) Sentence {
	return Sentence{code, en, zh, hintEN, hintZH}
}

// Of says it of a place.
func (s Sentence) Of(err error, place string) *inspect.Error {
	return inspect.Errorf(s.Code, s.EN, s.ZH, place, err).Because(err).Hint(s.HintEN, s.HintZH)
}

// Sentences are what a database says, by its codes.
type Sentences[K comparable] map[K]Sentence

// Of says of a place what the first of some codes that is among them means.
func (all Sentences[K]) Of(err error, place string, codes ...K) error {
	for _, code := range codes {
		if said, ok := all[code]; ok {
			return said.Of(err, place)
		}
	}
	return err
}

// Told tells whether an error wants no sentence of a database: there is none, it has
// one, or who asked has broken it off.
func Told(err error) bool {
	var ours *inspect.Error
	return err == nil || errors.As(err, &ours) || errors.Is(err, context.Canceled)
}

// Closed is said where a store is asked that was closed.
var Closed = Sentence{inspect.CodeFailed, "the store %[1]s was closed before it was done: nothing was recorded",
	"台账 %[1]s 在完成前已关闭，没有登记", "", ""}

// What is said where a schema does not take a row. The rules let nothing come so
// far that it refuses: it is a fault of the book, or of ours.
var (
	Doubled  = Untaken("there is another of that name or number", "名称或编号与已有的重复")
	Dangling = Untaken("it points to something that is not there", "引用了不存在的内容")
	Unfit    = Untaken("a value is missing, or is not what it may be", "有值缺失或不合要求")
)

// Untaken says for what reason a schema does not take a row.
func Untaken(en, zh string) Sentence {
	return Sentence{inspect.CodeCheck, "the store %[1]s does not take it: " + en, "台账 %[1]s 无法写入：" + zh,
		"run {check}", "请运行 {check}"}
}

// Busy says that another writes to something, which is called so before its name.
func Busy(en, zh string) Sentence {
	return Sentence{inspect.CodeBusy, "another process is writing to " + en + "%[1]s", "另一程序正在写入" + zh + " %[1]s",
		"try again when it is done, or wait longer with {.wait}", "请稍后重试，或用 {.wait} 延长等待"}
}

// Unlike says that something has not the tables that it should: our statements
// are right, so that it is those that are not.
func Unlike(en, zh, hintEN, hintZH string) Sentence {
	return Sentence{inspect.CodeNoStore, "the " + en + " %[1]s is not as this version makes it: %[2]v",
		zh + " %[1]s 的结构与本版本不符：%[2]v", hintEN, hintZH}
}

// Refused says that something did not do a statement, for a reason of its own.
func Refused(en, zh string) Sentence {
	return Sentence{inspect.CodeFailed, "the " + en + " %[1]s refused a statement, and nothing was recorded: %[2]v",
		zh + " %[1]s 拒绝执行，没有登记：%[2]v", "run {check}", "请运行 {check}"}
}

// Newer says that something is of a later version than this program knows.
func Newer(en, zh, name string, version, known int) error {
	return inspect.Errorf(inspect.CodeNoStore, "the "+en+" by a newer rectify (version %[2]d, this one knows %[3]d)",
		zh+"（版本 %[2]d，本程序支持到 %[3]d）", name, version, known).
		Hint("use the newer rectify", "请使用较新版本的 rectify")
}
