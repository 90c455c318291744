package inspect

// Phrase is a hazard's text that was used before, with what was last written
// down beside it, so that it need not be typed again.
type Phrase struct {
	Text     string `json:"text"`
	Times    int    `json:"times"` // among the newest hazards
	Level    Level  `json:"level"`
	Category string `json:"category,omitempty"`
	Basis    string `json:"basis,omitempty"`
}

// PhraseWindow is how many of the newest hazards phrases are taken from: what
// was written years ago is no habit, and a book of a million answers as fast.
const PhraseWindow = 20_000
