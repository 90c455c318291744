package report

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"rectify/inspect"
	"rectify/report/typeset"
)

// itemText is a hazard as the notice words it: what, where and by which rule.
// The rule is a sentence of its own, for many end in a bracket, and brackets
// within brackets are to be avoided (GB/T 15834 4.9).
func itemText(it inspect.Item) string {
	text := problem(it)
	if at := place(it); at != "" && !strings.Contains(text, at) {
		text = at + "：" + text
	}
	if text = sentence(text); it.Basis == "" {
		return text
	}
	return text + "依据：" + sentence(basis(it))
}

// place is where a hazard is, without the colon that some write behind it.
func place(it inspect.Item) string { return strings.TrimRight(it.Place, " ：:") }

// problem is what a hazard is, in the lines it was written in, and that it is major.
func problem(it inspect.Item) string {
	text := it.Text
	if it.Level == inspect.Major {
		text = strings.TrimRight(text, stops) + "（重大隐患）"
	}
	return text
}

// basis is the rule that a hazard is against.
func basis(it inspect.Item) string {
	return strings.TrimPrefix(strings.TrimPrefix(it.Basis, "依据："), "依据:")
}

// stops are what an inspector may have left at the end of a text, and what
// gives way to a full stop.
const stops = "\n 。．.；;，,、"

// sentence ends a text with a full stop, unless it ends with a mark that is
// as good as one.
func sentence(text string) string {
	text = strings.TrimRight(text, stops)
	for _, end := range []string{"！", "？", "!", "?", "：", ":", "。”", "！”", "？”", "……", "。）"} {
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

// term is the part of an order that has the items and their due date; apart is one with a
// comma between them.
var (
	term  = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`第?\{items\}[^，。；{}]*\{due\}前?`) })
	apart = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(第?\{items\}[^，。；{}]*，[^，。；{}]*)于\{due\}前?`)
	})
)

// mostTerms is how many due dates the order of a paper with a list says one by one, and
// mostTermLines how many lines they take; where lines are scarce it says none so.
const mostTerms, mostTermLines = 3, 2

// orders are the form's order for these items: one sentence with a pair for each due
// date where its wording allows that (对上述第1项问题于…前、第2、3项问题于…前整改完毕), else
// a sentence for each. Of many dates it is the list that says them.
func (p *paper) orders() (texts []string) {
	groups, order := byDue(p.Items), p.Form.Order
	if p.listed && len(groups) > 1 && (len(groups) > mostTerms || p.air == 0 || p.longTerms(groups)) {
		if terms := p.terms(); terms != "" {
			return []string{terms}
		}
	}
	if at := term().FindStringIndex(order); at != nil && len(groups) > 0 {
		return []string{p.said(order[:at[0]]) + p.pairs(order[at[0]:at[1]], groups) + p.said(order[at[1]:])}
	}
	if at := apart().FindStringSubmatchIndex(order); at != nil && len(groups) > 1 {
		var all []int
		for i := range p.Items {
			all = append(all, i+1)
		}
		return []string{p.said(order[:at[3]], "items", ranges(all)) + p.pairs("第{items}项于{due}前", groups) +
			p.said(order[at[1]:])}
	}
	for _, g := range groups {
		texts = append(texts, p.pairs(order, []dueGroup{g}))
	}
	return texts
}

// longTerms tells that nobody would read the items of each due date: 第3、6、9、12项 and so on.
func (p *paper) longTerms(groups []dueGroup) bool {
	return typeset.Lines(p.flush(), p.pairs("第{items}项于{due}前", groups), p.doc.Width()) > mostTermLines
}

// pairs say the items and the due date of each group in those words.
func (p *paper) pairs(words string, groups []dueGroup) string {
	return strings.Join(inspect.Mapped(groups, func(g dueGroup) string {
		return p.said(words, "items", g.items, "due", g.due.ZH())
	}), "、")
}

// terms is the order where the list says by when; none where the agency has an order of
// its own and none for that.
func (p *paper) terms() string {
	if text := p.text("terms"); text != "" || p.Form.Order != inspect.DefaultForm(p.Form.Kind).Order {
		return text
	}
	return p.since("terms")
}
