// Package inspect is the inspection book (执法检查台账): what a district's
// inspectors found on site, what they ordered, and what became of it.
//
// The record is a list of facts that is only ever added to. What a hazard, a
// notice or a site is now is what its facts add up to; [Book] asks the rules
// before a fact is recorded, and a [Store] keeps the facts and what follows
// from them in one transaction. Nothing is asked again on replay, for it
// happened: a later, stricter rule never rewrites the past.
//
// The package may import the standard library and the UUID library, and
// nothing of this module: no driver, no paper, no command line.
package inspect
