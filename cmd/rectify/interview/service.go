package interview

import "rectify/inspect"

func (f *Flow) askService() (q Question, err error) {
	switch f.At {
	case AtServed:
		q = Question{Title: f.Say("%s: how was it served?", "%s：如何送达？", f.Done.Number), Choices: []string{f.Say("signed for now", "现场签收"), f.Say("refused, and left before witnesses", "拒收，留置送达"), f.Say("later", "以后再说")}, Default: "1"}
	case AtServedOn:
		q = Question{Title: f.Say("Day of service", "送达日期"), Default: string(f.Done.Date)}
	case AtReceiver:
		q = Question{Title: f.Say("Who signed for it", "签收人")}
	case AtReason:
		q = Question{Title: f.Say("Why it was refused", "拒收理由")}
	case AtWitness:
		q = Question{Title: f.Say("Witnesses", "见证人"), Lines: []string{f.Say("names, parted by commas", "姓名，用顿号隔开")}}
	}
	return q, nil
}

func (f *Flow) takeService(said string) (err error) {
	done := *f.Done // which the draft before must not share
	f.Done = &done
	s := &done.Service
	if said == "" {
		return f.wrong("this must be answered", "此项必填")
	}
	switch f.At {
	case AtServed:
		return f.takeServed(s, said)
	case AtServedOn:
		if s.On, err = f.Day(said); err != nil {
			return err
		}
		if s.On < f.Done.Date || s.On > f.Today() {
			return f.wrong("it was served from %s on, and not after today", "送达日期不早于 %s，也不晚于今天", f.Done.Date)
		}
		f.At = AtReceiver
		if s.Refused {
			f.At = AtReason
		}
	case AtReceiver:
		if err := f.called(said); err != nil {
			return err
		}
		s.Receiver, f.At = said, AtServe
	case AtReason:
		s.Reason, f.At = said, AtWitness
	case AtWitness:
		s.Witnesses, f.At = inspect.SplitWords(said), AtServe
		for _, name := range s.Witnesses {
			if err := f.called(name); err != nil {
				return err
			}
		}
	}
	return nil
}

func (f *Flow) takeServed(s *inspect.Service, said string) error {
	*s = inspect.Service{How: inspect.InPerson}
	switch chosen(said, 3) {
	case 0:
		f.At = AtServedOn
	case 1:
		*s = inspect.Service{How: inspect.Left, Refused: true}
		f.At = AtServedOn
	case 2:
		f.At = AtEnd
	default:
		return f.noChoice(said, 3)
	}
	return nil
}
