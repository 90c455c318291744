package inspect

import (
	"context"
	"regexp"
)

// Happen records a fact of a hazard's life: the rules are asked, its dates and
// words are looked at, and the hazard as it is then is given back.
func (b *Book) Happen(ctx context.Context, id ID, n int64, fact Fact) (h Hazard, err error) {
	err = b.write(ctx, id, func(p *pen) error {
		if h, err = found(p.Hazard(n))(Hazards, n); err != nil {
			return err
		}
		if err := h.MayRecord(fact.Kind()); err != nil {
			return err
		}
		if err := p.fill(h, fact); err != nil {
			return err
		}
		h, err = p.change(h, id, fact)
		return err
	})
	return h, err
}

// fill fills in what the caller leaves out, and refuses words that are none, and
// days to come; what may happen on a day the rules are asked with [Hazard.allows].
func (p *pen) fill(h Hazard, fact Fact) error {
	switch f := fact.(type) {
	case *FixClaimed:
		if err := first(p.day(&f.On), line("claimer", "申请人", &f.By, maxWord, true), cleanText("note", "备注", &f.Note, maxText), p.keepPhotos(f.Photos)); err != nil {
			return err
		}
		return p.remarkPhotos(h, f.Photos, f.On)
	case *ExtensionAsked:
		return first(p.day(&f.On), line("asker", "申请人", &f.By, maxWord, true), line("reason", "理由", &f.Reason, maxText, true))
	case *ExtensionGranted:
		f.Asked = h.Asked().ID
		if f.Until == "" {
			f.Until = h.Asked().Until
		}
		return first(p.day(&f.On), line("approver", "审批人", &f.Approver, maxWord, true), cleanText("note", "备注", &f.Note, maxText))
	case *ExtensionRefused:
		f.Asked = h.Asked().ID
		return first(p.day(&f.On), line("approver", "审批人", &f.Approver, maxWord, true), line("reason", "理由", &f.Reason, maxText, true))
	case *HazardReferred:
		kind, err := referralKinds.parse(f.Referral.Kind)
		f.Referral.Kind = kind
		return first(err, p.day(&f.On), line("body", "受移送机关", &f.To, maxName, true), line("number", "文号", &f.Number, maxName, false), line("reason", "理由", &f.Reason, maxText, false))
	case *PlanMade:
		return first(p.day(&f.On), f.Plan.clean())
	case *SupervisionBegun:
		level, err := supervisionLevels.parse(f.Level)
		f.Level = level
		return first(err, p.day(&f.On), line("lister", "挂牌单位", &f.By, maxName, true), line("number", "文号", &f.Number, maxName, false))
	case *SupervisionEnded:
		return first(p.day(&f.On), cleanText("note", "备注", &f.Note, maxText))
	case *WorkStopped:
		return first(p.day(&f.On), line("measure", "处理措施", &f.Measure, maxName, true), line("basis", "依据", &f.Basis, maxText, false), line("number", "文号", &f.Number, maxName, false))
	case *WorkResumed:
		return first(p.day(&f.On), line("approver", "审查同意人", &f.By, maxWord, true))
	}
	return invalid("a %s is not recorded so", "%s 不能这样登记", fact.Kind())
}

// referredTwice refuses the same referral again.
func (h Hazard) referredTwice(r Referral) error {
	for _, was := range h.Life.Referrals {
		if was.Kind == r.Kind && was.To == r.To && was.Number == r.Number && (r.Number != "" || was.On == r.On) {
			return refused("hazard %s was referred to %s on %s already", "隐患 %s 已于 %[3]s 移送（立案）%[2]s", Ref{Hazards, h.N}, was.To, was.On)
		}
	}
	return nil
}

// later refuses a due date that is no later than the one that stands, or past.
func later(h Hazard, until, on Date) error {
	if until < on {
		return refused("an extension until %s, of %s, is over before it begins", "%[2]s 的延期不能到 %[1]s 为止：该日已过", until, on).
			Hint("give a later date with --until, or the day of the paper with --date", "请用 --until 给出更晚的日期，或用 --date 给出文书当日")
	}
	if until <= h.Due {
		return refused("%s is no later date: hazard %s is due on %s", "%s 不晚于隐患 %s 的现期限 %s，不构成延期", until, Ref{Hazards, h.N}, h.Due).
			Hint("give a date after it with --until", "请用 --until 给出更晚的日期")
	}
	return nil
}

// day is a day that is not to come; none is today.
func (p *pen) day(on *Date) error {
	if *on == "" {
		*on = p.today
	}
	return p.past("date", "日期", *on)
}

// after is a day that is not before that one, and not to come; none is today.
func (p *pen) after(on *Date, day Date) error {
	if *on == "" {
		*on = p.today
	}
	return first(notBefore(*on, day), p.day(on))
}

// first is the first error there is.
func first(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func line(en, zh string, v *string, longest int, must bool) error {
	clean := cleanName
	if longest == maxText { // an answer may be 无
		clean = cleanLine
	}
	if err := clean(en, zh, v, longest); err != nil {
		return err
	}
	if must && *v == "" {
		e := invalid("the %[1]s is empty", "%[2]s为空", en, zh)
		if flag := saidBy[en]; flag != "" {
			e = e.Hint("give "+flag, "请给出 "+flag)
		}
		return e
	}
	return nil
}

// saidBy is the flag of the command line by which a line is said.
var saidBy = map[string]string{"claimer": "--by", "asker": "--by", "reason": "--reason", "approver": "--approver", "body": "--to", "lister": "--by", "measure": "--measure",
	"drawer": "--drawn-by", "closer": "--by", "taker": "--to", "witness": "--witness", "one assigned to": "--to", "one who urges": "--by", "one who answers": "--by", "answer": "--text"}

func (p *Plan) clean() error {
	if *p == (Plan{}) {
		return invalid("the plan says nothing", "治理方案为空").Hint("give --goal, --measures, --funds, --people, --time or --safety", "请给出 --goal、--measures、--funds、--people、--time 或 --safety")
	}
	if p.Wan != "" && !regexp.MustCompile(`^\d{1,9}(\.\d{1,4})?$`).MatchString(p.Wan) {
		return invalid("%q is no amount in 万元", "%q 不是以万元计的金额", p.Wan).Hint("write it as 12.5", "请写作 12.5")
	}
	return first(cleanText("goal", "目标和任务", &p.Goal, maxText), cleanText("measures", "方法和措施", &p.Measures, maxText), cleanText("funds", "经费和物资", &p.Funds, maxText),
		cleanText("people", "机构和人员", &p.People, maxText), cleanText("time", "时限和要求", &p.Time, maxText), cleanText("safety measures", "安全措施和应急预案", &p.Safety, maxText))
}
