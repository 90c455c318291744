package inspect

import (
	"cmp"
	"reflect"
	"slices"
	"strings"
	"sync"
)

// Particular is one thing that is written down of a noun, or that follows from what
// is. Every face follows the table of a noun's particulars: the flags of add and edit,
// the lines of a show, the cells of a list, what an edit changed, the columns of an
// import, and what can be completed. To add one is to add it to the noun, to its table
// here and to that of its store.
type Particular struct {
	Key          string // in JSON, and in what an entry says; behind a dot, of what is kept apart
	EN, ZH       string // its label
	Kind         ValueKind
	AskEN, AskZH string // what is to be written there; none, where nobody is asked
	Full         string // how a sentence names it, where not by its label: «credit code|统一社会信用代码»
	Headers      string // what a column of it is called besides its key, parted by blanks
}

// ValueKind is what may stand in a particular, and how it is read.
type ValueKind struct {
	What  What
	Most  int                       // of a text: how long it may be
	Names bool                      // it names people, or says how they are reached
	Of    Noun                      // of a thing
	None  bool                      // of a thing: it may be none
	Words []Term                    // of a word: all, or those that are common
	Read  func(string) (any, error) // of a word of these alone, and of several
}

// What is the part of a kind that tells it from others.
type What int

// What may stand there.
const (
	AsMade    What = iota // what the book makes
	AsLine                // a text of one line
	AsText                // a text
	AsDay                 // a day
	AsDue                 // a day, or a term after another day
	AsYesNo               // whether it is so
	AsWord                // a word of a vocabulary
	AsCommon              // any short word, of which some are common
	AsTown                // a town, which may stand in the book already
	AsThing               // a thing of the book
	AsSeveral             // names, or words
	AsPhotos              // pictures
)

// NamesPeople tells whether it names people, or says how they are reached.
func (f Particular) NamesPeople() bool { return f.Kind.Names || f.Kind.Of == People }

// NamesPeople tells whether the part of a noun's lines that JSON calls so names people:
// officers do, and what is marked so, as a particular or where the part is.
func NamesPeople(noun Noun, line reflect.Type, key string) bool {
	if at, ok := placesIn(line)[key]; ok {
		if f := line.FieldByIndex(at); f.Type == reflect.TypeFor[[]Officer]() || f.Tag.Get("names") == "people" {
			return true
		}
	}
	return ParticularOf(noun, key).NamesPeople()
}

// made is a particular that nobody is asked for: the book makes it.
func made(key, en, zh string) Particular { return Particular{Key: key, EN: en, ZH: zh} }

// upTo is a text of one line.
func upTo(most int) ValueKind { return ValueKind{What: AsLine, Most: most} }

// naming is one that names people.
func naming(most int) ValueKind { return ValueKind{What: AsLine, Most: most, Names: true} }

var asText = ValueKind{What: AsText, Most: maxText}

// wordOf takes the words of a vocabulary.
func wordOf[T ~string, R any](v vocabulary[T], read func(string) (R, error)) ValueKind {
	return ValueKind{What: AsWord, Words: v.terms(), Read: func(s string) (any, error) { return read(s) }}
}

// What else a face asks for by a vocabulary; what the fact then holds is its word.
var (
	Scores      = wordOf(scores, parseScore)
	Referrals   = wordOf(referralKinds, referralKinds.parse)
	Supervisors = wordOf(supervisionLevels, supervisionLevels.parse)
	Manners     = wordOf(mannerWords, ParseManner)
	Persons     = listKind("", func(s string) []string { return strings.Split(s, ";") })

	levelWord      = wordOf(levels, ParseLevel)
	inspectionWord = wordOf(inspectionKinds, ParseInspectionKind)
	complaintWord  = wordOf(complaintKinds, ParseComplaintKind)
	channelWord    = wordOf(channels, ParseChannel)
)

func commonKind(terms []Term) ValueKind {
	return ValueKind{What: AsCommon, Most: maxWord, Words: terms}
}

// severalOf are several that are said in one; noun completes one of them.
func severalOf[T any](noun Noun, read func(string) (T, error)) ValueKind {
	return ValueKind{What: AsSeveral, Of: noun, Read: func(s string) (any, error) { return read(s) }}
}

func listKind(noun Noun, split func(string) []string) ValueKind {
	return severalOf(noun, func(s string) ([]string, error) { return split(s), nil })
}

// namesKind are names of people who need not be known.
func namesKind(split func(string) []string) ValueKind {
	k := listKind("", split)
	k.Names = true
	return k
}

// askedAs are the names by which a face asks for what is called otherwise in JSON.
var askedAs = map[string]string{"inspectors": "inspector", "experts": "expert", "places": "place", "photos": "photo",
	"witnesses": "witness", "on": "date", "received": "date", "source_number": "number", "fixed_on_spot": "fixed",
	"reporter.name": "reporter", "taker": "to", "hazards": "hazard", "decisions": "decision",
	"lookback.drawn by": "drawn_by"}

// AskedAs is the name by which a face asks for a particular; of one within another,
// its own.
func AskedAs(key string) string { return cmp.Or(askedAs[key], key[strings.IndexByte(key, '.')+1:]) }

// Named is how a sentence names it.
func (f Particular) Named() Words {
	if en, zh, ok := strings.Cut(f.Full, "|"); ok {
		return Words{en, zh}
	}
	return Words{f.EN, f.ZH}
}

// cleanLines reads the names and words of a thing, as each may be written.
func cleanLines(noun Noun, thing any) error {
	for _, p := range Particulars[noun] {
		if p.Kind.Most == 0 || p.Kind.What == AsText {
			continue
		}
		words, v := p.Named(), At(thing, strings.TrimPrefix(p.Key, "reporter."))
		if !v.IsValid() {
			continue
		}
		s := v.String()
		if err := cleanName(words.EN, words.ZH, &s, p.Kind.Most); err != nil {
			return err
		}
		v.SetString(s)
	}
	return nil
}

// At is the part of a thing that JSON calls so; it is no valid value where there is none.
func At(thing any, key string) reflect.Value {
	v := reflect.Indirect(reflect.ValueOf(thing))
	at, ok := placesIn(v.Type())[key]
	if !ok {
		return reflect.Value{}
	}
	return v.FieldByIndex(at)
}

// jsonName is what JSON calls a part; "" where it says nothing of it.
func jsonName(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	return name
}

var places sync.Map // of the parts of each type

// placesIn are the places of a type's parts by their names in JSON, as JSON knows them:
// one that lies deeper is hidden.
func placesIn(t reflect.Type) map[string][]int {
	if known, ok := places.Load(t); ok {
		return known.(map[string][]int)
	}
	at := map[string][]int{}
	for _, f := range reflect.VisibleFields(t) {
		name := jsonName(f)
		if was, ok := at[name]; name != "" && name != "-" && (!ok || len(f.Index) < len(was)) {
			at[name] = f.Index
		}
	}
	places.Store(t, at)
	return at
}

// PartsOf are the names in JSON of a type's parts that are a value each: a text, a
// number, a day, whether it is so, people or words; in their order.
func PartsOf(t reflect.Type) (keys []string) {
	at := placesIn(t)
	for _, f := range reflect.VisibleFields(t) {
		name := jsonName(f)
		if name == "" || name == "-" || !slices.Equal(at[name], f.Index) {
			continue
		}
		switch f.Type.Kind() {
		case reflect.String, reflect.Int, reflect.Int64, reflect.Uint64, reflect.Float64,
			reflect.Bool:
		case reflect.Slice:
			if f.Type != reflect.TypeFor[[]Officer]() && f.Type != reflect.TypeFor[[]string]() {
				continue
			}
		default:
			continue
		}
		keys = append(keys, name)
	}
	return keys
}

// ParticularOf is the particular of a noun by its key; an empty one where it has none.
func ParticularOf(noun Noun, key string) (p Particular) {
	if at := slices.IndexFunc(Particulars[noun], func(p Particular) bool { return p.Key == key }); at >= 0 {
		p = Particulars[noun][at]
	}
	return p
}
