package main

import (
	"io"
	"strings"
	"testing"
)

// ready answers up to the summary, of one hazard and a notice.
func (d *desk) ready() {
	d.t.Helper()
	d.visiting()
	d.finding()
}

// finding goes on from what was found to the summary.
func (d *desk) finding() {
	d.t.Helper()
	d.asked("已记 0 项", "灭火器失压")
	d.agreeing()
}

// agreeing takes what is offered, from a hazard's place to the summary.
func (d *desk) agreeing() {
	d.t.Helper()
	for _, q := range []string{"部位", "隐患级别", "依据", "整改期限", "照片", "已记 1 项", "下达文书"} {
		d.asked(q, "")
	}
	d.sees("确认登记")
}

// recorded tells whether a window recorded what it confirmed, or else was told
// that another had gone on.
func (d *desk) recorded() bool {
	d.t.Helper()
	if d.seesOne("如何送达", "另一个窗口") == "如何送达" {
		return true
	}
	d.told()
	return false
}

// told wants the window to say why it ends, and to end.
func (d *desk) told() {
	d.t.Helper()
	d.sees("另一个窗口")
	if code := d.ends(); code != 6 {
		d.t.Errorf("exit %d:\n%s", code, d.all)
	}
}

func (d *desk) endsWell() {
	d.t.Helper()
	if code := d.ends(); code != 0 {
		d.t.Errorf("exit %d:\n%s", code, d.all)
	}
}

// Whatever two windows do with one draft, one inspection with one notice and
// one service is recorded, and the window that came second is told.
func TestLogInTwoWindows(t *testing.T) {
	signed := func(d *desk, by string) {
		d.asked("如何送达", "1")
		d.asked("送达日期", "")
		d.asked("签收人", by)
	}
	for name, play := range map[string]func(one, two *desk, opens func(d *desk) *desk){
		"one confirms, then the other": func(one, two *desk, opens func(d *desk) *desk) {
			one.ready()
			opens(two).asked("继续填写", "1")
			two.sees("确认登记")
			one.asked("确认登记", "y")
			one.sees("如何送达")
			two.asked("确认登记", "y")
			two.told()
			signed(one, "李某")
			one.endsWell()
		},
		"both confirm at once": func(one, two *desk, opens func(d *desk) *desk) {
			one.ready()
			opens(two).asked("继续填写", "1")
			two.sees("确认登记")
			io.WriteString(one.tty, "y\r")
			io.WriteString(two.tty, "y\r")
			first, second := one.recorded(), two.recorded()
			if first == second {
				t.Fatalf("recorded by one: %v, by two: %v", first, second)
			}
			if second {
				one = two
			}
			signed(one, "李某")
			one.endsWell()
		},
		"one corrects, the other confirms": func(one, two *desk, opens func(d *desk) *desk) {
			one.ready()
			opens(two).asked("继续填写", "1")
			two.sees("确认登记")
			one.asked("确认登记", "2")
			one.asked("检查日期", "2022-01-03")
			one.sees("确认登记")
			two.asked("确认登记", "y")
			two.told()
			one.asked("确认登记", "y")
			signed(one, "李某")
			one.endsWell()
		},
		"one throws away what the other goes on with": func(one, two *desk, opens func(d *desk) *desk) {
			one.visiting()
			opens(two).sees("继续填写")
			one.asked("已记 0 项", "灭火器失压")
			one.sees("部位")
			two.asked("继续填写", "2")
			two.asked("确定丢弃", "y")
			two.told()
			one.agreeing()
			one.asked("确认登记", "y")
			signed(one, "李某")
			one.endsWell()
		},
		"one goes on with what the other threw away": func(one, two *desk, opens func(d *desk) *desk) {
			one.asked("单位", "示范第九")
			one.sees("登记为新单位吗")
			opens(two).asked("继续填写", "2")
			two.asked("确定丢弃", "y")
			two.sees("输入名称")
			one.asked("登记为新单位吗", "y")
			one.told()
			two.ready()
			two.asked("确认登记", "y")
			signed(two, "李某")
			two.endsWell()
		},
		"both begin": func(one, two *desk, opens func(d *desk) *desk) {
			one.sees("输入名称")
			opens(two).asked("单位", "示范第九")
			two.sees("登记为新单位吗")
			one.asked("单位", "另一单位")
			one.told()
			two.registering()
			two.finding()
			two.asked("确认登记", "y")
			signed(two, "李某")
			two.endsWell()
		},
		"recorded here, served there": func(one, two *desk, opens func(d *desk) *desk) {
			one.ready()
			one.asked("确认登记", "y")
			one.sees("如何送达")
			opens(two).asked("尚未送达", "1")
			signed(two, "李某")
			two.endsWell()
			one.asked("如何送达", "3")
			one.told()
		},
		"served in both": func(one, two *desk, opens func(d *desk) *desk) {
			one.ready()
			one.asked("确认登记", "y")
			one.asked("如何送达", "1")
			one.asked("送达日期", "")
			one.sees("签收人")
			opens(two).asked("尚未送达", "1")
			two.asked("签收人", "李某")
			two.endsWell()
			one.asked("签收人", "王某")
			one.told()
		},
		"later here, served there": func(one, two *desk, opens func(d *desk) *desk) {
			one.ready()
			one.asked("确认登记", "y")
			one.sees("如何送达")
			opens(two).asked("尚未送达", "1")
			two.asked("如何送达", "1")
			two.asked("送达日期", "")
			two.sees("签收人")
			one.asked("如何送达", "3")
			one.told()
			two.asked("签收人", "李某")
			two.endsWell()
		},
	} {
		t.Run(name, func(t *testing.T) {
			o := interviewed(t)
			two := &desk{t: t}
			play(o.sits(80, nil), two, func(d *desk) *desk { *d = *o.sits(80, nil); return d })
			o.want("inspection list --json", `"total": 1`)
			o.want("hazard list --json", `"total": 1`)
			o.want("notice list --json", `"total": 1`)
			if shown := o.must("notice", "show", "N1"); strings.Count(shown, "signed for by 李某") != 1 ||
				strings.Contains(shown, "王某") {
				t.Errorf("notice show N1:\n%s", shown)
			}
			if left := o.rows("book.db", "SELECT body FROM aside WHERE kind = 'draft'"); len(left) > 0 {
				t.Errorf("left: %s", left)
			}
			o.mustBeSound("check")
		})
	}
}
