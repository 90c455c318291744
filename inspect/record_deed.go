package inspect

import (
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
		return nil, invalid("the entry has %d bytes; %d is the most", "条目有 %d 字节，最多 %d 字节", len(e.Body), mostBody)
	}
	if err := p.on(e); err != nil {
		return nil, err
	}
	if d.about == "" && e.About != "" {
		return nil, invalid("%s is about nothing that is there: %q is too much",
			"%s 不针对已有事项，about 中的 %q 多余", e.Do, e.About)
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

// on takes the day and the person of an entry.
func (p *pen) on(e Entry) error {
	p.id, p.own, p.now, p.by, p.entry = e.ID, e.ID, p.book.Now().UTC(), p.book.By, e
	if e.By != "" {
		p.by = e.By
	}
	if !e.At.IsZero() {
		if e.At.Sub(p.now) > 24*time.Hour {
			return refused("the entry is of %s, which is to come", "条目的时间 %s 尚未到来", e.At.Format(time.DateTime)).
				Hint("set the clock of the device", "请校准设备时钟")
		}
		if e.At.Year() < firstYear {
			return invalid("the entry is of %s, before %d", "条目的时间 %s 早于 %d 年", e.At.Format(time.DateTime), firstYear).
				Hint("set the clock of the device", "请校准设备时钟")
		}
		p.now = e.At.UTC()
	}
	p.today = DateOf(p.now.In(p.agency.zone()))
	if e.By == "" {
		return nil
	}
	return cleanName("person", "办理人", &p.by, maxName)
}

// find is the number of a thing that an entry names, also by the id of the entry
// that began it.
func (p *pen) find(noun Noun, name string) (int64, error) {
	id, err := uuid.Parse(name)
	if err != nil {
		return find(p.Reader, noun, name)
	}
	ref, ok, err := p.RefOf(id)
	if err != nil || ok && ref.Noun == noun {
		return ref.N, err
	}
	if ok {
		return 0, invalid("%s is %s, no %s", "%s 是 %s，不是%s", name, ref, noun)
	}
	return 0, missing("no entry of the id %s is on the record", "没有标识为 %s 的条目", name).
		Hint("was it refused?", "该条目是否被拒绝？")
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
