package main

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// newManCommand prints the manual page that a package installs: the help of
// every command, in one page. Cobra's own generator makes a page of each
// command, with English headings and without what stands after a flag, and
// brings three modules.
func newManCommand(c *cli) *cobra.Command {
	cmd := verb(c, "man", "print the manual page", "输出手册页（man）", func(ctx context.Context, _ []string) error {
		page := c.manual()
		return c.print(map[string]string{"page": page}, writing([]byte(page)))
	})
	cmd.Hidden = true // of use to those who make packages
	cmd.Example = `  rectify man > rectify.1`
	return cmd
}

// manual is the page, in roff.
func (c *cli) manual() string {
	whole := &cli{in: c.in, out: c.out, err: c.err, lang: c.lang} // of no command line, so that no command is left out
	root := newRootCommand(whole)
	built := builtAs()
	day, _, _ := strings.Cut(built.Time, "T")
	var b strings.Builder
	fmt.Fprintf(&b, ".TH RECTIFY 1 %q %q\n", day, "rectify "+built.Version)
	b.WriteString(".nh\n.ad l\n") // Chinese has no hyphens, and no spaces to stretch
	c.heading(&b, "NAME", "名称")
	fmt.Fprintf(&b, "rectify \\- %s\n", roff(root.Short))
	c.heading(&b, "SYNOPSIS", "用法")
	fmt.Fprintf(&b, "\\fBrectify\\fP %s\n", roff(c.say("COMMAND [FLAGS]", "命令 [选项]")))
	c.heading(&b, "DESCRIPTION", "说明")
	as(&b, strings.TrimSpace(strings.Replace(root.Long, exitStatus(c), "", 1)))
	c.heading(&b, "COMMANDS", "命令")
	whole.manualOf(&b, root)
	c.heading(&b, "GLOBAL FLAGS", "全局选项")
	terms(&b, whole.flagLines(root.PersistentFlags()))
	c.heading(&b, "EXIT STATUS", "退出码")
	as(&b, exitStatus(c))
	return b.String()
}

// manualOf writes of every command under cmd that does something.
func (c *cli) manualOf(b *strings.Builder, cmd *cobra.Command) {
	for _, sub := range cmd.Commands() {
		if sub.Hidden {
			continue
		}
		if !sub.HasSubCommands() && sub.Runnable() {
			fmt.Fprintf(b, ".SS %s\n", roff(c.useLine(sub)))
			as(b, cmp.Or(sub.Long, sub.Short))
			terms(b, c.flagLines(sub.NonInheritedFlags()))
			if sub.Example != "" {
				as(b, "\n"+sub.Example)
			}
		}
		c.manualOf(b, sub)
	}
}

func (c *cli) heading(b *strings.Builder, en, zh string) {
	fmt.Fprintf(b, ".SH %s\n", c.say(en, zh))
}

// as writes lines as they are.
func as(b *strings.Builder, text string) {
	fmt.Fprintf(b, ".nf\n%s\n.fi\n", roff(text))
}

// terms writes what each word means.
func terms(b *strings.Builder, lines [][2]string) {
	for _, l := range lines {
		fmt.Fprintf(b, ".TP\n%s\n%s\n", roff(strings.TrimSpace(l[0])), roff(l[1]))
	}
}

// inRoff shows what roff would take for its own as it is, and lets a line end
// after Chinese punctuation: without a place to end at, groff 1.22 prints a
// long one past the edge, or with its rules for Chinese never ends.
var inRoff = strings.NewReplacer(`\`, `\e`, "-", `\-`, "、", `、\:`, "，", `，\:`, "；", `；\:`, "：", `：\:`, "）", `）\:`)

// roff is a text in which roff sees nothing of its own.
func roff(text string) string {
	lines := strings.Split(inRoff.Replace(text), "\n")
	for i, l := range lines {
		if strings.HasPrefix(l, ".") || strings.HasPrefix(l, "'") {
			lines[i] = `\&` + l
		}
	}
	return strings.Join(lines, "\n")
}
