package inspect

// HazardRedated moved the day it was found to the corrected day of its inspection.
type HazardRedated struct {
	On Date `json:"on"`
}

// Its effect is that of the finding itself with another day: see [standing].
var _ = define("hazard.redated", definition[Hazard, HazardRedated]{
	done: "given its inspection's day", zh: "随检查更正日期",
	from: []State{Open, Accepted},
	told: Words{"found on {on} after all: the inspection's date was corrected", "随检查更正为 {on} 发现"},
})
