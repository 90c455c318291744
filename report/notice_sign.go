package report

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"rectify/inspect"
	"rectify/report/typeset"
)

// signatures are the lines to sign on, the agency with room for its seal, and
// the date, kept together.
func (p *noticePaper) signatures() {
	p.doc.Keep(func() {
		p.doc.Space(4)
		officers := slices.Clone(p.n.Officers)
		for len(officers) < p.n.Form.Officers {
			officers = append(officers, inspect.Officer{})
		}
		for _, o := range officers {
			p.signLine(p.n.Form.Officer, p.n.Form.Cert, o.Cert)
		}
		p.signLine(p.n.Form.Unit, "", "")
		p.doc.Space(6)
		p.sealed()
		if p.n.Form.Copies == "" {
			return
		}
		p.doc.Space(3)
		p.doc.Rule(0.5, false)
		p.doc.Para(typeset.Style{Face: p.body.Face, Size: smallSize, Lead: smallLead}, p.n.Form.Copies)
	})
}

// sealed is the agency's name, the place for its seal and the date, one under
// the other's middle, as GB/T 9704 7.3.5 has it: the date at least four
// characters off the margin, and the name two.
func (p *noticePaper) sealed() {
	style := p.flush()
	style.Align = typeset.Centre
	room := p.doc.Width() - 4*bodySize
	date := p.n.Date.ZH()
	widest := 0.0
	for _, line := range []string{p.n.Agency.Name, p.n.Form.Seal, date} {
		widest = max(widest, typeset.Measure(style, line))
	}
	widest = min(widest, room)
	middle := p.doc.Width() - max(2*bodySize+widest/2, 4*bodySize+typeset.Measure(style, date)/2)
	for _, line := range []string{p.n.Agency.Name, p.n.Form.Seal, date} {
		height := float64(typeset.Lines(style, line, widest)) * bodyLead
		p.doc.Draw(height*perPoint, func(at *typeset.Place) { at.Box(style, middle-widest/2, 0, widest, line) })
	}
}

// leastRule is the shortest rule that a name or a number is written on, in points.
const leastRule = 70.0

// signLine is a label with a rule to sign on, and the certificate's number
// beside it, or under it where it is long.
func (p *noticePaper) signLine(label, cert, number string) {
	style := p.flush()
	tail := typeset.Measure(style, cert) + max(leastRule, typeset.Measure(style, number)+10)
	beside := cert != "" && typeset.Measure(style, label)+leastRule+8+tail <= p.doc.Width()
	p.doc.Draw(10.5, func(at *typeset.Place) {
		if !beside {
			p.ruled(at, 0, at.Width(), label, "")
			return
		}
		p.ruled(at, 0, at.Width()-tail-8, label, "")
		p.ruled(at, at.Width()-tail, at.Width(), cert, number)
	})
	if cert != "" && !beside {
		p.doc.Draw(10.5, func(at *typeset.Place) { p.ruled(at, 0, at.Width(), cert, number) })
	}
}

// ruled is a label and a value on a rule, from one x to another.
func (p *noticePaper) ruled(at *typeset.Place, from, to float64, label, value string) {
	style := p.fitted(label+value, bodySize, to-from-min(leastRule, (to-from)/2))
	if value != "" {
		style = p.fitted(label+value, bodySize, to-from-5)
	}
	from += at.Text(style, from, 0, label)
	at.Text(style, from+5, 0, value)
	at.Line(from, to, bodyLead-3, 0.5, false)
}

// fitted is the body face in that size, or smaller where a text that is not
// broken into lines would not fit.
func (p *noticePaper) fitted(text string, size, room float64) typeset.Style {
	s := typeset.Style{Face: p.body.Face, Size: size, Lead: bodyLead, Align: typeset.Left}
	if wide := typeset.Measure(s, text); wide > room {
		s.Size *= room / wide
	}
	return s
}

// footer is 共x页 第y页, with the number of the notice beside it.
func (p *noticePaper) footer(at *typeset.Place, page, total int) {
	count := fmt.Sprintf("共%d页 第%d页", total, page)
	s := p.fitted(count, smallSize, at.Width())
	s.Align = typeset.Right
	used := at.Text(s, at.Width(), 13, count)
	at.Text(p.fitted(p.n.Number, smallSize, at.Width()-used-bodySize), 0, 13, p.n.Number)
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
				caption += "　摄于" + moment(ph.TakenAt)
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

// moment is a time as papers write it, to the minute; what is no time is left
// as the camera wrote it.
func moment(taken string) string {
	at, err := time.Parse(time.DateTime, taken)
	if err != nil {
		return taken
	}
	return at.Format("2006年1月2日15:04")
}

type shot struct {
	inspect.Photo
	data    []byte
	caption string
}

// shots is a row of one or two photos with their captions.
func (p *noticePaper) shots(row []shot) {
	const height, gap = 180.0, 14.0 // three rows to a page
	p.doc.Draw((height+smallLead+12)*perPoint, func(at *typeset.Place) {
		w := (at.Width() - gap) / 2
		for i, s := range row {
			x := float64(i) * (w + gap)
			at.JPEG(s.data, s.Width, s.Height, x, 0, w, height)
			caption := p.fitted(s.caption, smallSize, w)
			caption.Lead, caption.Align = smallLead, typeset.Centre
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
