package inspect

// NoticeIssued took a number and put the paper on the record.
type NoticeIssued struct {
	Notice
	InspectionID ID   `json:"inspection"`
	Prints       []ID `json:"prints,omitempty"` // the facts that stand on it
}

// Kind implements [Fact].
func (NoticeIssued) Kind() string { return "notice.issued" }

var _ = fact(kind[Notice, NoticeIssued]{
	begins: true,
	effect: func(n *Notice, f *NoticeIssued, t telling) {
		*n = f.Notice
		n.N, n.ID, n.Inspection, n.Site.N = t.Ref.N, t.ID, t.refs(f.InspectionID), t.refs(f.Site.ID)
		for i := range n.Items {
			n.Items[i].Hazard = t.refs(n.Items[i].HazardID)
		}
	},
	tell: func(f *NoticeIssued) Words {
		return say("issued, dated %s, %d item%[2]s, sha256 %.16[3]s", "下达，日期 %s，共 %d 项，sha256 %.16s",
			f.Date, Many(len(f.Items)), f.SHA256)
	},
})
