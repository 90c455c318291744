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
// The package may import the standard library and the UUID library, and
// nothing of this module: no driver, no paper, no command line.
package inspect
