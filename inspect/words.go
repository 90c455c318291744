package inspect

import (
	"cmp"
	"fmt"
	"strings"
)

// Term is a common word for a sector or a category, and its Chinese name. Any
// other short word may be used too.
type Term struct{ Word, ZH string }

// Sectors are common sectors (行业).
var Sectors = []Term{{"fuel-station", "加油站"}, {"dust-explosion", "粉尘涉爆"}, {"ammonia-refrigeration", "涉氨制冷"},
	{"machinery", "机械加工"}, {"clinic", "医疗机构"},
	{"hazardous-chemicals", "危险化学品"}, {"construction", "建筑施工"}, {"mine", "矿山"}, {"fireworks", "烟花爆竹"}, {"metallurgy", "冶金"}, {"school", "学校"}, {"market", "商场市场"},
	{"hotel", "宾馆饭店"}, {"gas", "燃气"}, {"warehouse", "仓储物流"}, {"textile", "纺织"}, {"food", "食品加工"}, {"elderly-care", "养老机构"}}

// Categories are common categories of hazards (隐患类别), and those of the
// violations that a fire notice ticks.
var Categories = []Term{{"training", "教育培训"}, {"drill", "应急演练"}, {"plan", "应急预案"}, {"system", "规章制度"},
	{"electrical", "电气"}, {"fire", "消防"}, {"equipment", "设备设施"},
	{"hazardous-chemicals", "危险化学品"}, {"dust", "粉尘"}, {"ammonia", "涉氨"}, {"special-operation", "特种作业"}, {"sign", "标志标识"}, {"ppe", "劳动防护"}, {"housekeeping", "现场管理"}, {"other", "其他"},
	{"fire-standard", "消防设施不符标准"}, {"fire-upkeep", "消防设施失效"}, {"fire-damage", "损坏挪用消防器材"}, {"fire-disabled", "停用消防设施"}, {"fire-exit", "堵塞疏散通道安全出口"},
	{"fire-hydrant", "遮挡消火栓占用防火间距"}, {"fire-entry", "违规进入易燃易爆场所"}, {"fire-work", "违规动火"}, {"fire-smoking", "违规吸烟用火"}, {"fire-lane", "堵塞消防车通道"}, {"fire-window", "门窗障碍物"}}

// termOf is the common word that s is, in either language.
func termOf(terms []Term, s string) (Term, bool) {
	s = Folded(s)
	for _, t := range terms {
		if s == Folded(t.Word) || s == Folded(t.ZH) {
			return t, true
		}
	}
	return Term{}, false
}

// TermWord is the word of the common word that s is in either language, else s.
func TermWord(terms []Term, s string) string { return termWords(terms, s).EN }

// termWords are a word's names in both languages; itself, of what is no common word.
func termWords(terms []Term, word string) Words {
	if t, ok := termOf(terms, word); ok {
		return Words{t.Word, t.ZH}
	}
	return Words{word, word}
}

// sameWord makes *s the name under which the book keeps it already, so that
// what a checklist calls fire and a spreadsheet 消防 is counted in one place: a
// book that has heard neither keeps the word, whichever is said.
func (p *pen) sameWord(dim Dim, terms []Term, s *string) error {
	if *s == "" {
		return nil
	}
	known := p.words[dim]
	if known == nil {
		known = map[string]string{}
		p.words[dim] = known
	}
	if word, ok := known[*s]; ok {
		*s = word
		return nil
	}
	t, ok := termOf(terms, *s)
	if !ok {
		return nil
	}
	used, err := p.Used(dim, t.Word, t.ZH)
	if err != nil {
		return err
	}
	word := cmp.Or(used, t.Word)
	known[t.Word], known[t.ZH], known[*s] = word, word, word
	*s = word
	return nil
}

// Words are a sentence, or a part of one, in both languages.
type Words struct{ EN, ZH string }

// say makes words; both are formatted with the same values.
func say(en, zh string, args ...any) Words {
	if len(args) > 0 {
		args = Visible(brief(args))
		en, zh = fmt.Sprintf(en, inEnglish(args)...), fmt.Sprintf(zh, inChinese(args)...)
	}
	return Words{strings.TrimSpace(en), strings.TrimSpace(zh)}
}

// and puts more behind, as it stands.
func (w Words) and(en, zh string) Words { return Words{w.EN + en, w.ZH + zh} }

// Because gives a reason or a note, if there is one.
func (w Words) Because(reason string) Words {
	if reason == "" {
		return w
	}
	return w.and(": "+reason, "："+reason)
}

// signed says that a signed copy is kept, if one is.
func (w Words) signed(scan string) Words {
	if scan == "" {
		return w
	}
	return w.and(fmt.Sprintf(" (signed copy, sha256 %.16s)", scan), fmt.Sprintf("（签章件 sha256 %.16s）", scan))
}

// pictured says how many photos there are, if there are any.
func (w Words) pictured(photos []Photo) Words {
	if len(photos) == 0 {
		return w
	}
	n := Many(len(photos))
	return w.and(fmt.Sprintf(" (%d photo%[1]s)", n), fmt.Sprintf("（照片 %d 张）", n))
}
