package interview

import "rectify/inspect"

func askServed(f *Flow, q *Question) {
	q.Title = f.Say("%s: how was it served?", "%s：如何送达？", f.Done.Number)
	q.Choices = []string{f.Say("signed for now", "现场签收"), f.Say("refused, and left before witnesses", "拒收，留置送达"),
		f.Say("later", "以后再说")}
	q.Default = "1"
}

func askServedOn(f *Flow, q *Question) {
	q.Default = string(f.Done.Date)
}

func takeServed(f *Flow, said string) error {
	s := &f.Done.Service
	*s, f.At = inspect.Service{How: inspect.InPerson}, AtServedOn
	switch chosen(said, 3) {
	case 0:
	case 1:
		*s = inspect.Service{How: inspect.Left, Refused: true}
	case 2:
		f.At = AtEnd
	default:
		return f.noChoice(said, 3)
	}
	return nil
}

func takeServedOn(f *Flow, said string) (err error) {
	s := &f.Done.Service
	if s.On, err = f.Day(said); err != nil {
		return err
	}
	if s.On < f.Done.Date || s.On > f.Today() {
		return f.wrong("the day of service must be from %s to today", "送达日期不早于 %s，也不晚于今天", f.Done.Date)
	}
	if f.At = AtReceiver; s.Refused {
		f.At = AtReason
	}
	return nil
}

func takeReceiver(f *Flow, said string) error {
	f.Done.Service.Receiver, f.At = said, AtServe
	return f.called(said)
}

func takeReason(f *Flow, said string) error {
	f.Done.Service.Reason, f.At = said, AtWitness
	return nil
}

func takeWitness(f *Flow, said string) error {
	names := inspect.SplitWords(said)
	f.Done.Service.Witnesses, f.At = names, AtServe
	return f.called(names...)
}
