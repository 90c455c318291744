// Package photo makes a picture that an inspector took ready for the book:
// decoded, turned upright, scaled down and encoded again, so that what prints
// on a notice is known to be whole and carries no place or device of its own. When and
// where it was taken is told beside it.
// It may import inspect, the standard library and golang.org/x/image.
package photo

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"image"
	_ "image/gif" // decoders by their own registration
	"image/jpeg"
	"image/png"
	"io"
	"io/fs"
	"strings"

	_ "golang.org/x/image/bmp"
	"golang.org/x/image/tiff"
	_ "golang.org/x/image/webp"

	"rectify/inspect"
)

func refuse(name, en, zh string, args ...any) error {
	e := inspect.Errorf(inspect.CodeInvalid, en, zh, args...)
	e.EN, e.ZH = "photo "+name+" "+e.EN, "照片 "+name+" "+e.ZH
	return e
}

const (
	longest = 1600 // pixels of the longer side that are kept
	quality = 80   // of the JPEG
)

// size is how large a picture may come, in bytes, how many pixels of its longer side are kept
// where it has that many across and down, and in how many bytes; any if that is 0.
type size struct {
	heaviest int64
	longest  func(across, down int) int
	kept     int
}

// ofPhotos is what a camera takes; ofLogos is an agency's mark, of which 600 pixels are printed
// to an inch, or across a page's head 400, or fewer of one as varied as a photo: no printer
// shows more, and every paper carries it.
var (
	ofPhotos = size{heaviest, func(int, int) int { return longest }, 0}
	ofLogos  = size{10 << 20, func(across, down int) int {
		if Wide(across, down) {
			return longest
		}
		return 530
	}, 40 << 10}
)

// Wide tells a picture that is a letterhead, to go across a page, from an emblem.
func Wide(across, down int) bool { return across >= 3*down }

// Take reads a picture; when and where it was taken are as the camera wrote them, and its name
// is without folders. The same file gives the same bytes, by the same release of
// the program.
func Take(r io.Reader, name string) (taken inspect.Photo, err error) { return ofPhotos.take(r, name) }

// TakeLogo is Take for an agency's mark or letterhead, which is kept as large as it is printed.
func TakeLogo(r io.Reader, name string) (taken inspect.Photo, err error) {
	return ofLogos.take(r, name)
}

func (is size) take(r io.Reader, name string) (taken inspect.Photo, err error) {
	name = name[strings.LastIndexAny(name, `/\`)+1:]
	data, err := is.read(r, name)
	if err != nil {
		return taken, err
	}
	if err := looksUsable(name, data); err != nil {
		return taken, err
	}
	about := aboutCamera(data)
	if about.preview {
		return taken, refuse(name, "is a camera's raw file, of which only a small preview could be read: export it as JPEG",
			"是相机 RAW 文件，只能读到缩略图；请导出为 JPEG 后再用")
	}
	img, err := is.decode(name, data, about.turn)
	if err != nil {
		return taken, err
	}
	out, img, err := is.encode(img)
	if err != nil {
		return taken, refuse(name, "cannot be encoded as JPEG: %v", "无法编码为 JPEG：%v", err)
	}
	return inspect.Photo{
		JPEG: out, SHA256: sum(out), OriginalSHA256: sum(data), OriginalName: name,
		TakenAt: about.taken, Coordinates: about.at, Width: img.Rect.Dx(), Height: img.Rect.Dy(),
	}, nil
}

// encode makes a picture smaller, by a quarter at a time, until its bytes may be kept.
func (is size) encode(img *image.RGBA) ([]byte, *image.RGBA, error) {
	for {
		var out bytes.Buffer
		err := jpeg.Encode(&out, img, &jpeg.Options{Quality: quality})
		if err != nil || is.kept == 0 || out.Len() <= is.kept {
			return out.Bytes(), img, err
		}
		img = small(img, func(across, down int) int { return max(across, down) * 3 / 4 })
	}
}

// read holds the file in memory, if its first bytes are those of a picture. It
// is read into room of its size, or, when it does not tell that, of the largest:
// room is not taken before it is written to, and growing by doubling would cost
// as much again as the pixels do.
func (is size) read(r io.Reader, name string) ([]byte, error) {
	size := sizeOf(r, is.heaviest)
	if size > is.heaviest {
		return nil, is.tooHeavy(name)
	}
	head := make([]byte, min(size+1, 1<<16))
	n, err := io.ReadFull(r, head)
	if ended := err == io.EOF || err == io.ErrUnexpectedEOF; ended || err == nil {
		if err := isPicture(name, head[:n]); err != nil || ended {
			return head[:n], err
		}
		data := make([]byte, size+1)
		copy(data, head)
		if n, err = io.ReadFull(r, data[n:]); err == nil {
			return nil, is.tooHeavy(name) // or has grown since
		} else if err == io.EOF || err == io.ErrUnexpectedEOF {
			return data[:len(head)+n], nil
		}
	}
	return nil, refuse(name, "cannot be read: %v", "无法读取：%v", err)
}

// sizeOf is how many bytes come of r; of what does not tell, the most there may be.
func sizeOf(r io.Reader, most int64) int64 {
	switch r := r.(type) {
	case interface{ Stat() (fs.FileInfo, error) }:
		if info, err := r.Stat(); err == nil && info.Mode().IsRegular() {
			return info.Size()
		}
	case interface{ Len() int }:
		return int64(r.Len())
	}
	return most
}

// decode makes the picture upright and small. A damaged file, which a decoder
// may even panic on, is refused.
func (is size) decode(name string, data []byte, turn int) (out *image.RGBA, err error) {
	defer func() {
		if recover() != nil {
			err = damaged(name, errors.New("no such picture can be"))
		}
	}()
	img, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, damaged(name, err)
	}
	return upright(small(img, is.longest), turn), nil
}

// damaged tells a picture that is not whole from one whose kind is not read.
func damaged(name string, err error) error {
	var j jpeg.UnsupportedError
	var p png.UnsupportedError
	var t tiff.UnsupportedError
	if errors.As(err, &j) || errors.As(err, &p) || errors.As(err, &t) {
		return refuse(name, "is of a kind that cannot be read (%v): "+
			"open it in a picture program and save it as an ordinary JPEG",
			"的格式无法读取（%v）；请用看图软件另存为普通 JPEG", err)
	}
	return refuse(name, "is cut short or damaged (%v): copy it from the camera or phone again",
		"不完整或已损坏（%v）；请从相机或手机重新复制", err)
}

func sum(data []byte) string {
	s := sha256.Sum256(data)
	return hex.EncodeToString(s[:])
}
