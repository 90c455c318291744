package inspect

import (
	"bytes"
	"crypto/sha256"

	"github.com/google/uuid"
)

// Every fact has its name before the transaction begins: what a person asks for
// is named where the person is, a row of a table by what it says, and what
// follows from another fact by that fact.

// NewID is a fresh name: a UUID of version 7.
func NewID() ID { return uuid.Must(uuid.NewV7()) }

// following names a fact that follows from another: the same whenever that is
// asked for again. It is a UUID of version 8.
func following(cause ID, kind string, of Ref) ID {
	sum := sha256.Sum256([]byte(string(cause[:]) + "\x00" + kind + "\x00" + of.String()))
	id, _ := uuid.FromBytes(sum[:16])
	id[6], id[8] = id[6]&0x0f|0x80, id[8]&0x3f|0x80
	return id
}

// name is what the next fact is called: by the entry, the first that comes of it, and
// by what it follows from the others.
func (p *pen) name(ref Ref, fact Fact) (id ID) {
	if id, p.own = p.own, uuid.Nil; id == uuid.Nil {
		id = following(p.id, KindOf(fact), ref)
	}
	return id
}

// recorded is the fact of that name; its Fact is nil where there is none.
func recorded(r Reader, id ID) (e Event, err error) {
	if id == uuid.Nil {
		return e, nil
	}
	e, ok, err := r.Event(id)
	if !ok {
		e = Event{}
	}
	return e, err
}

// record adds a fact that is known not to be on the record.
func (p *pen) record(ref Ref, fact Fact) (e Event, err error) {
	if _, opens := fact.(*agencyOpened); p.agency.Name == "" && !opens {
		return e, Errorf(CodeNoStore, "the book is empty: nobody has begun it", "台账为空：尚未启用").
			Hint("begin it with {agency.opened .agency=…}", "请先运行 {agency.opened .agency=…} 启用")
	}
	e = Event{ID: p.name(ref, fact), Ref: ref, At: p.now, By: p.by, Fact: fact}
	if e.Seq, err = p.Append(e); err != nil {
		return e, err
	}
	if p.last = e.Seq; ref.Noun != Hazards { // of which an import has too many, and no fact names them by theirs
		p.ids[e.ID] = ref.N
	}
	p.untallied(fact)
	return e, p.look(e)
}

// begin records the fact with which a thing begins, under the next number of its
// noun, and keeps the thing.
func (p *pen) begin(v thing, noun Noun, fact Fact) error {
	n, err := p.number(noun)
	if err != nil {
		return err
	}
	was := things[noun].copy(v)
	if err := p.takes(noun.Ref(n), v, fact); err != nil {
		return err
	}
	return things[noun].keep(p, was, v)
}

// sameFact refuses what is not the fact that is on the record.
func sameFact(old Event, fact Fact) error {
	was, err := EncodeFact(old.Fact)
	if err != nil {
		return err
	}
	is, err := EncodeFact(fact)
	if err != nil {
		return err
	}
	clash := otherContent(old.Ref)
	if KindOf(old.Fact) != KindOf(fact) {
		return clash
	}
	if bytes.Equal(was, is) {
		return nil
	}
	if other := differ(was, is); len(other) > 0 {
		return clash.but(wordsOf(other))
	}
	return clash
}

// but adds what is other.
func (e *Error) but(is Words) *Error {
	e.EN, e.ZH = e.EN+": "+is.EN, e.ZH+"："+is.ZH
	return e
}

// otherContent refuses what is on the record by that name and says otherwise.
func otherContent(ref Ref) *Error {
	return Errorf(CodeClash, "%s is recorded already, with other content", "%s 已登记，但内容不同", ref).
		Hint("look at what is on the record; edit that, or give this one another key or id",
			"请先查看已登记的内容；需要更正请修改原条目，或换一个编号、标识")
}
