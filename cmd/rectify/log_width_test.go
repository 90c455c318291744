package main

import (
	"testing"

	"github.com/creack/pty"
)

// A terminal that tells no width, as a container's may, or one that is too
// narrow to edit a line in, loses none of what stands in the line.
func TestLogWithoutWidth(t *testing.T) {
	for _, columns := range []uint16{0, 1, 11} {
		o := interviewed(t)
		d := o.sits(columns, nil)
		d.visiting()
		d.asked("已记 0 项", "灭火器失压")
		d.asked("部位", "<")
		d.asked("已记 0 项", "") // Enter keeps what was written
		for _, q := range []string{"部位", "隐患级别", "依据", "整改期限", "照片", "已记 1 项"} {
			d.asked(q, "")
		}
		d.asked("下达文书", "5")
		d.asked("确认登记", "y")
		d.endsWell()
		o.want("hazard show H1", "灭火器失压")
	}
}

// A terminal that loses its width ends the session as ^C does.
func TestLogLosesItsWidth(t *testing.T) {
	o := interviewed(t)
	d := o.sits(80, nil)
	d.asked("单位", "示范第九")
	d.sees("登记为新单位吗")
	d.sees(">")
	if err := pty.Setsize(d.tty, &pty.Winsize{}); err != nil {
		t.Fatal(err)
	}
	d.sees("草稿已保留")
	if code := d.ends(); code != 130 {
		t.Errorf("exit %d:\n%s", code, d.all)
	}
	o.sits(80, nil).sees("有一份")
}
