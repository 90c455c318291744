package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"rectify/cmd/rectify/shell"
)

// mostPhotos is how many pictures of one hazard a person can mean: a folder
// with more is the wrong folder.
const mostPhotos = 20

// Photos are the pictures that a person names: files, or folders of them, as
// typed or as a file manager drops them. Each is read once to see that it is one.
func (w *logWorld) Photos(said string) (out []string, err error) {
	for _, name := range paths(said) {
		files, err := pictures(name)
		if err != nil {
			return nil, err
		}
		for _, file := range files {
			if file, err = filepath.Abs(file); err != nil {
				return nil, err
			}
			if !slices.Contains(out, file) {
				out = append(out, file)
			}
		}
	}
	if len(out) > mostPhotos {
		return nil, shell.Invalid("that is %d photos; %d is the most for one hazard",
			"共 %d 张照片，一项隐患最多 %d 张", len(out), mostPhotos)
	}
	_, err = shell.Photos(w.ctx, out)
	return out, err
}

// pictures are the file itself, or the pictures in a folder, by name.
func pictures(name string) (out []string, err error) {
	if info, err := os.Stat(name); err != nil || !info.IsDir() {
		return []string{name}, nil // what is wrong with it is said when it is read
	}
	entries, err := os.ReadDir(name)
	if err != nil {
		return nil, shell.NotFound("cannot read the folder %s", "无法读取文件夹 %s", name).Because(err)
	}
	for _, e := range entries {
		switch strings.ToLower(filepath.Ext(e.Name())) {
		case ".jpg", ".jpeg", ".png":
			out = append(out, filepath.Join(name, e.Name()))
		}
	}
	if len(out) == 0 {
		return nil, shell.NotFound("the folder %s holds no photo (.jpg, .png)",
			"文件夹 %s 中没有照片（.jpg、.png）", name)
	}
	return out, nil
}

// paths splits what was typed into paths: one that is there as it is is one,
// else at spaces that are not quoted.
func paths(said string) (out []string) {
	whole := home(strings.TrimSpace(said))
	if _, err := os.Stat(whole); err == nil {
		return []string{whole}
	}
	var word strings.Builder
	var quote rune
	escaped, begun := false, false
	end := func() {
		if begun {
			out = append(out, home(word.String()))
		}
		word.Reset()
		begun = false
	}
	for _, r := range said {
		switch {
		case escaped:
			word.WriteRune(r)
			escaped = false
		case r == '\\' && os.PathSeparator != '\\' && quote != '\'':
			escaped, begun = true, true
		case quote != 0 && r == quote:
			quote = 0
		case quote == 0 && (r == '"' || r == '\''):
			quote, begun = r, true
		case quote == 0 && (r == ' ' || r == '、' || r == '，' || r == ';' || r == '；'):
			end()
		default:
			word.WriteRune(r)
			begun = true
		}
	}
	end()
	return out
}

// home is a path with ~ and file:// as a person means them.
func home(name string) string {
	name = strings.TrimPrefix(name, "file://")
	if rest, ok := strings.CutPrefix(name, "~/"); ok {
		if dir, err := os.UserHomeDir(); err == nil {
			return filepath.Join(dir, rest)
		}
	}
	return name
}

// Files are the files and folders that what is typed may become.
func (w *logWorld) Files(typed string) (out []string) {
	found, _ := filepath.Glob(home(typed) + "*")
	for _, name := range found {
		info, err := os.Stat(name)
		if err == nil && info.IsDir() {
			name += string(os.PathSeparator)
		}
		out = append(out, name)
	}
	return out
}
