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

// drawLogo draws an emblem as large as goes into the place left of the header, and a
// letterhead over the agency's name, beside the code.
func drawLogo(at *typeset.Place, logo typeset.Picture) {
	switch {
	case logo.JPEG == nil:
	case letterhead(logo):
		const beside = qrSide + 4
		at.Figure("机关标志").JPEG(logo.JPEG, logo.Width, logo.Height, beside, -letterHigh-2, at.Width()-2*beside, letterHigh)
	default:
		at.Figure("机关标志").JPEG(logo.JPEG, logo.Width, logo.Height, 0, -38, qrSide-4, qrSide-8)
	}
}

// letterHigh is how high a letterhead is at most, in points.
const letterHigh = 34.0

// letterhead tells a picture that goes across the head.
func letterhead(logo typeset.Picture) bool {
	return logo.JPEG != nil && logo.Width >= 3*logo.Height
}
