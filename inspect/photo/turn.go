package photo

import "image"

// upright turns and mirrors as EXIF orientation says.
func upright(src *image.RGBA, turn int) *image.RGBA {
	if turn <= 1 || turn > 8 {
		return src
	}
	w, h := src.Rect.Dx(), src.Rect.Dy()
	dw, dh := w, h
	if turn >= 5 {
		dw, dh = h, w
	}
	dst := image.NewRGBA(image.Rect(0, 0, dw, dh))
	for y := range h {
		for x := range w {
			dx, dy := turned(turn, x, y, w, h)
			copy(dst.Pix[dst.PixOffset(dx, dy):][:4], src.Pix[src.PixOffset(x, y):][:4])
		}
	}
	return dst
}

// turned is where a pixel of a picture w wide and h high goes.
func turned(turn, x, y, w, h int) (int, int) {
	if turn >= 5 { // on its side
		x, y, w, h = y, x, h, w
	}
	if turn%4 == 2 || turn%4 == 3 {
		x = w - 1 - x
	}
	if turn%4 == 3 || turn%4 == 0 {
		y = h - 1 - y
	}
	return x, y
}
