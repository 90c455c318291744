package photo

import (
	"image"
	"image/color"
	"image/draw"

	scale "golang.org/x/image/draw"
)

// small scales a picture to the longest side that is kept, on white. What is
// more than twice too large is averaged first: it looks better than sampling,
// takes less time than a wide filter, and needs no room for one, which would
// be several times the picture.
func small(img image.Image, longest func(across, down int) int) *image.RGBA {
	b := img.Bounds()
	w, h := b.Dx(), b.Dy()
	if m, most := max(w, h), longest(w, h); m > most {
		w, h = max(1, w*most/m), max(1, h*most/m)
	}
	k := 1
	for b.Dx() >= 2*k*w && b.Dy() >= 2*k*h && k < 16 {
		k *= 2
	}
	if k > 1 {
		img = averaged(img, k)
	}
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(out, out.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	if img.Bounds().Size() == out.Rect.Size() {
		draw.Draw(out, out.Rect, img, img.Bounds().Min, draw.Over)
	} else {
		scale.ApproxBiLinear.Scale(out, out.Rect, img, img.Bounds(), scale.Over, nil)
	}
	return out
}

func averaged(img image.Image, k int) image.Image {
	switch src := img.(type) {
	case *image.YCbCr:
		return averagedPlanes(src, k)
	case image.RGBA64Image:
		return averagedPixels(src, k)
	}
	return img
}

// averagedPlanes averages squares of k by k pixels, a power of two, on the
// planes of a JPEG themselves: nothing is made into RGB that is thrown away.
func averagedPlanes(src *image.YCbCr, k int) *image.YCbCr {
	b := src.Bounds()
	dst := image.NewYCbCr(image.Rect(0, 0, b.Dx()/k, b.Dy()/k), image.YCbCrSubsampleRatio444)
	across, down := subsampled(src.SubsampleRatio)
	y := plane{src.Y[src.YOffset(b.Min.X, b.Min.Y):], src.YStride, 1, 1}
	c := src.COffset(b.Min.X, b.Min.Y)
	y.average(dst.Y, dst.YStride, dst.Rect.Max, k)
	plane{src.Cb[c:], src.CStride, across, down}.average(dst.Cb, dst.CStride, dst.Rect.Max, k)
	plane{src.Cr[c:], src.CStride, across, down}.average(dst.Cr, dst.CStride, dst.Rect.Max, k)
	return dst
}

// subsampled is how many pixels across and down share one sample of colour.
func subsampled(r image.YCbCrSubsampleRatio) (across, down int) {
	switch r {
	case image.YCbCrSubsampleRatio422:
		return 2, 1
	case image.YCbCrSubsampleRatio420:
		return 2, 2
	case image.YCbCrSubsampleRatio440:
		return 1, 2
	case image.YCbCrSubsampleRatio411:
		return 4, 1
	case image.YCbCrSubsampleRatio410:
		return 4, 2
	}
	return 1, 1
}

// plane is one of a picture's three, of which a sample covers across by down.
type plane struct {
	pix                  []byte
	stride, across, down int
}

func (p plane) average(dst []byte, stride int, size image.Point, k int) {
	nx, ny := max(1, k/p.across), max(1, k/p.down)
	n := nx * ny
	for y := range size.Y {
		row := p.pix[y*k/p.down*p.stride:]
		out := dst[y*stride:][:size.X]
		if n == 4 && nx == 2 { // a phone's picture: worth its own loop
			halve(out, row, row[p.stride:])
			continue
		}
		for x := range out {
			sum, from := n/2, x*k/p.across
			for dy := range ny {
				for _, v := range row[dy*p.stride+from:][:nx] {
					sum += int(v)
				}
			}
			out[x] = byte(sum / n)
		}
	}
}

func halve(out, upper, lower []byte) {
	upper, lower = upper[:2*len(out)], lower[:2*len(out)]
	for x := range out {
		out[x] = byte((int(upper[2*x]) + int(upper[2*x+1]) + int(lower[2*x]) + int(lower[2*x+1]) + 2) / 4)
	}
}

// averagedPixels does the same for all that is not a JPEG, on white.
func averagedPixels(src image.RGBA64Image, k int) *image.RGBA {
	b := src.Bounds()
	dst := image.NewRGBA(image.Rect(0, 0, b.Dx()/k, b.Dy()/k))
	sums := make([][3]uint32, dst.Rect.Dx())
	for y := range dst.Rect.Dy() {
		clear(sums)
		for dy := range k {
			for x := range len(sums) * k {
				c, s := src.RGBA64At(b.Min.X+x, b.Min.Y+y*k+dy), &sums[x/k]
				white := 0xffff - uint32(c.A)
				s[0], s[1], s[2] = s[0]+uint32(c.R)+white, s[1]+uint32(c.G)+white, s[2]+uint32(c.B)+white
			}
		}
		n := uint32(k * k)
		for x, s := range sums {
			copy(dst.Pix[y*dst.Stride+4*x:], []byte{byte(s[0] / n >> 8), byte(s[1] / n >> 8), byte(s[2] / n >> 8), 255})
		}
	}
	return dst
}
