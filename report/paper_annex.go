package report

import (
	"cmp"
	"fmt"
	"time"

	"rectify/inspect"
	"rectify/report/typeset"
)

// annex shows the photos, two to a row, each with its item, place and time, and who took it.
func (p *paper) annex() error {
	if p.listed && p.Form.Text("pictures") != "" {
		return nil // they are in the list
	}
	var shots []shot
	for i, it := range p.Items {
		for k, ph := range it.Photos {
			caption := fmt.Sprintf("第%d项", i+1)
			if len(it.Photos) > 1 {
				caption += fmt.Sprintf("（%d）", k+1)
			}
			one, err := p.taken(ph, caption, it.Place, p.onInspection(), inspect.NamesOf(p.Officers))
			if err != nil {
				return err
			}
			shots = append(shots, one)
		}
	}
	if len(shots) == 0 {
		return nil
	}
	p.photosAnnexed()
	for from := 0; from < len(shots); from += 2 {
		p.shots(shots[from:min(from+2, len(shots))])
	}
	return nil
}

// onInspection is when a photo was taken of which the camera does not tell.
func (p *paper) onInspection() string {
	return found(cmp.Or(p.Inspected, p.Record.On, p.Measures.Inspected))
}

func found(on inspect.Date) string {
	if on == "" {
		return ""
	}
	return on.ZH() + "检查时"
}

// photosAnnexed begins the annex of photos: under the list of problems, if there is one and
// some of them go there, else on a page of its own.
func (p *paper) photosAnnexed() {
	if p.listed {
		p.doc.Space(6)
	} else {
		p.doc.Break()
	}
	p.annexHead("附：现场照片")
}

// annexed begins an annex on a page of its own.
func (p *paper) annexed(title string) {
	p.doc.Break()
	p.annexHead(title)
}

func (p *paper) annexHead(title string) {
	p.doc.Para(typeset.Style{Face: typeset.SansBold(), Size: 16, Lead: 34, Align: typeset.Centre, Level: 2,
		Next: true}, title)
}

// moment is a time as papers write it, to the minute.
func moment(taken string) string {
	at, _ := time.Parse(time.DateTime, taken) // it has a day
	return at.Format("2006年1月2日15:04")
}

// shot is a picture with the lines under it; one without data is a place left
// empty.
type shot struct {
	inspect.Photo
	data    []byte
	caption string
	alt     string // what it is, for who cannot see it
}

// shotGap is between photos side by side, in points.
const shotGap = 14.0

func (p *paper) shotWidth() float64 { return (p.doc.Width() - shotGap) / 2 }

func (p *paper) caption() typeset.Style {
	return typeset.Style{Face: p.body.Face, Size: smallSize, Lead: smallLead, Align: typeset.Centre}
}

// shots is a row of one or two photos with their captions.
func (p *paper) shots(row []shot) {
	const height = 180.0 // three rows to a page
	s, w, lines := p.caption(), p.shotWidth(), 1
	for _, one := range row {
		lines = max(lines, typeset.Lines(s, one.caption, w))
	}
	tall := height - float64(lines-1)*smallLead
	p.doc.Draw((height+smallLead+12)*perPoint, func(at *typeset.Place) {
		for i, one := range row {
			x := float64(i) * (w + shotGap)
			if one.data != nil {
				at.Figure(one.caption).JPEG(one.data, one.Width, one.Height, x, 0, w, tall)
			}
			at.Box(s, x, tall+2, w, one.caption)
		}
	})
}
