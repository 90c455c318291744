package inspect

// remarkNumber says where a number's date is out of the order of its series:
// before that of the nearest number below, or after that of the nearest above,
// which there is for numbers that were leased.
func (p *pen) remarkNumber(pa Paper) error {
	if p.book.Noted == nil {
		return nil
	}
	for _, step := range []int{-1, +1} {
		other, dated, err := p.nearest(pa, step)
		switch {
		case err != nil:
			return err
		case dated == "":
		case step < 0 && pa.Date < dated:
			p.remark("%s is dated %s, before %s, which has the number before it and is dated %s",
				"%s 的日期 %s 早于前一号 %s 的日期 %s", pa.Number, pa.Date, other, dated)
		case step > 0 && pa.Date > dated:
			p.remark("%s is dated %s, after %s, which has a later number and is dated %s",
				"%s 的日期 %s 晚于后面编号 %s 的日期 %s", pa.Number, pa.Date, other, dated)
		}
	}
	return nil
}

// nearest is the next paper of a series below or above a serial, with its date;
// leased numbers between them, of which at most a pad is out, have none yet.
func (p *pen) nearest(pa Paper, step int) (number string, dated Date, err error) {
	for i := 1; i <= mostLeased && pa.Serial+step*i > 0; i++ {
		number = pa.Form.Number(p.agency, pa.Year, pa.Serial+step*i)
		_, dated, ok, err := p.taken(number)
		if err != nil || !ok || dated != "" {
			return number, dated, err
		}
	}
	return "", "", nil
}

// remarkClosing says where a month is closed, or reopened, out of the order of
// the months: what is before it can still move what it begins with.
func (p *pen) remarkClosing(month Date, closes bool) error {
	if p.book.Noted == nil {
		return nil
	}
	months, err := p.ClosedMonths()
	if err != nil {
		return err
	}
	before := monthName(month.Add(-1))
	closed := map[string]bool{}
	for _, m := range months {
		closed[m.Month] = m.Reopened == ""
		if m.Month > monthName(month) && m.Reopened == "" {
			p.remark("%s is closed already, and opens with what was open at the end of %s",
				"%s 已先行结账，其期初数取自 %s 的期末数", m.Month, monthName(month))
			break
		}
	}
	first, err := p.beginning()
	if closes && !closed[before] && before >= monthName(first) && err == nil {
		p.remark("%s is not closed: what is entered of it can still move what %s begins with",
			"%s 尚未结账：其后的补录会改变 %s 的期初数", before, monthName(month))
	}
	return err
}

// remarkUnserved says where hazards were reviewed before their notice reached the
// unit, or with no word of it.
func (p *pen) remarkUnserved(hazards []Hazard, on Date) error {
	if p.book.Noted == nil {
		return nil
	}
	for _, h := range hazards {
		no, ok, err := p.Notice(h.Notice)
		if err != nil {
			return err
		}
		switch {
		case !ok:
		case no.Service.On == "":
			p.remark("%s was reviewed, but its service is not on the record: {notice.served %s}",
				"文书 %s 已复查，但没有送达记录：请登记 {notice.served %s}", no.Number, Ref{Notices, no.N})
		case on < no.Service.On:
			p.remark("the review on %s is before %s was served on %s",
				"复查日期 %s 早于文书 %s 的送达日期 %s", on, no.Number, no.Service.On)
		}
	}
	return nil
}

// remarkReviewed says the same where the service is recorded after the review.
func (p *pen) remarkReviewed(no Paper, served Date) error {
	if p.book.Noted == nil {
		return nil
	}
	reviews, err := p.Reviews(Filter{Notice: no.N, To: served, Sort: "date", Limit: 1})
	for _, rv := range reviews.Rows {
		p.remark("the review on %s is before %s was served on %s",
			"复查日期 %s 早于文书 %s 的送达日期 %s", rv.Date, no.Number, served)
	}
	return err
}
