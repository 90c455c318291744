package main

import (
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"rectify/inspect"
)

func newSiteCommand(c *cli) *cobra.Command {
	all := inspect.Particulars[inspect.Sites]
	return group(c, "site", "units that are inspected", "被检查单位", verbs(
		deed{schema: "site.add", use: "add NAME", en: "enter a site", zh: "登记单位", do: "site.added", parts: all[1:],
			next: func(ref string, _ any) (en, zh string) {
				next := "rectify inspection add --site " + ref + " --inspector "
				return next + "NAME:CERT", next + "姓名:证号"
			}},
		namedCommand{"list", newSiteListCommand}, namedCommand{"show", newSiteShowCommand},
		deed{schema: "site.edit", use: "edit SITE", en: "change what is known of a site", zh: "修改单位信息", do: "site.amended",
			noun: inspect.Sites, parts: all},
		deed{schema: "site.move", use: "move SITE", en: "say since when a site belongs to another town or sector",
			zh: "登记单位属地、行业自某日起变更", do: "site.moved", noun: inspect.Sites,
			parts: append(only(inspect.Sites, "sector town"), onDay("the first day there (else today)", "自何日起（默认今天）"))},
		merging(inspect.Sites), withdrawing(inspect.Sites), namedCommand{"import", newSiteImportCommand}))
}

func newSiteListCommand(c *cli) *cobra.Command {
	var f *filterFlags
	cmd := verb(c, "site.list", "list", "list sites", "列出单位", cobra.NoArgs, func(cmd *cobra.Command, _ []string) error {
		page, err := listed(cmd, c, f, inspect.Reader.Sites)
		if err != nil {
			return err
		}
		type row struct {
			Ref string `json:"ref"`
			inspect.Site
			Inspections   int          `json:"inspections"`
			Hazards       int          `json:"hazards"`
			Unresolved    int          `json:"unresolved"`
			LastInspected inspect.Date `json:"last_inspected,omitempty"`
		}
		rows := make([]row, len(page.Rows))
		for i, s := range page.Rows {
			rows[i] = row{inspect.Ref{Noun: inspect.Sites, N: s.N}.String(), s.Site, s.Inspections, s.Hazards, s.Unresolved, s.LastInspected}
		}
		return c.list(rows, len(rows), page.Total, c.head("ref|sector|town|inspected|hazards|unresolved|last|name", "编号|行业|乡镇街道|检查|隐患|未整改|最近检查|单位"), func(i int) []string {
			r := rows[i]
			return []string{r.Ref, c.word(inspect.Sectors, r.Sector), r.Town, strconv.Itoa(r.Inspections), strconv.Itoa(r.Hazards), strconv.Itoa(r.Unresolved), string(r.LastInspected), r.Name}
		})
	})
	f = filters(c, cmd, "ref name sector town inspected", "sector", "town", "all")
	return cmd
}

func newSiteShowCommand(c *cli) *cobra.Command {
	return verb(c, "site.show", "show SITE", "print a site, its inspections, what is unresolved, and its history", "查看单位及其检查、未整改隐患、经过", cobra.ExactArgs(1), func(cmd *cobra.Command, args []string) error {
		return shown(cmd, c, inspect.Sites, args[0], func(r view, n int64) (any, []fact, error) {
			s, _, err := r.Site(n)
			return s, []fact{{c.say("site", "单位"), s.Name}, {c.say("sector", "行业"), c.word(inspect.Sectors, s.Sector)}, {c.say("town", "乡镇街道"), s.Town},
				{c.say("credit code", "信用代码"), s.CreditCode}, {c.say("address", "地址"), s.Address}, {c.say("person", "负责人"), s.Person},
				{c.say("phone", "电话"), s.Phone}, {c.say("before", "变更前"), c.formerly(s)}, c.gone(s)}, err
		},
			func(r view, n int64) (related, error) { return c.inspectionsOf(r, inspect.Filter{Site: n}) },
			func(r view, n int64) (related, error) {
				rel, err := c.hazardsOf(r, inspect.Filter{Site: n, States: []inspect.State{inspect.Open, inspect.Ordered}})
				rel.key, rel.head = "unresolved", c.say("unresolved", "未整改隐患")
				return rel, err
			})
	})
}

// gone says that a site is one with another, or was recorded in error.
func (c *cli) gone(s inspect.Site) fact {
	if s.Into != 0 {
		name, _ := strings.CutPrefix(s.Withdrawn, "已并入 ")
		return fact{c.say("merged into", "已并入"), inspect.Sites.Ref(s.Into).String() + " " + name}
	}
	return fact{c.say("withdrawn", "误录"), s.Withdrawn}
}

// formerly says where a site belonged before.
func (c *cli) formerly(s inspect.Site) string {
	var out []string
	for _, f := range s.Former {
		out = append(out, c.say("until %s: ", "%s前：", f.Until)+strings.Trim(c.word(inspect.Sectors, f.Sector)+" · "+f.Town, " ·"))
	}
	return strings.Join(out, "\n")
}
