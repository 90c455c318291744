package shell

import (
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"rectify/inspect"
)

// unknownCommand says which command was probably meant.
func unknownCommand(cmd *cobra.Command, typed string) error {
	cmd.SuggestionsMinimumDistance = 2
	e := Usage("unknown command %[2]q for %[1]s", "%[1]s 没有 %[2]q 这个命令", cmd.CommandPath(), typed)
	if meant := otherWord(cmd, typed); meant != "" {
		return e.Hint("did you mean "+meant+"?", "是不是 "+meant+"？")
	}
	if meant := cmd.SuggestionsFor(typed); len(meant) > 0 {
		list := strings.Join(meant, ", ")
		return e.Hint("did you mean "+list+"?", "是不是 "+list+"？")
	}
	return e.Hint("see "+cmd.CommandPath()+" --help", "请查看 "+cmd.CommandPath()+" --help")
}

// Alikes are what people say for our verbs, in any group that has the verb.
var Alikes = map[string]string{"add": "new create record register", "edit": "update change modify set",
	"show": "view get info", "list": "ls all", "withdraw": "delete remove rm", "void": "cancel revoke",
	"issue": "make", "merge": "join", "answer": "reply respond", "assign": "handle"}

// Elsewhere are what people look for in one group, by where it is.
var Elsewhere = map[string][]string{
	"review add": {"hazard verify", "hazard review", "hazard fix", "hazard accept", "hazard close", "hazard recheck",
		"hazard check", "notice review", "notice verify"},
	"notice issue": {"hazard order"}, "extension ask": {"hazard extend", "notice extend"},
	"undo": {"hazard undo", "notice undo"}, "period close": {"month close"}, "totals": {"report totals"}}

// otherWord is the command whose verb is another word for what was typed.
func otherWord(cmd *cobra.Command, typed string) string {
	for there, looked := range Elsewhere {
		if slices.Contains(looked, pathOf(cmd)+" "+typed) {
			return "rectify " + there
		}
	}
	for _, sub := range cmd.Commands() {
		if slices.Contains(strings.Fields(Alikes[sub.Name()]), typed) {
			return sub.CommandPath()
		}
	}
	return ""
}

// pathOf is a command's words without the program's name, which errors begin with.
func pathOf(cmd *cobra.Command) string { return strings.TrimPrefix(cmd.CommandPath(), "rectify ") }

// Counting asks check, and says in both languages what it did not like.
func (c *Run) Counting(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if check(cmd, args) == nil {
			return nil
		}
		path, wanted := pathOf(cmd), strings.Fields(cmd.Use)[1:]
		list := strings.Join(wanted, " ")
		var e = Usage("%s needs %s", "%s 缺少参数：%s", path, list)
		if len(wanted) == 0 {
			e = Usage("%s takes no argument, and got %q", "%s 不带参数，却给出了 %q", path, args[0])
		} else if len(args) > 0 {
			e = Usage("%s takes only %s: %q is one too many", "%s 只要一个参数（%s），多出了 %q", path, list, args[len(args)-1])
			return e.Hint("put what has spaces in quotes: "+cmd.CommandPath()+" \"…\"",
				"含空格的文字请加引号："+cmd.CommandPath()+" \"…\"")
		}
		return e.Hint("it is written: "+c.UseLine(cmd), "写法："+c.UseLine(cmd))
	}
}

// flagFault puts what is wrong with a flag in both languages.
func (c *Run) flagFault(cmd *cobra.Command, err error) error {
	e := Usage("%[1]s: a flag is written wrong: %[2]v", "%[1]s：选项写法不对：%[2]v", pathOf(cmd), err)
	var unknown *pflag.NotExistError
	var valueless *pflag.ValueRequiredError
	var bad *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown):
		var meant string
		if e, meant = unknownFlag(cmd, unknown); meant != "" {
			return e.Hint("did you mean --"+meant+"?", "是不是 --"+meant+"？")
		}
	case errors.As(err, &valueless):
		e = Usage("--%s needs a value", "--%s 缺少值", valueless.GetFlag().Name)
	case errors.As(err, &bad):
		wanted := [2]string{"a whole number", "整数"} // int, uint64, intSlice: no flag of ours is another number
		if bad.GetFlag().Value.Type() == "bool" {
			wanted = [2]string{"true or false", "true 或 false"}
		}
		e = Usage("--%[1]s takes %[3]s, not %[2]q", "--%[1]s 应为%[4]s，不是 %[2]q", bad.GetFlag().Name, bad.GetValue(),
			wanted[0], wanted[1])
	}
	return e.Hint("see "+cmd.CommandPath()+" --help", "请查看 "+cmd.CommandPath()+" --help")
}

// unknownFlag is of a flag that a command does not have; meant is the one that probably was.
func unknownFlag(cmd *cobra.Command, e *pflag.NotExistError) (_ *inspect.Error, meant string) {
	typed := "--" + e.GetSpecifiedName()
	if e.GetSpecifiedShortnames() != "" {
		typed = "-" + e.GetSpecifiedName()
	}
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	if meant = formatCalled(cmd, e.GetSpecifiedName()); meant == "" {
		meant = nearest(e.GetSpecifiedName(), names)
	}
	return Usage("%s has no flag %s", "%s 没有 %s 这个选项", pathOf(cmd), typed), meant
}

// formatCalled is the flag for a format that was typed as one: --ics is --format ics.
func formatCalled(cmd *cobra.Command, typed string) string {
	if words, ok := cmd.GetFlagCompletionFunc("format"); ok {
		if formats, _ := words(cmd, nil, ""); slices.Contains(formats, typed) {
			return "format " + typed
		}
	}
	return ""
}

// nearest is the word that begins as typed, or differs from it by two letters
// at most; none if all are further away.
func nearest(typed string, words []string) (best string) {
	least := 3
	for _, w := range words {
		d := apart(typed, w)
		if len(typed) > 1 && strings.HasPrefix(w, typed) {
			d = 0
		}
		if d < least && d < len(typed) {
			best, least = w, d
		}
	}
	return best
}

// apart is how many letters are to be changed, put in or taken out (Levenshtein).
func apart(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		corner := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := corner
			if a[i] != b[j] {
				change++
			}
			corner = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
