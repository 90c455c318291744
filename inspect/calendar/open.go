package calendar

import (
	"embed"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"

	"rectify/inspect"
)

//go:embed data/*.txt
var data embed.FS

// Largest is the most bytes that a year's file may have; a real one has 1,000.
const Largest = 1 << 16

// Open gives the calendar of the years that come with the program, with those
// of an office's folder laid over them: a file there replaces its whole year.
// With folder "" it is the program's years alone. If any file cannot be read
// the error, an [inspect.Error], names it and its line, and there is no
// calendar; a folder that is not there has the code not_found.
func Open(folder string) (Calendar, error) {
	if folder == "" {
		return Read(nil, "")
	}
	if at, err := os.Stat(folder); err != nil || !at.IsDir() {
		return Calendar{}, inspect.Errorf(inspect.CodeNotFound,
			"%s is not a folder of calendar files", "%s 不是日历文件夹", folder).
			Hint("create it, or name another folder", "请建立该文件夹，或另行指定").Because(err)
	}
	return Read(os.DirFS(folder), folder)
}

// Read is [Open] for a folder that need not be on the disk. place is what
// errors call it; a nil folder adds no years.
func Read(folder fs.FS, place string) (Calendar, error) {
	c := Calendar{years: map[int]func() *year{}}
	own, _ := data.ReadDir("data")
	for _, f := range own {
		y, _ := named(f.Name(), "")
		c.years[y] = sync.OnceValue(func() *year { return shipped(y, f.Name()) }) // most commands ask for one
	}
	if folder != nil {
		if err := c.lay(folder, place); err != nil {
			return Calendar{}, err
		}
	}
	return c, nil
}

// shipped is a year that comes with the program.
func shipped(y int, name string) *year {
	text, err := data.ReadFile("data/" + name)
	if err != nil {
		panic(err)
	}
	known, err := parse(name, y, string(text))
	if err != nil {
		panic(err)
	}
	return known
}

// lay reads every year in the folder, and only then puts them in place.
func (c Calendar) lay(folder fs.FS, place string) error {
	files, err := fs.ReadDir(folder, ".")
	if err != nil {
		return fault(place, 0, "cannot read the folder: %v", "无法读取文件夹：%v", err).Because(err)
	}
	years := map[int]func() *year{}
	for _, f := range files {
		path := filepath.Join(place, f.Name())
		y, err := named(f.Name(), path)
		if err != nil {
			return err
		}
		if y == 0 {
			continue
		}
		text, err := slurp(folder, f.Name(), path)
		if err != nil {
			return err
		}
		known, err := parse(path, y, text)
		if err != nil {
			return err
		}
		years[y] = func() *year { return known }
	}
	maps.Copy(c.years, years)
	return nil
}

// named is the year that a file is for by its name, 0 if it is none of ours. A
// text file whose name only looks like a year is refused: read past silently
// it would leave the office counting with days that it has replaced.
func named(name, path string) (int, error) {
	digits, isText := strings.CutSuffix(strings.ToLower(name), ".txt")
	if !isText || digits == "" || digits[0] < '0' || digits[0] > '9' {
		return 0, nil
	}
	y, err := strconv.Atoi(digits)
	if err == nil && len(digits) == 4 && y >= earliest && strings.HasSuffix(name, ".txt") {
		return y, nil
	}
	return 0, misnamed(path).Hint("name it by its year, from 2008.txt on, or move it out of the folder",
		"请以年份命名（自 2008.txt 起），或移出该文件夹")
}

func misnamed(path string) *inspect.Error {
	return fault(path, 0, "the name is not that of a year's file", "文件名不是年份文件的名称")
}

func tooLong(path string) *inspect.Error {
	return fault(path, 0, "it is not a short text file", "不是短文本文件")
}

// Check reads the file of one year by itself, under the name that errors are to
// call it by, and tells which year it is for.
func Check(path string, text []byte) (int, error) {
	y, err := named(filepath.Base(path), path)
	if err == nil && y == 0 {
		err = misnamed(path).Hint("name it by its year, as 2027.txt", "请以年份命名，如 2027.txt")
	}
	if err == nil && len(text) > Largest {
		err = tooLong(path).Hint("a year's file has some twenty lines", "年份文件约二十行")
	}
	if err != nil {
		return 0, err
	}
	_, err = parse(path, y, string(text))
	return y, err
}

func slurp(folder fs.FS, name, path string) (string, error) {
	info, err := fs.Stat(folder, name)
	if err == nil && (!info.Mode().IsRegular() || info.Size() > Largest) {
		return "", tooLong(path).Hint("a year's file has some twenty lines; move other things out of the folder",
			"年份文件约二十行；其他内容请移出该文件夹")
	}
	text, err := fs.ReadFile(folder, name)
	if err != nil {
		return "", fault(path, 0, "cannot read it: %v", "无法读取：%v", err).Because(err)
	}
	return string(text), nil
}
