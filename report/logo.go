package report

import (
	"bytes"
	"image/jpeg"

	"rectify/inspect"
	"rectify/report/typeset"
)

// logo is the agency's mark at the head of a paper, over against its code.
type logo struct {
	jpeg          []byte
	width, height int // pixels
}

// logoOf reads the one that a form names; none if it names none.
func logoOf(sha256 string, blobs inspect.Blobs) (l logo, err error) {
	if sha256 == "" {
		return l, nil
	}
	data, err := blobs(sha256)
	if err != nil {
		return l, err
	}
	is, err := jpeg.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return l, inspect.Errorf(inspect.CodeFailed, "the logo cannot be used: %v", "标志图片无法使用：%v", err).Because(err)
	}
	return logo{data, is.Width, is.Height}, nil
}

// draw draws it as large as goes into the place left of the header.
func (l logo) draw(at *typeset.Place) {
	if l.jpeg != nil {
		at.JPEG(l.jpeg, l.width, l.height, 0, -38, qrSide-4, qrSide-8)
	}
}
