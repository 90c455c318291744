package inspect

// takeNumber takes the next number of the paper's series.
func (p *pen) takeNumber(pa *Paper) (err error) {
	if pa.Serial, err = p.nextSerial(pa.ref().Noun, pa.Word, pa.Year); err != nil {
		return err
	}
	pa.Number = pa.Form.Number(pa.Agency, pa.Year, pa.Serial)
	return p.free(pa.Number)
}

// nextSerial is the next of a series. A series is of notices or of papers, so
// that one register accounts for all of its numbers.
func (p *pen) nextSerial(of Noun, word string, year int) (int, error) {
	own, err := p.LastSerial(of, word, year)
	if err != nil {
		return 0, err
	}
	taker := Papers
	if of == Papers {
		taker = Notices
	}
	other, err := p.LastSerial(taker, word, year)
	if err == nil && other > 0 {
		err = refused("the word %[1]s is that of the %[3]ss of %[2]d", "%[2]d 年的代字 %[1]s 已用于%[3]s", word, year, taker).
			Hint("give the form a word of its own with {form.set .set=word=…}", "请用 {form.set .set=word=…} 设置另一代字")
	}
	return own + 1, err
}

// free refuses a number that stands on another paper.
func (p *pen) free(number string) error {
	by, _, taken, err := p.taken(number)
	if err == nil && taken {
		err = refused("the number %[1]s is taken by %[2]s", "编号 %[1]s 已被 %[2]s 使用", number, by).
			Hint("the form's pattern gives two series the same numbers; change it with {form.set}",
				"编号样式使两个序列重号，请用 {form.set} 修改")
	}
	return err
}

// taken is what has a number, and its date; of a leased number it has none yet.
func (r Reader) taken(number string) (by Ref, dated Date, ok bool, err error) {
	for _, noun := range []Noun{Notices, Papers, Blanks} {
		pa, ok, err := r.Numbered(noun, number)
		if err != nil || ok {
			if noun != Blanks {
				dated = pa.Date
			}
			return Ref{noun, pa.N}, dated, ok, err
		}
	}
	return by, "", false, nil
}
