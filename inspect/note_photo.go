package inspect

import "slices"

// remarkPhotos says what is odd about photos of a hazard as it was found, or, of a
// claim or review of that day, as it was later: the camera's clock is wrong, the
// day is another, or the picture stands elsewhere too.
func (p *pen) remarkPhotos(h Hazard, photos []Photo, later Date) error {
	if p.book.Noted == nil {
		return nil
	}
	for at, photo := range photos {
		p.remarkTaken(h, photo, later)
		same := func(was Photo) bool { return was.OriginalSHA256 == photo.OriginalSHA256 }
		switch {
		case later == "" && (slices.ContainsFunc(h.Photos, same) || slices.ContainsFunc(photos[:at], same)):
			p.remark("photo %s is used twice for hazard %s", "照片 %s 在隐患 %s 中重复", photo.OriginalName, h.ref())
		case slices.ContainsFunc(h.Photos, same):
			p.remark("photo %s is one of hazard %s as it was found", "照片 %s 是隐患 %s 整改前的照片",
				photo.OriginalName, h.ref())
		}
		others, err := p.PhotoUsed(photo.OriginalSHA256)
		if err != nil {
			return err
		}
		for _, n := range others {
			if n != h.N {
				p.remark("photo %s is also used for hazard %s", "照片 %s 已用于隐患 %s", photo.OriginalName, Ref{Hazards, n})
			}
		}
	}
	return nil
}

func (p *pen) remarkTaken(h Hazard, photo Photo, later Date) {
	found, day := max(h.Found, h.Opened), photo.TakenOn(p.today)
	switch {
	case photo.TakenAt != "" && day == "":
		p.remark("photo %s says that it was taken at %s, which is not possible: no paper prints that",
			"照片 %s 的拍摄时间 %s 不可能，文书不予打印", photo.OriginalName, photo.TakenAt)
	case day == "":
	case later == "" && day != h.Found:
		p.remark("photo %s was taken on %s, and the hazard was found on %s",
			"照片 %s 摄于 %s，而隐患发现于 %s", photo.OriginalName, day, h.Found)
	case later != "" && day < found:
		p.remark("photo %s was taken on %s, before hazard %s was found on %s: it cannot show it corrected",
			"照片 %s 摄于 %s，早于隐患 %s 的发现日期 %s，不能反映整改后情况", photo.OriginalName, day, h.ref(), found)
	case later != "" && day > later:
		p.remark("photo %s was taken on %s, after the day recorded, %s",
			"照片 %s 摄于 %s，晚于登记日期 %s", photo.OriginalName, day, later)
	}
}
