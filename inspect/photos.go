package inspect

import (
	"crypto/sha256"
	"encoding/hex"
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
		sum := sha256.Sum256(photos[i].JPEG)
		photos[i].SHA256 = hex.EncodeToString(sum[:])
		photos[i].TakenAt = p.agency.civil(photos[i].TakenAt)
		if err := p.PutBlob(photos[i].SHA256, photos[i].JPEG); err != nil {
			return err
		}
	}
	return nil
}
