// Package interview holds the questions of rectify log: which follows which
// answer, what an answer may be, and what a draft of them holds. It knows no
// terminal and no store; what it must look up it asks a [World]. It may import
// inspect and inspect/checklist.
package interview
