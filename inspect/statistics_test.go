package inspect

import (
	"strings"
	"testing"
)

func TestYuan(t *testing.T) {
	for wan, want := range map[string]int64{"": 0, "0": 0, "12": 120000, "12.5": 125000, "0.0001": 1,
		"999999999.9999": 9999999999999, "3.10": 31000} {
		if got := yuan(wan); got != want {
			t.Errorf("%s 万元 is %d yuan, not %d", wan, got, want)
		}
	}
}

// Each rule of the form is found broken where it is, and by its name only.
func TestStatisticsFaults(t *testing.T) {
	sound := StatisticsRow{Sector: "粉尘涉爆", Units: 3, General: 9, GeneralFixed: 9, Major: 4, MajorFixed: 1, Planned: 5,
		Carried: 2, Complete: 5, Listed: 5, Province: 5}
	for rule, change := range map[string]func(*StatisticsRow){
		"":            func(*StatisticsRow) {},
		"(3)≤(2)":     func(r *StatisticsRow) { r.GeneralFixed++ },
		"(6)≤(5)":     func(r *StatisticsRow) { r.MajorFixed, r.Planned, r.Complete, r.Listed, r.Province = 5, 1, 0, 0, 0 },
		"(8)≤(5)-(6)": func(r *StatisticsRow) { r.Carried-- },
		"(9)≤(8)":     func(r *StatisticsRow) { r.Complete++ },
		"(10)≤(8)":    func(r *StatisticsRow) { r.Listed++ },
		"(11)≤(10)":   func(r *StatisticsRow) { r.Province++ },
		"合计":          func(r *StatisticsRow) { r.Yuan++ },
	} {
		s := Statistics{Total: sound, Unplanned: map[string][]string{"粉尘涉爆": {"H7", "H9"}}}
		s.Total.Sector = ""
		row := sound
		change(&row)
		s.Rows = []StatisticsRow{row}
		if rule != "合计" {
			s.Total = row
			s.Total.Sector = ""
		}
		faults := s.Faults()
		if rule == "" {
			if len(faults) != 0 {
				t.Error(faults[0])
			}
			continue
		}
		if len(faults) != 1 || !strings.Contains(faults[0].ZH, rule) || !IsCode(faults[0], CodeCheck) {
			t.Errorf("%s: %v", rule, faults)
		}
		if rule == "(10)≤(8)" && !strings.Contains(faults[0].EN, "H7, H9") {
			t.Error(faults[0])
		}
	}
}

// How a hazard stood on a day does not change when it is closed later.
func TestAcceptedBy(t *testing.T) {
	h := Hazard{State: Accepted, Closed: "2021-12-09", Spells: []Spell{{Closed: "2021-11-05", Reopened: "2021-11-20"}}}
	for day, want := range map[Date]bool{"2021-11-04": false, "2021-11-05": true, "2021-11-19": true,
		"2021-11-20": false, "2021-12-08": false, "2021-12-09": true} {
		if h.acceptedBy(day) != "" != want {
			t.Errorf("on %s: %v", day, !want)
		}
	}
	h.Life.Supervised = []Supervision{{On: "2021-11-10", Ended: "2021-11-15"}, {On: "2021-12-01", Level: "province"}}
	for day, want := range map[Date]bool{"2021-11-09": false, "2021-11-10": true, "2021-11-14": true,
		"2021-11-15": false, "2021-12-01": true} {
		if _, ok := h.supervisedOn(day); ok != want {
			t.Errorf("supervised on %s: %v", day, ok)
		}
	}
}
