package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"rectify/inspect"
)

func newPersonCommand(c *cli) *cobra.Command {
	return group(c, "person", "who inspects and records", "人员（检查人员、经办人）", []namedCommand{{"add", newPersonAddCommand},
		{"list", newPersonListCommand}, {"show", newPersonShowCommand}, {"edit", newPersonEditCommand},
		{"merge", newPersonMergeCommand}, {"withdraw", newPersonWithdrawCommand}})
}

func personFlags(c *cli, cmd *cobra.Command) {
	f := cmd.Flags()
	f.String("cert", "", c.say("number of the certificate", "执法证号"))
	f.String("role", "", c.say("what they are in the office", "职务"))
	f.String("phone", "", c.say("telephone; it is kept beside the record and can be erased", "电话（存于记录之外，可删除）"))
	f.String("account", "", c.say("by which the record knows what they record: see whoami", "登记时使用的账号，见 whoami"))
}

func newPersonAddCommand(c *cli) *cobra.Command {
	cmd := recording(c, "person.add", "add NAME", "enter a person, who is then known by the name alone", "登记人员，此后只写姓名即可", cobra.ExactArgs(1),
		func(cmd *cobra.Command, args []string) error {
			b, err := c.book(cmd.Context())
			if err != nil {
				return err
			}
			says := given(cmd, "cert", "role", "phone", "account")
			says["name"] = args[0]
			v, err := recorded[inspect.Person](c.record(cmd.Context(), b, "person.added", "", says))
			if err != nil {
				return err
			}
			next := "rectify inspection add --site SITE --inspector " + v.Name
			return c.added(inspect.People.Ref(v.N), v.ID, nil, v.Officer().String(), next, strings.Replace(next, "SITE", "单位", 1))
		})
	personFlags(c, cmd)
	cmd.Example = "  rectify person add 甲某 --cert A001 --role 科长\n  rectify inspection add --site S1 --inspector 甲某"
	return cmd
}

// personLine is a person of the list, in JSON.
type personLine struct {
	Ref string `json:"ref,omitempty"`
	inspect.Person
	Phone       string `json:"phone,omitempty"`
	MergedInto  string `json:"merged_into,omitempty"`
	Inspections int    `json:"inspections"`
	Hazards     int    `json:"hazards"`
}

func personLineOf(row inspect.PersonRow) personLine {
	return personLine{personRef(row.N), row.Person, row.Phone, personRef(row.Into), row.Inspections, row.Hazards}
}

func newPersonListCommand(c *cli) *cobra.Command {
	var all bool
	cmd := verb(c, "person.list", "list", "list people; who has no reference is only named by inspections", "列出人员；无编号的只见于检查记录",
		cobra.NoArgs, func(cmd *cobra.Command, _ []string) error {
			b, err := c.reading(cmd.Context())
			if err != nil {
				return err
			}
			persons, err := inspect.Ask(cmd.Context(), b, func(r inspect.Reader) ([]inspect.PersonRow, error) { return r.Persons(all) })
			if err != nil {
				return err
			}
			var rows []personLine
			for _, row := range persons {
				rows = append(rows, personLineOf(row))
			}
			return c.list(rows, len(rows), len(rows), c.head("ref|inspected|hazards|certificate|role|phone|account|name", "编号|检查|隐患|证号|职务|电话|账号|姓名"),
				func(i int) []string {
					r := rows[i]
					name := r.Name
					switch {
					case r.MergedInto != "":
						name += c.say(" (now %s)", "（已并入 %s）", r.MergedInto)
					case r.Withdrawn != "":
						name += c.say(" (withdrawn)", "（误录）")
					}
					return []string{r.Ref, strconv.Itoa(r.Inspections), strconv.Itoa(r.Hazards), r.Cert, r.Role, r.Phone, r.Account, name}
				})
		})
	cmd.Flags().BoolVar(&all, "all", false, c.say("also who was withdrawn or merged", "包括误录和已并入的"))
	return cmd
}

func newPersonShowCommand(c *cli) *cobra.Command {
	return verb(c, "person.show", "show PERSON", "print a person, their inspections and their history", "查看人员及其检查、经过", cobra.ExactArgs(1),
		func(cmd *cobra.Command, args []string) error {
			return shown(cmd, c, inspect.People, args[0], c.personFacts,
				func(r view, n int64) (related, error) {
					v, _, err := r.Person(n)
					if err != nil || !v.Stands() {
						return related{key: "inspections", head: c.say("inspections", "检查")}, err
					}
					key, err := r.Inspector(v.Officer().String())
					if err != nil {
						return related{}, err
					}
					return c.inspectionsOf(r, inspect.Filter{Inspector: key})
				})
		})
}

func (c *cli) personFacts(r view, n int64) (any, []fact, error) {
	v, _, err := r.Person(n)
	if err != nil {
		return nil, nil, err
	}
	phone, err := r.Phone(n)
	line := personLineOf(inspect.PersonRow{Person: v, Phone: phone})
	return struct {
			inspect.Person
			Phone      string `json:"phone,omitempty"`
			MergedInto string `json:"merged_into,omitempty"`
		}{v, phone, line.MergedInto}, []fact{{c.say("person", "人员"), v.Name}, {c.say("certificate", "证号"), v.Cert}, {c.say("role", "职务"), v.Role},
			{c.say("phone", "电话"), phone}, {c.say("account", "账号"), v.Account}, {c.say("also named", "曾记作"), strings.Join(v.Former, "、")},
			{c.say("merged into", "已并入"), line.MergedInto}, {c.say("withdrawn", "误录"), v.Withdrawn}}, err
}

func newPersonEditCommand(c *cli) *cobra.Command {
	cmd := recording(c, "person.edit", "edit PERSON", "change what is known of a person; what they inspected before stays theirs", "修改人员信息；此前的检查仍归该人", cobra.ExactArgs(1),
		func(cmd *cobra.Command, args []string) error {
			b, n, err := c.target(cmd, inspect.People, args[0])
			if err != nil {
				return err
			}
			about := inspect.People.Ref(n)
			says := given(cmd, "name", "cert", "role", "phone", "account")
			v, err := recorded[inspect.Person](c.record(cmd.Context(), b, "person.amended", about.String(), says))
			if err != nil {
				return err
			}
			return c.added(about, v.ID, map[string]any{"person": v}, v.Officer().String(), "", "")
		})
	personFlags(c, cmd)
	cmd.Flags().String("name", "", c.say("name", "姓名"))
	return cmd
}

func newPersonWithdrawCommand(c *cli) *cobra.Command {
	return withdrawing(c, inspect.People, func(reason string) inspect.Fact { return &inspect.PersonWithdrawn{Reason: reason} })
}

func newPersonMergeCommand(c *cli) *cobra.Command { return merging(c, inspect.People, "person.merged") }

// merging is the merge verb that nouns share: two that are one.
func merging(c *cli, noun inspect.Noun, do string) *cobra.Command {
	var into string
	cmd := recording(c, noun.EN()+".merge", "merge "+strings.ToUpper(noun.EN()), "say that it is one with another, which has all of it from now on; papers say what they said",
		"并入另一条，其下内容一并归入；已出具的文书不变", cobra.ExactArgs(1), func(cmd *cobra.Command, args []string) error {
			if into == "" {
				return usage("%s needs --into", "%s 需要 --into", pathOf(cmd)).Hint("name the one that stays", "请写明保留的那一条")
			}
			b, n, err := c.target(cmd, noun, args[0])
			if err != nil {
				return err
			}
			other, err := b.Find(cmd.Context(), noun, into)
			if err != nil {
				return err
			}
			from, to := noun.Ref(n), noun.Ref(other)
			merge := func(b *inspect.Book) error {
				_, err := c.record(cmd.Context(), b, do, from.String(), map[string]any{"into": to.String()})
				return err
			}
			if err := c.confirmed(cmd.Context(), b, merge, "merge %s into %s", "将 %s 并入 %s", from, to); err != nil {
				return err
			}
			id, err := idOf(cmd.Context(), b, from)
			if err != nil {
				return err
			}
			return c.print(map[string]any{"ref": from.String(), "id": id, "into": to.String()}, func(w io.Writer) error {
				_, err := fmt.Fprintln(w, c.say("%s is one with %s", "%s 已并入 %s", from, to))
				return err
			})
		})
	cmd.Flags().StringVar(&into, "into", "", c.say("the one that stays", "保留的那一条"))
	completeNames(c, cmd, "into", noun)
	return cmd
}
