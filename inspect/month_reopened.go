package inspect

// monthReopened let a month's figures move again; what was frozen stays on the record.
type monthReopened struct {
	On     Date   `json:"on"`
	Reason string `json:"reason"`
}

var _ = define("month.reopened", definition[ClosedMonth, monthReopened]{
	effect: func(m *ClosedMonth, f *monthReopened, _ telling) {
		m.Reopened, m.Reason = f.On, f.Reason
	},
	told: Words{"reopened on {on}", "{on} 取消结账"},
})

var _ = entered("month.reopened", "", (*pen).reopenMonth)
