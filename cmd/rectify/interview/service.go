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

// service is that of an answer, which the draft before must not share.
func (f *Flow) service(said string) (*inspect.Service, error) {
	if said == "" {
		return nil, f.wrong("this must be answered", "此项必填")
	}
	done := *f.Done
	f.Done = &done
	return &done.Service, nil
}

func takeServed(f *Flow, said string) error {
	s, err := f.service(said)
	if err != nil {
		return err
	}
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

func takeServedOn(f *Flow, said string) error {
	s, err := f.service(said)
	if err == nil {
		s.On, err = f.Day(said)
	}
	if err != nil {
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
	s, err := f.service(said)
	if err == nil {
		s.Receiver, f.At = said, AtServe
		err = f.called(said)
	}
	return err
}

func takeReason(f *Flow, said string) error {
	s, err := f.service(said)
	if err == nil {
		s.Reason, f.At = said, AtWitness
	}
	return err
}

func takeWitness(f *Flow, said string) error {
	s, err := f.service(said)
	if err == nil {
		s.Witnesses, f.At = inspect.SplitWords(said), AtServe
		err = f.called(s.Witnesses...)
	}
	return err
}
