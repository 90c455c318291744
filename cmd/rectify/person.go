package main

import (
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
		namedCommand{"list", newPersonListCommand}, show{noun: inspect.People,
			en: "print a person, their inspections and their history", zh: "查看人员及其检查、经过", read: (*cli).personFacts, tell: []telling{(*cli).inspectedBy}},
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
		func(cmd *cobra.Command, _ []string) error {
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
					r, name := rows[i], rows[i].Name
					switch {
					case r.MergedInto != "":
						name += c.say(" (now %s)", "（已并入 %s）", r.MergedInto)
					case r.Withdrawn != "":
						name += c.say(" (withdrawn)", "（误录）")
					}
					return c.cells(inspect.People, "ref inspections hazards cert role phone account name", r, map[string]string{"name": name})
				})
		})
	cmd.Flags().BoolVar(&all, "all", false, c.say("also who was withdrawn or merged", "包括误录和已并入的"))
	return cmd
}

// inspectedBy are the inspections of a person.
func (c *cli) inspectedBy(r view, n int64) (related, error) {
	v, _, err := r.Person(n)
	if err != nil || !v.Stands() {
		return related{key: "inspections", head: c.say("inspections", "检查")}, err
	}
	key, err := r.Inspector(v.Officer().String())
	if err != nil {
		return related{}, err
	}
	return c.inspectionsOf(r, inspect.Filter{Inspector: key})
}

func (c *cli) personFacts(r view, n int64) (any, []fact, error) {
	v, _, err := r.Person(n)
	if err != nil {
		return nil, nil, err
	}
	phone, err := r.Phone(n)
	said := struct {
		inspect.Person
		Phone      string `json:"phone,omitempty"`
		MergedInto string `json:"merged_into,omitempty"`
	}{v, phone, personRef(v.Into)}
	return said, c.factsOf(inspect.People, said, nil), err
}
