// Command warm prints a thousand different notices in one process and tells
// what each took of the processor, how large they are, and what the process
// holds in memory after a hundred and after all.
package main

import (
	"bytes"
	"fmt"
	"os"
	"strconv"
	"strings"
	"syscall"
	"time"

	"rectify/inspect"
	"rectify/report"
)

func main() {
	const notices = 1000
	total, largest := 0, 0
	var early int
	begun := spent()
	for i := range notices {
		var b bytes.Buffer
		if err := report.WriteNotice(&b, notice(i), nil); err != nil {
			fmt.Fprintln(os.Stderr, "warm:", err)
			os.Exit(1)
		}
		total, largest = total+b.Len(), max(largest, b.Len())
		if i == notices/10 {
			early = resident()
		}
	}
	fmt.Printf("%d different notices in one process (promised: 5 ms CPU and 120 KB each, memory flat)\n", notices)
	fmt.Printf("  %.2f ms CPU each, %.1f KB on average, %.1f KB at the most, %d MB RSS after %d and %d MB after all\n",
		float64((spent()-begun).Microseconds())/1000/notices, float64(total)/notices/1024, float64(largest)/1024, early, notices/10, resident())
}

// words make every notice's characters differ from another's.
var words = []rune("罐区配电室卸油口静电接地报警仪消防通道灭火器压力应急照明疏散指示标志安全教育培训记录演练预案粉尘除尘系统泄爆隔爆氨制冷机房浓度报警风机联锁压力容器检验登记高处作业动火审批特种人员证件过期未见台账")

func notice(i int) inspect.Notice {
	n := inspect.Notice{Number: fmt.Sprintf("（示高）安责改〔2021〕%d号", i+1), Word: "安责改", Year: 2021, Serial: i + 1, Date: "2021-11-23", Form: inspect.DefaultForm(inspect.FormOrder),
		Agency:    inspect.Agency{Name: "示范高新区安全生产监管部", Region: "示高", Word: "安责改", ReviewBody: "示范市示范区人民政府", Court: "示范市示范区人民法院"},
		Site:      inspect.Site{Name: fmt.Sprintf("示范%d号单位", i)},
		Inspected: "2021-11-23", Officers: []inspect.Officer{{Name: "甲某", Cert: "A001"}, {Name: "乙某", Cert: "A002"}}}
	for k := range 7 {
		var text strings.Builder
		for j := range 40 {
			text.WriteRune(words[(i*31+k*17+j*(1+i%13))%len(words)])
		}
		n.Items = append(n.Items, inspect.Item{Text: text.String() + "，不符合GB 50156—2021的规定", Level: inspect.General, Basis: "《中华人民共和国安全生产法》第三十六条", Due: n.Date.Add(10 + k%3)})
	}
	return n
}

// spent is the processor's time of this process.
func spent() time.Duration {
	var r syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &r)
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}

// resident is what this process holds in memory now, in MB.
func resident() int {
	status, _ := os.ReadFile("/proc/self/status")
	_, rest, _ := strings.Cut(string(status), "VmRSS:")
	kb, _ := strconv.Atoi(strings.Fields(rest + " 0")[0])
	return kb >> 10
}
