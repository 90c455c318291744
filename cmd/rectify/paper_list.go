package main

import (
	"github.com/spf13/cobra"

	"rectify/cmd/rectify/shell"
	"rectify/inspect"
)

// noticesAt are the lines of notices as they stood.
func noticesAt(r shell.View, f shell.Narrowed) (inspect.Page[noticeLine], inspect.Date, error) {
	page, day, err := inspect.NoticesAt(r.Reader, f.Filter, r.Today)
	return shell.PageOf(page, noticeLineOf), day, err
}

// dueOf are the dates by which a notice has its hazards corrected.
func dueOf(c *shell.Run, l noticeLine) map[string]string {
	due := string(l.FirstDue)
	if l.LastDue != l.FirstDue {
		due += c.Say(" to ", " 至 ") + string(l.LastDue)
	}
	if l.Voided != "" {
		due = c.Say("void", "已作废")
	}
	return map[string]string{"due": due}
}

func listingPapers() shell.Listing[paperLine] {
	return shell.Listing[paperLine]{EN: "list papers", ZH: "列出其他文书", Sorts: "ref number kind date site",
		By: "site campaign inspection month from to sector town inspector all",
		Lines: func(r shell.View, f shell.Narrowed) (page inspect.Page[paperLine], _ inspect.Date, err error) {
			if kind := f.Flag("kind"); kind != "" {
				if f.Form, err = inspect.ParseFormKind(kind); err != nil {
					return page, "", err
				}
			}
			papers, err := r.Papers(f.Filter)
			return shell.PageOf(papers, paperLineOf), "", err
		},
		Heads: [2]string{"ref|number|kind|date|about|state|site", "编号|文号|种类|日期|针对|状态|单位"},
		Keys:  "ref number kind date about state site",
		Told:  paperSaid,
		More: func(c *shell.Run, cmd *cobra.Command) {
			c.Ask(cmd, []inspect.Particular{formOf("kind", inspect.Papers)})
		}}
}

// numbered is what lists tell in JSON of notices and of other papers.
type numbered struct {
	Ref        string       `json:"ref"`
	Number     string       `json:"number"`
	Date       inspect.Date `json:"date"`
	Site       string       `json:"site"`
	Inspection string       `json:"inspection"`
	SHA256     string       `json:"sha256"`
	Voided     string       `json:"voided,omitempty"`
}

// noticeLine is a notice of the list, in JSON.
type noticeLine struct {
	numbered
	Form       inspect.FormKind `json:"form"`
	Hazards    int              `json:"hazards"`
	Unresolved int              `json:"unresolved"`
	FirstDue   inspect.Date     `json:"first_due"`
	LastDue    inspect.Date     `json:"last_due"`
	Served     inspect.Date     `json:"served,omitempty"`
}

// paperLine is another paper of the list, in JSON.
type paperLine struct {
	numbered
	Kind  inspect.FormKind `json:"kind"`
	About string           `json:"about"`
}

func numberedOf(p inspect.PaperRow) numbered {
	return numbered{p.Form.Noun().RefTo(p.N), p.Number, p.Date, p.SiteName,
		inspect.Inspections.RefTo(p.Inspection), p.SHA256, p.Voided}
}

func noticeLineOf(p inspect.PaperRow) noticeLine {
	return noticeLine{numberedOf(p), p.Form, p.Hazards, p.Unresolved, p.FirstDue, p.LastDue, p.Served}
}

func paperLineOf(p inspect.PaperRow) paperLine {
	return paperLine{numberedOf(p), p.Form, p.About.String()}
}

// paperSaid are the parts of a paper that are told otherwise than they are kept.
func paperSaid(c *shell.Run, l paperLine) map[string]string {
	state := c.Say("in force", "有效")
	if l.Voided != "" {
		state = c.Say("void", "已作废")
	}
	return map[string]string{"kind": c.Say(string(l.Kind), l.Kind.ZH()), "state": state}
}

// noticesOf are the notices that a show tells of, void ones too.
func noticesOf(r shell.View, f inspect.Filter) (shell.Related, error) {
	f.Withdrawn = true
	page, err := r.Notices(f)
	return shell.Relate(r, "notices", "文书", "", page, noticeLineOf, "ref number date served",
		func(l noticeLine) (map[string]string, bool) {
			state := r.Say("not served", "待送达")
			switch {
			case l.Voided != "":
				state = r.Say("void", "已作废")
			case l.Served != "":
				state = r.Say("served on %s", "%s 送达", l.Served)
			}
			return map[string]string{"served": state}, l.Voided != ""
		}), err
}

// papersOf are the papers beside the notice that a show tells of, void ones too.
func papersOf(r shell.View, f inspect.Filter) (shell.Related, error) {
	f.Withdrawn = true
	page, err := r.Papers(f)
	return shell.Relate(r, "papers", "其他文书", "", page, paperLineOf, "ref number kind date state",
		func(l paperLine) (map[string]string, bool) { return paperSaid(r.Run, l), l.Voided != "" }), err
}
