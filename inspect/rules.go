package inspect

import "slices"

// Rule says from which states a fact about a hazard may be recorded, and the
// state it leads to. From is asked when recording; on replay only To is used.
type Rule struct {
	Kind string
	From []State
	To   State
}

// Rules are all the rules of a hazard's life, on one screen.
var Rules = []Rule{
	{"hazard.found", []State{Unrecorded}, Open}, // or Accepted, when fixed on the spot
	{"hazard.amended", []State{Open, Accepted}, same},
	{"hazard.photographed", []State{Open, Ordered, Accepted}, same},
	{"hazard.ordered", []State{Open}, Ordered},
	{"hazard.released", []State{Ordered, Accepted}, Open}, // its notice was voided; an accepted one stays so
	{"fix.accepted", []State{Open, Ordered}, Accepted},
	{"fix.refused", []State{Open, Ordered}, same},
	{"hazard.reopened", []State{Accepted}, Ordered}, // or Open, when no notice in force orders it
	{"hazard.withdrawn", []State{Open}, Withdrawn},
}

// same marks a fact that leaves the state as it was.
const same State = "same"

// MayRecord asks the rules whether a fact of that kind may be recorded about h now.
func (h Hazard) MayRecord(kind string) error {
	for _, r := range Rules {
		if r.Kind == kind {
			if slices.Contains(r.From, h.State) {
				return nil
			}
			break
		}
	}
	e := refused("hazard %[1]s is %[2]s: it cannot be %[4]s", "隐患 %[1]s 处于“%[3]s”状态，不能%[5]s",
		Ref{Hazards, h.N}, h.State, h.State.ZH(), kindWords[kind][0], kindWords[kind][1])
	if hint := insteadOf(h, kind); hint[0] != "" {
		return e.Hint(hint[0], hint[1])
	}
	return e
}

// ZH is the state's Chinese word.
func (s State) ZH() string {
	switch s {
	case Open:
		return "待责令"
	case Ordered:
		return "整改中"
	case Accepted:
		return "已整改"
	case Withdrawn:
		return "误录"
	}
	return "未登记"
}

var kindWords = map[string][2]string{
	"hazard.found":        {"found again", "再次登记"},
	"hazard.amended":      {"edited", "修改"},
	"hazard.photographed": {"given photos", "补照片"},
	"hazard.ordered":      {"ordered", "下达整改通知"},
	"hazard.released":     {"released", "解除责令"},
	"fix.accepted":        {"accepted as fixed", "验收整改"},
	"fix.refused":         {"recorded as not fixed", "记为未整改"},
	"hazard.reopened":     {"reopened", "重新打开"},
	"hazard.withdrawn":    {"withdrawn", "作误录处理"},
}

// insteadOf says what may be done where a rule refused.
func insteadOf(h Hazard, kind string) [2]string {
	ref := Ref{Hazards, h.N}.String()
	switch {
	case h.State == Withdrawn:
		return [2]string{"record it anew with rectify hazard add", "请用 rectify hazard add 重新登记"}
	case h.State == Ordered && (kind == "hazard.withdrawn" || kind == "hazard.amended" || kind == "hazard.ordered"):
		n := Ref{Notices, h.Notice}.String()
		return [2]string{"an issued notice stays as it is; void it first: rectify notice void " + n + " --reason …",
			"已下达的文书不可改；请先作废：rectify notice void " + n + " --reason …"}
	case h.State == Accepted:
		return [2]string{"reopen it first: rectify hazard reopen " + ref + " --reason …", "请先重新打开：rectify hazard reopen " + ref + " --reason …"}
	case kind == "hazard.reopened":
		return [2]string{"it is open already", "它本来就未整改"}
	}
	return [2]string{}
}
