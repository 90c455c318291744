package report

import (
	"bytes"
	"image/jpeg"

	"rectify/inspect"
	"rectify/report/typeset"
)

// logoOf reads the agency's mark that a form names, which stands at the head of a paper over
// against its code; none if it names none.
func logoOf(sha256 string, blobs inspect.Blobs) (logo typeset.Picture, err error) {
	if sha256 == "" {
		return logo, nil
	}
	data, err := blobs(sha256)
	if err != nil {
		return logo, err
	}
	is, err := jpeg.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return logo, inspect.Errorf(inspect.CodeFailed, "the logo cannot be used: %v", "标志图片无法使用：%v", err).Because(err)
	}
	return typeset.Picture{JPEG: data, Width: is.Width, Height: is.Height}, nil
}

// drawLogo draws it as large as goes into the place left of the header.
func drawLogo(at *typeset.Place, logo typeset.Picture) {
	if logo.JPEG != nil {
		at.Figure("机关标志").JPEG(logo.JPEG, logo.Width, logo.Height, 0, -38, qrSide-4, qrSide-8)
	}
}
