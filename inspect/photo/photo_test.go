package photo

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"

	"rectify/inspect"
)

func corner(t *testing.T, jpg []byte) string {
	t.Helper()
	m, err := jpeg.Decode(bytes.NewReader(jpg))
	if err != nil {
		t.Fatal(err)
	}
	b := m.Bounds()
	r, g, bl, _ := m.At(b.Dx()/8, b.Dy()/8).RGBA()
	switch {
	case r > 0x8000 && g > 0x8000:
		return "white"
	case r > 0x8000:
		return "red"
	case g > 0x8000:
		return "green"
	case bl > 0x8000:
		return "blue"
	}
	return "none"
}

func TestTakeTurnsUpright(t *testing.T) {
	want := []string{"red", "red", "green", "white", "blue", "red", "blue", "white", "green"}
	for turn := 0; turn <= 8; turn++ {
		p, err := Take(bytes.NewReader(asJPEG(t, quarters(64, 32), turn)), "a.jpg")
		if err != nil {
			t.Fatal(err)
		}
		if got := corner(t, p.JPEG); got != want[turn] {
			t.Errorf("orientation %d puts %s in the upper left, not %s", turn, got, want[turn])
		}
		if turn >= 5 != (p.Height > p.Width) {
			t.Errorf("orientation %d is %d×%d", turn, p.Width, p.Height)
		}
	}
}

func TestTakeScalesDown(t *testing.T) {
	p, err := Take(bytes.NewReader(asJPEG(t, quarters(4000, 3000), 0)), "dir/现场.jpg")
	if err != nil || p.Width != 1600 || p.Height != 1200 || p.OriginalName != "现场.jpg" || len(p.SHA256) != 64 {
		t.Errorf("%d×%d %s %v", p.Width, p.Height, p.OriginalName, err)
	}
	again, _ := Take(bytes.NewReader(asJPEG(t, quarters(4000, 3000), 0)), "b.jpg")
	if again.SHA256 != p.SHA256 {
		t.Error("the same picture gives other bytes")
	}
}

func TestTakeReadsEveryKind(t *testing.T) {
	for name, data := range kinds(t) {
		p, err := Take(bytes.NewReader(data), name)
		if err != nil || p.Width != 64 || p.Height != 32 || corner(t, p.JPEG) != "red" {
			t.Errorf("%s: %d×%d %v", name, p.Width, p.Height, err)
		}
	}
	if p, err := Take(bytes.NewReader(aWebP(t)), "a.webp"); err != nil || p.Width != 1 {
		t.Errorf("WebP: %v", err)
	}
}

// A part that nothing covers is white, at any scale: on paper it would else be black.
func TestTakePutsTheTransparentOnWhite(t *testing.T) {
	for _, w := range []int{40, 2000, 4000} {
		var b bytes.Buffer
		if err := png.Encode(&b, image.NewNRGBA(image.Rect(0, 0, w, w/4))); err != nil {
			t.Fatal(err)
		}
		p, err := Take(&b, "a.png")
		if err != nil || corner(t, p.JPEG) != "white" {
			t.Errorf("%d wide: %v", w, err)
		}
	}
}

// What is averaged from is a board of one pixel squares: a mistaken place or
// weight would show as a colour.
func TestTakeAverages(t *testing.T) {
	m := image.NewGray(image.Rect(0, 0, 3201, 1003))
	for i := range m.Pix {
		m.Pix[i] = byte(i % 2 * 255)
	}
	for _, ratio := range []image.YCbCrSubsampleRatio{image.YCbCrSubsampleRatio444, image.YCbCrSubsampleRatio422,
		image.YCbCrSubsampleRatio420,
		image.YCbCrSubsampleRatio440, image.YCbCrSubsampleRatio411, image.YCbCrSubsampleRatio410} {
		for _, k := range []int{2, 4, 8} {
			src := image.NewYCbCr(m.Rect, ratio)
			copy(src.Y, m.Pix)
			for i := range src.Cb {
				src.Cb[i], src.Cr[i] = 90, 200
			}
			out := averagedPlanes(src, k)
			at := out.YCbCrAt(out.Rect.Dx()-1, out.Rect.Dy()-1)
			if at.Y < 126 || at.Y > 129 || at.Cb != 90 || at.Cr != 200 {
				t.Errorf("%v by %d: %v", ratio, k, at)
			}
		}
	}
	if c := averagedPixels(m, 2).RGBAAt(7, 9); c.R < 126 || c.R > 129 || c != (color.RGBA{c.R, c.R, c.R, 255}) {
		t.Errorf("pixels: %v", c)
	}
}

func TestTakeReadsTheCamera(t *testing.T) {
	exif := string(exifBlock(6, "2021:11:24 09:05:00"))
	packed := interlaced(quarters(64, 32))
	inPNG := bytes.Join([][]byte{packed[:33], pngParts([2]string{"eXIf", exif})[8:], packed[33:]}, nil)
	for name, data := range map[string][]byte{"a.jpg": asJPEG(t, quarters(64, 32), 6), "a.png": inPNG} {
		p, err := Take(bytes.NewReader(data), `C:\照片\`+name)
		if err != nil || p.TakenAt != "2021-11-24 09:05:00" || p.Height != 64 || p.OriginalName != name {
			t.Errorf("%s: %q, %d high, %q, %v", name, p.TakenAt, p.Height, p.OriginalName, err)
		}
		if bytes.Contains(p.JPEG, []byte("113.3245E")) || bytes.Contains(p.JPEG, []byte("Exif")) {
			t.Errorf("%s keeps where it was taken", name)
		}
	}
	for _, never := range []string{"0000:00:00 00:00:00", "2021:13:24 09:05:00", "    :  :     :  :  "} {
		if got := fromTIFF(exifBlock(1, never)).taken; got != "" {
			t.Errorf("%q gives %q", never, got)
		}
	}
}

func TestTakeKeepsNamesOfWhatItRead(t *testing.T) {
	file := filepath.Join(t.TempDir(), "现场.jpg")
	data := asJPEG(t, quarters(64, 32), 0)
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	p, err := Take(f, file)
	if err != nil || p.OriginalSHA256 != sum(data) || p.SHA256 != sum(p.JPEG) || p.OriginalName != "现场.jpg" {
		t.Errorf("%+v %v", p, err)
	}
}

func refused(t *testing.T, r io.Reader, name, says string) {
	t.Helper()
	_, err := Take(r, name)
	var e *inspect.Error
	if !errors.As(err, &e) || !strings.Contains(e.EN, says) || !strings.Contains(e.EN, name) || !strings.Contains(e.ZH, name) {
		t.Errorf("%s: %v", name, err)
	}
}

func TestTakeRefuses(t *testing.T) {
	raw := exifBlock(1, "")
	raw[10], raw[11] = 0xfe, 0x00 // the first field says that this is a smaller copy
	for name, c := range map[string]struct{ data, says string }{
		"page.jpg":    {"\ufeff\n<!DOCTYPE html><html>没有图片</html>", "web page"},
		"text.jpg":    {"没有图片", "not a picture"},
		"iphone.heic": {"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "export it as JPEG"},
		"named.jpg":   {"\x00\x00\x00\x18ftypmif1\x00\x00\x00\x00mif1heic", "HEIC"},
		"a.avif":      {"\x00\x00\x00\x18ftypavif\x00\x00\x00\x00", "AVIF"},
		"a.mp4":       {"\x00\x00\x00\x18ftypisom\x00\x00\x00\x00", "video"},
		"a.pdf":       {"%PDF-1.7\n", "PDF"},
		"none.jpg":    {"", "empty"},
		"cut.png":     {"\x89PNG\r\n\x1a\n", "cut short"},
		"a.dng":       {string(raw) + strings.Repeat("\x00", 64), "damaged"},
		"heavy.jpg":   {"\xff\xd8" + strings.Repeat("\xff", heaviest+1), "larger than 64 MB"},
	} {
		refused(t, strings.NewReader(c.data), name, c.says)
	}
	refused(t, iotest.ErrReader(io.ErrClosedPipe), "a.jpg", "cannot be read")
	if !fromTIFF(raw).preview {
		t.Error("a camera's raw file passes for a picture")
	}
}

// Every picture is refused wherever it is cut, unless all its pixels are there.
func TestTakeRefusesWhatIsCutShort(t *testing.T) {
	files := kinds(t)
	files["large.jpg"] = asJPEG(t, quarters(640, 480), 6)
	for name, data := range files {
		if name == "a.tif" {
			continue // its directory stands anywhere; see the fuzz test
		}
		for _, part := range []int{1, 3, 5, 8} {
			refused(t, bytes.NewReader(data[:len(data)*part/10]), name, "photo")
		}
	}
}

// What says it is enormous is refused without any room being made for it.
func TestTakeRefusesTheEnormous(t *testing.T) {
	large := asJPEG(t, quarters(64, 64), 0)
	at := bytes.Index(large, []byte("\xff\xc0"))
	copy(large[at+5:], "\x27\x10\x27\x10") // 10000×10000
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	refused(t, bytes.NewReader(pngParts([2]string{"IHDR", pngHead(20000, 20000, 0)})), "bomb.png", "20000×20000")
	refused(t, bytes.NewReader(pngParts([2]string{"IHDR", pngHead(1<<31-1, 1<<31-1, 0)})), "bomb.png", "photo")
	refused(t, bytes.NewReader(pngParts([2]string{"IHDR", pngHead(4200, 4000, 1)})), "interlaced.png", "16 million")
	refused(t, bytes.NewReader(large), "bomb.jpg", "10000×10000")
	runtime.ReadMemStats(&after)
	if took := after.TotalAlloc - before.TotalAlloc; took > 4<<20 {
		t.Errorf("took %d bytes to say no", took)
	}
}

// A small file that says the same of its pixels over and over is refused; as
// often as a camera does, it is read.
func TestTakeRefusesWhatIsScannedForEver(t *testing.T) {
	refused(t, bytes.NewReader(scannedOver(3000, mostScans+1)), "bomb.jpg", "more than 100 times")
	if p, err := Take(bytes.NewReader(scannedOver(80, 12)), "a.jpg"); err != nil || p.Width != 80 {
		t.Errorf("an ordinary progressive picture: %v", err)
	}
	if n := scans(scannedOver(80, 12)); n != 12 {
		t.Errorf("%d scans of 12", n)
	}
}

// What a picture of each kind takes in memory is known from its header.
func TestRoomPerPixel(t *testing.T) {
	for name, c := range map[string]struct {
		frame string
		want  float64
	}{
		"baseline 4:2:0": {"\xc0\x00\x11\x08\x00\x08\x00\x08\x03\x01\x22\x00\x02\x11\x01\x03\x11\x01", 1.5},
		"progressive":    {"\xc2\x00\x11\x08\x00\x08\x00\x08\x03\x01\x22\x00\x02\x11\x01\x03\x11\x01", 7.5},
		"full colour":    {"\xc0\x00\x11\x08\x00\x08\x00\x08\x03\x01\x11\x00\x02\x11\x01\x03\x11\x01", 3},
		"gray":           {"\xc0\x00\x0b\x08\x00\x08\x00\x08\x01\x01\x11\x00", 1},
		"four inks":      {"\xc0\x00\x14\x08\x00\x08\x00\x08\x04\x01\x11\x00\x02\x11\x01\x03\x11\x01\x04\x11\x00", 8},
		"none":           {"\xda\x00\x02", 1},
	} {
		if got := perJPEGPixel([]byte("\xff\xd8\xff\xff" + c.frame)); got != c.want {
			t.Errorf("%s: %v bytes a pixel, not %v", name, got, c.want)
		}
	}
}

func FuzzTake(f *testing.F) {
	for _, data := range kinds(f) {
		f.Add(data)
	}
	f.Add(aWebP(f))
	f.Add(asJPEG(f, quarters(8, 8), 6))
	f.Add(exifBlock(8, "2021:11:24 09:05:00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := Take(bytes.NewReader(data), "x")
		var e *inspect.Error
		if err != nil && !errors.As(err, &e) {
			t.Fatal(err)
		}
		if err != nil {
			return
		}
		c, err := jpeg.DecodeConfig(bytes.NewReader(p.JPEG))
		if err != nil || c.Width != p.Width || c.Height != p.Height || max(p.Width, p.Height) > longest {
			t.Fatal(c, p.Width, p.Height, err)
		}
	})
}

func BenchmarkTakeFromAPhone(b *testing.B) {
	m := image.NewRGBA(image.Rect(0, 0, 4000, 3000))
	for i := range m.Pix {
		m.Pix[i] = byte(i*i>>7 ^ i>>3)
	}
	data := asJPEG(b, m, 6)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Take(bytes.NewReader(data), "a.jpg"); err != nil {
			b.Fatal(err)
		}
	}
}

// Where a picture was taken is told as a site's coordinates are, and not at all where
// the camera did not know.
func TestWhereItWasTaken(t *testing.T) {
	guangzhou := [2][3][2]uint32{{{23, 1}, {7, 1}, {4476, 100}}, {{113, 1}, {19, 1}, {2820, 100}}}
	for _, c := range []struct {
		halves string
		angles [2][3][2]uint32
		want   string
	}{
		{"NE", guangzhou, "113.324500,23.129100"},
		{"SW", guangzhou, "-113.324500,-23.129100"},
		{"NE", [2][3][2]uint32{{{231291, 10000}, {0, 1}, {0, 1}}, {{1133245, 10000}, {0, 1}, {0, 1}}}, "113.324500,23.129100"},
		{"NE", [2][3][2]uint32{}, ""},                           // nought by nought
		{"NE", [2][3][2]uint32{{1: {0, 1}, 2: {0, 1}}, {}}, ""}, // no number
		{"NE", [2][3][2]uint32{{{0, 1}, {0, 1}, {0, 1}}, {{0, 1}, {0, 1}, {0, 1}}}, ""},
		{"NE", [2][3][2]uint32{{{91, 1}, {0, 1}, {0, 1}}, {{113, 1}, {0, 1}, {0, 1}}}, ""},
		{"EN", guangzhou, ""},
		{"\x00\x00", guangzhou, ""},
	} {
		block := gpsBlock(c.halves, c.angles)
		if got := fromTIFF(block).at; got != c.want {
			t.Errorf("%q %v: %q, want %q", c.halves, c.angles, got, c.want)
		}
		for cut := range block {
			if got := fromTIFF(block[:cut]).at; got != "" {
				t.Errorf("cut at %d of %d: %q", cut, len(block), got)
			}
		}
	}
}
