// Package photo makes a picture that an inspector took ready for the book:
// decoded, turned upright, scaled down and encoded anew, so that what prints
// on a notice is known to be whole and carries no place or device of its own.
// It may import the standard library and golang.org/x/image.
package photo

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	_ "image/gif" // decoders by their own registration
	"image/jpeg"
	_ "image/png"
	"io"
	"path/filepath"

	_ "golang.org/x/image/bmp"
	scale "golang.org/x/image/draw"
	_ "golang.org/x/image/tiff"
	_ "golang.org/x/image/webp"
)

// Photo is a picture ready to be kept, and what is known of its original.
type Photo struct {
	JPEG           []byte
	SHA256         string // of JPEG
	OriginalSHA256 string
	OriginalName   string // without folders
	TakenAt        string // as the camera wrote it, 2006-01-02 15:04:05, or empty
	Width, Height  int    // of JPEG
}

// Error is a sentence for a person in both languages.
type Error struct{ EN, ZH string }

// Error gives the English sentence.
func (e *Error) Error() string { return e.EN }

func refuse(name, en, zh string, args ...any) error {
	return &Error{"photo " + name + " " + fmt.Sprintf(en, args...), "照片 " + name + " " + fmt.Sprintf(zh, args...)}
}

const (
	longest  = 1600     // pixels of the longer side that are kept
	quality  = 80       // of the JPEG
	heaviest = 64 << 20 // bytes of an original
	// A JPEG is held at 1.5 bytes a pixel, others at 4 (8 for 16-bit): with
	// these limits a command stays under 80 MB with the picture in memory.
	mostJPEG  = 25_000_000
	mostOther = 8_000_000
)

// Take reads a picture. The error of one that cannot be used is an *[Error].
func Take(r io.Reader, name string) (p Photo, err error) {
	name = filepath.Base(name)
	data, err := io.ReadAll(io.LimitReader(r, heaviest+1))
	if err != nil {
		return p, refuse(name, "cannot be read: %v", "无法读取：%v", err)
	}
	if err := looksUsable(name, data); err != nil {
		return p, err
	}
	sum := sha256.Sum256(data)
	p.OriginalSHA256, p.OriginalName = hex.EncodeToString(sum[:]), name
	turn := 1
	turn, p.TakenAt = exif(data)
	upright, err := decode(name, data, turn)
	if err != nil {
		return p, err
	}
	var out bytes.Buffer
	if err := jpeg.Encode(&out, upright, &jpeg.Options{Quality: quality}); err != nil {
		return p, refuse(name, "cannot be encoded: %v", "无法编码：%v", err)
	}
	p.JPEG, p.Width, p.Height = out.Bytes(), upright.Bounds().Dx(), upright.Bounds().Dy()
	sum = sha256.Sum256(p.JPEG)
	p.SHA256 = hex.EncodeToString(sum[:])
	return p, nil
}

// looksUsable refuses by what the first bytes and the header say, before any
// pixel is made room for.
func looksUsable(name string, data []byte) error {
	switch {
	case len(data) == 0:
		return refuse(name, "is empty", "是空文件")
	case len(data) > heaviest:
		return refuse(name, "is larger than %d MB", "超过 %d MB", heaviest>>20)
	case len(data) > 12 && string(data[4:8]) == "ftyp":
		return refuse(name, "is HEIC or video, which cannot be read: export it as JPEG", "是 HEIC 或视频，无法读取；请导出为 JPEG")
	}
	c, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return refuse(name, "is not a picture that can be read (JPEG, PNG, GIF, WebP, BMP or TIFF)", "不是可读取的图片（JPEG、PNG、GIF、WebP、BMP、TIFF）")
	}
	most := mostOther
	if format == "jpeg" {
		most = mostJPEG
	}
	if c.Width < 1 || c.Height < 1 || c.Width > most/c.Height {
		return refuse(name, "has %d×%d pixels; at most %d million can be read", "有 %d×%d 像素，最多 %d 百万", c.Width, c.Height, most/1_000_000)
	}
	return nil
}

// decode makes the picture upright and small. A damaged file, which a decoder
// may even panic on, is refused.
func decode(name string, data []byte, turn int) (out *image.RGBA, err error) {
	defer func() {
		if recover() != nil {
			err = refuse(name, "is damaged", "已损坏")
		}
	}()
	img, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, refuse(name, "is cut short or damaged: %v", "不完整或已损坏：%v", err)
	}
	return upright(small(img), turn), nil
}

// small scales a picture to the longest side that is kept, on white.
func small(img image.Image) *image.RGBA {
	b := img.Bounds()
	w, h := b.Dx(), b.Dy()
	if m := max(w, h); m > longest {
		w, h = max(1, w*longest/m), max(1, h*longest/m)
	}
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(out, out.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	if y, ok := img.(*image.YCbCr); ok && b.Dx() >= 2*w {
		img = half(y)
	}
	scale.ApproxBiLinear.Scale(out, out.Bounds(), img, img.Bounds(), scale.Over, nil)
	return out
}

// half averages each two by two pixels of a JPEG's planes: a quarter of the
// work for what scales it on, and no grain is lost.
func half(src *image.YCbCr) image.Image {
	b := src.Bounds()
	w, h := b.Dx()/2, b.Dy()/2
	dst := image.NewYCbCr(image.Rect(0, 0, w, h), image.YCbCrSubsampleRatio444)
	for y := range h {
		for x := range w {
			at := src.YOffset(b.Min.X+2*x, b.Min.Y+2*y)
			sum := int(src.Y[at]) + int(src.Y[at+1]) + int(src.Y[at+src.YStride]) + int(src.Y[at+src.YStride+1])
			to := y*dst.YStride + x
			dst.Y[to] = byte((sum + 2) / 4)
			c := src.COffset(b.Min.X+2*x, b.Min.Y+2*y)
			dst.Cb[y*dst.CStride+x], dst.Cr[y*dst.CStride+x] = src.Cb[c], src.Cr[c]
		}
	}
	return dst
}
