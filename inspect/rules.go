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
	{"hazard.redated", []State{Open, Accepted}, same},
	{"hazard.handled", []State{Open, Ordered, Accepted}, same},
	{"hazard.photographed", []State{Open, Ordered, Accepted}, same},
	{"hazard.ordered", []State{Open}, Ordered},
	{"hazard.released", []State{Ordered, Accepted}, Open}, // its notice was voided; an accepted one stays so
	{"fix.accepted", []State{Open, Ordered}, Accepted},
	{"fix.refused", []State{Open, Ordered}, same},
	{"hazard.reopened", []State{Accepted}, Ordered}, // or Open, when no notice in force orders it
	{"hazard.withdrawn", []State{Open}, Withdrawn},
	{"fix.claimed", []State{Open, Ordered}, same},
	{"extension.asked", []State{Open, Ordered}, same},
	{"extension.granted", []State{Open, Ordered}, same},
	{"extension.refused", []State{Open, Ordered}, same},
	{"plan.made", []State{Open, Ordered}, same},
	{"supervision.begun", []State{Open, Ordered}, same},
	{"supervision.ended", []State{Open, Ordered, Accepted}, same},
	{"work.stopped", []State{Open, Ordered}, same},
	{"work.resumed", []State{Open, Ordered, Accepted}, same},
	{"hazard.referred", []State{Open, Ordered, Accepted}, same},
	{"hazard.looked_back", []State{Accepted}, same},
}

// same marks a fact that leaves the state as it was.
const same State = "same"

// MayRecord asks the rules whether a fact of that kind may be recorded about h now.
func (h Hazard) MayRecord(kind string) error {
	for _, r := range Rules {
		if r.Kind == kind {
			if slices.Contains(r.From, h.State) {
				return h.wants(kind)
			}
			break
		}
	}
	e := refused("hazard %[1]s is %[2]s: it cannot be %[4]s", "隐患 %[1]s 处于“%[3]s”状态，不能%[5]s",
		Ref{Hazards, h.N}, h.State.EN(), h.State.ZH(), kindWords[kind][0], kindWords[kind][1])
	if hint := insteadOf(h, kind); hint[0] != "" {
		return e.Hint(hint[0], hint[1])
	}
	return e
}

// EN is the state's English word, on screen, in JSON and in tables. «Open»
// alone says no more than «not corrected», as totals say it.
func (s State) EN() string {
	if s == Open {
		return "not-ordered"
	}
	return string(s)
}

// MarshalText gives JSON the word that is printed, which filters take.
func (s State) MarshalText() ([]byte, error) { return []byte(s.EN()), nil }

// ParseState reads the state of a hazard in either language.
func ParseState(s string) (State, error) { return hazardStates.parse(s) }

// ZH is the state's Chinese word.
func (s State) ZH() string {
	switch s {
	case Received:
		return "待交办"
	case Assigned:
		return "办理中"
	case Replied:
		return "已答复"
	case Unrecorded:
		return "未登记"
	}
	return hazardStates.word(s)
}

var kindWords = map[string][2]string{
	"hazard.found":        {"found again", "再次登记"},
	"hazard.amended":      {"edited", "修改"},
	"hazard.redated":      {"given its inspection's day", "随检查更正日期"},
	"hazard.handled":      {"edited", "修改"},
	"hazard.photographed": {"given photos", "补照片"},
	"hazard.ordered":      {"ordered", "下达整改通知"},
	"hazard.released":     {"released", "解除责令"},
	"fix.accepted":        {"accepted as fixed", "验收整改"},
	"fix.refused":         {"recorded as not fixed", "记为未整改"},
	"hazard.reopened":     {"reopened", "重新打开"},
	"hazard.withdrawn":    {"withdrawn", "作误录处理"},
	"fix.claimed":         {"claimed as fixed", "申请复查"},
	"extension.asked":     {"given an extension", "申请延期"},
	"extension.granted":   {"granted an extension", "准予延期"},
	"extension.refused":   {"refused an extension", "不准延期"},
	"plan.made":           {"given a treatment plan", "登记治理方案"},
	"supervision.begun":   {"listed for supervision", "挂牌督办"},
	"supervision.ended":   {"taken off supervision", "摘牌"},
	"work.stopped":        {"put under a stop of work", "采取现场处理措施"},
	"work.resumed":        {"given leave to resume work", "恢复生产使用"},
	"hazard.referred":     {"referred", "移送或立案"},
	"hazard.looked_back":  {"looked back at", "回头看"},
}

// insteadOf says what may be done where a rule refused.
func insteadOf(h Hazard, kind string) [2]string {
	ref := Ref{Hazards, h.N}.String()
	switch {
	case h.State == Withdrawn:
		return [2]string{"if it was no error, bring it back: rectify undo " + ref + " --reason …", "如非误录，请恢复：rectify undo " + ref + " --reason …"}
	case h.State == Ordered && (kind == "hazard.withdrawn" || kind == "hazard.amended" || kind == "hazard.ordered"):
		n := Ref{Notices, h.Notice}.String()
		return [2]string{"an issued notice stays as it is; void it first: rectify notice void " + n + " --reason …",
			"已下达的文书不可改；请先作废：rectify notice void " + n + " --reason …"}
	case kind == "hazard.looked_back":
		return [2]string{"a look back is of what was accepted; record a review with rectify review add", "回头看针对已验收的隐患；请用 rectify review add 登记复查"}
	case h.State == Accepted:
		return [2]string{"reopen it first: rectify hazard reopen " + ref + " --reason …", "请先重新打开：rectify hazard reopen " + ref + " --reason …"}
	case kind == "hazard.reopened":
		return [2]string{"it is open already", "它本来就未整改"}
	}
	return [2]string{}
}

// wants asks for what a fact needs besides the state: what it answers must
// wait for it, and what it begins must not stand already.
func (h Hazard) wants(kind string) error {
	ref := Ref{Hazards, h.N}
	major := kind == "plan.made" || kind == "supervision.begun" || kind == "work.stopped"
	switch {
	case major && h.Level != Major:
		en, zh := "mend its level with rectify hazard edit --level major if it is one", "如确属重大隐患，请先用 rectify hazard edit --level major 更正级别"
		if h.State == Ordered {
			en, zh = "if it is one, void its notice, mend its level with rectify hazard edit --level major, and issue another", "如确属重大隐患，请先作废文书，用 rectify hazard edit --level major 更正级别后重新下达"
		}
		return refused("hazard %[1]s is no major hazard: it cannot be %[2]s", "隐患 %[1]s 不是重大隐患，不能%[3]s", ref, kindWords[kind][0], kindWords[kind][1]).Hint(en, zh)
	case kind == "fix.claimed" && h.Claimed() != nil:
		return refused("hazard %s was claimed as fixed on %s, and waits for a review", "隐患 %s 已于 %s 申请复查，正等待复查", ref, h.Claimed().On).
			Hint("record the review with rectify review add", "请用 rectify review add 登记复查")
	case kind == "extension.asked" && h.Due == "":
		return refused("hazard %s has no due date that could be later", "隐患 %s 没有整改期限，无从延期", ref).
			Hint("set one with rectify hazard edit --due, or issue its notice", "请用 rectify hazard edit --due 设定，或下达文书")
	case kind == "extension.asked" && h.Asked() != nil:
		return refused("an extension of hazard %s was asked on %s and waits for an answer", "隐患 %s 已于 %s 申请延期，尚未答复", ref, h.Asked().On).
			Hint("answer it with rectify extension grant or refuse", "请先用 rectify extension grant 或 refuse 答复")
	case (kind == "extension.granted" || kind == "extension.refused") && h.Asked() == nil:
		return refused("no extension of hazard %s waits for an answer", "隐患 %s 没有待答复的延期申请", ref).
			Hint("record the asking first: rectify extension ask", "请先用 rectify extension ask 登记申请")
	case kind == "supervision.begun" && h.Supervised() != nil:
		return refused("hazard %s is under supervision since %s", "隐患 %s 自 %s 起已挂牌督办", ref, h.Supervised().On)
	case kind == "supervision.ended" && h.Supervised() == nil:
		return refused("hazard %s is not under supervision", "隐患 %s 未挂牌督办", ref)
	case kind == "work.stopped" && h.Stopped() != nil:
		return refused("work is stopped for hazard %s since %s", "隐患 %s 自 %s 起已采取现场处理措施", ref, h.Stopped().On)
	case kind == "work.resumed" && h.Stopped() == nil:
		return refused("no work is stopped for hazard %s", "隐患 %s 没有现场处理措施", ref)
	}
	return nil
}
