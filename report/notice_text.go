package report

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"rectify/inspect"
)

// itemText is a hazard as the notice words it: what, where and by which rule.
// The rule is a sentence of its own, for many end in a bracket, and brackets
// within brackets are to be avoided (GB/T 15834 4.9).
func itemText(it inspect.Item) string {
	text := strings.ReplaceAll(it.Text, "\n", " ")
	if it.Place != "" && !strings.Contains(text, it.Place) {
		text = it.Place + "：" + text
	}
	if it.Level == inspect.Major {
		text = strings.TrimRight(text, stops) + "（重大隐患）"
	}
	text = sentence(text)
	if it.Basis == "" {
		return text
	}
	for _, said := range []string{"依据：", "依据:"} {
		it.Basis = strings.TrimPrefix(it.Basis, said)
	}
	return text + "依据：" + sentence(it.Basis)
}

// stops are what an inspector may have left at the end of a text, and what
// gives way to a full stop.
const stops = " 。．.；;，,、"

// sentence ends a text with a full stop, unless it ends with a mark that is
// as good as one.
func sentence(text string) string {
	text = strings.TrimRight(text, stops)
	for _, end := range []string{"！", "？", "!", "?", "。”", "！”", "？”", "……"} {
		if strings.HasSuffix(text, end) {
			return text
		}
	}
	return text + "。"
}

type dueGroup struct {
	due   inspect.Date
	items string
}

// byDue groups the items by due date, the earliest first: 1、3至5.
func byDue(items []inspect.Item) []dueGroup {
	var groups []dueGroup
	numbers := map[inspect.Date][]int{}
	for i, it := range items {
		numbers[it.Due] = append(numbers[it.Due], i+1)
	}
	for _, due := range slices.Sorted(maps.Keys(numbers)) {
		groups = append(groups, dueGroup{due, ranges(numbers[due])})
	}
	return groups
}

// ranges writes numbers as papers do: 1、3至5、8.
func ranges(n []int) string {
	var parts []string
	for i := 0; i < len(n); {
		j := i
		for j+1 < len(n) && n[j+1] == n[j]+1 {
			j++
		}
		switch {
		case j-i >= 2:
			parts = append(parts, fmt.Sprintf("%d至%d", n[i], n[j]))
		case j > i:
			parts = append(parts, strconv.Itoa(n[i]), strconv.Itoa(n[j]))
		default:
			parts = append(parts, strconv.Itoa(n[i]))
		}
		i = j + 1
	}
	return strings.Join(parts, "、")
}
