package report

// Lang is the language of a table's own words; what was recorded is printed
// as it was recorded.
type Lang string

// The languages.
const (
	ZH Lang = "zh"
	EN Lang = "en"
)

// say picks the words of that language.
func (l Lang) say(en, zh string) string {
	if l == EN {
		return en
	}
	return zh
}
