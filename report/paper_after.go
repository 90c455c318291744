package report

import (
	"cmp"
	"fmt"

	"github.com/google/uuid"

	"rectify/inspect"
	"rectify/report/typeset"
)

// compared is the annex of an opinion: each item as it was found beside how it
// was later, with the place, the time and who took the picture. Items without a
// later picture are in the notice's annex.
func (p *paper) compared() error {
	before := true
	for i, it := range p.Items {
		for k := range max(len(it.Photos), len(it.After)) {
			if len(it.After) == 0 {
				break
			}
			row, err := p.pair(i, k)
			if err != nil {
				return err
			}
			if before {
				p.annexed("附：整改前后照片")
				before = false
			}
			p.shots(row)
		}
	}
	return nil
}

// pair is the k-th picture of before and of after of item i, beside each other.
func (p *paper) pair(i, k int) (row []shot, err error) {
	it := p.Items[i]
	number := fmt.Sprintf("第%d项", i+1)
	if max(len(it.Photos), len(it.After)) > 1 {
		number += fmt.Sprintf("（%d）", k+1)
	}
	var was, is shot
	was.caption, is.caption = number+"整改前", number+"整改后"
	if k < len(it.Photos) {
		if was, err = p.taken(it.Photos[k], was.caption, it.Place, found(p.Opinion.Found),
			inspect.NamesOf(p.Opinion.FoundBy)); err != nil {
			return nil, err
		}
	} else {
		was.caption += "：无照片"
	}
	if k < len(it.After) {
		a, given := it.After[k], it.After[k].On.ZH()+"提交"
		if a.ReviewID != uuid.Nil { // it shows how it was found then, put right or not
			is.caption, given = number+"复查时", a.On.ZH()+"复查"
		}
		if is, err = p.taken(a.Photo, is.caption, it.Place, given, a.By); err != nil {
			return nil, err
		}
	} else {
		is.caption += "：无照片"
	}
	return []shot{was, is}, nil
}

// taken is a picture with its caption: what, and under it place, time and who.
// Where the camera gives no time that can be, it is the day it was given in.
func (p *paper) taken(ph inspect.Photo, caption, place, given, who string) (shot, error) {
	data, err := p.blobs(ph.SHA256)
	return shot{Photo: ph, data: data,
		caption: p.packed(caption, place, cmp.Or(takenWhen(ph, p.Date), given), who)}, err
}

// packed puts parts of a caption on as few lines as they fit on whole.
func (p *paper) packed(parts ...string) string {
	out, line := "", ""
	for _, part := range parts {
		switch longer := line + "　" + part; {
		case part == "":
		case line == "":
			line = part
		case typeset.Measure(p.caption(), longer) <= p.shotWidth():
			line = longer
		default:
			out, line = out+line+"\n", part
		}
	}
	return out + line
}
