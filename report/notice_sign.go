package report

import (
	"errors"
	"fmt"

	"rectify/inspect"
	"rectify/report/typeset"
)

// signatures are the lines to sign on, the agency with room for its seal, and
// the date, kept together.
func (p *noticePaper) signatures() {
	p.doc.Keep(func() {
		p.doc.Space(4)
		officers := p.n.Officers
		for len(officers) < p.n.Form.Officers {
			officers = append(officers, inspect.Officer{})
		}
		for _, o := range officers {
			p.signLine(p.n.Form.Officer, p.n.Form.Cert, o.Cert)
		}
		p.signLine(p.n.Form.Unit, "", "")
		p.doc.Space(6)
		right := p.flush()
		right.Align = typeset.Right
		for _, line := range []string{p.n.Agency.Name, p.n.Form.Seal, p.n.Date.ZH()} {
			if line != "" {
				p.doc.Draw(bodyLead/2.8346, func(at *typeset.Place) { at.Text(right, at.Width()-2*bodySize, 0, line) })
			}
		}
		p.doc.Space(3)
		p.doc.Rule(0.5, false)
		p.doc.Para(typeset.Style{Face: p.body.Face, Size: smallSize, Lead: smallLead}, p.n.Form.Copies)
	})
}

// signLine is a label with a rule to sign on, and the certificate's number on
// a rule of its own where there is one.
func (p *noticePaper) signLine(label, cert, number string) {
	style := p.flush()
	style.Align = typeset.Left
	p.doc.Draw(10.5, func(at *typeset.Place) {
		end := at.Width()
		if cert != "" {
			tail := typeset.Measure(style, cert) + max(70, typeset.Measure(style, number)+10)
			end = at.Width() - tail - 8
			x := end + 8 + at.Text(style, end+8, 0, cert)
			at.Text(style, x+5, 0, number)
			at.Line(x, at.Width(), bodyLead-3, 0.5, false)
		}
		from := at.Text(style, 0, 0, label)
		at.Line(from, end, bodyLead-3, 0.5, false)
	})
}

// footer is 共x页 第y页, with the number of the notice beside it.
func (p *noticePaper) footer(at *typeset.Place, page, total int) {
	s := typeset.Style{Face: p.body.Face, Size: smallSize, Lead: smallLead, Align: typeset.Right}
	at.Text(s, at.Width(), 18, fmt.Sprintf("共%d页 第%d页", total, page))
	s.Align = typeset.Left
	at.Text(s, 0, 18, p.n.Number)
}

// annex shows the photos, two to a row, each with its item and when it was taken.
func (p *noticePaper) annex(blobs inspect.Blobs) error {
	var shots []shot
	for i, it := range p.n.Items {
		for k, ph := range it.Photos {
			data, err := blobs(ph.SHA256)
			if err != nil {
				return err
			}
			caption := fmt.Sprintf("第%d项", i+1)
			if len(it.Photos) > 1 {
				caption += fmt.Sprintf("（%d）", k+1)
			}
			if ph.TakenAt != "" {
				caption += "　摄于" + ph.TakenAt
			}
			shots = append(shots, shot{ph, data, caption})
		}
	}
	if len(shots) == 0 {
		return nil
	}
	p.doc.Break()
	p.doc.Para(typeset.Style{Face: typeset.SansBold(), Size: 16, Lead: 34, Align: typeset.Centre}, "附：现场照片")
	for from := 0; from < len(shots); from += 2 {
		p.shots(shots[from:min(from+2, len(shots))])
	}
	return nil
}

type shot struct {
	inspect.Photo
	data    []byte
	caption string
}

// shots is a row of one or two photos with their captions.
func (p *noticePaper) shots(row []shot) {
	const height, gap = 170.0, 14.0
	caption := typeset.Style{Face: p.body.Face, Size: smallSize, Lead: smallLead, Align: typeset.Centre}
	p.doc.Draw((height+smallLead+12)/2.8346, func(at *typeset.Place) {
		w := (at.Width() - gap) / 2
		for i, s := range row {
			x := float64(i) * (w + gap)
			at.JPEG(s.data, s.Width, s.Height, x, 0, w, height)
			at.Text(caption, x+w/2, height+2, s.caption)
		}
	})
}

// printable turns characters that no face has into a refusal that names them.
func printable(err error) error {
	var missing *typeset.MissingError
	if !errors.As(err, &missing) {
		return err
	}
	text := []rune(missing.Text)
	if len(text) > 30 {
		text = append(text[:30], '…')
	}
	return inspect.Errorf(inspect.CodeRefused, "no type face can print %s, in %q", "没有字体能打印 %s，见“%s”", missing.Names(), string(text)).
		Hint("write it with other characters, or set a body face that has it with rectify form set --body-face", "请改用其他字，或用 rectify form set --body-face 指定含有该字的字体")
}
