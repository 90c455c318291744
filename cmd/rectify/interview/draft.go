package interview

import (
	"encoding/json"
	"slices"

	"rectify/inspect"
)

// Draft is all that was answered, and what is asked next. It is kept as JSON
// in the store; a field once there keeps its name and meaning.
type Draft struct {
	At         Step              `json:"at"`
	Site       Site              `json:"site"`
	Typed      string            `json:"typed,omitempty"` // a part of a name that may be several
	Date       inspect.Date      `json:"date,omitempty"`
	Campaign   int64             `json:"campaign,omitempty"`
	Called     string            `json:"campaign_name,omitempty"`
	Inspectors []inspect.Officer `json:"inspectors,omitempty"`
	Lists      []Checked         `json:"lists,omitempty"`
	Found      []Found           `json:"found,omitempty"`
	Form       inspect.FormKind  `json:"form,omitempty"` // of the notice; empty for none
	Done       *Done             `json:"done,omitempty"` // once it is recorded

	Checking   bool   `json:"checking,omitempty"`   // the last of Lists is being gone through
	Edit       int    `json:"edit,omitempty"`       // which of Found is asked about, from 1
	Correcting bool   `json:"correcting,omitempty"` // one answer, and back to the summary
	Again      string `json:"again,omitempty"`      // what was answered before going back
	Undo       []Undo `json:"undo,omitempty"`
}

// Site is the site as answered: N is 0 for one that is not in the book.
type Site struct {
	N      int64  `json:"n,omitempty"`
	Name   string `json:"name,omitempty"`
	Sector string `json:"sector,omitempty"`
	Town   string `json:"town,omitempty"`
}

// Checked is a checklist and what was answered of it so far.
type Checked struct {
	List    string           `json:"list"`
	Answers []inspect.Answer `json:"answers,omitempty"`
}

// Found is a hazard as answered.
type Found struct {
	List     string        `json:"list,omitempty"` // with Item: the «no» that it comes of
	Item     string        `json:"item,omitempty"`
	Text     string        `json:"text"`
	Place    string        `json:"place,omitempty"`
	Level    inspect.Level `json:"level,omitempty"`
	Category string        `json:"category,omitempty"`
	Basis    string        `json:"basis,omitempty"`
	Term     string        `json:"term,omitempty"` // the due date as it was said: 15, 10w
	Due      inspect.Date  `json:"due,omitempty"`
	OnSpot   bool          `json:"on_spot,omitempty"`
	Photos   []string      `json:"photos,omitempty"` // files
}

// Done is what was recorded, while the notice is yet to be served.
type Done struct {
	Inspection int64           `json:"inspection"`
	Hazards    []int64         `json:"hazards,omitempty"`
	Notice     int64           `json:"notice"`
	Number     string          `json:"number"`
	Date       inspect.Date    `json:"date"`
	Service    inspect.Service `json:"service,omitzero"`
}

// Undo is the draft as it was before an answer.
type Undo struct {
	Draft  json.RawMessage `json:"draft"`
	Answer string          `json:"answer"`
}

// mostUndo is how far back one can go: a draft is written after each answer.
const mostUndo = 20

// Body is the draft as the store keeps it.
func (d Draft) Body() ([]byte, error) { return json.Marshal(d) }

// Read reads a draft back.
func Read(body []byte) (d Draft, err error) {
	if err := json.Unmarshal(body, &d); err != nil {
		return d, inspect.Errorf(inspect.CodeFailed, "the draft cannot be read", "草稿无法读取").Because(err)
	}
	return d, nil
}

// hazard is the one that is asked about.
func (d *Draft) hazard() *Found { return &d.Found[d.Edit-1] }

// ordered tells whether there is a hazard for a notice to name.
func (d *Draft) ordered() bool {
	return slices.ContainsFunc(d.Found, func(h Found) bool { return !h.OnSpot })
}
