package inspect

import (
	"slices"
	"testing"
)

func TestSplitNames(t *testing.T) {
	for said, want := range map[string][]string{
		"甲某、乙某": {"甲某", "乙某"}, "甲某/乙某": {"甲某", "乙某"}, "甲某 乙某": {"甲某", "乙某"}, "甲某\n乙某": {"甲某", "乙某"},
		"甲某　乙某": {"甲某", "乙某"}, "甲 某": {"甲某"}, "欧阳 某": {"欧阳某"}, "甲某，乙某；丙某": {"甲某", "乙某", "丙某"},
		"John Smith": {"John Smith"}, "Doe, Jane; Roe, John": {"Doe, Jane", "Roe, John"}, "Doe, Roe": {"Doe", "Roe"},
		"甲某:A001;乙某:A002": {"甲某:A001", "乙某:A002"}, "甲某:A/01": {"甲某:A/01"}, "甲某:A1 乙某:A2": {"甲某:A1", "乙某:A2"},
		"甲某／乙某/丙某": {"甲某", "乙某", "丙某"}, "J D": {"J D"}, "、;": nil, "John Smith/Jane Doe": {"John Smith", "Jane Doe"},
	} {
		if got := SplitNames(said); !slices.Equal(got, want) {
			t.Errorf("%q: %q", said, got)
		}
	}
}

func TestSettledCells(t *testing.T) {
	var a above
	for i, c := range []struct{ said, means string }{
		{"甲厂", "甲厂"}, {"同上", "甲厂"}, {"〃", "甲厂"}, {` " `, "甲厂"}, {"同上。", "甲厂"}, {"Ditto", "甲厂"}, {"/", ""}, {"／", ""},
		{"无", ""}, {"N/A", ""}, {"—", ""}, {"暂 无", ""}, {"无锡厂", "无锡厂"}, {"同上", "无锡厂"},
	} {
		cell := c.said
		if err := a.settle([]*string{&cell}); err != nil || cell != c.means {
			t.Errorf("%d %q: %q, %v", i, c.said, cell, err)
		}
	}
	cell := "同上"
	if err := new(above).settle([]*string{&cell}); err == nil {
		t.Error("the first row says as above")
	}
}

func TestProblems(t *testing.T) {
	for text, want := range map[string]int{"1.灭火器过期；\n2.疏散通道堆物；\n3.配电箱无标识。": 3, "1、甲；2、乙": 2, "①甲②乙": 1, "①甲；②乙": 2,
		"（1）甲\n（2）乙": 2, "一、甲\n二、乙": 2, "2.5米处无护栏": 1, "灭火器过期2具": 1} {
		if got := problems(text); got != want {
			t.Errorf("%q: %d", text, got)
		}
	}
}
