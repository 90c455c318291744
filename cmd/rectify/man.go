package main

import (
	"bytes"
	"cmp"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"rectify/cmd/rectify/shell"
)

// newManCommand prints the manual page that a package installs: the help of
// every command, in one page. Cobra's own generator makes a page of each
// command, with English headings and without what stands after a flag, and
// brings three modules.
func newManCommand(c *shell.Run) *cobra.Command {
	cmd := c.Verb("man", "print the manual page", "输出手册页（man）", func(_ []string) error {
		page := manual(c)
		return c.Reply(map[string]string{"page": page}, page)
	})
	cmd.Hidden = true // of use to those who make packages
	cmd.Example = `  rectify man > rectify.1`
	return cmd
}

// manual is the page, in roff.
func manual(c *shell.Run) string {
	// It is of no command line, so that no command is left out.
	whole := &shell.Run{In: c.In, Out: c.Out, Err: c.Err, Lang: c.Lang}
	root := newRootCommand(whole)
	built := builtAs()
	day, _, _ := strings.Cut(built.Time, "T")
	var b strings.Builder
	fmt.Fprintf(&b, ".TH RECTIFY 1 %q %q\n", day, "rectify "+built.Version)
	b.WriteString(".nh\n.ad l\n") // Chinese has no hyphens, and no spaces to stretch
	heading(c, &b, "NAME", "名称")
	fmt.Fprintf(&b, "rectify \\- %s\n", roff(root.Short))
	heading(c, &b, "SYNOPSIS", "用法")
	fmt.Fprintf(&b, "\\fBrectify\\fP %s\n", roff(c.Say("COMMAND [FLAGS]", "命令 [选项]")))
	heading(c, &b, "DESCRIPTION", "说明")
	as(&b, strings.TrimSpace(strings.Replace(root.Long, shell.ExitStatus(c), "", 1)))
	heading(c, &b, "COMMANDS", "命令")
	manualOf(whole, &b, root)
	heading(c, &b, "GLOBAL FLAGS", "全局选项")
	termLines(&b, whole.FlagLines(root.PersistentFlags()))
	heading(c, &b, "EXIT STATUS", "退出码")
	as(&b, shell.ExitStatus(c))
	return b.String()
}

// manualOf writes of every command under cmd that does something.
func manualOf(c *shell.Run, b *strings.Builder, cmd *cobra.Command) {
	for _, sub := range cmd.Commands() {
		if sub.Hidden {
			continue
		}
		if !sub.HasSubCommands() && sub.Runnable() {
			fmt.Fprintf(b, ".SS %s\n", roff(c.UseLine(sub)))
			as(b, cmp.Or(sub.Long, sub.Short))
			termLines(b, c.FlagLines(sub.NonInheritedFlags()))
			if sub.Example != "" {
				as(b, "\n"+sub.Example)
			}
		}
		manualOf(c, b, sub)
	}
}

func heading(c *shell.Run, b *strings.Builder, en, zh string) {
	fmt.Fprintf(b, ".SH %s\n", c.Say(en, zh))
}

// as writes lines as they are.
func as(b *strings.Builder, text string) {
	fmt.Fprintf(b, ".nf\n%s\n.fi\n", roff(text))
}

// termLines writes what each word means.
func termLines(b *strings.Builder, lines [][2]string) {
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

func newCompletionCommand(c *shell.Run) *cobra.Command {
	var cmd *cobra.Command
	cmd = c.Verb("completion bash|zsh|fish|powershell", "print a shell's completion script", "输出命令补全脚本",
		func(args []string) error { return completion(c, cmd.Root(), args[0]) })
	cmd.ValidArgs = []string{"bash", "zsh", "fish", "powershell"}
	cmd.Example = `  source <(rectify completion bash)
  rectify completion zsh > "${fpath[1]}/_rectify"
  rectify completion fish > ~/.config/fish/completions/rectify.fish
  rectify completion powershell | Out-String | Invoke-Expression`
	return cmd
}

func completion(c *shell.Run, root *cobra.Command, name string) (err error) {
	var b bytes.Buffer
	switch name {
	case "bash":
		err = root.GenBashCompletionV2(&b, true)
	case "zsh":
		err = root.GenZshCompletion(&b)
	case "fish":
		err = root.GenFishCompletion(&b, true)
	case "powershell":
		err = root.GenPowerShellCompletionWithDesc(&b)
	default:
		return shell.Usage("there is no completion for %q", "没有 %q 的补全脚本", name).
			Hint("shells are bash, zsh, fish, powershell", "可用：bash、zsh、fish、powershell")
	}
	if err != nil {
		return err
	}
	return c.Reply(map[string]string{"shell": name, "script": b.String()}, b.String())
}

// newExitCodesTopic is a topic of the help, which does nothing.
func newExitCodesTopic(c *shell.Run) *cobra.Command {
	return &cobra.Command{Use: "exit-codes", Short: c.Say("what the exit codes mean", "退出码的含义"), Long: shell.ExitStatus(c)}
}
