package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"rectify/inspect"
)

func newSiteCommand(c *cli) *cobra.Command {
	return group(c, "site", "units that are inspected", "被检查单位", []namedCommand{{"add", newSiteAddCommand}, {"list", newSiteListCommand}, {"show", newSiteShowCommand},
		{"edit", newSiteEditCommand}, {"move", newSiteMoveCommand}, {"merge", newSiteMergeCommand}, {"withdraw", newSiteWithdrawCommand}, {"import", newSiteImportCommand}})
}

func siteFlags(c *cli, cmd *cobra.Command, s *inspect.Site) {
	f := cmd.Flags()
	f.StringVar(&s.Sector, "sector", "", c.say("sector, a short word (fuel-station, clinic …)", "行业，如 fuel-station、加油站"))
	f.StringVar(&s.Town, "town", "", c.say("town or street", "乡镇街道"))
	f.StringVar(&s.CreditCode, "credit-code", "", c.say("unified social credit code", "统一社会信用代码"))
	f.StringVar(&s.Address, "address", "", c.say("address", "地址"))
	f.StringVar(&s.Person, "person", "", c.say("person in charge", "负责人"))
	f.StringVar(&s.Phone, "phone", "", c.say("telephone", "电话"))
	completeWords(cmd, "sector", inspect.Sectors)
}

func newSiteAddCommand(c *cli) *cobra.Command {
	var s inspect.Site
	cmd := recording(c, "site.add", "add NAME", "enter a site", "登记单位", cobra.ExactArgs(1), func(cmd *cobra.Command, args []string) error {
		b, err := c.book(cmd.Context())
		if err != nil {
			return err
		}
		s.Name = args[0]
		if s, err = recorded[inspect.Site](c.record(cmd.Context(), b, "site.added", "", s)); err != nil {
			return err
		}
		return c.added(inspect.Ref{Noun: inspect.Sites, N: s.N}, s.ID, nil, s.Name, "rectify inspection add --site "+inspect.Ref{Noun: inspect.Sites, N: s.N}.String()+" --inspector NAME:CERT",
			"rectify inspection add --site "+inspect.Ref{Noun: inspect.Sites, N: s.N}.String()+" --inspector 姓名:证号")
	})
	siteFlags(c, cmd, &s)
	return cmd
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

func newSiteEditCommand(c *cli) *cobra.Command {
	cmd := recording(c, "site.edit", "edit SITE", "change what is known of a site", "修改单位信息", cobra.ExactArgs(1), func(cmd *cobra.Command, args []string) error {
		b, n, err := c.target(cmd, inspect.Sites, args[0])
		if err != nil {
			return err
		}
		says := given(cmd, "name", "sector", "town", "credit-code", "address", "person", "phone")
		about := inspect.Sites.Ref(n)
		s, err := recorded[inspect.Site](c.record(cmd.Context(), b, "site.amended", about.String(), says))
		if err != nil {
			return err
		}
		return c.added(about, s.ID, map[string]any{"site": s}, s.Name, "", "")
	})
	siteFlags(c, cmd, &inspect.Site{})
	cmd.Flags().String("name", "", c.say("name", "单位名称"))
	return cmd
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

func newSiteMoveCommand(c *cli) *cobra.Command {
	var date string
	cmd := recording(c, "site.move", "move SITE", "say since when a site belongs to another town or sector", "登记单位属地、行业自某日起变更", cobra.ExactArgs(1), func(cmd *cobra.Command, args []string) error {
		b, n, err := c.target(cmd, inspect.Sites, args[0])
		if err != nil {
			return err
		}
		on, err := c.dated("date", date)
		if err != nil {
			return err
		}
		says, about := given(cmd, "sector", "town"), inspect.Sites.Ref(n)
		says["on"] = on
		s, err := recorded[inspect.Site](c.record(cmd.Context(), b, "site.moved", about.String(), says))
		if err != nil {
			return err
		}
		return c.added(about, s.ID, map[string]any{"site": s}, s.Name, "", "")
	})
	cmd.Flags().StringVar(&date, "date", "", c.say("the first day there (else today)", "自何日起（默认今天）"))
	cmd.Flags().String("sector", "", c.say("sector, a short word (fuel-station, clinic …)", "行业，如 fuel-station、加油站"))
	cmd.Flags().String("town", "", c.say("town or street", "乡镇街道"))
	completeWords(cmd, "sector", inspect.Sectors)
	return cmd
}

func newSiteMergeCommand(c *cli) *cobra.Command { return merging(c, inspect.Sites, "site.merged") }

func newSiteWithdrawCommand(c *cli) *cobra.Command {
	return withdrawing(c, inspect.Sites, func(reason string) inspect.Fact { return &inspect.SiteWithdrawn{Reason: reason} })
}

// withdrawing is the withdraw verb that nouns share: a reason, and a question.
func withdrawing(c *cli, noun inspect.Noun, fact func(reason string) inspect.Fact) *cobra.Command {
	var reason string
	cmd := recording(c, noun.EN()+".withdraw", "withdraw "+strings.ToUpper(noun.EN()), "say that it was recorded in error; it stays on the record", "作误录处理（保留记录）", cobra.ExactArgs(1), func(cmd *cobra.Command, args []string) error {
		if err := c.reasonGiven(reason); err != nil {
			return err
		}
		b, n, err := c.target(cmd, noun, args[0])
		if err != nil {
			return err
		}
		ref := inspect.Ref{Noun: noun, N: n}
		withdraw := func(b *inspect.Book) error {
			_, err := c.happen(cmd.Context(), b, ref, fact(reason))
			return err
		}
		if err := c.confirmed(cmd.Context(), b, withdraw, "withdraw %s", "将 %s 作误录处理", ref); err != nil {
			return err
		}
		id, err := idOf(cmd.Context(), b, ref)
		if err != nil {
			return err
		}
		return c.print(map[string]any{"ref": ref.String(), "id": id, "withdrawn": reason}, func(w io.Writer) error {
			_, err := fmt.Fprintln(w, c.say("%s withdrawn", "%s 已作误录处理", ref))
			return err
		})
	})
	cmd.Flags().StringVar(&reason, "reason", "", c.say("why", "原因"))
	return cmd
}
