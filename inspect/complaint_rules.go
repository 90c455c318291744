package inspect

import "slices"

// ComplaintRules are all the rules of a complaint's life, on one screen.
var ComplaintRules = []Rule{
	{"complaint.received", []State{Unrecorded}, Received},
	{"complaint.amended", []State{Received, Assigned}, same},
	{"complaint.assigned", []State{Received, Assigned}, Assigned},
	{"complaint.urged", []State{Assigned}, same},
	{"complaint.linked", []State{Received, Assigned, Replied}, same},
	{"complaint.answered", []State{Received, Assigned}, Replied}, // at once, or by whom it was assigned to
	{"satisfaction.asked", []State{Replied}, same},
	{"complaint.rated", []State{Replied}, same},
	{"complaint.reopened", []State{Replied}, Received},
	{"complaint.withdrawn", []State{Received, Assigned}, Withdrawn},
	{"reporter.noted", []State{Received, Assigned, Replied}, same},
	{"reporter.forgotten", []State{Received, Assigned, Replied, Withdrawn}, same},
}

// MayRecord asks the rules whether a fact of that kind may be recorded about c now.
func (c Complaint) MayRecord(kind string) error {
	for _, r := range ComplaintRules {
		if r.Kind == kind && slices.Contains(r.From, c.State) {
			return c.wants(kind)
		}
	}
	words := complaintWords(kind)
	e := refused("complaint %[1]s is %[2]s: it cannot be %[4]s", "诉求 %[1]s 处于“%[3]s”状态，不能%[5]s",
		Ref{Complaints, c.N}, c.State, c.State.ZH(), words[0], words[1])
	hint := c.insteadOf(kind)
	return e.Hint(hint[0], hint[1])
}

// allows asks the rules whether a fact may be recorded about c as it is: its
// state, and the days of what went before, for what happened to a complaint is
// recorded in the order of the days. It asks no clock and no store.
func (c Complaint) allows(fact Fact, _ []Event) error {
	if err := c.MayRecord(fact.Kind()); err != nil {
		return err
	}
	switch f := fact.(type) {
	case *ComplaintAmended:
		return c.mayHaveCome(f.Received)
	case *ComplaintAssigned:
		return first(c.follows(f.On), f.Assignment.timely())
	case *ComplaintUrged:
		return c.follows(f.On)
	case *ComplaintAnswered:
		return c.follows(f.On)
	case *SatisfactionAsked:
		return c.follows(f.On)
	case *ComplaintRated:
		return c.follows(f.On)
	case *ComplaintReopened:
		return c.follows(f.On)
	case *ComplaintWithdrawn:
		return c.follows(f.On)
	}
	return nil
}

// follows refuses a day before the last thing that happened.
func (c Complaint) follows(on Date) error {
	if on < c.Last && c.N == 0 { // a line that is not recorded yet
		return refused("%s is before %s, the last day that the line has", "%s 早于该行此前的日期 %s", on, c.Last).
			Hint("look at which of the days is wrong", "请核对两个日期")
	}
	if on < c.Last {
		return refused("%[1]s is before %[2]s, the day of the last entry of complaint %[3]s",
			"%[1]s 早于诉求 %[3]s 最近一次登记的日期 %[2]s", on, c.Last, Ref{Complaints, c.N}).
			Hint("what happened to a complaint is recorded in the order of the days", "诉求的办理过程须按日期先后登记")
	}
	return nil
}

// mayHaveCome refuses a day of receipt after what followed it.
func (c Complaint) mayHaveCome(day Date) error {
	if begun := c.Rounds[0].Assigned; len(begun) > 0 && day > begun[0].On {
		return refused("it was assigned on %s: it cannot have come on %s", "已于 %s 交办，受理日期不能是 %s", begun[0].On, day)
	}
	if len(c.Rounds) > 1 && day > c.Rounds[0].Answer.On {
		return refused("it was answered on %s: it cannot have come on %s", "已于 %s 答复，受理日期不能是 %s", c.Rounds[0].Answer.On, day)
	}
	return nil
}

// insteadOf says what may be done where a rule refused.
func (c Complaint) insteadOf(kind string) [2]string {
	ref := Ref{Complaints, c.N}.String()
	switch {
	case kind == "complaint.received":
		return [2]string{"look at it with rectify complaint show " + ref, "请用 rectify complaint show " + ref + " 查看"}
	case c.State == Unrecorded:
		return [2]string{"record it first with rectify complaint add", "请先用 rectify complaint add 登记"}
	case c.State == Withdrawn:
		return [2]string{"if it was no error, bring it back: rectify undo " + ref + " --reason …", "如非误录，请恢复：rectify undo " + ref + " --reason …"}
	case c.State == Replied && kind == "complaint.amended":
		return [2]string{"if the answer was recorded in error, undo it first by the number that rectify complaint show " + ref + " gives it", "如答复系误记，请先按 rectify complaint show " + ref + " 经过中的编号撤销"}
	case c.State == Replied:
		return [2]string{"reopen it first: rectify complaint reopen " + ref + " --reason …", "请先重新打开：rectify complaint reopen " + ref + " --reason …"}
	case kind == "complaint.urged":
		return [2]string{"nobody has it yet; assign it: rectify complaint assign " + ref + " --to … --due …", "尚未交办，无人可催；请先交办：rectify complaint assign " + ref + " --to … --due …"}
	case kind == "complaint.reopened":
		return [2]string{"it is open already; assign or answer it", "它本来就未答复，请交办或答复"}
	}
	return [2]string{"answer it first: rectify complaint answer " + ref + " --by …", "请先答复：rectify complaint answer " + ref + " --by …"}
}

// wants asks for what a fact needs besides the state.
func (c Complaint) wants(kind string) error {
	ref, now := Ref{Complaints, c.N}, c.Now()
	switch {
	case kind == "satisfaction.asked" && now.Asked != "":
		return refused("the reporter of %s was asked on %s already", "%s 的诉求人已于 %s 回访", ref, now.Asked).
			Hint("record what they said: rectify complaint rate "+ref.String()+" --score 1..5", "请登记评价：rectify complaint rate "+ref.String()+" --score 1..5")
	case kind == "complaint.rated" && now.Rating.Score != 0:
		return refused("the answer to %s was rated %[2]d on %[3]s already", "%s 的答复已于 %[3]s 评为 %[2]d 分", ref, now.Rating.Score, now.Rating.On).
			Hint("if the reporter is not content after all, reopen it: rectify complaint reopen "+ref.String()+" --reason …", "如诉求人仍不满意，请重新打开：rectify complaint reopen "+ref.String()+" --reason …")
	case kind == "reporter.noted" && c.Anonymous:
		return refused("the reporter of %s is anonymous", "%s 为匿名诉求", ref).
			Hint("say --anonymous=false first if they gave their name after all", "如诉求人已实名，请同时给出 --anonymous=false")
	case kind == "reporter.forgotten" && !c.Reporter && c.Forgotten == "":
		return refused("nothing is kept of the reporter of %s", "%s 没有保存诉求人信息", ref).
			Hint("there is nothing to forget", "无需删除")
	}
	return nil
}

// complaintWords say of a fact that it is done to a complaint.
func complaintWords(kind string) [2]string {
	switch kind {
	case "complaint.received":
		return [2]string{"recorded again", "再次登记"}
	case "complaint.amended":
		return [2]string{"edited", "修改"}
	case "complaint.assigned":
		return [2]string{"assigned", "交办"}
	case "complaint.urged":
		return [2]string{"urged", "催办"}
	case "complaint.linked":
		return [2]string{"linked", "关联"}
	case "complaint.answered":
		return [2]string{"answered", "答复"}
	case "satisfaction.asked":
		return [2]string{"followed up", "回访"}
	case "complaint.rated":
		return [2]string{"rated", "评价"}
	case "complaint.reopened":
		return [2]string{"reopened", "重新打开"}
	case "complaint.withdrawn":
		return [2]string{"withdrawn", "作误录处理"}
	case "reporter.noted":
		return [2]string{"given a reporter", "登记诉求人信息"}
	case "reporter.forgotten":
		return [2]string{"made to forget its reporter", "删除诉求人信息"}
	}
	return [2]string{kind, kind}
}
