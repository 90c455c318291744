// Package inspect is the inspection book (执法检查台账): what a district's
// inspectors found on site, what they ordered, and what became of it.
//
// The record is a list of facts that is only ever added to. What a hazard, a
// notice or a site is now is what its facts add up to; [Book] asks the rules
// before a fact is recorded, and a [Store] keeps the facts and what follows
// from them in one transaction. Nothing is asked again on replay, for it
// happened: a later, stricter rule never rewrites the past.
//
// What a person did comes as an [Entry] and is recorded by [Book.Record], which
// answers each with a [Receipt]. A kind of fact stands in the file that is called
// as it is, hazard.found in hazard_found.go: what it holds, what is filled in, the
// rule, what it changes, what follows from it, its words. A new one needs no other.
//
// The words, each with one meaning, here and in every package beside:
//
//	site        单位        a unit that is inspected; premises are its town and trade as of a day
//	campaign    专项检查    what inspections belong to for a time
//	inspection  检查        being on site on a day; a visit (走访) is one that only listens
//	hazard      隐患        one thing that was found, on one inspection
//	notice      责令文书    the paper that orders correction
//	paper       文书        anything numbered that is handed over; a notice is one
//	blank       空白文书    a number leased in advance, for a paper to be written by hand
//	review      复查        looking whether what was ordered is done
//	look back   回头看      looking again, after it was accepted
//	claim       整改申请    a unit says that it is fixed
//	complaint   诉求        what people bring: 12345, letters, visits to the office
//	person      人员        who inspects
//	draft       草稿        what was begun at the keyboard and not recorded
//
//	fact        事实        one thing that happened, as the record holds it for ever
//	event       记录        a fact with its id, time, place and link
//	entry       条目        what a person did, as it is brought to the book
//	deed        操作        how an entry of a kind is recorded
//	receipt     回执        what became of an entry
//	thing       事项        what facts add up to: a site, a hazard; its kind is a noun
//	reference   编号        what people call a thing: H12
//	figure      指标        one thing that is counted; a tally keeps it by group and month
//	particular  字段        one thing that is written down of a noun
//	step        下一步      what a sentence says a person can do
//	head, link  链头、链接  what proves that the record was not touched
//	struck      已撤销      of a fact: it stays on the record, and counts for nothing
//	withdrawn   误录        of a thing: it was recorded in error
//	void        作废        of a paper: out of force; its number stays spent
//	reopened    重新打开    of a hazard or month: it goes on as before it was closed
//
// DESIGN.md follows one finding through the house.
//
// The package may import the standard library and the UUID library, and
// nothing of this module: no driver, no paper, no command line.
package inspect
