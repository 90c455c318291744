package main

import (
	"strings"

	"github.com/spf13/cobra"

	"rectify/cmd/rectify/shell"
	"rectify/inspect"
)

func newPersonCommand(c *shell.Run) *cobra.Command {
	all := inspect.Particulars[inspect.People]
	return c.Group("person", "who inspects and records", "人员（检查人员、经办人）",
		shell.Deed{Use: "add NAME", EN: "enter a person, who is then known by the name alone", ZH: "登记人员，此后只写姓名即可",
			Do: "person.added", Parts: all[1:],
			Next: func(_ string, thing any) (en, zh string) {
				next := "rectify inspection add --site SITE --inspector " + thing.(*inspect.Person).Officer().String()
				return next, strings.Replace(next, "SITE", "单位", 1)
			},
			More: func(_ *shell.Run, cmd *cobra.Command) {
				cmd.Example = "  rectify person add 甲某 --cert A001 --role 科长\n  rectify inspection add --site S1 --inspector 甲某"
			}},
		listingPeople(),
		shell.Show{Noun: inspect.People,
			EN: "print a person, their inspections and their history", ZH: "查看人员及其检查、经过", Read: personFacts,
			Tell: []shell.Telling{inspectedBy}},
		shell.Editing(inspect.People, "change what is known of a person; what they inspected before stays theirs",
			"修改人员信息；此前的检查仍归该人"),
		shell.Merging(inspect.People), shell.Withdrawing(inspect.People))
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
	return personLine{shell.PersonRef(row.N), row.Person, row.Phone,
		shell.PersonRef(row.Into), row.Inspections, row.Hazards}
}

// personsAt are the lines of people.
func personsAt(r shell.View, f shell.Narrowed) (page inspect.Page[personLine], day inspect.Date, err error) {
	persons, err := r.Persons(f.Withdrawn)
	page = inspect.Page[personLine]{Rows: inspect.Mapped(persons, personLineOf), Total: len(persons)}
	return page, "", err
}

// nameOf is a person's name, and what became of them.
func nameOf(c *shell.Run, l personLine) map[string]string {
	switch {
	case l.MergedInto != "":
		l.Name += c.Say(" (now %s)", "（已并入 %s）", l.MergedInto)
	case l.Withdrawn != "":
		l.Name += c.Say(" (withdrawn)", "（误录）")
	}
	return map[string]string{"name": l.Name}
}

// inspectedBy are the inspections of a person.
func inspectedBy(r shell.View, f inspect.Filter) (shell.Related, error) {
	v, _, err := r.Person(f.About.N)
	if err != nil || !v.Stands() {
		return shell.Related{Key: "inspections", Head: r.Say("inspections", "检查")}, err
	}
	key, err := r.Inspector(v.Officer().String())
	if err != nil {
		return shell.Related{}, err
	}
	return inspectionsOf(r, inspect.Filter{Inspector: key})
}

func personFacts(r shell.View, n int64) (any, []shell.Fact, error) {
	v, _, err := r.Person(n)
	if err != nil {
		return nil, nil, err
	}
	phone, err := r.Phone(n)
	said := struct {
		inspect.Person
		Phone      string `json:"phone,omitempty"`
		MergedInto string `json:"merged_into,omitempty"`
	}{v, phone, shell.PersonRef(v.Into)}
	return said, r.FactsOf(inspect.People, said, nil), err
}

func newWhoamiCommand(c *shell.Run) *cobra.Command {
	cmd := c.Reads("whoami", "tell who records here, and which person of the book that is", "查看当前登记人及其对应的人员",
		func(b *inspect.Book, _ []string) error {
			data, who := map[string]any{"by": b.By}, ""
			n, err := b.Find(c.Ctx, inspect.People, b.By)
			switch {
			case err == nil:
				v, err := shell.Thing(c.Ctx, b, inspect.Reader.Person, n)
				if err != nil {
					return err
				}
				data["ref"], data["person"] = shell.PersonRef(n), v
				who = shell.PersonRef(n) + " " + v.Officer().String()
			case inspect.IsCode(err, inspect.CodeNotFound), inspect.IsCode(err, inspect.CodeAmbiguous):
				who = c.Say("none of the book's: rectify person edit PERSON --account %[1]s",
					"未对应人员，可用 rectify person edit 人员 --account %[1]s 关联", b.By)
			default:
				return err
			}
			return c.Print(data, c.Facts([]shell.Fact{{"recorded by", "登记人", b.By}, {"person", "人员", who}}))
		})
	cmd.Long = c.Say(`Each fact says by whom it was recorded: the account of this computer, or what
RECTIFY_USER says. An account that belongs to no person of the book is recorded
as it is; no entry is refused because of it.`,
		`每条记录都记有登记人：本机账号，或 RECTIFY_USER 的值。账号未对应人员的，
按原样保留，不影响登记。`)
	return cmd
}

func listingPeople() shell.Listing[personLine] {
	return shell.Listing[personLine]{Noun: inspect.People, By: "all", Lines: personsAt, Told: nameOf,
		EN: "list people; those without a reference are only named in inspections", ZH: "列出人员；无编号的只见于检查记录",
		Heads: [2]string{"ref|inspected|hazards|certificate|role|phone|account|name", "编号|检查|隐患|证号|职务|电话|账号|姓名"},
		Keys:  "ref inspections hazards cert role phone account name",
		More: func(c *shell.Run, cmd *cobra.Command) {
			cmd.Flag("all").Usage = c.Say("withdrawn and merged ones too", "包括误录和已并入的")
		}}
}
