package main

import (
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"rectify/inspect"
)

func newPersonCommand(c *cli) *cobra.Command {
	all := inspect.Particulars[inspect.People]
	return group(c, "person", "who inspects and records", "人员（检查人员、经办人）", verbs(
		deed{schema: "person.add", use: "add NAME", en: "enter a person, who is then known by the name alone", zh: "登记人员，此后只写姓名即可",
			do: "person.added", parts: all[1:],
			next: func(_ string, thing any) (en, zh string) {
				next := "rectify inspection add --site SITE --inspector " + thing.(*inspect.Person).Name
				return next, strings.Replace(next, "SITE", "单位", 1)
			},
			more: func(_ *cli, cmd *cobra.Command) {
				cmd.Example = "  rectify person add 甲某 --cert A001 --role 科长\n  rectify inspection add --site S1 --inspector 甲某"
			}},
		namedCommand{"list", newPersonListCommand}, namedCommand{"show", newPersonShowCommand},
		deed{schema: "person.edit", use: "edit PERSON", en: "change what is known of a person; what they inspected before stays theirs",
			zh: "修改人员信息；此前的检查仍归该人", do: "person.amended", noun: inspect.People, parts: all},
		merging(inspect.People), withdrawing(inspect.People)))
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
