package inspect

import (
	"bytes"
	"encoding/json"
	"errors"
	"time"
	"unicode/utf8"
)

// Fact is something that happened, told in the past tense: a pointer to what one of the
// files of that name holds, with the rule it is asked by and what follows from it.
type Fact any

// Event is one fact as it stands on the record.
type Event struct {
	Seq  int64     // place on the record; given by the store
	ID   ID        // the fact's own name
	Ref  Ref       // what it is about
	At   time.Time // when it was recorded, UTC, by this device's clock
	By   string    // who recorded it, as far as the device knows
	Fact Fact
}

// EncodeFact writes a fact's content as the record keeps it.
func EncodeFact(f Fact) ([]byte, error) { return json.Marshal(f) }

// DecodeFact reads a fact back. A kind it does not know comes from a newer version.
func DecodeFact(kind string, body []byte) (Fact, error) {
	k, ok := factKinds[kind]
	if !ok {
		return nil, Errorf(CodeNoStore, "the record holds a %q, which this version of rectify does not know",
			"台账中有本版本不认识的记录 %q", kind).
			Hint("use the newer rectify that wrote it", "请使用写入它的较新版本")
	}
	f := k.empty()
	dec := json.NewDecoder(bytes.NewReader(body))
	dec.DisallowUnknownFields() // a damaged name would be passed over
	err := dec.Decode(f)
	if err == nil && (dec.More() || !utf8.Valid(body)) {
		err = errors.New("it holds what no program writes")
	}
	if err != nil {
		return nil, Errorf(CodeCheck, "a %s on the record cannot be read", "台账中的一条 %s 无法读取", kind).Because(err)
	}
	return f, nil
}
