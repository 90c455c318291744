package shell

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// Flagged gives a command a flag for each field of v, the pointer to a struct, that has
// a tag:
//
//	flag   its name, and its letter where it has one: output,o
//	en, zh its help
//	usual  what it is where it is not given
//	takes  the placeholder of its value, where its name does not tell: DIR|文件夹
//	words  what completes it; behind a = the Chinese of a word
//	must   that it is needed, and the hint where it is missing: EN|中文
//
// Where some are named it makes those alone.
func (c *Run) Flagged(cmd *cobra.Command, v any, only ...string) {
	is, flags := reflect.ValueOf(v).Elem(), cmd.Flags()
	for _, field := range reflect.VisibleFields(is.Type()) {
		tag := field.Tag
		name, letter, _ := strings.Cut(tag.Get("flag"), ",")
		if name == "" || len(only) > 0 && !slices.Contains(only, name) {
			continue
		}
		about, usual := c.Say(tag.Get("en"), tag.Get("zh")), tag.Get("usual")
		switch to := is.FieldByIndex(field.Index).Addr().Interface().(type) {
		case *string:
			flags.StringVarP(to, name, letter, usual, about)
		case *bool:
			flags.BoolVarP(to, name, letter, false, about)
		case *int:
			n, _ := strconv.Atoi(usual)
			flags.IntVarP(to, name, letter, n, about)
		case *uint64:
			flags.Uint64VarP(to, name, letter, 0, about)
		case *[]string:
			flags.StringArrayVarP(to, name, letter, nil, about)
		case *[]int:
			flags.IntSliceVarP(to, name, letter, nil, about)
		}
		if en, zh, ok := strings.Cut(tag.Get("takes"), "|"); ok {
			Takes(cmd, name, en, zh)
		}
		if words := tag.Get("words"); words != "" {
			Fixed(cmd, name, strings.Split(strings.ReplaceAll(words, "=", "\t"), " ")...)
		}
		if en, zh, ok := strings.Cut(tag.Get("must"), "|"); ok {
			Needs(cmd, name, en, zh)
		}
	}
	if own, ok := v.(interface{ Finish(*Run, *cobra.Command) }); ok { // what no tag can say
		own.Finish(c, cmd)
	}
}

// Annotations of flags.
const (
	valueFlag  = "value"  // what it takes, where its name does not tell
	neededFlag = "needed" // the hint where it is missing
)

// Takes sets the placeholder of a flag's value, in both languages.
func Takes(cmd *cobra.Command, name, en, zh string) {
	cmd.Flags().SetAnnotation(name, valueFlag, []string{en, zh})
}

// Needs says that a command does nothing without a flag.
func Needs(cmd *cobra.Command, name, hintEN, hintZH string) {
	cmd.Flags().SetAnnotation(name, neededFlag, []string{hintEN, hintZH})
}

// Fixed completes a flag with words that are the same in every book.
func Fixed(cmd *cobra.Command, flag string, words ...string) {
	cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp))
}

// lacking names the flags that a command needs and was not given.
func (c *Run) lacking(cmd *cobra.Command) (err error) {
	var names, hint []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		needed := f.Annotations[neededFlag]
		if needed == nil || f.Changed && strings.TrimSpace(f.Value.String()) != "" {
			return
		}
		if names, hint = append(names, "--"+f.Name), needed; f.Name == "reason" {
			err = c.ReasonGiven("")
		}
	})
	if len(names) == 0 || err != nil {
		return err
	}
	return Usage("%[1]s needs %[2]s", "%[1]s 需要 %[3]s", pathOf(cmd), strings.Join(names, " and "),
		strings.Join(names, " 和 ")).
		Hint(hint[0], hint[1])
}
