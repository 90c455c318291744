package interview

import (
	"slices"
	"strings"
	"unicode"

	"rectify/inspect"
)

// BackSigns go back when one stands alone; an input method that stands on Chinese
// makes 《 of the key.
const BackSigns = "<＜《〈"

// AskSigns, alone or before a part of a word, show what was written before.
const AskSigns = "?？"

// worded are the questions that are answered in the person's own words.
var worded = []Step{AtSite, AtWhich, AtSector, AtTown, AtCampaign, AtInspectors, AtNext,
	AtText, AtPlace, AtBasis, AtReceiver, AtReason, AtWitness}

// optional are those of them that may be answered with nothing.
var optional = []Step{AtSector, AtTown, AtCampaign, AtPlace, AtBasis}

// needed are those of them that nothing offers an answer to.
var needed = []Step{AtReceiver, AtReason, AtWitness}

// slip refuses what a key pressed by mistake leaves for an answer: a sign that goes
// back or asks, and marks that are no words.
func (f *Flow) slip(said string) error {
	switch {
	case said == "" && slices.Contains(needed, f.At):
		return f.wrong("this must be answered", "此项必填")
	case said == "" || f.At == AtPhotos || f.At == AtConfirm || slices.Contains(optional, f.At) &&
		inspect.IsBlank(said):
		return nil
	case strings.TrimRight(said, BackSigns) != said:
		return f.wrong("%q ends with the sign that goes back: write < alone to go back; else remove it, or clear the line",
			"“%s”末尾的符号用于返回：单独填 < 返回上一题；请删去，或清空此行", said)
	case !slices.Contains(worded, f.At):
		return nil
	case strings.TrimLeft(said, AskSigns) != said:
		return f.wrong("%q begins with ?, which looks up what was written before: there is nothing to look up here",
			"“%s”开头的 ? 用于查看常用语，此处没有可查看的", said)
	case !inspect.IsWritten(said):
		return f.wrong("%q has no words in it", "“%s”不是文字", said)
	case (f.At == AtNext || f.At == AtText) && inspect.IsNothingFound(said):
		return f.wrong("%q is no hazard: where nothing more was found, 3 goes on to the summary",
			"“%s”不是隐患：没有其他隐患时，在“检查情况”处填 3 看汇总", said)
	}
	return nil
}

// called refuses names without a letter: a number answers another question.
func (f *Flow) called(names ...string) error {
	for _, name := range names {
		if !strings.ContainsFunc(name, unicode.IsLetter) {
			return f.wrong("%q is no name", "“%s”不是姓名", name)
		}
	}
	return nil
}
