package inspect

import (
	"fmt"
	"strings"
)

// notSo refuses to strike what another verb takes back, and says which.
func (p *pen) notSo(events []Event, at int) error {
	return refused("%s cannot be struck", "%s 不能直接撤销", recalled(events, at).FactRef).hint(p.instead(events, at))
}

// instead is what takes back a fact that cannot be struck.
func (p *pen) instead(events []Event, at int) Words {
	e := events[at]
	noun, verb, _ := strings.Cut(KindOf(e.Fact), ".")
	ref := e.Ref.String()
	say := func(en, zh, command string) Words {
		return Words{en + ": {" + command + "}", zh + "：{" + command + "}"}
	}
	switch f := e.Fact.(type) {
	case *HazardOrdered:
		return say("void the notice that orders it", "请作废责令其整改的文书",
			"notice.voided "+Ref{Notices, p.refs(f.NoticeID)}.String()+" .reason=…")
	case *HazardReleased, *NoticeVoided:
		return say("issue another notice", "请重新下达文书", "notice.issued")
	case *numberEntered:
		return say("void the notice", "请作废该文书", "notice.voided "+Ref{Notices, p.refs(f.NoticeID)}.String()+" .reason=…")
	case *numberLeased:
		return say("give the number up", "请注销该号", "number.spoiled "+ref+" .reason=…")
	case issues:
		return say("void it", "请作废", noun+".voided "+ref+" .reason=…")
	case *PaperVoided:
		return say("issue another", "请重新制作", "paper.issued")
	case *monthClosed:
		return say("reopen the month", "请取消结账", fmt.Sprintf("month.reopened %s .reason=…", f.Month))
	case *monthReopened:
		return say("close it again", "请重新结账", fmt.Sprintf("month.closed %d-%02d", e.Ref.N/100, e.Ref.N%100))
	case *HazardRedated:
		h, _, _ := p.Hazard(e.Ref.N)
		return say("correct the inspection's date", "请更正检查日期",
			"inspection.amended "+Ref{Inspections, h.Inspection}.String()+" .date=…")
	case *agencyOpened:
		return say("edit it", "请修改", "agency.amended")
	case *reporterNoted, *reporterForgotten:
		return say("edit the complaint", "请修改诉求", "complaint.amended "+ref)
	}
	switch verb {
	case "amended", "set", "handled":
		return say("edit it again", "请再次修改", noun+".amended "+ref)
	}
	return say("withdraw it", "请作误录处理", noun+".withdrawn "+ref+" .reason=…")
}
