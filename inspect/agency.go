package inspect

import (
	"cmp"
	"strings"
)

// Agency is the office whose book this is (执法机关), and what its papers say of it.
type Agency struct {
	Name       string `json:"name" need:"yes"`       // 机关全称, as the signature prints it
	Region     string `json:"region"`                // 地区简称, in brackets before the number
	Word       string `json:"word" need:"yes"`       // 机关代字 and 文种代字, such as 安责改
	ReviewBody string `json:"review_body,omitempty"` // 行政复议机关, a people's government (行政复议法2023 第二十四条)
	Court      string `json:"court,omitempty"`       // 行政诉讼 court
	Zone       string `json:"time_zone"`             // the book's civil time zone

	// Heading is the name with strokes where the head of a paper may part it
	// (示范市应急管理局|执法大队); empty if it was given none.
	Heading string `json:"heading,omitempty"`
}

// Headed is the name as the head of a paper has it.
func (a Agency) Headed() string { return cmp.Or(a.Heading, a.Name) }

func (a *Agency) clean() error {
	err := cleanLines(Agencies, a)
	if plain := strings.NewReplacer("|", "", "｜", "").Replace(a.Name); plain != a.Name {
		a.Name, a.Heading = plain, strings.ReplaceAll(a.Name, "｜", "|")
	} else if plain != strings.ReplaceAll(a.Heading, "|", "") {
		a.Heading = "" // of another name
	}
	for _, p := range Particulars[Agencies] {
		if words := p.Named(); err == nil && (p.Key == "name" || p.Key == "word") && At(a, p.Key).IsZero() {
			err = invalid("the %[1]s is empty", "%[2]s为空", words.EN, words.ZH)
		}
	}
	return err
}
