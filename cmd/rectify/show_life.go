package main

import (
	"strings"

	"rectify/inspect"
)

// lifeSentence says a fact of a hazard's life in words.
func (c *cli) lifeSentence(f inspect.Fact) string {
	switch f := f.(type) {
	case *inspect.FixClaimed:
		return c.say("claimed as fixed on %s by %s", "%s %s 申请复查", f.On, f.By) + c.because(f.Note) + c.pictured(f.Photos)
	case *inspect.ExtensionAsked:
		return c.say("extension asked on %s by %s, until %s", "%s %s 申请延期至 %s", f.On, f.By, f.Until) + c.because(f.Reason)
	case *inspect.ExtensionGranted:
		return c.say("extension granted on %s by %s: due %s", "%s %s 准予延期至 %s", f.On, f.Approver, f.Until) + c.because(f.Note)
	case *inspect.ExtensionRefused:
		return c.say("extension refused on %s by %s", "%s %s 不准延期", f.On, f.Approver) + c.because(f.Reason)
	case *inspect.HazardReferred:
		if f.Referral.Kind == "case" {
			return strings.TrimSpace(c.say("case opened on %s by %s %s", "%s %s立案 %s", f.On, f.To, f.Number)) + c.because(f.Reason)
		}
		return strings.TrimSpace(c.say("handed over on %s to %s %s", "%s 移送%s %s", f.On, f.To, f.Number)) + c.because(f.Reason)
	case *inspect.PlanMade:
		return c.say("treatment plan set down on %s", "%s 登记治理方案", f.On) + c.because(c.planned(f.Plan))
	case *inspect.SupervisionBegun:
		return strings.TrimSpace(c.say("listed for supervision on %s by %s %s", "%s %s挂牌督办 %s", f.On, f.By, f.Number))
	case *inspect.SupervisionEnded:
		return c.say("taken off supervision on %s", "%s 摘牌", f.On) + c.because(f.Note)
	case *inspect.WorkStopped:
		return strings.TrimSpace(c.say("on %s ordered: %s %s", "%s 现场处理：%s %s", f.On, f.Measure, f.Number))
	case *inspect.WorkResumed:
		return c.say("work allowed to resume on %s by %s", "%s %s 审查同意恢复", f.On, f.By)
	}
	if said := c.complaintSentence(f); said != "" {
		return said
	}
	return c.say("edited", "修改")
}

func (c *cli) because(reason string) string {
	if reason == "" {
		return ""
	}
	return c.say(": ", "：") + reason
}

// served says how a notice reached the unit.
func (c *cli) served(s inspect.Service) string {
	if s.Refused {
		return c.say("served on %s, left after it was refused", "%s 留置送达（拒收）", s.On) + c.because(s.Reason) + c.say(" (witness: %s)", "（见证人：%s）", strings.Join(s.Witnesses, "、"))
	}
	out := c.say("served on %s, %s", "%s %s", s.On, c.say(string(s.How), s.How.ZH()))
	if s.Receiver != "" {
		out += c.say(", signed for by %s", "，签收人 %s", s.Receiver)
	}
	return out + c.because(s.Note)
}
