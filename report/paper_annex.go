package report

import (
	"fmt"
	"time"

	"rectify/inspect"
	"rectify/report/typeset"
)

// annex shows the photos, two to a row, each with its item and when it was taken.
func (p *paper) annex(items []inspect.Item, blobs inspect.Blobs) error {
	var shots []shot
	for i, it := range items {
		for k, ph := range it.Photos {
			data, err := blobs(ph.SHA256)
			if err != nil {
				return err
			}
			caption := fmt.Sprintf("第%d项", i+1)
			if len(it.Photos) > 1 {
				caption += fmt.Sprintf("（%d）", k+1)
			}
			if ph.TakenOn(p.date) != "" {
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

// moment is a time as papers write it, to the minute.
func moment(taken string) string {
	at, _ := time.Parse(time.DateTime, taken) // it has a day
	return at.Format("2006年1月2日15:04")
}

type shot struct {
	inspect.Photo
	data    []byte
	caption string
}

// shots is a row of one or two photos with their captions.
func (p *paper) shots(row []shot) {
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
