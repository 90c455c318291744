package checklist

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// field is one line «键：值».
type field struct {
	key   *key
	value string
	place place
}

// record is an opening line and the lines up to the next one.
type record struct {
	kind     kind
	place    place
	comments []string
	fields   []field
}

// first is the line of the key with that Chinese name; one without a key, at the
// record's place, when it is left out.
func (r *record) first(zh string) field {
	for _, f := range r.fields {
		if f.key.zh == zh {
			return f
		}
	}
	return field{place: r.place}
}

func (r *record) text(zh string) string { return r.first(zh).value }
func (r *record) at(zh string) place    { return r.first(zh).place }

// all are the lines of that key.
func (r *record) all(zh string) (fields []field) {
	for _, f := range r.fields {
		if f.key.zh == zh {
			fields = append(fields, f)
		}
	}
	return fields
}

// scanner turns lines into records.
type scanner struct {
	*faults
	records []record
	pending []string // remarks for the record to come
	apart   bool     // a blank line is before this one
	lost    bool     // what opens the record cannot be told: its lines are passed over
}

// scan reads a file's lines. Remarks stay with the record they are before or
// in; those behind the last stay with the last.
func scan(file string, b []byte, f *faults) []record {
	b = bytes.TrimPrefix(b, []byte("\ufeff"))
	s := &scanner{faults: f, apart: true, records: make([]record, 0, bytes.Count(b, []byte("\n\n"))+2)}
	n := 0
	for line := range strings.Lines(string(b)) {
		n++
		line = strings.TrimSuffix(strings.TrimSuffix(line, "\n"), "\r")
		if p := (place{file, n}); !utf8.ValidString(line) { // nor will the others be
			s.add(p, "the line is not UTF-8", "此行不是 UTF-8 文字").
				Hint("save the file as UTF-8 (in Notepad: Save as, Encoding) and try again",
					"请将文件另存为 UTF-8（记事本：另存为，编码）后重试")
			return nil
		} else if s.clean(p, line) {
			s.line(p, strings.TrimSpace(strings.ReplaceAll(line, "\t", " ")))
		}
	}
	if last := len(s.records) - 1; last >= 0 {
		s.records[last].comments = append(s.records[last].comments, s.pending...)
	}
	for i := range s.records {
		s.complete(&s.records[i])
	}
	return s.records
}

// clean refuses what no paper can print.
func (s *scanner) clean(p place, line string) bool {
	for _, r := range line {
		turns := r >= 0x2028 && r <= 0x202e || r >= 0x2066 && r <= 0x2069 // the line, or its direction
		if r != '\t' && (unicode.Is(unicode.Cc, r) || r == utf8.RuneError || r == 0xfeff || turns) {
			s.add(p, "the line holds the control character U+%04X", "此行有控制字符 U+%04X", r).Hint("take it out", "请删去")
			return false
		}
	}
	return true
}

func (s *scanner) line(p place, line string) {
	switch {
	case line == "":
		s.apart = true
	case line[0] == '#':
		s.remark(strings.TrimSpace(line[1:]))
	default:
		s.entry(p, line)
		s.apart = false
	}
}

func (s *scanner) remark(c string) {
	if last := len(s.records) - 1; last >= 0 && !s.apart {
		s.records[last].comments = append(s.records[last].comments, c)
		return
	}
	s.pending = append(s.pending, c)
}

func (s *scanner) entry(p place, line string) {
	called, value, ok := cut(line)
	if !ok {
		s.add(p, "there is no colon in %q", "此行缺少冒号：%q", line).Hint("a line is written 键：值", "每行写作“键：值”")
		return
	}
	if k := opened(called); k != nil {
		r := record{kind: k, place: p, comments: s.pending, fields: make([]field, 0, min(len(k), 4))}
		s.records = append(s.records, r)
		s.pending, s.lost = nil, false
	} else if !known(called) {
		s.add(p, "unknown key %q", "未知的键 %q", called).Hint(s.keys())
		return
	}
	if len(s.records) == 0 {
		if !s.lost {
			s.add(p, "the file begins with %q", "文件以 %q 开头", called).Hint(firstEN, firstZH)
		}
		s.lost = true
		return
	}
	s.put(&s.records[len(s.records)-1], field{value: value, place: p}, called)
}

// cut parts a line at its first colon, of either width.
func cut(line string) (called, value string, ok bool) {
	i, w := strings.IndexByte(line, ':'), 1
	if wide := strings.Index(line, "："); wide >= 0 && (i < 0 || wide < i) {
		i, w = wide, len("：")
	}
	if i < 0 {
		return "", "", false
	}
	return strings.TrimSpace(line[:i]), strings.TrimSpace(line[i+w:]), true
}

const firstEN, firstZH = "a file begins with 清单 (a list) or 法规 (a law)", "文件须以“清单”或“法规”开头"

// keys is the hint which keys there are here.
func (s *scanner) keys() (en, zh string) {
	if len(s.records) == 0 {
		return firstEN, firstZH
	}
	names := s.records[len(s.records)-1].kind.names()
	return "here the keys are " + names, "此处的键有：" + names
}

// put adds a field to r, if it belongs there.
func (s *scanner) put(r *record, f field, called string) {
	f.key = r.kind.find(called)
	switch {
	case f.key == nil:
		s.add(f.place, "the key %[1]s does not belong under %[2]s", "键“%[1]s”不能写在“%[2]s”之下", called, r.kind).
			Hint(s.keys())
	case f.value == "":
		s.add(f.place, "%s is empty", "“%s”没有内容", f.key.zh).Hint("fill it in or take the line out", "请填写或删去此行")
	case utf8.RuneCountInString(f.value) > f.key.longest:
		s.add(f.place, "%[1]s has %[2]d characters; %[3]d is the most", "“%[1]s”有 %[2]d 个字，最多 %[3]d 个",
			f.key.zh, utf8.RuneCountInString(f.value), f.key.longest)
	case !f.key.many && r.text(f.key.zh) != "":
		s.add(f.place, "%[1]s is given twice under %[2]s, first on line %[3]d", "“%[2]s”下有两个“%[1]s”，第一个在第 %[3]d 行",
			f.key.zh, r.kind, r.at(f.key.zh).line)
	default:
		r.fields = append(r.fields, f)
		return
	}
	if f.key != nil && r.text(f.key.zh) == "" { // named already: not missing too
		r.fields = append(r.fields, field{key: f.key, place: f.place})
	}
}

// complete names the keys that r needs and has not.
func (s *scanner) complete(r *record) {
	for _, k := range r.kind {
		if k.must && r.first(k.zh).key == nil {
			s.add(r.place, "%[1]s %[2]s lacks %[3]s", "%[1]s %[2]s 缺少“%[3]s”", r.kind, r.text(r.kind[0].zh), k.zh).
				Hint("add a line "+k.zh+"：…", "请加一行“"+k.zh+"：…”")
		}
	}
}
