package report_test

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"io"
	"strings"
	"testing"

	"rectify/inspect"
	"rectify/report"
)

// aPaper is a paper of a kind, about the notice that is pinned.
func aPaper(kind inspect.FormKind) inspect.Paper {
	n := pinned()
	form := inspect.DefaultForm(kind)
	site := n.Site
	site.Address, site.Person, site.Phone = "示范市石碁镇冷链物流园区创业大道18号B区3栋", "李𬭚", "0530-5550123"
	return inspect.Paper{Number: form.Number(n.Agency, 2021, 12), Word: form.WordOf(n.Agency), Year: 2021, Serial: 12, Date: n.Date, Form: form, Agency: n.Agency, Site: site, Officers: n.Officers, Items: n.Items, Head: n.Head}
}

func aRecord() inspect.Paper {
	pa := aPaper(inspect.FormRecord)
	pa.Items = append(pa.Items, inspect.Item{Text: "氨压缩机联轴器防护罩固定螺栓缺失2颗", Place: "氨机房", Level: inspect.General},
		inspect.Item{Text: "配电箱前堆放纸箱，已移开", Place: "配电室", Level: inspect.General},
		inspect.Item{Text: "未见2021年第三季度应急演练评估记录；演练方案与应急预案中的处置程序不一致，事故应急救援预案演练资料不全", Level: inspect.General})
	pa.Record = inspect.Record{On: pa.Date, From: "09:00", To: "11:30", Address: pa.Site.Address, Person: pa.Site.Person, Post: "总经理", Phone: pa.Site.Phone,
		Places: []string{"氨机房", "分割车间", "低温库（-18 ℃）", "配电室", "值班室", "应急物资柜"}, Experts: []string{"丙某", "丁某"}, Witness: "戊某",
		Lists: []inspect.ListResult{{Name: "涉氨制冷企业检查表", Yes: 21, No: 4, NA: 3}}, OnSpot: []int{6}, Note: "企业安全管理人员周某全程陪同，对上述问题当场无异议"}
	return pa
}

func TestRecordIsPinned(t *testing.T) {
	text := pin(t, "record", 1, func(w io.Writer) error { return report.WritePaper(w, aRecord(), none) })
	says(t, text, "现场检查记录", "（示高）安检记〔2021〕12号", "被检查单位：石碁镇示范肉类冷藏有限公司", "地址：示范市石碁镇", "法定代表人（负责人）：李𬭚", "职务：总经理", "联系电话：0530-5550123",
		"检查场所：氨机房、分割车间、低温库（-18 ℃）、配电室、值班室、应急物资柜", "检查时间：2021年10月19日9时00分至10月19日11时30分",
		"我们是示范高新区安全生产监管部行政执法人员甲某、乙某，证件号码为鲁SF0101、鲁SF0102，这是我们的证件（出示证件）。现依法对你单位进行现场检查，请予以配合。", "检查情况：",
		"协助检查专家：丙某、丁某。", "按《涉氨制冷企业检查表》检查28项：符合21项，不符合4项，不适用3项。", "检查发现下列7项问题：", "3．值班室：值班人员李𬭚称", "上述第6项问题已当场整改。", "当场无异议。",
		"检查人员（签名）：", "被检查单位现场负责人（签名）：", "见证人（签名）：", "姓名：戊某", "2021年10月19日", "共1页 第1页")
	if strings.Contains(text, "依据") || strings.Contains(text, "（印章）") {
		t.Error("a record charges nobody and has no seal")
	}
}

func TestShortRecordIsPinned(t *testing.T) {
	pa := aRecord()
	pa.Items, pa.Officers = nil, pa.Officers[:1]
	pa.Form.Officers = 1
	pa.Record = inspect.Record{On: "2021-12-31", Until: "2022-01-01", From: "23:30", To: "00:05", Person: "周某", Places: []string{"罐区"}}
	pa.Date = "2022-01-01"
	text := pin(t, "record-short", 1, func(w io.Writer) error { return report.WritePaper(w, pa, none) })
	says(t, text, "检查时间：2021年12月31日23时30分至2022年1月1日0时05分", "检查中未发现安全生产违法行为和事故隐患。", "法定代表人（负责人）：周某 职务： 联系电话：")
	pa.Record.From, pa.Record.To = "", ""
	text = pin(t, "record-hours", 1, func(w io.Writer) error { return report.WritePaper(w, pa, none) })
	says(t, text, "检查时间：2021年12月31日＿＿时＿＿分至＿＿时＿＿分")
}

func aReview() inspect.Paper {
	pa := aPaper(inspect.FormReview)
	pa.Date = "2021-11-19"
	n := pinned()
	pa.Opinion = inspect.Opinion{Title: n.Form.Title, Number: n.Number, Dated: n.Date, Reviewed: pa.Date, Fixed: []int{2, 4}, NotFixed: []int{1}, Rest: []int{3}, Note: "分割车间已停用，改造合同已签订"}
	return pa
}

func TestReviewIsPinned(t *testing.T) {
	pa := aReview()
	text := pin(t, "review", 1, func(w io.Writer) error { return report.WritePaper(w, pa, none) })
	says(t, text, "整改复查意见书", "（示高）安复查〔2021〕12号", "石碁镇示范肉类冷藏有限公司：",
		"本机关于2021年10月19日作出了责令限期整改指令书的决定［（示高）安责改〔2021〕9号］，经对你单位整改情况进行复查，提出如下意见：",
		"以下隐患已整改合格，符合安全要求：", "原第2项：氨机房：低压循环", "原第4项：", "以下隐患未整改合格：", "原第1项：分割车间空调", "（重大隐患）。", "原第3项不在本次复查范围内。", "复查说明：分割车间已停用，改造合同已签订。",
		"被复查单位负责人（签名）：", "证号：", "鲁SF0102", "（印章）", "2021年11月19日", "一份交被复查单位。")
	if strings.Contains(text, "希望你单位") || strings.Contains(text, "复议") {
		t.Error(text)
	}
	pa.Opinion.Fixed, pa.Opinion.NotFixed, pa.Opinion.Rest, pa.Opinion.Note = []int{1, 2, 3, 4}, nil, nil, ""
	text = pin(t, "review-fixed", 1, func(w io.Writer) error { return report.WritePaper(w, pa, none) })
	says(t, text, "希望你单位继续加强对事故隐患的排查治理")
	if strings.Contains(text, "未整改") || strings.Contains(text, "复查说明") {
		t.Error(text)
	}
}

func TestMeasuresArePinned(t *testing.T) {
	pa := aPaper(inspect.FormMeasures)
	pa.Items = pa.Items[:1]
	pa.Measures = inspect.Measures{Inspected: pa.Date, Basis: "《中华人民共和国安全生产法》第六十五条第一款第三项", Decisions: []string{"立即从分割车间撤出全部作业人员", "自即日起暂时停止使用分割车间氨直接蒸发制冷空调系统；重大事故隐患排除后，经审查同意，方可恢复使用。"}}
	text := pin(t, "measures", 1, func(w io.Writer) error { return report.WritePaper(w, pa, none) })
	says(t, text, "现场处理措施决定书", "（示高）安现决〔2021〕12号", "本机关于2021年10月19日现场检查时，发现你单位有下列违法违规行为和事故隐患：", "1．分割车间空调采用氨直接蒸发制冷",
		"以上存在的问题无法保证安全生产，依据《中华人民共和国安全生产法》第六十五条第一款第三项的规定，现作出如下现场处理决定：", "1．立即从分割车间撤出全部作业人员。", "2．自即日起",
		"如果不服本决定，可以依法在60日内向示范市示范区人民政府申请行政复议，或者在6个月内依法向示范市示范区人民法院提起行政诉讼，但本决定不停止执行，法律另有规定的除外。", "被检查单位负责人（签名）：", "（印章）")
}

// What a kind says that has no layout of its own stands in its form's places.
func TestServiceIsPinned(t *testing.T) {
	pa := aPaper(inspect.FormService)
	pa.Items = nil
	pa.Says = map[string]string{"paper": pinned().Form.Title + pinned().Number, "unit_name": pa.Site.Name, "on": pa.Date.ZH(), "how": inspect.Left.ZH(), "reason": "负责人不在", "witness": "居委会李某、王某"}
	text := pin(t, "service", 1, func(w io.Writer) error { return report.WritePaper(w, pa, none) })
	says(t, text, "送达回证", "（示高）安送回〔2021〕12号", "送达文书名称、文号：责令限期整改指令书（示高）安责改〔2021〕9号", "受送达人：石碁镇示范肉类冷藏有限公司", "送达日期：2021年10月19日", "送达方式：留置送达",
		"拒收事由：负责人不在", "受送达人拒绝签收，经居委会李某、王某见证，文书已留在受送达人处。", "送达人（签名）：", "见证人（签名或盖章）：", "姓名：居委会李某", "姓名：王某", "（印章）")
	if strings.Contains(text, "收件人（签名或盖章）：") {
		t.Error("who refused is to sign")
	}
	delete(pa.Says, "witness")
	delete(pa.Says, "reason")
	pa.Says["receiver"] = "张某"
	text = pin(t, "service-signed", 1, func(w io.Writer) error { return report.WritePaper(w, pa, none) })
	says(t, text, "收件人：张某", "收件人（签名或盖章）：")
	if strings.Contains(text, "见证") {
		t.Error("there was no witness")
	}
}

func TestExtensionsArePinned(t *testing.T) {
	pa := aPaper(inspect.FormExtension)
	n := pinned()
	pa.Officers, pa.Items, pa.Date = nil, pa.Items[:1], "2021-11-12"
	pa.Reply = inspect.Reply{Asked: "2021-11-10", From: "2021-11-18", Until: "2021-12-31", Granted: "2021-12-20", Reason: "防爆冷风机因厂家排产推迟，预计12月15日到货", Note: "停用期间不得恢复车间作业",
		Title: n.Form.Title, Number: n.Number, Dated: n.Date, Item: 1}
	text := pin(t, "extension-granted", 1, func(w io.Writer) error { return report.WritePaper(w, pa, none) })
	says(t, text, "整改期限延期批复", "（示高）安延批〔2021〕12号", "你单位于2021年11月10日提出的整改延期申请收悉。", "责令限期整改指令书［（示高）安责改〔2021〕9号，2021年10月19日］第1项：分割车间", "申请延期至2021年12月31日，理由：防爆冷风机",
		"准予延期。整改期限由2021年11月18日延长至2021年12月20日。", "说明：停用期间不得恢复车间作业。", "签收人（签名）：", "（印章）")
	pa.Reply.Granted, pa.Reply.Note, pa.Reply.Number = "", "申请理由不属于不可抗力", ""
	text = pin(t, "extension-refused", 1, func(w io.Writer) error { return report.WritePaper(w, pa, none) })
	says(t, text, "申请延期的隐患为：分割车间", "不准延期。整改期限仍为2021年11月18日。不准延期的理由：申请理由不属于不可抗力。")
	if strings.Contains(text, "准予") || strings.Contains(text, "说明：") {
		t.Error(text)
	}
}

// However long the record and whatever the words, all of it is on the paper and
// nobody signs a page that says nothing.
func TestRecordsOfAnyLength(t *testing.T) {
	for n := range 26 {
		pa := aRecord()
		one := pa.Items[1]
		pa.Items, pa.Record.OnSpot = nil, nil
		for range n {
			pa.Items = append(pa.Items, one)
		}
		var pdf bytes.Buffer
		if err := report.WritePaper(&pdf, pa, none); err != nil {
			t.Fatal(err)
		}
		pages := squeezedPages(t, pdf.Bytes())
		last := pages[len(pages)-1]
		if strings.Count(last, "（签名）") != 4 || !strings.Contains(last, "当场无异议。") {
			t.Errorf("%d items: the last of %d pages is %s", n, len(pages), last)
		}
		if got := strings.Count(strings.Join(pages, ""), "低压循环贮液桶安全阀铅封缺失"); got != n {
			t.Errorf("%d items are %d on the paper", n, got)
		}
	}
}

func TestPhotosOfARecord(t *testing.T) {
	pa := aRecord()
	pa.Items[1].Photos = []inspect.Photo{{SHA256: "a", Width: 80, Height: 60, TakenAt: "2021-10-19 09:12:00"}}
	picture := image.NewGray(image.Rect(0, 0, 80, 60))
	for i := range 60 {
		picture.Set(i, i, color.White)
	}
	var b, pdf bytes.Buffer
	jpeg.Encode(&b, picture, nil)
	if err := report.WritePaper(&pdf, pa, func(string) ([]byte, error) { return b.Bytes(), nil }); err != nil {
		t.Fatal(err)
	}
	pages := squeezedPages(t, pdf.Bytes())
	if last := pages[len(pages)-1]; !strings.Contains(last, "附：现场照片第2项氨机房摄于2021年10月19日09:12甲某、乙某") {
		t.Error(last)
	}
	pa.Items[1].Photos[0].TakenAt = ""
	pdf.Reset()
	if err := report.WritePaper(&pdf, pa, func(string) ([]byte, error) { return b.Bytes(), nil }); err != nil {
		t.Fatal(err)
	}
	pages = squeezedPages(t, pdf.Bytes())
	if last := pages[len(pages)-1]; !strings.Contains(last, pa.Record.On.ZH()+"检查时") {
		t.Error(last)
	}
}

func TestPapersRefuseWhatTheyCannotPrint(t *testing.T) {
	for _, kind := range inspect.FormKinds() {
		if kind.About() == "" {
			continue
		}
		pa := aPaper(kind)
		pa.Record, pa.Opinion, pa.Reply = aRecord().Record, aReview().Opinion, inspect.Reply{From: pa.Date, Until: pa.Date, Granted: pa.Date, Asked: pa.Date}
		pa.Items[0].Text = "字\U000F1234不在字体里"
		pa.Says = map[string]string{"note": pa.Items[0].Text}
		err := report.WritePaper(io.Discard, pa, none)
		if !inspect.IsCode(err, inspect.CodeRefused) || !strings.Contains(err.Error(), "U+F1234") {
			t.Errorf("%s: %v", kind, err)
		}
		pa.Form.Body = "a face"
		if err := report.WritePaper(io.Discard, pa, none); err == nil || errors.Is(err, io.EOF) {
			t.Errorf("%s without its face: %v", kind, err)
		}
	}
	if err := report.WritePaper(io.Discard, inspect.Paper{}, none); !inspect.IsCode(err, inspect.CodeFailed) {
		t.Error(err)
	}
}

// A certificate's number, of which a province's hanzi is a part, is on one line.
func TestCertificatesAreWhole(t *testing.T) {
	for n := range 12 {
		r := aRecord()
		r.Officers = []inspect.Officer{{Name: strings.Repeat("某", 2+n), Cert: "鲁SF0106"},
			{Name: "乙某", Cert: "粤执法330102021000019"}}
		var pdf bytes.Buffer
		if err := report.WritePaper(&pdf, r, none); err != nil {
			t.Fatal(err)
		}
		opening, _, _ := strings.Cut(strings.Join(pagesOf(t, pdf.Bytes(), "-raw"), ""), "出示证件")
		for _, o := range r.Officers {
			if !strings.Contains(opening, o.Cert) {
				t.Errorf("%s is parted: %s", o.Cert, opening)
			}
		}
	}
}
