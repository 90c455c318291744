package typeset

import (
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
	"time"
)

// The sentences that notices of one campaign share, and the hazards in which
// they differ.
const (
	opening = "根据《中华人民共和国安全生产法》第六十五条的规定，我局执法人员于2021年11月23日对你单位进行了安全生产监督检查，发现存在下列事故隐患和问题，现责令你单位按期整改："
	order   = "以上第1项至第6项，责令于2021年12月8日前整改完毕，整改期间应当采取有效的安全防范措施，必要时停止使用相关设施设备；由此造成事故的，依法追究有关人员的责任。整改完毕后七日内向我局书面报告，我局将组织复查，逾期不整改或者整改不合格的，依法给予行政处罚。"
	appeal  = "如果不服本指令，可以依法在六十日内向示范市人民政府申请行政复议，或者在六个月内依法向示范市中级人民法院提起行政诉讼，但本指令不停止执行。"
)

var hazards = [...]string{
	"配电室内堆放杂物，灭火器压力不足0.8 MPa，未按GB 50140—2005配置。",
	"卸油口与站房距离不足3.5 m，未设置可燃气体检测报警器（GB/T 50493—2019）。",
	"氨制冷机房事故排风机与气体浓度报警装置未联锁，现场应急照明损坏三处。",
	"有限空间作业未执行“先通风、再检测、后作业”的规定，审批单无监护人签字。",
	"粉尘车间除尘器泄爆口朝向疏散通道，积尘厚度超过1 mm，未建立清扫记录。",
	"危险化学品仓库禁忌物料混存，双氧水与甲醇间隔不足1.5 m，标识缺失。",
	"特种作业人员李𬭚、张烨的操作证分别于2021年3月1日和7月15日逾期未复审。",
	"起重机械钢丝绳断丝数超过报废标准，限位器失灵，检验合格证过期四十二天。",
	"安全出口上锁，疏散指示标志被遮挡；喷漆房静电接地电阻为28 Ω，超过规定值。",
	"燃气调压箱围栏锈蚀倒塌，阀门井内积水，巡检台账缺2021年第三季度记录。",
	"冲压设备双手按钮被短接，光电保护装置停用，班组长称“影响效率”而自行拆除。",
}

// notice composes a notice of two pages in three faces; no two n are alike.
func notice(n int) *Doc {
	d := New(A4, Info{Title: fmt.Sprintf("责令限期整改指令书 %d", n), Author: "示范市应急管理局", Created: time.Date(2021, 11, 23, 9, 0, 0, 0, time.UTC)})
	text := Style{Face: Serif(), Size: 16, Lead: 29, First: 2}
	head := Style{Face: SansBold(), Size: 16, Lead: 29, First: 2}
	d.Para(Style{Face: SerifBold(), Size: 22, Lead: 34, Align: Centre}, "示范市应急管理局\n责令限期整改指令书")
	d.Para(Style{Face: Serif(), Size: 16, Lead: 29, Align: Centre}, fmt.Sprintf("（示）应急责改〔2021〕%d号", n))
	d.Rule(2)
	d.Para(Style{Face: Serif(), Size: 16, Lead: 29}, fmt.Sprintf("示范市第%d%c号站点有限责任公司：", n, '丁'+rune(n%2000)))
	d.Para(text, opening)
	d.Para(head, "一、存在的问题")
	for i := range 5 {
		d.Para(text, fmt.Sprintf("%d．%s", i+1, hazards[(n+i*3+n/len(hazards))%len(hazards)]))
	}
	d.Para(head, "二、整改要求")
	d.Para(text, order)
	d.Para(text, appeal)
	d.Keep(func() {
		d.Para(Style{Face: Serif(), Size: 16, Lead: 29, Align: Right}, "示范市应急管理局\n2021年11月23日")
	})
	d.Footer(func(p *Place, page, total int) {
		p.Text(Style{Face: Serif(), Size: 10.5, Lead: 16, Align: Centre}, p.Width()/2, 18, fmt.Sprintf("共%d页 第%d页", total, page))
	})
	return d
}

// BenchmarkNotice is a campaign in one process: each notice differs.
func BenchmarkNotice(b *testing.B) {
	size, n := counter(0), 0
	for b.Loop() {
		if err := notice(n).Write(&size); err != nil {
			b.Fatal(err)
		}
		n++
	}
	b.ReportMetric(float64(size)/float64(n), "bytes/op")
}

// BenchmarkLayout is what breaking lines and parting pages costs of it.
func BenchmarkLayout(b *testing.B) {
	for n := 0; b.Loop(); n++ {
		notice(n).paginate()
	}
}

type counter int

func (c *counter) Write(p []byte) (int, error) { *c += counter(len(p)); return len(p), nil }

// Memory must not grow with the notices printed: nothing of one is kept.
func TestMemoryStaysFlat(t *testing.T) {
	heap := func(from, to int) uint64 {
		for n := from; n < to; n++ {
			if err := notice(n).Write(io.Discard); err != nil {
				t.Fatal(err)
			}
		}
		runtime.GC()
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	early, late := heap(0, 30), heap(30, 330)
	if late > early+4<<20 {
		t.Errorf("300 notices left %d KB behind", (late-early)>>10)
	}
}

func TestNoticeIsSmall(t *testing.T) {
	for n := range 20 {
		var size counter
		if err := notice(n).Write(&size); err != nil {
			t.Fatal(err)
		}
		if size > 120<<10 {
			t.Errorf("notice %d is %d bytes", n, size)
		}
	}
}

func TestNoticeHasTwoPages(t *testing.T) {
	for n := range 50 {
		if sheets, err := notice(n).paginate(), error(nil); len(sheets) != 2 || err != nil {
			t.Errorf("notice %d takes %d pages", n, len(sheets))
		}
	}
	if n := len([]rune(opening + order + appeal + strings.Join(hazards[:5], ""))); n < 450 {
		t.Errorf("a notice of %d characters measures nothing", n)
	}
}
