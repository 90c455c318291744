package main

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"github.com/google/uuid"

	"rectify/inspect"
)

// Each event of a calendar has a name of its own, and none that another book has, of the
// same import either; it keeps it from day to day.
func TestCalendarNames(t *testing.T) {
	const table = "单位,检查日期,问题,整改期限,检查人员\n示范木业,2021-12-20,通道堵塞,2022-01-02,甲某:A001\n" +
		"示范木业,2021-12-20,灭火器失压,2022-01-12,甲某:A001\n"
	met := map[string]bool{}
	for range 2 {
		o := newOffice(t)
		o.write("hazards.csv", table)
		o.must("hazard", "import", "hazards.csv")
		o.must("inspection", "add", "--site", "示范木业", "--date", "2021-12-21", "--inspector", "甲某:A001")
		o.must("hazard", "add", "--inspection", "I2", "线路裸露", "--due", "2022-01-09")
		o.must("notice", "issue", "--inspection", "I2", "-o", "out/")
		o.must("hazard", "claim", "H3", "--by", "张某")
		names := o.eventNames("2022-01-05")
		if len(names) != 5 { // three hazards, one of them claimed to be fixed, and a notice to serve
			t.Errorf("there are %d events", len(names))
		}
		for _, name := range names {
			if met[name] || strings.HasPrefix(name, uuid.Nil.String()) {
				t.Errorf("%s is of two, or of none", name)
			}
			met[name] = true
		}
		for _, name := range o.eventNames("2022-01-06") {
			if !met[name] {
				t.Errorf("%s is another a day later", name)
			}
		}
		var a struct {
			Data struct{ Duties []inspect.DutyList }
		}
		if err := json.Unmarshal([]byte(o.must("agenda", "--within", "30", "--json")), &a); err != nil {
			t.Fatal(err)
		}
		for _, list := range a.Data.Duties {
			for _, it := range list.Items {
				if it.ID == uuid.Nil {
					t.Errorf("%s has no id", it.Ref)
				}
			}
		}
	}
}

var eventName = regexp.MustCompile(`(?m)^UID:(.*)\r$`)

// eventNames are the UIDs of the calendar on a day.
func (o office) eventNames(day string) (names []string) {
	for _, m := range eventName.FindAllStringSubmatch(o.must("agenda", "--within", "30", "--format", "ics", "--date", day,
		"-o", "-"), -1) {
		names = append(names, m[1])
	}
	return names
}
