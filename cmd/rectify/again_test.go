package main

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"rectify/inspect"
)

// byContent are the commands that record what a file says: each row has a name
// made of what it says, and the same file again adds nothing.
var byContent = []string{"apply", "site import", "hazard import", "complaint import"}

// otherwise is, for every command that records, how its line in inJSON is changed
// to say something else: what stands there becomes the other, or is added.
var otherwise = map[string][2]string{
	"init": {"区法院", "县法院"}, "agency edit": {"示高", "示低"}, "form set": {"整改通知书", "改正通知书"},
	"form import": {"form.txt", "other.txt"}, "site add": {"示范第一", "示范第二"}, "site edit": {"石碁镇", "大岗镇"},
	"site move": {"东街道", "西街道"}, "site withdraw": {"误录", "重复"}, "campaign add": {"11-30", "12-31"},
	"campaign edit": {"秋冬", "冬春"}, "campaign withdraw": {"误录", "重复"}, "inspection add": {"乙某:A002", "丙某:A003"},
	"inspection edit": {"备注", "另注"}, "inspection check": {"GE04", "GE05"}, "inspection withdraw": {"误录", "重复"},
	"hazard add": {"15", "16"}, "hazard edit": {"车间", "仓库"}, "hazard plan": {"消除", "控制"},
	"hazard stop": {"停止使用", "停产"}, "hazard resume": {"王某", "李某"}, "hazard talk": {"张某", "李某"}, "hazard ask": {"张某", "李某"}, "hazard refer": {"供电", "供水"},
	"hazard claim": {"张某", "李某"}, "hazard reopen": {"复发", "又复发"}, "hazard withdraw": {"误录", "重复"},
	"supervision begin": {"区安委会", "县安委会"}, "supervision end": {"", "--note 完成"}, "notice issue": {"", "--due 30"},
	"notice serve": {"张某", "李某"}, "notice lease": {"2", "3"}, "notice spoil": {"遗失", "写坏"},
	"notice enter": {"--due 9", "--due 10"}, "notice void": {"有误", "有错"}, "extension ask": {"缺件", "缺人"},
	"extension grant": {"王某", "李某"}, "extension refuse": {"王某", "李某"}, "complaint add": {"王某", "李某"},
	"complaint edit": {"夜间", "清晨"}, "complaint assign": {"丙某", "丁某"}, "complaint urge": {"丁某", "戊某"},
	"complaint link": {"--inspection I1", "--hazard H1"}, "complaint answer": {"已办", "已修"},
	"complaint rate": {"4", "5"}, "complaint reopen": {"反复", "再现"}, "complaint forget": {"要求", "申请"},
	"complaint withdraw": {"误录", "重复"}, "paper issue record": {"09:00", "09:30"},
	"paper issue measures": {"停止使用", "立即撤人"}, "paper issue extension": {"", "--date 2022-01-04"},
	"paper issue review": {"", "--date 2022-01-06"}, "paper issue service": {"", "--date 2022-01-06"},
	"paper void": {"有误", "有错"}, "notice signed": {"", "--date 2022-01-06"},
	"paper signed": {"", "--date 2022-01-06"}, "review signed": {"", "--date 2022-01-06"}, "review add": {"", "--note 已看"},
	"lookback draw": {"50%", "60%"}, "lookback add": {"--held", "--recurred"}, "undo": {"误记", "错记"},
	"person add": {"A005", "A007"}, "person edit": {"科员", "科长"}, "person merge": {"P1", "P3"},
	"person withdraw": {"误录", "重复"},
	"site merge":      {"--into S1", "--into 示范纺织"}, "period close": {"王某", "李某"}, "period reopen": {"更正", "改正"},
}

// asking is a command that recorded something, with its id.
type asking struct {
	name  string
	args  []string
	first string // what it answered
}

// facts is how many facts there are in the office's book, and who is kept beside it.
func (o office) facts() string {
	if _, err := os.Stat(o.path("book.db")); err != nil {
		return ""
	}
	return o.rows("book.db",
		"SELECT count(*) || ' ' || (SELECT count(*) FROM aside WHERE kind = 'reporter') FROM event")[0]
}

// struckSince is what is added to the answer of what an undo has struck.
var struckSince = regexp.MustCompile(`(?s),\n  "struck": \{.*?\n  \}`)

// askedAgain asks for the same once more, on another day and device, and wants
// the same answer and nothing recorded.
func (o office) askedAgain(a asking, when string) {
	o.t.Helper()
	before := o.facts()
	cmd := o.command(a.args...)
	cmd.Env = append(cmd.Env, "TEST_NOW="+when+"T23:30:00+08:00", "RECTIFY_USER=another")
	out, said, code := ended(o.t, cmd)
	if code != 0 || struckSince.ReplaceAllString(out, "") != a.first {
		o.t.Errorf("%s, asked again on %s: exit %d, %s\n%s\nand at first\n%s", a.args, when, code, said, out, a.first)
	}
	if now := o.facts(); now != before {
		o.t.Errorf("%s, asked again: the record went from %s to %s", a.args, before, now)
	}
}

// saysOther asks for something else by the id of what is recorded.
func (o office) saysOther(a asking) {
	o.t.Helper()
	change, ok := otherwise[a.name]
	if !ok {
		o.t.Errorf("%s is not in the table otherwise", a.name)
		return
	}
	line, id, _ := strings.Cut(strings.Join(a.args, " "), " --id ")
	if change[0] == "" {
		change[1] = line + " " + change[1]
		change[0] = line
	}
	line = strings.Replace(line, change[0], change[1], 1) + " --id " + id
	before := o.facts()
	_, said, code := o.run(strings.Fields(line)...)
	if code != 6 || !strings.Contains(said, `"clash"`) {
		o.t.Errorf("%s, where the id is of something else: exit %d, %s", line, code, said)
	}
	if now := o.facts(); now != before {
		o.t.Errorf("%s, where the id is of something else: the record went from %s to %s", line, before, now)
	}
}

// Every command that records takes --id. By the same id the same again is a
// success that changes nothing and answers the same, at once and when all else was
// recorded since; something else is refused.
func TestAskedAgain(t *testing.T) {
	o := office{t, t.TempDir()}
	var all []asking
	o.recordings(func(a asking) {
		a.args = append(a.args, "--json")
		a.first = o.must(a.args...)
		o.askedAgain(a, "2022-01-05")
		o.askedAgain(a, "2022-02-07")
		o.saysOther(a)
		all = append(all, a)
	})
	for _, a := range all {
		o.askedAgain(a, "2022-03-08")
	}
	o.must("check")
}

// What a person reads is the same too.
func TestAskedAgainInWords(t *testing.T) {
	o := office{t, t.TempDir()}
	o.recordings(func(a asking) {
		a.first = o.must(a.args...)
		o.askedAgain(a, "2022-02-07")
	})
}

// recordings goes through every command that records, each with an id of its own.
func (o office) recordings(do func(asking)) {
	o.t.Helper()
	takes := map[string]bool{}
	for _, cmd := range commands() {
		takes[said(cmd)] = cmd.Flags().Lookup("id") != nil
	}
	o.walk(func(name string, args ...string) {
		if name == "form import" { // as it was exported it changes nothing
			form := o.must("form", "export", "notice")
			for file, title := range map[string]string{"form.txt": "限期", "other.txt": "另一"} {
				o.write(file, strings.Replace(form, "标题：", "标题："+title, 1))
			}
		}
		before := o.facts()
		switch {
		case takes[name]:
			do(asking{name: name, args: append(args, "--id", inspect.NewID().String())})
			if o.facts() == before {
				o.t.Errorf("%s takes --id and records nothing", args)
			}
		case slices.Contains(byContent, name):
			o.must(args...)
			before = o.facts()
			fallthrough
		default:
			o.must(args...)
			if o.facts() != before {
				o.t.Errorf("%s records and takes no --id", args)
			}
		}
	})
}
