package photo

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
)

const (
	heaviest = 64 << 20 // bytes of an original
	// What a decoder may take for pixels. A phone's 12-megapixel JPEG takes
	// 18 MB, its 50-megapixel one 75 MB, and a command is to stay under 80 MB
	// with the first and not to trouble a small computer with any.
	mostMemory = 100_000_000
	mostHeld   = 128_000_000 // with the file itself
	mostPixels = 100_000_000
	// A progressive JPEG goes over its pixels some ten times. A file of a few
	// kilobytes can do so thousands of times.
	mostScans = 100
)

// isPicture refuses by the first bytes what is no picture that can be read.
func isPicture(name string, head []byte) error {
	if len(head) == 0 {
		return refuse(name, "is empty: copy it from the camera or phone again", "是空文件；请从相机或手机重新复制")
	}
	if err := notPicture(name, head); err != nil {
		return err
	}
	if _, _, err := image.DecodeConfig(bytes.NewReader(head)); errors.Is(err, image.ErrFormat) {
		return refuse(name, "is not a picture that can be read: give a JPEG, PNG, GIF, WebP, BMP or TIFF file",
			"不是可读取的图片；请提供 JPEG、PNG、GIF、WebP、BMP 或 TIFF 文件")
	}
	return nil
}

func (is size) tooHeavy(name string) error {
	return refuse(name, "is larger than %d MB: export it as a smaller JPEG", "超过 %d MB；请导出为较小的 JPEG",
		is.heaviest>>20)
}

// looksUsable refuses by what the header says, before any pixel is made room for.
func looksUsable(name string, data []byte) error {
	c, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return damaged(name, err)
	}
	if c.Width < 1 || c.Height < 1 {
		return refuse(name, "has no pixels: copy it from the camera or phone again", "没有像素；请从相机或手机重新复制")
	}
	// never multiply what a header says: the product may overflow
	room := min(mostMemory, mostHeld-float64(len(data)))
	if most := min(mostPixels, int(room/perPixel(c.ColorModel, format, data))); c.Width > most/c.Height {
		return refuse(name, "has %d×%d pixels, and a picture of this kind may have %d million: export it as a smaller JPEG",
			"有 %d×%d 像素，此类图片最多 %d 百万像素；请导出为较小的 JPEG", c.Width, c.Height, most/1_000_000)
	}
	if format == "jpeg" && scans(data) > mostScans {
		return refuse(name, "goes over its pixels more than %d times: "+
			"open it in a picture program and save it as an ordinary JPEG",
			"重复扫描像素超过 %d 次；请用看图软件另存为普通 JPEG", mostScans)
	}
	return nil
}

// notPicture knows what people take for a picture.
func notPicture(name string, data []byte) error {
	head := bytes.ToLower(bytes.TrimLeft(data[:min(len(data), 512)], "\xef\xbb\xbf \t\r\n"))
	switch {
	case len(data) >= 12 && string(data[4:8]) == "ftyp":
		switch string(data[8:12]) {
		case "heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1":
			return refuse(name, "is a HEIC picture, which cannot be read: export it as JPEG (iPhone: "+
				"Settings, Camera, Formats, Most Compatible)",
				"是 HEIC 图片，无法读取；请导出为 JPEG（苹果手机：设置、相机、格式、兼容性最佳）")
		case "avif", "avis":
			return refuse(name, "is an AVIF picture, which cannot be read: export it as JPEG",
				"是 AVIF 图片，无法读取；请导出为 JPEG")
		}
		return refuse(name, "is not a picture but a video: take a still from it as JPEG", "不是图片，而是视频；请截取画面存为 JPEG")
	case bytes.HasPrefix(head, []byte("<!doctype html")), bytes.HasPrefix(head, []byte("<html")):
		return refuse(name, "is not a picture but a web page: download the picture itself", "不是图片，而是网页；请下载图片本身")
	case bytes.HasPrefix(head, []byte("%pdf")):
		return refuse(name, "is not a picture but a PDF: export its page as JPEG", "不是图片，而是 PDF；请将该页导出为 JPEG")
	}
	return nil
}

// perPixel is how many bytes a decoder takes for a pixel.
func perPixel(model color.Model, format string, data []byte) float64 {
	room := 4.0
	switch model {
	case color.GrayModel:
		room = 1
	case color.Gray16Model:
		room = 2
	case color.RGBA64Model, color.NRGBA64Model:
		room = 8
	default:
		if _, ok := model.(color.Palette); ok {
			room = 1
		}
	}
	if format == "jpeg" {
		return perJPEGPixel(data)
	}
	switch {
	case format == "png" && len(data) > 28 && data[28] == 1:
		room *= 1.5 // interlaced: the last pass is a picture of half the size
	case format == "webp" && model != color.YCbCrModel && model != color.NYCbCrAModel:
		room *= 2 // lossless: the picture before and after its transforms
	}
	return room + 0.25 // of the averaged picture, which has four bytes for sixteen pixels
}

// perJPEGPixel adds up the planes that the frame header tells of. Progressive
// files are held as coefficients, four bytes each, beside the pixels that come
// of them; those of four inks are copied once more.
func perJPEGPixel(data []byte) (room float64) {
	for marker, seg := range segments(data) {
		if marker < 0xc0 || marker > 0xc2 || len(seg) < 6 {
			continue
		}
		most := 1.0
		for at := 6; at+3 <= len(seg); at += 3 {
			n := float64(seg[at+1]>>4) * float64(seg[at+1]&15)
			room, most = room+n, max(most, n)
		}
		room /= most
		if marker == 0xc2 {
			room *= 5
		}
		if seg[5] == 4 {
			room += 4
		}
		break
	}
	return max(room, 1)
}

// scans counts how often a JPEG goes over its pixels, up to its end.
func scans(data []byte) (n int) {
	for at := 2; at+4 <= len(data); {
		skip := bytes.IndexByte(data[at:], 0xff)
		if skip < 0 {
			return n
		}
		if at += skip; at+4 > len(data) {
			return n
		}
		switch marker := data[at+1]; {
		case marker == 0xff:
			at++
		case marker < 0xc0 || marker >= 0xd0 && marker <= 0xd8: // of the pixels themselves
			at += 2
		case marker == 0xd9:
			return n
		default:
			if marker == 0xda {
				n++
			}
			at += 2 + int(binary.BigEndian.Uint16(data[at+2:]))
		}
	}
	return n
}
