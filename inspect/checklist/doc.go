// Package checklist holds what to look at on site (检查表) and which clause of
// which law supports it (依据), each clause with the days on which it
// held: an inspection of 2021 cites what held in 2021, and nothing where
// nothing is known to have held.
//
// Lists and laws are plain text files, built in and laid over by an office's
// own. A file is lines of «键：值» in UTF-8; an inspector edits it in Notepad.
// It is no YAML, for indentation and quoting go wrong unseen in Notepad and
// 第2-1条 or 2021-09-01 would be read as something else; no TOML or JSON, for a
// quote forgotten after 《》 spoils the whole file and no line is named. Here
// every line is read alone, so every fault has its line, and nothing is quoted:
//
//	# anything behind a # is a remark and is kept
//	清单：fuel-station          list: its code
//	名称：汽车加油站             name
//	英文名：Fuel station        name-en
//	版本：2026-11              version
//	行业：fuel-station          sectors; left out: suits all
//	包含：general GE03 GE04     include: a list, or some items of it; may recur
//
//	分组：油罐区                 group: of the items that follow
//
//	条目：FS03                  item: its code, once in the list
//	查看：油罐是否埋地敷设？       look: what to look at
//	隐患：油罐设在室内。          hazard: what is recorded for a «no»; may recur
//	级别：一般                   level: 一般 or 重大
//	类别：equipment             category: the product's own words
//	期限：15天                  days: 当场 is 0
//	依据：安法2021-28-4         basis: codes of clauses; left out: none
//
// and of laws:
//
//	法规：中华人民共和国安全生产法  law: the full title, without 《》
//	编号：GB 50156—2021         number: as a citation prints it in brackets
//	版本：2021年修正             edition: told in lists, not printed
//	施行：2021-09-01            from: the first day it held
//	失效：2026-03-01            to: the first day it no longer held
//	状态：部分废止               status: 现行, 部分废止 or 已废止
//
//	条款：安法2021-28-4         clause: its code
//	条文：第二十八条第四款         article; left out: the law as a whole
//	要点：培训档案               gist
//
// A clause may narrow its law's 施行 and 失效. The English keys above are taken
// too, a half-width colon as well; what is written back is canonical: Chinese
// keys in this order.
//
// The package may import the standard library and inspect, and does nothing
// when a process starts.
package checklist
