package inspect

import "cmp"

// hazardPhotographed added pictures.
type hazardPhotographed struct {
	Photos []Photo `json:"photos" need:"yes"`
}

var _ = define("hazard.photographed", definition[Hazard, hazardPhotographed]{
	strike: true,
	done:   "given photos", zh: "补照片",
	from: standing,
	effect: func(h *Hazard, f *hazardPhotographed, _ telling) {
		h.Photos = append(h.Photos, f.Photos...)
	},
	tell: func(f *hazardPhotographed) Words {
		return say("%d photo%[1]s added", "补充照片 %d 张", Many(len(f.Photos)))
	},
})

// photograph keeps pictures and records them of h, which is stored by the caller.
func (p *pen) photograph(h *Hazard, photos []Photo) error {
	if len(photos) == 0 {
		return nil
	}
	fact := &hazardPhotographed{photos}
	if err := cmp.Or(mayRecord(h, fact), p.keepPhotos(photos), p.remarkPhotos(*h, photos, "")); err != nil {
		return err
	}
	return p.takes(h.ref(), h, fact)
}

var _ = changing("hazard.photographed", func(p *pen, h *Hazard, in hazardPhotographed) error {
	if len(in.Photos) == 0 {
		return invalid("no photo is given", "没有给出照片")
	}
	return p.editHazard(h, findingEntry{})
})
