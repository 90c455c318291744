package inspect

import (
	"slices"
	"strconv"
	"strings"
)

// violation is one of the twelve of the fire form's tick list: the hazard
// category that stands for it, and what it is, in short.
type violation struct{ category, zh string }

// violationList is in the form's order. The twelfth, «others», no category
// stands for: that must be said.
var violationList = [...]violation{
	{"fire-standard", "设施器材标志设置不符标准"}, {"fire-upkeep", "设施器材标志未保持完好有效"}, {"fire-damage", "损坏挪用设施器材"},
	{"fire-disabled", "擅自拆除停用设施器材"}, {"fire-exit", "占用堵塞封闭疏散通道、安全出口"}, {"fire-hydrant", "埋压圈占遮挡消火栓、占用防火间距"},
	{"fire-entry", "违规进入易燃易爆场所"}, {"fire-work", "违规明火作业"}, {"fire-smoking", "火灾爆炸危险场所吸烟、用明火"},
	{"fire-lane", "占用堵塞封闭消防车通道"}, {"fire-window", "门窗设置障碍物"}, {"", "其他"},
}

// ticks are the violations that a fire notice ticks, from 1, in order: those
// that are asked for, or else those that the hazards' categories stand for.
func ticks(asked []int, hazards []Hazard) (out []int, err error) {
	for _, n := range asked {
		if n < 1 || n > len(violationList) {
			return nil, invalid("there is no violation %d on the form", "文书上没有第 %d 项违法行为", n).
				Hint(tickHint("ticks are ", "可勾选 "))
		}
		out = append(out, n)
	}
	for _, h := range hazards {
		if len(asked) > 0 {
			break
		}
		at := slices.IndexFunc(violationList[:], func(v violation) bool {
			return v.category != "" && (v.category == h.Category || v.category == TermWord(Categories, h.Category))
		})
		if at < 0 {
			return nil, refused("the category %[2]q of hazard %[1]s does not say which fire violation it is",
				"隐患 %[1]s 的类别“%[2]s”没有说明属于哪一项消防安全违法行为", h.ref(), h.Category).
				Hint(tickHint("give {.tick=N}: ", "请给出 {.tick=序号}："))
		}
		out = append(out, at+1)
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

// tickHint names what there is to tick, by number and category.
func tickHint(en, zh string) (string, string) {
	var all []string
	for i, v := range violationList {
		name := v.zh
		if v.category != "" {
			name += "（" + v.category + "）"
		}
		all = append(all, strconv.Itoa(i+1)+" "+name)
	}
	list := strings.Join(all, "；")
	return en + list, zh + list
}

// tick fills in the ticks of a fire notice, and refuses any of another.
func (pa *Paper) tick(asked []int, hazards []Hazard) (err error) {
	if !pa.Form.Kind.Fire() {
		if len(asked) > 0 {
			return invalid("%s has nothing to tick", "%s没有勾选项", pa.Form.Title).
				Hint("use {.form} fire-now or fire-limit", "请用 {.form} fire-now 或 fire-limit")
		}
		return nil
	}
	pa.Ticks, err = ticks(asked, hazards)
	return err
}
