package main

import (
	"fmt"
	"strings"

	"rectify/cmd/rectify/shell"

	"github.com/clipperhouse/displaywidth"
	"github.com/spf13/cobra"

	"rectify/inspect"
	"rectify/report"
)

// newEntriesTopic is a topic of the help, which does nothing.
func newEntriesTopic(c *shell.Run) *cobra.Command {
	return &cobra.Command{Use: "entries", Short: c.Say("what apply records", "apply 的条目格式"), Long: entriesHelp(c)}
}

func entriesHelp(c *shell.Run) string {
	var b strings.Builder
	b.WriteString(c.Say(`ENTRIES
An entry is one line of JSON for rectify apply:
  id      a UUID that is made where the person is; the same id with the same content
          is answered as at first and changes nothing
  do      what was done: one of the names below
  about   of what: a reference (H12), a number, a name, or the id of the entry that began it
  at      when, by the clock of the device (else now): 2021-11-24T09:30:00+08:00
  by      who (else RECTIFY_USER)
  device  on which
  body    what there is to say: the parts named below
A receipt says line, id, fate (done, known, refused or unsure), ref, number, sha256, error.
Of an entry that is unsure ask again with the same id. Dates are 2021-11-24; bytes are base64;
a photo is {"jpeg": bytes, "original_name": text, "taken_at": text, "coordinates": text},
an inspector {"name": text, "cert": text}. What an edit leaves out stays as it is.

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
不确定的请以同一 id 再次提交。日期写作 2021-11-24；bytes 为 base64；
照片为 {"jpeg": bytes, "original_name": 文字, "taken_at": 文字, "coordinates": 文字}，
检查人员为 {"name": 文字, "cert": 文字}。
修改时未写的项保持不变。

所办之事
`))
	for _, d := range inspect.Deeds() {
		about := ""
		if d.About != "" {
			about = c.Say("  about: "+d.About.EN(), "  about："+d.About.ZH())
		}
		fmt.Fprintf(&b, "  %s%s\n", d.Do, about)
		line := "     "
		for _, f := range d.Fields {
			part := " " + f.Name
			if is := inspect.FieldName(f.Name); c.Lang == report.ZH && is.ZH != f.Name {
				part += " " + is.ZH
			}
			if f.Type != "text" {
				part += " (" + f.Type + ")"
			}
			if displaywidth.String(line+part) > 78 {
				b.WriteString(line + "\n")
				line = "     "
			}
			line += part + ","
		}
		b.WriteString(strings.TrimSuffix(line, ",") + "\n")
	}
	return strings.TrimRight(b.String(), "\n")
}
