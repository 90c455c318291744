package inspect

// Handling is who puts a hazard right and how, as the unit says it, and who in the
// office sees to it. It may be written down at any time: no paper prints it.
type Handling struct {
	Measures    string `json:"measures,omitempty"`    // 整改措施
	Responsible string `json:"responsible,omitempty"` // 整改责任人, the unit's
	Supervisor  string `json:"supervisor,omitempty"`  // 督办人, the office's
}

// hazardHandled replaced who puts a hazard right, how, and who sees to it.
type hazardHandled struct{ Handling }

var _ = define("hazard.handled", definition[Hazard, hazardHandled]{
	done: "edited", zh: "修改",
	from:   standing,
	effect: func(h *Hazard, f *hazardHandled, _ telling) { h.Handling = f.Handling },
})

// handle records what a row says of a hazard's handling beyond the record, and
// says so; where it says otherwise, the record is kept, and that is said too.
func (im *importer) handle(h Hazard, says Handling) (Hazard, error) {
	is := h.Handling
	var new, other []Words
	for _, p := range Particulars[Hazards] {
		switch was, says := At(&is, p.Key), At(&says, p.Key); {
		case !was.IsValid() || says.String() == "" || says.Equal(was):
		case was.String() == "":
			was.Set(says)
			new = append(new, p.Named())
		default:
			other = append(other, p.Named())
		}
	}
	ref := h.ref()
	if len(other) > 0 {
		im.note("the %[2]s of %[1]s differs from that in the book, which was kept",
			"%[1]s 的%[2]s与台账不同，保留台账所记", ref, wordsOf(other)).
			Hint("edit it with {hazard.amended}", "请用 {hazard.amended} 修改")
	}
	if len(new) == 0 {
		return h, nil
	}
	fact := &hazardHandled{is}
	if err := im.change(&h, fact); err != nil {
		return h, err
	}
	im.note("the %[2]s of %[1]s was not in the book, and was entered", "%[1]s 原无%[2]s，已补录", ref, wordsOf(new))
	return h, nil
}
