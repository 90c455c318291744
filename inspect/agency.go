package inspect

// Agency is the office whose book this is (执法机关), and what its papers say of it.
type Agency struct {
	Name       string `json:"name" need:"yes"`       // 机关全称, as the signature prints it
	Region     string `json:"region"`                // 地区简称, in brackets before the number
	Word       string `json:"word" need:"yes"`       // 机关代字 and 文种代字, such as 安责改
	ReviewBody string `json:"review_body,omitempty"` // 行政复议机关, a people's government (行政复议法2023 第二十四条)
	Court      string `json:"court,omitempty"`       // 行政诉讼 court
	Zone       string `json:"time_zone"`             // the book's civil time zone
}

func (a *Agency) clean() error {
	err := cleanLines(Agencies, a)
	for _, p := range Particulars[Agencies] {
		if words := p.Named(); err == nil && (p.Key == "name" || p.Key == "word") && At(a, p.Key).IsZero() {
			err = invalid("the %[1]s is empty", "%[2]s为空", words.EN, words.ZH)
		}
	}
	return err
}
