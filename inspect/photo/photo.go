// Package photo makes a picture that an inspector took ready for the book:
// decoded, turned upright, scaled down and encoded anew, so that what prints
// on a notice is known to be whole and carries no place or device of its own.
// It may import the standard library and golang.org/x/image.
package photo

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
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
	longest = 1600 // pixels of the longer side that are kept
	quality = 80   // of the JPEG
)

// Take reads a picture. The error of one that cannot be used is an *[Error].
// The same file gives the same bytes, by the same release of the program.
func Take(r io.Reader, name string) (Photo, error) {
	name = name[strings.LastIndexAny(name, `/\`)+1:]
	data, err := read(r, name)
	if err != nil {
		return Photo{}, err
	}
	if err := looksUsable(name, data); err != nil {
		return Photo{}, err
	}
	about := aboutCamera(data)
	if about.preview {
		return Photo{}, refuse(name, "is a camera's raw file, of which only a small preview could be read: export it as JPEG", "是相机 RAW 文件，只能读到缩略图；请导出为 JPEG 后再用")
	}
	img, err := decode(name, data, about.turn)
	if err != nil {
		return Photo{}, err
	}
	var out bytes.Buffer
	if err := jpeg.Encode(&out, img, &jpeg.Options{Quality: quality}); err != nil {
		return Photo{}, refuse(name, "cannot be encoded as JPEG: %v", "无法编码为 JPEG：%v", err)
	}
	return Photo{
		JPEG: out.Bytes(), SHA256: sum(out.Bytes()), OriginalSHA256: sum(data), OriginalName: name,
		TakenAt: about.taken, Width: img.Rect.Dx(), Height: img.Rect.Dy(),
	}, nil
}

// read holds the file in memory, for the header is looked at before the rest.
// A file that tells its size is read into room of that size: growing by
// doubling would cost as much again as the pixels do.
func read(r io.Reader, name string) ([]byte, error) {
	var b bytes.Buffer
	if f, ok := r.(interface{ Stat() (fs.FileInfo, error) }); ok {
		if info, err := f.Stat(); err == nil && info.Size() > 0 && info.Size() <= heaviest {
			b.Grow(int(info.Size()) + bytes.MinRead)
		}
	}
	if _, err := b.ReadFrom(io.LimitReader(r, heaviest+1)); err != nil {
		return nil, refuse(name, "cannot be read: %v", "无法读取：%v", err)
	}
	return b.Bytes(), nil
}

// decode makes the picture upright and small. A damaged file, which a decoder
// may even panic on, is refused.
func decode(name string, data []byte, turn int) (out *image.RGBA, err error) {
	defer func() {
		if recover() != nil {
			err = damaged(name, errors.New("no such picture can be"))
		}
	}()
	img, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, damaged(name, err)
	}
	return upright(small(img), turn), nil
}

// damaged tells a picture that is not whole from one whose kind is not read.
func damaged(name string, err error) error {
	var j jpeg.UnsupportedError
	var p png.UnsupportedError
	var t tiff.UnsupportedError
	if errors.As(err, &j) || errors.As(err, &p) || errors.As(err, &t) {
		return refuse(name, "is of a kind that cannot be read (%v): open it in a picture program and save it as an ordinary JPEG", "的格式无法读取（%v）；请用看图软件另存为普通 JPEG", err)
	}
	return refuse(name, "is cut short or damaged (%v): copy it from the camera or phone again", "不完整或已损坏（%v）；请从相机或手机重新复制", err)
}

func sum(data []byte) string {
	s := sha256.Sum256(data)
	return hex.EncodeToString(s[:])
}
