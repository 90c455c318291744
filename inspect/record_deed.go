package inspect

import (
	"bytes"
	"cmp"
	"strings"
	"time"

	"github.com/google/uuid"
)

func (p *pen) deed(e Entry) (thing, error) {
	d := deeds[e.Do]
	switch {
	case e.ID == uuid.Nil:
		return nil, invalid("the entry has no id", "条目没有标识").
			Hint("give each entry a UUID of its own as id", "请为每个条目给出自己的 UUID 作为 id")
	case e.Line != nil:
		return nil, p.lines.line(e)
	case d == nil:
		return nil, invalid("there is no deed %q", "没有“%s”这种操作", e.Do).
			Hint("see {help.entries}", "请用 {help.entries} 查看")
	case len(e.Body) > mostBody:
		return nil, invalid("the entry has %d bytes; %d is the most", "条目有 %d 字节，最多 %d 字节", len(e.Body), mostBody).
			Hint("split it into several entries, and make photos smaller", "请分成几个条目，照片请先缩小")
	}
	if err := p.on(e); err != nil {
		return nil, err
	}
	if said := string(bytes.Trim(e.Body, "{} \t\r\n")); (said == "" || said == "null") &&
		strings.HasSuffix(e.Do, ".amended") && !e.Fresh {
		return nil, invalid("the entry does not say what is to change", "条目没有写明要修改什么").
			Hint("see {help.entries}", "请用 {help.entries} 查看")
	}
	if d.about == "" && e.About != "" {
		return nil, invalid("%s is about nothing on record: it cannot name %q",
			"%s 不针对已有事项，about 中的 %q 多余", e.Do, e.About).
			Hint("leave out about; what there is to say stands in the body: see {help.entries}",
				"请勿填写 about，内容写在 body 中：见 {help.entries}")
	}
	n, ok := int64(0), d.about == ""
	if !ok {
		n, ok = ParseRef(d.about, e.About) // what is done then says if there is no such
	}
	if !ok {
		var err error
		if n, err = p.find(d.about, e.About); err != nil {
			return nil, err
		}
	}
	return d.do(p, n)
}

// on takes the day, the person and the device of an entry.
func (p *pen) on(e Entry) error {
	p.id, p.own, p.now, p.by, p.entry = e.ID, e.ID, p.book.Now().UTC(), p.book.By, e
	if err := cmp.Or(cleanName("person", "办理人", &p.entry.By, maxName),
		cleanName("device", "设备", &p.entry.Device, maxName)); err != nil {
		return err
	}
	if p.entry.By != "" {
		p.by = p.entry.By
	}
	p.clock = DateOf(p.now.In(p.agency.zone()))
	if !e.At.IsZero() {
		if e.At.Sub(p.now) > 24*time.Hour {
			return refused("the entry's time %s is in the future", "条目的时间 %s 尚未到来", e.At.Format(time.DateTime)).
				Hint("set the clock of the device", "请校准设备时钟")
		}
		if e.At.Year() < firstYear {
			return invalid("the entry's time %s is before the year %d", "条目的时间 %s 早于 %d 年",
				e.At.Format(time.DateTime), firstYear).
				Hint("set the clock of the device", "请校准设备时钟")
		}
		p.now = e.At.UTC()
	}
	p.today = DateOf(p.now.In(p.agency.zone()))
	return nil
}

// find is the number of a thing that an entry names.
func (p *pen) find(noun Noun, name string) (int64, error) {
	if id, err := uuid.Parse(name); err == nil && id == p.entry.ID {
		return 0, invalid("the entry names itself", "条目引用了自己").
			Hint("give the reference of the %[1]s, or the id of the entry that recorded it",
				"请给出%[1]s的编号，或登记它的条目的标识", noun)
	}
	return find(p.Reader, noun, name)
}

// findIf is find of what need not be named; 0 for none.
func (p *pen) findIf(noun Noun, name string) (int64, error) {
	if name == "" {
		return 0, nil
	}
	return p.find(noun, name)
}

// findAll are the numbers of several.
func (p *pen) findAll(noun Noun, names []string) (out []int64, err error) {
	for _, name := range names {
		n, err := p.find(noun, name)
		if err != nil {
			return nil, err
		}
		out = append(out, n)
	}
	return out, nil
}
