package inspect

import (
	"cmp"
	"strings"
)

var (
	yesWords = wordMatcher(`1 true yes y t 是 √ ✓ ✔ 有 已 当场 当场整改 已当场整改 现场整改 立即整改 立行立改 立查立改 即时整改 即查即改 当场改正 ☑ ✅
		☑是☐否 ☑是□否 ■是□否 √是□否 是☑否☐ 是☑否□ 是√否□`)
	noWords = wordMatcher(`0 false no n f 否 × x ✗ ✘ 无 未 不是 没有 未整改 待整改 限期 限期整改 责令限期整改 ☐ □
		☐是☑否 □是☑否 □是■否 □是√否 是☐否☑ 是□否☑ 是□否√`)
)

// parseFlag reads yes and no as people write them in a column, or what says that
// it was put right at once or is to be later.
func parseFlag(s string) (bool, error) {
	switch s {
	case "", "false", "否":
		return false, nil
	case "true", "是":
		return true, nil
	}
	switch word := Folded(s); {
	case word == "" || noWords(word):
		return false, nil
	case yesWords(word):
		return true, nil
	}
	return false, invalid("%q is neither yes nor no", "%q 既不是“是”也不是“否”", s).
		Hint("write yes or no, true or false, 是 or 否, √ or ×; "+
			"for a later day, give it under rectified_on",
			"请填 是 或 否，√ 或 ×；之后整改的，请填整改日期")
}

// How a hazard stands, as ledgers say it.
var (
	rectifiedWords = wordMatcher(`是 已 √ ✓ ✔ ☑ ✅ ☑是☐否 ☑是□否 ■是□否 √是□否 是☑否☐ 是☑否□ 是√否□ 1 yes y true t done fixed closed accepted rectified 已整改 已完成 完成 整改完成 已整改完成 已完成整改 完成整改
		整改完毕 全部整改 已全部整改 合格 整改合格 已销号 销号 已闭环 闭环 已验收 办结 已办结 通过 已通过 复查通过 复查合格
		整改到位 已整改到位 符合要求 passed`)
	atOnceWords = wordMatcher("当场整改 已当场整改 现场整改 立行立改 立即整改 即时整改 即查即改 当场改正 fixedonthespot onthespot")
	openWords   = wordMatcher(`否 未 × x ✗ ✘ ☐ □ ☐是☑否 □是☑否 □是■否 □是√否 是☐否☑ 是□否☑ 是□否√ 0 no n false f open ordered notordered not-ordered notfixed overdue 未整改 未完成 未完成整改 未整改完成 整改中 正在整改 待整改 待责令
		限期整改 责令限期整改 逾期 逾期未整改 未销号 未闭环 不合格 复查不合格 未通过 不通过 复查未通过 未整改到位 整改不到位 进行中 failed`)
)

// rectified takes what a row says of how it stands: what is put right needs its
// day, and nothing that is put right is lost.
func (r *read) rectified(said string) error {
	if said == "" {
		return nil
	}
	word := Folded(said)
	overdue := strings.HasPrefix(word, "逾期") || strings.Contains(word, ",overdue") ||
		strings.HasPrefix(word, "overdue") && strings.Trim(word[len("overdue"):], "0123456789") == "d" // a ledger's
	late := strings.HasPrefix(word, "逾期") && !strings.Contains(word, "未") &&
		(r.accepted != "" || strings.Contains(word, "已"))
	switch {
	case withdrawnWords(word):
		r.withdrawn = true
	case openWords(word) || overdue && !late:
		r.open, r.untold = true, untoldWords(word)
		r.ordered = orderedWords(word) || overdue
		if r.accepted != "" || r.OnSpot {
			return refused("its state is %q, but it has a day rectified or was fixed on the spot",
				"整改状态为“%s”，却填有整改日期或当场整改", said).
				Hint("check which of them is right", "请核对")
		}
	case atOnceWords(word) && r.accepted == "":
		r.OnSpot = true
	case rectifiedWords(word) || atOnceWords(word) || late:
		if r.accepted == "" && !r.OnSpot {
			return refused("its state is %s, but it has no day rectified", "整改状态为“%s”，但没有整改日期", said).
				Hint("fill in rectified_on, or write open", "请填写整改日期；尚未整改的请填 整改中")
		}
	default:
		return invalid("%q does not say whether it is rectified", "“%s”看不出是否已整改", said).
			Hint("write rectified or open, yes or no", "可填 已整改、整改中、当场整改，或 是、否")
	}
	return nil
}

// review takes what a review found for how it stands: its day is that of the
// rectification where it passed and no other day is said.
func (im *importer) review(row *FindingRow) error {
	row.Rectified = cmp.Or(row.Reviewed, row.Rectified)
	if row.ReviewedOn == "" {
		return nil
	}
	switch word := Folded(row.Rectified); {
	case word == "" && row.RectifiedOn == "":
		return invalid("it was reviewed on %s, but has no result of the review", "填有复查日期 %s，但没有复查结果", row.ReviewedOn).
			Hint("fill in the result: passed or failed", "请填写复查结果：合格 或 不合格")
	case rectifiedWords(word) && row.RectifiedOn == "":
		row.RectifiedOn = row.ReviewedOn
	case row.RectifiedOn != row.ReviewedOn:
		im.once(invalid("the days of reviews that are not the day rectified were left out", "未作为整改日期的复查日期未登记"))
	}
	return nil
}

// Of what is yet to be put right, whether the unit was told so.
var (
	untoldWords  = wordMatcher("notordered not-ordered 待责令")
	orderedWords = wordMatcher("ordered 整改中 正在整改 限期整改 责令限期整改")
)

var withdrawnWords = wordMatcher("误录 withdrawn 已撤销 撤销 作废")

// kindOf is the kind of a row's inspection. How it was inspected (检查方式) is a
// kind if it is one of their words, and is named if not.
func (im *importer) kindOf(row *FindingRow) (InspectionKind, error) {
	if row.Kind != "" || row.Way == "" {
		return ParseInspectionKind(strings.TrimSpace(row.Kind))
	}
	kind, err := ParseInspectionKind(row.Way)
	if err != nil {
		en, zh := inspectionKinds.words()
		im.once(invalid("%q is no kind of inspection, and was left out", "检查方式“%s”不是检查类型，未登记", row.Way).
			Hint("to record a kind, write one of %[1]s", "如需登记检查类型，可填 %[2]s", en, zh))
	}
	return kind, nil
}

// once notes what is worth saying of many rows with the first of them.
func (im *importer) once(e *Error) {
	if !im.noted[e.EN] {
		im.noted[e.EN] = true
		im.tell(e)
	}
}

// severalUnits notes a name that may be those of several units, and refuses that
// of several which are in the book.
func (im *importer) severalUnits(name string) error {
	parts := strings.FieldsFunc(name, func(r rune) bool { return strings.ContainsRune("、;；\n", r) })
	if len(parts) < 2 {
		return nil
	}
	known := func(part string) bool { n, _ := im.unitOf(part); return n != 0 }
	if allOf(parts, known) {
		return invalid("%q is %d units of the book", "“%s”是台账中的 %d 个单位", name, len(parts)).
			Hint("give each unit a row of its own", "请每个单位单列一行")
	}
	im.note("%q may be %d units, and was entered as one", "“%s”可能是 %d 个单位，已作为一个单位登记", name, len(parts)).
		Hint("give each unit a row of its own if it is so; withdraw this one with {site.withdrawn}",
			"如确为多个单位，请每个单位单列一行，并用 {site.withdrawn} 将此单位作误录处理")
	return nil
}
