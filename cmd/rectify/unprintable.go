package main

import (
	"fmt"
	"strings"

	"rectify/inspect"
	"rectify/report"
)

// mostUnprintable is how many texts a note quotes.
const mostUnprintable = 5

// unprintable notes what was just recorded with characters that no face has, so
// that it is known before a paper is refused for it.
func (c *cli) unprintable(list []inspect.Unprintable) {
	var en, zh []string
	for _, u := range list[:min(len(list), mostUnprintable)] {
		names, text := report.Names(u.Runes), report.Beginning(u.Value)
		en = append(en, fmt.Sprintf("%s in %s %s “%s”", names, u.Ref, u.EN, text))
		zh = append(zh, fmt.Sprintf("%s %s“%s”中的 %s", u.Ref, u.ZH, text, names))
	}
	more, moreZH := "", ""
	if n := len(list) - mostUnprintable; n > 0 {
		more, moreZH = fmt.Sprintf(", and %d more", n), fmt.Sprintf("等，另有 %d 处", n)
	}
	enText, zhText := strings.Join(en, "; ")+more, strings.Join(zh, "；")+moreZH
	c.noted(&inspect.Error{Code: inspect.CodeInvalid,
		EN: "no built-in type face has " + enText + ": lists print 〓 for it, and a paper that says it is refused",
		ZH: "内置字体不能打印 " + zhText + "：清单中印作 〓，写有该字的文书不能制作"})
}
