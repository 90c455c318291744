package inspect

import (
	"reflect"
	"slices"
	"strings"
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
		if got := splitNames(said); !slices.Equal(got, want) {
			t.Errorf("%q: %q", said, got)
		}
	}
}

// However a ledger writes who was there, no mark, part or certificate becomes a person.
func TestParseOfficersAsWritten(t *testing.T) {
	a, b := Officer{"甲某", "A001"}, Officer{"乙某", "A002"}
	for said, want := range map[string][]Officer{
		"甲某（A001）": {a}, "甲某(证号：A001)": {a}, "甲某 A001": {a}, "甲某A001": {a}, "甲某/A001": {a}, "甲某（执法证号A001）、乙某（A002）": {a, b},
		"甲某（A001） 乙某（A002）": {a, b}, "组长：甲某（A001）；组员：乙某:A002、丙某": {a, b, {"丙某", ""}}, "甲某和乙某": {{"甲某", ""}, {"乙某", ""}},
		"李和平": {{"李和平", ""}}, "欧阳和平": {{"欧阳和平", ""}}, "李和平:A1": {{"李和平", "A1"}}, `甲某\乙某`: {{"甲某", ""}, {"乙某", ""}},
		"甲某+乙某": {{"甲某", ""}, {"乙某", ""}}, "甲某|乙某": {{"甲某", ""}, {"乙某", ""}}, "甲某（区应急局）": {{"甲某（区应急局）", ""}},
		"John Smith and Jane Doe": {{"John Smith", ""}, {"Jane Doe", ""}}, "Doe, Jane、Roe, John": {{"Doe, Jane", ""}, {"Roe, John", ""}}, "张三1": {{"张三1", ""}},
		"甲某 A001 乙某 A002": {a, b}, "甲 某 A001 乙 某 A002": {a, b}, "甲某A001乙某A002": {a, b}, "甲某（A001）乙某（A002）": {a, b}, "甲某 A001 乙某": {a, {"乙某", ""}},
		"甲某（组长）、乙某": {{"甲某", ""}, {"乙某", ""}}, "甲某（组长）乙某（协检）": {{"甲某", ""}, {"乙某", ""}}, "甲某（带队）": {{"甲某", ""}}, "甲某( 组长、记录人 )": {{"甲某", ""}},
		"甲某（组长，A001）；乙某（主检）:A002": {a, b}, "甲某（组长）A001": {a}, "Jane Doe (leader), John Roe": {{"Jane Doe", ""}, {"John Roe", ""}},
		"组长 甲某 组员 乙某": {{"甲某", ""}, {"乙某", ""}}, "甲某-乙某": {{"甲某", ""}, {"乙某", ""}}, "甲某 — 乙某—丙某": {{"甲某", ""}, {"乙某", ""}, {"丙某", ""}},
		"王 小 明": {{"王小明", ""}}, "Mary-Ann Doe": {{"Mary-Ann Doe", ""}}, "甲某:A-01": {{"甲某", "A-01"}}, "甲　某": {{"甲某", ""}},
	} {
		if got, err := ParseOfficers(said); err != nil || !slices.Equal(got, want) {
			t.Errorf("%q: %q, %v", said, got, err)
		}
	}
	for _, said := range []string{"甲某,A001", "甲某等3人", "甲某、乙某等", "组长：", "组长", "张 三 李四", "甲　某　乙　某", "张三 李 四", "甲某（A001", "3人（甲某、乙某）"} {
		if got, err := ParseOfficers(said); err == nil {
			t.Errorf("%q: %q", said, got)
		}
	}
}

// Whatever a certificate's number looks like, none of it becomes a person: behind a colon, in
// brackets, behind a blank, alone and in a list.
func TestCertificatesAsWritten(t *testing.T) {
	bare := func(s string) string { return strings.ReplaceAll(s, " ", "") }
	is := func(got []Officer, cert string, more int) bool {
		return len(got) == 1+more && got[0].Name == "张某" && bare(got[0].Cert) == bare(cert) && (more == 0 || got[1] == Officer{"李某", "33002号"})
	}
	for _, cert := range []string{"A001", "33001", "33001号", "33001 号", "A-001", "鲁A-001号", "鲁SF0102", "第33100号", "第 33100 号",
		"浙执法证字第33100号", "执法证字第33100号", "浙33100号", "浙执法字〔2021〕第1号", "浙执法字[2021]第001号", "SF-0102-33号", "370102199号"} {
		for _, said := range []string{"张某:" + cert, "张某：" + cert, "张某（" + cert + "）", "张某(证号：" + cert + ")", "张某 " + cert,
			"组长：张某:" + cert, "张某:" + cert + "（组长）"} {
			if got, err := ParseOfficers(said); err != nil || !is(got, cert, 0) {
				t.Errorf("%q: %q, %v", said, got, err)
			}
			for _, mark := range []string{"、", "；", ";", "\n", "，"} {
				if got, err := ParseOfficers(said + mark + "李某:33002号"); err != nil || !is(got, cert, 1) {
					t.Errorf("%q: %q, %v", said+mark, got, err)
				}
			}
		}
		for _, said := range []string{"张某:" + cert + " 李某:33002号", "张某（" + cert + "）李某（33002号）", "张某 " + cert + "、李某 33002号"} {
			if got, err := ParseOfficers(said); err != nil || !is(got, cert, 1) {
				t.Errorf("%q: %q, %v", said, got, err)
			}
		}
	}
	for _, cert := range []string{"鲁安监01执法", "浙 执法证", "浙/安监", "浙（安）监", "鲁/A-01/安监02", "01字第33号", "浙执（2021）第33100号", "鲁01安监（省）", "33001号人", "号33001", "A/01"} {
		if got, err := ParseOfficers("张某:" + cert); err != nil || !is(got, cert, 0) {
			t.Errorf("%q: %q, %v", cert, got, err)
		}
	}
	for _, said := range []string{"号", "张某、号", "张某执法证字第33001号", "第33001号", "33001号", "字第33001号"} {
		if got, err := ParseOfficers(said); err == nil {
			t.Errorf("%q: %q", said, got)
		}
	}
}

func TestSettledCells(t *testing.T) {
	var a Above
	for i, c := range []struct{ said, means string }{
		{"甲厂", "甲厂"}, {"同上", "甲厂"}, {"〃", "甲厂"}, {` " `, "甲厂"}, {"同上。", "甲厂"}, {"（同上）", "甲厂"}, {"(同上)", "甲厂"}, {"【同上】", "甲厂"}, {"[ditto]", "甲厂"}, {"以上同", "甲厂"}, {"Ditto", "甲厂"}, {"/", ""}, {"／", ""},
		{"无", ""}, {"·", ""}, {"•", ""}, {"（无）", ""}, {"...", ""}, {"N/A", ""}, {"—", ""}, {"暂 无", ""}, {"无锡厂", "无锡厂"}, {"同上", "无锡厂"},
	} {
		cell := c.said
		if err := a.Settle(nil, []*string{&cell}); err != nil || cell != c.means {
			t.Errorf("%d %q: %q, %v", i, c.said, cell, err)
		}
	}
	cell := "同上"
	if err := new(Above).Settle(nil, []*string{&cell}); err == nil {
		t.Error("the first row says as above")
	}
	for _, beside := range []string{"同左", "（同左）"} {
		if err := a.Settle(nil, []*string{&beside}); err == nil {
			t.Error("as beside is as above")
		}
	}
	a.missed()
	if err := a.Settle(nil, []*string{&cell}); err == nil {
		t.Error("it is as in a row that could not be read")
	}
	if cell = "/"; a.Settle([]*string{&cell}, nil) != nil || cell != "/" {
		t.Error("nothing in a text is not kept")
	}
}

func TestBelowTable(t *testing.T) {
	for cell, want := range map[string]bool{"合计": true, "合  计": true, "本月合计：3项": true, "小计（东镇）": true, "填表人：某甲": true, "注：略": true, "注1：略": true,
		"备注（一）：略": true, "（盖章）": true, "单位（盖章）：": true, "审核：某乙": true, "Total": true, "Notes: none": true, "说明": true, "填报单位(公章)": true,
		"甲厂": false, "注塑厂": false, "备用电源": false, "电话局": false, "单位甲": false, "Totem Inc": false, "说明书印刷厂": false, "": false,
		"（以下空白）": true, "以下空白": true, "共1家": true, "共 3 家": true, "甲厂小计": true, "东镇合计": true, "第1页 共2页": true, "第1页": true, "负责人签名": true, "负责人签字：": true,
		"单位负责人（签字）": true, "审核人签字盖章：": true, "此页无正文": true, "Page 1 of 2": true, "共计3家单位": true, "共1家厂、乙厂": false, "第1页印刷厂": false,
		"以下空白厂": false, "共3人影院": false, "甲厂（盖章车间）": false, "签名印章厂": false, "负责人": true} {
		if BelowTable(cell) != want {
			t.Errorf("%q: %v", cell, !want)
		}
	}
}

// Where a unit's name is all that a row needs, it is not taken for a sum or a note.
func TestBesideTable(t *testing.T) {
	for cell, want := range map[string]bool{"注：略": true, "（以下空白）": true, "合计楼": false, "Total Energies": false, "总计软件公司": false, "小计示范公司": false,
		"审核示范所": false, "电话局": false, "填表人：李": true, "—": false, "（）": false} {
		if BesideTable(cell) != want || want && !BelowTable(cell) || IsSum(cell) {
			t.Errorf("%q: %v", cell, !want)
		}
	}
}

// Every column of every import is settled: a new one is forgotten nowhere.
func TestEveryColumnIsSettled(t *testing.T) {
	for _, row := range []interface {
		cells() (texts, cells []*string)
	}{&FindingRow{}, &SiteLine{}, &ComplaintLine{}} {
		texts, cells := row.cells()
		for _, said := range []string{"/", "无", "N/A", "—"} {
			fillIn(reflect.ValueOf(row).Elem(), said)
			if err := new(Above).Settle(row.cells()); err != nil {
				t.Fatal(err)
			}
			if left := filled(reflect.ValueOf(row).Elem(), ""); len(left) != len(texts) {
				t.Errorf("%T: %q stands in %v", row, said, left)
			}
		}
		var above Above
		fillIn(reflect.ValueOf(row).Elem(), "上")
		if err := above.Settle(row.cells()); err != nil {
			t.Fatal(err)
		}
		for _, said := range []string{"同上", "〃", "Ditto"} {
			fillIn(reflect.ValueOf(row).Elem(), said)
			if err := above.Settle(row.cells()); err != nil || len(filled(reflect.ValueOf(row).Elem(), "上")) > 0 {
				t.Errorf("%T: %q is not as above (%v)", row, said, err)
			}
		}
		if want := len(texts) + len(cells); want != len(filled(reflect.ValueOf(row).Elem(), "")) {
			t.Errorf("%T: %d columns are settled", row, want)
		}
	}
}

// fillIn puts a text in every column of a row.
func fillIn(row reflect.Value, said string) {
	for i := range row.NumField() {
		switch f := row.Field(i); {
		case f.Type() == reflect.TypeFor[Site]():
			for _, name := range siteNames(row.Type().Field(i)) {
				f.FieldByName(name).SetString(said)
			}
		case f.Kind() == reflect.String:
			f.SetString(said)
		}
	}
}

// siteNames are what is said of a site; where it is a part of a line, its name is not.
func siteNames(f reflect.StructField) []string {
	names := []string{"Name", "Sector", "Town", "CreditCode", "Address", "Person", "Phone", "Coordinates"}
	if !f.Anonymous {
		names = names[1:]
	}
	return names
}

// filled are the columns in which something else stands.
func filled(row reflect.Value, but string) (names []string) {
	for i := range row.NumField() {
		switch f := row.Field(i); {
		case f.Type() == reflect.TypeFor[Site]():
			for _, name := range siteNames(row.Type().Field(i)) {
				if f.FieldByName(name).String() != but {
					names = append(names, name)
				}
			}
		case f.Kind() == reflect.String && f.String() != but:
			names = append(names, row.Type().Field(i).Name)
		}
	}
	return names
}

func TestProblems(t *testing.T) {
	for text, want := range map[string]int{"1.灭火器过期；\n2.疏散通道堆物；\n3.配电箱无标识。": 3, "1、甲；2、乙": 2, "①甲②乙": 2, "①甲；②乙": 2,
		"（1）甲\n（2）乙": 2, "一、甲\n二、乙": 2, "2.5米处无护栏": 1, "灭火器过期2具": 1} {
		if got := problems(text); got != want {
			t.Errorf("%q: %d", text, got)
		}
	}
}

// A sentence that nothing was found is no hazard, and one that something is missing is.
func TestFindsNothing(t *testing.T) {
	for _, said := range strings.Fields(`经检查未发现问题 该企业未发现安全隐患 暂无隐患 无明显隐患 未发现安全生产隐患 现场未发现隐患。 正常 良好 合格 符合要求 未发现重大隐患
		——— // 0 检查未发现明显安全隐患 没问题 无新增隐患 无存在问题 本次检查未发现隐患 均符合要求 未发现违法行为 无违法违规行为 NoIssues Nohazardsfound. Nonefound 暂无 （无） 零隐患
		不涉及 （未发现隐患） 【未发现安全隐患。】 [none] (无隐患)。 ·`) {
		if !findsNothing(said) {
			t.Errorf("%q is a finding", said)
		}
	}
	for _, said := range strings.Fields(`无安全警示标识 未发现灭火器 未见操作规程 安全出口不符合要求 无证上岗问题 未整改上次隐患 消防通道异常 0号柴油罐无标识 无隐患排查制度 未开展隐患排查
		未检查 （未检查） （无）证上岗 (无)标识(无) 未制定安全生产责任制 应急灯不正常 No1罐漏油 no-smoking 合格证缺失 问题未整改 未按规定处理问题 未如实记录隐患排查治理情况`) {
		if findsNothing(said) {
			t.Errorf("%q is no finding", said)
		}
	}
	for text, n := range map[string]int{"1、通道堵 2、灯坏 3、门坏": 3, "①通道堵②灯坏": 2, "（1）通道堵（2）灯坏": 2, "一是通道堵；二是灯坏": 2, "1.通道堵，2.灯坏": 2,
		"压力 1.5，2.5 兆帕": 1, "2、3号罐无标识": 1, "见第（二）项": 1, "1.通道堵\n2.灯坏": 2} {
		if got := problems(text); got != n {
			t.Errorf("%q: %d problems", text, got)
		}
	}
}
