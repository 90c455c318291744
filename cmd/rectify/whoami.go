package main

import (
	"io"

	"github.com/spf13/cobra"

	"rectify/inspect"
)

func newWhoamiCommand(c *cli) *cobra.Command {
	cmd := verb(c, "whoami.show", "whoami", "tell who records here, and who of the book's people that is", "查看当前登记人及其对应的人员", func(cmd *cobra.Command, _ []string) error {
		b, err := c.reading(cmd.Context())
		if err != nil {
			return err
		}
		data := map[string]any{"by": b.By}
		facts := []fact{{c.say("recorded by", "登记人"), b.By}}
		n, err := b.Find(cmd.Context(), inspect.People, b.By)
		switch {
		case err == nil:
			v, err := thing(cmd.Context(), b, inspect.Reader.Person, n)
			if err != nil {
				return err
			}
			data["ref"], data["person"] = inspect.People.Ref(n).String(), v
			facts = append(facts, fact{c.say("person", "人员"), inspect.People.Ref(n).String() + " " + v.Officer().String()})
		case inspect.IsCode(err, inspect.CodeNotFound), inspect.IsCode(err, inspect.CodeAmbiguous):
			facts = append(facts, fact{c.say("person", "人员"), c.say("none of the book's: rectify person edit PERSON --account %[1]s",
				"未对应人员，可用 rectify person edit 人员 --account %[1]s 关联", b.By)})
		default:
			return err
		}
		return c.print(data, func(w io.Writer) error { return c.facts(w, facts) })
	})
	cmd.Long = c.say(`Each fact says by whom it was recorded: the account of this computer, or what
RECTIFY_USER says. An account that belongs to none of the book's people is kept
as it is; nothing is refused for it.`,
		`每条记录都记有登记人：本机账号，或 RECTIFY_USER 的值。账号未对应人员的，
按原样保留，不影响登记。`)
	return cmd
}
