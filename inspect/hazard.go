package inspect

import (
	"cmp"
	"slices"
	"strings"
)

// Level is a hazard's level (隐患级别; 总局令16号: 一般 or 重大).
type Level string

// The levels.
const (
	General Level = "general" // 一般事故隐患
	Major   Level = "major"   // 重大事故隐患
)

// ParseLevel reads a level in English or Chinese; empty is general.
func ParseLevel(s string) (Level, error) {
	if s == "" {
		return General, nil
	}
	plain := strings.TrimRight(Folded(s), "。.")
	if at := strings.IndexByte(plain, '('); at > 0 && strings.HasSuffix(plain, ")") { // 一般隐患（班组级）
		plain = plain[:at]
	}
	if level, err := levels.parse(plain); err == nil {
		return level, nil
	}
	return levels.parse(s)
}

// ZH is the level's Chinese word.
func (l Level) ZH() string { return levels.word(l) }

// State is where a hazard stands: only what changes what may be recorded next.
// Overdue is no state; it is read off [Hazard.OverdueAt].
type State string

// The states of a hazard.
const (
	unrecorded State = ""          // not on the record
	Open       State = "open"      // 待责令: found, in no notice
	Ordered    State = "ordered"   // 整改中: its correction is ordered by a notice in force
	Accepted   State = "accepted"  // 已整改: accepted on review, or fixed on the spot
	Withdrawn  State = "withdrawn" // 误录: recorded in error
)

// In which states most may be recorded: while it is to be corrected, or unless it was
// recorded in error, of a complaint too.
var (
	unfixed  = []State{Open, Ordered}
	standing = []State{Open, Ordered, Accepted, Received, Assigned, Replied}
)

// Spell is an earlier stretch in which a hazard was open, ended by an
// acceptance that a reopening has since undone.
type Spell struct {
	Opened   Date `json:"opened"`
	Overdue  Date `json:"overdue,omitempty"`
	Closed   Date `json:"closed"`
	Reopened Date `json:"reopened"`
}

// Hazard is one finding (隐患) of one inspection.
type Hazard struct {
	N          int64  `json:"-"`
	ID         ID     `json:"id,omitzero"`
	Inspection int64  `json:"-"`
	Text       string `json:"text"`
	Level      Level  `json:"level"`
	Category   string `json:"category,omitempty"`
	Place      string `json:"place,omitempty"` // 部位
	Basis      string `json:"basis,omitempty"` // 依据
	Due        Date   `json:"due,omitempty"`   // 整改期限, the last day of it
	Found      Date   `json:"found"`
	OnSpot     bool   `json:"fixed_on_spot"`    // 当场整改
	Source     string `json:"source,omitempty"` // the importing source's own key
	Handling

	State     State   `json:"state"`
	Opened    Date    `json:"-"` // when it last became open
	Overdue   Date    `json:"-"` // the first day on which it is, or will be, overdue until it is closed
	Closed    Date    `json:"closed,omitempty"`
	Notice    int64   `json:"-"` // the notice in force that orders it; 0 for none
	Item      int     `json:"item,omitempty"`
	OrderedOn Date    `json:"ordered,omitempty"`
	Withdrawn string  `json:"withdrawn,omitempty"`
	Photos    []Photo `json:"photos,omitempty"`
	Spells    []Spell `json:"earlier,omitempty"`
	Life      Life    `json:"life,omitzero"`
}

// Photo is a picture kept in the store by the hash of its bytes; the original
// is known by its own hash, name and time.
type Photo struct {
	SHA256         string `json:"sha256"`
	OriginalSHA256 string `json:"original_sha256"`
	OriginalName   string `json:"original_name"`
	TakenAt        string `json:"taken_at,omitempty"`
	Coordinates    string `json:"coordinates,omitempty"` // 拍摄地点, as a site's
	Width          int    `json:"width"`
	Height         int    `json:"height"`
	JPEG           []byte `json:"jpeg,omitempty"` // only until it is kept, as File is
	File           string `json:"file,omitempty"`
}

func (h *Hazard) clean() error {
	if err := cleanText("hazard text", "隐患描述", &h.Text, maxText); err != nil {
		return err
	}
	if h.Text == "" {
		return invalid("the hazard text is empty", "隐患描述为空").Hint("say what was seen and where", "请写明看到了什么、在何处")
	}
	return cmp.Or(cleanLines(Hazards, h), cleanText("measures", "整改措施", &h.Measures, maxText),
		dueWithin(h.Due, h.Found), dueAfterFound(h.Due, h.Found))
}

// saysHazard refuses words that describe no hazard.
func saysHazard(text string) error {
	if !isWord(saysNoFind, text) && !isWord(saysDitto, text) && IsWritten(text) {
		return wasThere(text)
	}
	return invalid("the hazard text %q describes no hazard", "隐患描述“%s”不是隐患", text).
		Hint("say what was seen and where; an inspection that found nothing needs no hazard",
			"请写明看到了什么、在何处；未发现隐患的检查无需登记隐患")
}

// wasThere refuses words by which nobody inspected anything.
func wasThere(text string) error {
	if !isWord(saysNoVisit, text) {
		return nil
	}
	return invalid("%q says that nobody inspected it", "“%s”表示没有检查", text).
		Hint("record what was inspected; a unit alone is entered with {site.added}", "只登记检查过的；只需登记单位的，请用 {site.added}")
}

// Finding is what an inspector writes down of a hazard.
type Finding struct {
	Text     string `json:"text" need:"yes"`
	Level    Level  `json:"level"`
	Category string `json:"category,omitempty"`
	Place    string `json:"place,omitempty"`
	Basis    string `json:"basis,omitempty"`
	Due      Date   `json:"due,omitempty"`
	OnSpot   bool   `json:"fixed_on_spot,omitempty"`
	Source   string `json:"source,omitempty"`
	Handling
}

// ready gives h lists of its own: what was read stays as it is.
func (h *Hazard) ready(Event) {
	h.Life.part()
	h.Spells = slices.Clone(h.Spells)
}

// write takes what was written down.
func (h *Hazard) write(f Finding) {
	if h.OnSpot && !f.OnSpot && h.State == Accepted && len(h.Spells) == 0 { // which was said in error
		h.State, h.Closed = Open, ""
	}
	h.Text, h.Level, h.Category, h.Place = f.Text, f.Level, f.Category, f.Place
	h.Basis, h.Due, h.OnSpot, h.Source, h.Handling = f.Basis, f.Due, f.OnSpot, f.Source, f.Handling
	if f.OnSpot && h.State == Open && len(h.Spells) == 0 { // one that was reopened is not fixed by its words
		h.State, h.Closed = Accepted, h.Found
	}
}

func (h Hazard) finding() Finding {
	return Finding{h.Text, h.Level, h.Category, h.Place, h.Basis, h.Due, h.OnSpot, h.Source, h.Handling}
}

// instead is what may be done where the state of a hazard refuses a fact.
func (h Hazard) instead() Words {
	switch h.State {
	case Withdrawn:
		return bringBack(h.ref())
	case Accepted:
		return say("reopen it first: {hazard.reopened %s .reason=…}", "请先重新打开：{hazard.reopened %s .reason=…}", h.ref())
	}
	return Words{}
}

// bringBack is what to do about what was withdrawn.
func bringBack(ref Ref) Words {
	return say("if it was no error, bring it back: {fact.struck %s .reason=…}",
		"如非误录，请恢复：{fact.struck %s .reason=…}", ref)
}

// notBefore refuses a day before a hazard was last opened.
func (h Hazard) notBefore(on Date) error { return notBefore(on, h.Opened) }
