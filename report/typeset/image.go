package typeset

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"image/color"
	"image/jpeg"
)

// image draws a picture, which is in the file once however often it is drawn.
func (o *output) image(im picture) error {
	sum := sha256.Sum256(im.jpeg)
	n := o.images[sum]
	if n == 0 {
		dict, err := o.imageDict(im.jpeg)
		if err != nil {
			return err
		}
		n = o.add(append(append(dict, im.jpeg...), "\nendstream"...))
		o.images[sum] = n
	}
	o.mark(im.in)
	o.content = fmt.Appendf(o.content, "q %.5f 0 0 %.5f %.5f %.5f cm /i%d Do Q\n", im.w, im.h, im.x,
		o.doc.page.Height*mm-im.y-im.h, n)
	return nil
}

// imageDict is what comes before a picture's own bytes.
func (o *output) imageDict(data []byte) ([]byte, error) {
	config, err := jpeg.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	space := "/DeviceRGB"
	switch config.ColorModel {
	case color.GrayModel:
		space = "/DeviceGray"
	case color.CMYKModel:
		space, o.inks = "/DeviceCMYK /Decode [1 0 1 0 1 0 1 0]", true
	}
	return fmt.Appendf(nil, "<</Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace %s /BitsPerComponent 8"+
		" /Filter /DCTDecode /Length %d>>\nstream\n", config.Width, config.Height, space, len(data)), nil
}
