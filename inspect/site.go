package inspect

import "cmp"

// Site is a unit that is inspected (被检查单位): an enterprise, a filling
// station, a clinic. Two premises of one enterprise are two sites.
type Site struct {
	N           int64  `json:"-"`
	ID          ID     `json:"id,omitzero"`
	Name        string `json:"name" need:"yes"`       // 单位名称, unique in the book
	Sector      string `json:"sector,omitempty"`      // 行业, a free short word
	Town        string `json:"town,omitempty"`        // 乡镇街道, a free short word
	CreditCode  string `json:"credit_code,omitempty"` // 统一社会信用代码 (GB 32100-2015), where it has one
	Address     string `json:"address,omitempty"`
	Person      string `json:"person,omitempty"` // 负责人
	Phone       string `json:"phone,omitempty"`
	Coordinates string `json:"coordinates,omitempty"` // 坐标, as longitude,latitude of WGS-84
	Withdrawn   string `json:"withdrawn,omitempty"`   // why it was recorded in error (误录), if it was

	Former []Premises `json:"former,omitempty"` // where it belonged before it moved, oldest first
	Into   int64      `json:"-"`                // with which it is one, after a merge; it is withdrawn then
}

// unitWords are what a list may say of a site.
type unitWords [8]string

func (s *Site) words() unitWords {
	return unitWords{s.Name, s.Sector, s.Town, s.CreditCode, s.Address, s.Person, s.Phone, s.Coordinates}
}

// Premises are the town and sector to which a site belonged until a day.
type Premises struct {
	Until  Date   `json:"until"` // on that day it no longer did
	Sector string `json:"sector"`
	Town   string `json:"town"`
}

// On is where the site belonged on that day.
func (s *Site) On(day Date) Premises {
	for _, f := range s.Former {
		if day < f.Until {
			return f
		}
	}
	return Premises{"", s.Sector, s.Town}
}

func (s *Site) clean() error {
	if err := cleanLines(Sites, s); err != nil {
		return err
	}
	if s.Name == "" {
		return invalid("the site has no name", "单位名称为空").Hint("give the unit's full name", "请填写单位全称")
	}
	var wrong, nowhere error
	s.CreditCode, wrong = parseCreditCode(s.CreditCode)
	s.Coordinates, nowhere = parseCoordinates(s.Coordinates)
	return cmp.Or(wrong, nowhere)
}
