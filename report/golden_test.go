package report_test

import (
	"io"
	"testing"

	"rectify/inspect"
	"rectify/report"
)

// pinned is a notice of two pages with what notices have: a major hazard, two
// due dates, rare and astral characters, standards, brackets and quotations.
func pinned() inspect.Paper {
	return inspect.Paper{Number: "（示高）安责改〔2021〕9号", Word: "安责改", Year: 2021, Serial: 9, Date: "2021-10-19",
		Form: inspect.DefaultForm(inspect.FormOrder),
		Agency: inspect.Agency{Name: "示范高新区安全生产监管部", Region: "示高", Word: "安责改", ReviewBody: "示范市示范区人民政府",
			Court: "示范市示范区人民法院"},
		Site:      inspect.Site{Name: "石碁镇示范肉类冷藏有限公司"},
		Head:      inspect.Anchor{Place: 128, Digits: "0123456789abcdef"},
		Inspected: "2021-10-19", Officers: []inspect.Officer{{Name: "甲某", Cert: "鲁SF0101"},
			{Name: "乙某", Cert: "鲁SF0102"}},
		Items: []inspect.Item{
			{Text: "分割车间空调采用氨直接蒸发制冷，车间内两台冷风机供液管与氨机房低压循环桶直接相连；检查时车间内有作业人员26名，顶部供回液管道未设泄漏检测探头", Level: inspect.Major, Basis: "《工贸行业重大生产安全事故隐患判定标准（2017版）》（安监总管四〔2017〕129号）", Due: "2021-11-18"},
			{Text: "低压循环贮液桶安全阀铅封缺失，校验标签日期为2019年11月", Place: "氨机房", Level: inspect.General, Basis: "《固定式压力容器安全技术监察规程》（TSG 21—2016）", Due: "2021-11-03"},
			{Text: "值班人员李𬭚称“没有演练过（也没有通知）。”", Place: "值班室", Level: inspect.General, Basis: "《生产安全事故应急条例》第八条", Due: "2021-11-03"},
			{Text: "正压式空气呼吸器2套气瓶压力分别为12 MPa和9 MPa，低于使用要求，面罩橡胶老化粘连；", Place: "值班室", Level: inspect.General, Basis: "《冷库安全规程》（GB 28009—2011）", Due: "2021-11-18"},
		}}
}

// The same notice is the same file on every machine and in every build: the
// book keeps the hash of each that was issued. A change of layout, and a Go
// release whose compressor differs, show here; -update takes them on.
func TestNoticeIsPinned(t *testing.T) {
	pin(t, "notice-order", 1, func(w io.Writer) error { return report.WritePaper(w, pinned(), none) })
}
