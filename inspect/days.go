package inspect

import "cmp"

// notBefore refuses a day before that on which began what it is about.
func notBefore(on, day Date) error {
	if on < day {
		return tooEarly(day, "%s is before %s, on which it began", "%s 早于起始日期 %s", on, day)
	}
	return nil
}

// tooEarly refuses a day, and says from which on it may be.
func tooEarly(first Date, en, zh string, args ...any) *Error {
	return refused(en, zh, args...).Hint("date it %s or later, with {.date}", "请用 {.date} 给出 %s 或以后的日期", string(first))
}

func dueAfterFound(due, found Date) error {
	if due != "" && due < found {
		return refused("the hazard is due on %s, before it was found on %s", "整改期限 %s 早于检查日期 %s", due, found).
			Hint("check the year of both", "请核对两个日期的年份")
	}
	return nil
}

// day is a day that is not to come; none is today.
func (p *pen) day(on *Date) error {
	if *on == "" {
		*on = p.today
	}
	return p.hasCome("date", "日期", *on)
}

// after is a day that is not before that one, and not to come; none is today.
func (p *pen) after(on *Date, day Date) error {
	if *on == "" {
		*on = p.today
	}
	return cmp.Or(notBefore(*on, day), p.day(on))
}

// line reads a line that may be so long; flag is how an entry says one that must be there.
func line(en, zh string, v *string, longest int, flag string) error {
	clean := cleanName
	if longest == maxText { // an answer may be 无
		clean = cleanLine
	}
	if err := clean(en, zh, v, longest); err != nil {
		return err
	}
	if flag != "" && *v == "" {
		return invalid("the %[1]s is empty", "%[2]s为空", en, zh).Hint("give %s", "请给出 %s", flag)
	}
	return nil
}
