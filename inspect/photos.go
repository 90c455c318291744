package inspect

import (
	"bytes"
	"cmp"
	"image/jpeg"
	"time"
)

// civil is a camera's time in the book's zone, where the camera says its own.
func (a Agency) civil(taken string) string {
	at, err := time.Parse(time.DateTime+"-07:00", taken)
	if err != nil {
		return taken
	}
	return at.In(a.zone()).Format(time.DateTime)
}

// TakenOn is the day on which the photo was taken, by its camera's clock; none
// where that is not known, or cannot be: before 2010, or after the last day.
func (p Photo) TakenOn(last Date) Date {
	at, err := time.Parse(time.DateTime, p.TakenAt)
	if err != nil || at.Year() < 2010 || DateOf(at) > last {
		return ""
	}
	return DateOf(at)
}

// keepPhotos puts pictures in the store, each under the hash of its bytes.
func (p *pen) keepPhotos(photos []Photo) error {
	for i := range photos {
		photo := &photos[i]
		if err := p.picture(photo); err != nil {
			return err
		}
		photo.SHA256 = hashOf(photo.JPEG)
		photo.TakenAt = p.agency.civil(photo.TakenAt)
		if err := p.PutBlob(photo.SHA256, photo.JPEG); err != nil {
			return err
		}
		photo.JPEG, photo.File = nil, ""
	}
	return nil
}

// picture takes the picture that an entry brings, or the file that it names.
func (p *pen) picture(photo *Photo) (err error) {
	if taken, ok := p.entry.Photos[photo.File]; ok {
		*photo = taken
		return nil
	}
	if photo.File == "" || p.book.Picture == nil {
		return photo.measure()
	}
	*photo, err = p.book.Picture(photo.File)
	return err
}

// measure looks at a picture that an entry brings, and refuses what is none.
func (p *Photo) measure() (err error) {
	if len(p.JPEG) == 0 {
		return invalid("a photo has no picture: its jpeg is empty", "照片没有图像：jpeg 为空").
			Hint("give the picture as base64 in jpeg", "请在 jpeg 中给出 base64 编码的图像")
	}
	is, err := jpeg.DecodeConfig(bytes.NewReader(p.JPEG))
	if err != nil {
		return invalid("the jpeg of a photo is no JPEG picture", "照片的 jpeg 不是 JPEG 图像")
	}
	p.Width, p.Height = is.Width, is.Height
	p.OriginalSHA256 = cmp.Or(p.OriginalSHA256, hashOf(p.JPEG))
	if p.Coordinates, err = parseCoordinates(p.Coordinates); err != nil {
		return err
	}
	return cleanLine("photo's name", "照片名称", &p.OriginalName, maxName)
}

// Pictures are all that the book has of a hazard, in this order: as it was found, as
// the unit claimed and as reviews saw it.
func (h *Hazard) Pictures() (out []Photo) {
	out = append(out, h.Photos...)
	for _, c := range h.Life.Claims {
		out = append(out, c.Photos...)
	}
	for _, s := range h.Life.Reviewed {
		out = append(out, s.Photos...)
	}
	return out
}
