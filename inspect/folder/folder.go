// Package folder writes a whole book into a folder that anyone can read without
// rectify, and makes a book of such a folder again. What a book is made of stands
// in record.jsonl, beside.jsonl and files/; all else in it is for people. It may
// import inspect alone, and knows no database.
//
// manifest.json says how far the record goes and has the hash of SHA256SUMS, which
// has those of all other files, as sha256sum -c reads it.
package folder

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"

	"rectify/inspect"
)

// Names of what a book is made of.
const (
	Manifested = "manifest.json"
	sums       = "SHA256SUMS"
	record     = "record.jsonl"
	beside     = "beside.jsonl"
	files      = "files/"
)

// format is what a manifest begins with.
const format = "rectify folder 1"

// Manifest says what a folder holds.
type Manifest struct {
	Format string `json:"format"`
	Agency string `json:"agency"`
	From   place  `json:"from,omitzero"` // the place behind which the record begins; none of a whole one
	To     place  `json:"to,omitzero"`   // where it ends; none where it is left out
	Facts  int64  `json:"facts"`
	Beside int64  `json:"beside"`
	Files  int64  `json:"files"`  // papers, pictures and type faces
	SHA256 string `json:"sha256"` // of SHA256SUMS
}

// place is a place of a record, and its whole link.
type place struct {
	Place int64  `json:"place"`
	Link  string `json:"link"`
}

func placeOf(h inspect.Head) place {
	if h.Place == 0 {
		return place{}
	}
	return place{h.Place, hex.EncodeToString(h.Link[:])}
}

// Whole tells whether a book can be made of the folder, or made longer by it.
func (m Manifest) Whole() bool { return m.To.Place > 0 }

// fact is a line of the record, in JSON. Its content is kept letter by letter: the
// link is over it.
type fact struct {
	Place    int64           `json:"place"`
	ID       uuid.UUID       `json:"id"`
	Kind     string          `json:"kind"`
	Noun     inspect.Noun    `json:"noun"`
	N        int64           `json:"n"`
	At       time.Time       `json:"at"`
	By       string          `json:"by"`
	Encoding int64           `json:"encoding"`
	Link     string          `json:"link"`
	Fact     json.RawMessage `json:"fact"`
}

func factOf(w inspect.Written, l inspect.Link) (f fact, err error) {
	id, err := uuid.FromBytes(w.ID)
	return fact{w.Seq, id, w.Kind, w.Noun, w.N, time.UnixMicro(w.At).UTC(), w.By, w.Encoding, hex.EncodeToString(l[:]),
		json.RawMessage(w.Body)}, err
}

func (f fact) written() inspect.Written {
	return inspect.Written{Encoding: f.Encoding, Seq: f.Place, ID: f.ID[:], Kind: f.Kind, Noun: f.Noun, N: f.N,
		At: f.At.UnixMicro(), By: f.By, Body: string(f.Fact)}
}

// aside is a line of what stands beside the record. What is no JSON is a text.
type aside struct {
	Kind string          `json:"kind"`
	Key  string          `json:"key,omitempty"`
	Body json.RawMessage `json:"body,omitempty"`
	Text string          `json:"text,omitempty"`
}

func asideOf(kind, key string, body []byte) aside {
	if plain(string(body)) {
		return aside{Kind: kind, Key: key, Body: body}
	}
	return aside{Kind: kind, Key: key, Text: string(body)}
}

func (a aside) body() []byte {
	if a.Body != nil {
		return a.Body
	}
	return []byte(a.Text)
}

// Path is where a kept file lies in the folder, but for how its name ends.
func Path(k inspect.Kept) string {
	switch k.What {
	case "":
		return files + "other/" + k.SHA256
	case "photo":
		return files + "photos/" + Photo(k.Of, int(k.Nth))
	case "form":
		return files + "forms/" + safe(k.Of) + "-" + k.SHA256[:8]
	}
	return files + k.What + "s/" + safe(k.Of)
}

// Photo names the nth picture of a hazard, from 0.
func Photo(hazard string, nth int) string { return hazard + "-" + strconv.Itoa(nth+1) }

// safe is a name that a file can have on every system. One that had to be changed
// or cut bears a part of its hash, so that no two become one.
func safe(name string) string {
	const most = 60 // characters, three bytes each
	plain := strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`<>:"/\|?*`, r) {
			return '_'
		}
		return r
	}, name)
	plain = strings.Trim(plain, ". ")
	if runes := []rune(plain); len(runes) > most {
		plain = string(runes[:most])
	}
	if plain == name {
		return name
	}
	sum := sha256.Sum256([]byte(name))
	return plain + "~" + hex.EncodeToString(sum[:4])
}
