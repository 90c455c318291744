package main

import (
	"fmt"
	"strings"

	"github.com/clipperhouse/displaywidth"
	"github.com/spf13/cobra"

	"rectify/cmd/rectify/shell"
	"rectify/inspect"
	"rectify/report"
)

// newEntriesTopic is a topic of the help, which does nothing.
func newEntriesTopic(c *shell.Run) *cobra.Command {
	return &cobra.Command{Use: "entries", Short: c.Say("what apply records", "apply 的条目格式"), Long: entriesHelp(c)}
}

func entriesHelp(c *shell.Run) string {
	var b strings.Builder
	forms := inspect.Mapped(inspect.FormKinds(), func(k inspect.FormKind) string { return string(k) })
	fmt.Fprintf(&b, c.Say(`ENTRIES
An entry is one line of JSON for rectify apply:
  id      a UUID made on the person's device; the same id with the same content gets
          the same receipt and changes nothing
  do      what was done: one of the names below
  about   of what: a reference (H12), a number, a name, or the id of the entry that began it
  at      when, by the clock of the device (else now): 2021-11-24T09:30:00+08:00
  by      who (else RECTIFY_USER)
  device  on which
  body    what there is to say: the parts named below
A receipt says line, id, fate (done, known, refused or unsure), ref, number, sha256, error.
If an entry is unsure, send it again with the same id.

A part with * is required; (a|b) takes one of these words, [] is a list, and {…: } an
object with a key for each thing it is about. A date is 2021-11-24, a month any day of it;
yes/no is true or false; bytes are base64; due_in is days after the inspection; coordinates
are longitude,latitude in WGS-84, as 113.3245,23.1291. What an edit leaves out stays.
A part that names a thing (site, hazards, into) takes what about takes: S1, I1, H1, N1, or
Q1 for a complaint. The id of a site or person that was merged means the one it went into.
fact takes H3.5, as histories number facts, or the id of its entry. by, to and taken_by take
a name, kept as written. A refused entry may be corrected and sent again with its id.
  photo      {"jpeg": bytes, "original_name": text, "taken_at": text, "coordinates": text}, or
             {"file": text}: its name in the folder of the file that is applied, or below
  inspector  {"name": text, "cert": text}; name may be the name alone, P3 or the id of its entry
  form       %s

WHAT IS DONE
`, `条目
rectify apply 的每一行是一个 JSON 条目：
  id      由办理人一方生成的 UUID；同一标识、同一内容再次提交，回执相同且不重复登记
  do      所办之事：下列名称之一
  about   针对什么：编号（H12）、文号、名称，或登记它的条目的 id
  at      时间，以设备时钟为准（默认现在）：2021-11-24T09:30:00+08:00
  by      办理人（默认 RECTIFY_USER）
  device  设备
  body    内容：下列各项
回执含 line、id、fate（done 已登记、known 此前已登记、refused 被拒绝、unsure 不确定）、ref、number、sha256、error。
不确定的请以同一 id 再次提交。

带 * 的项必填；(a|b) 须为其中一个词，[] 为数组，{…: } 为对象，以所针对的项为键。
date 为日期，如 2021-11-24，月份写其中任一天；bytes 为 base64；yes/no 为 true 或 false；number 为数字；
due_in 为检查后的天数；coordinates 为 经度,纬度（WGS-84），如 113.3245,23.1291。修改时未写的项保持不变。
指向某一事项的项（site、hazards、into 等）写法同 about：S1、I1、H1、N1，诉求为 Q1。
已并入他项的单位或人员，其 id 即指并入后的那一项。fact 写作 H3.5（见各项历史）或该条目的 id。
by、to、taken_by 写姓名，照录。被拒绝的条目改正后可用原 id 再次提交。
  photo      照片 {"jpeg": bytes, "original_name": 文字, "taken_at": 文字, "coordinates": 文字}，
             或 {"file": 文字}：所提交文件同一文件夹（或其下）的照片文件名
  inspector  检查人员 {"name": 文字, "cert": 文字}；name 可只写姓名，或写 P3、其条目的 id
  form       %s

所办之事
`), strings.Join(forms, "|"))
	for _, d := range inspect.Deeds() {
		about := ""
		if d.About != "" {
			about = c.Say("  about: "+d.About.EN(), "  about："+d.About.ZH())
		}
		fmt.Fprintf(&b, "  %s%s\n", d.Do, about)
		parts := inspect.Mapped(d.Parts, func(part inspect.DeedPart) string { return partOfEntry(c, part) })
		line := "     "
		for part := range strings.SplitAfterSeq(strings.Join(parts, ", "), ", ") {
			if displaywidth.String(line+part) > 78 {
				b.WriteString(line + "\n")
				line = "     "
			}
			line += " " + strings.TrimSpace(part)
		}
		b.WriteString(line + "\n")
	}
	return strings.TrimRight(b.String(), "\n")
}

// partOfEntry is a part as the help writes it: level 级别 (general|major). What
// «to» is differs: a person, a day or a time.
func partOfEntry(c *shell.Run, p inspect.DeedPart) string {
	said, is := p.Name, p.Type
	if zh := inspect.FieldName(p.Name).ZH; c.Lang == report.ZH && zh != p.Name && p.Name != "to" {
		said += " " + zh
	}
	if p.Must {
		said = strings.Replace(said, p.Name, p.Name+"*", 1)
	}
	words := inspect.Mapped(p.Words, func(w inspect.Term) string { return w.Word })
	parts := inspect.Mapped(p.Parts, func(part inspect.DeedPart) string { return partOfEntry(c, part) })
	if len(words) > 0 {
		is = strings.Join(words, "|")
	} else if len(parts) > 0 {
		is = "{" + strings.Join(parts, ", ") + "}"
	}
	if p.Many {
		is += "[]"
	}
	if is == "text" {
		return said
	}
	return said + " (" + is + ")"
}
