// Package demo holds the campaign that the product came from: one district's
// autumn safety inspections of 2021, 28 notices and 167 hazards. Sites, people,
// telephone numbers, credit codes and certificates are fictional.
package demo

import "embed"

// Campaign is what people did in it, an entry a line, as rectify apply takes them.
const Campaign = "campaign.jsonl"

// Files holds it, and the pictures that it names.
//
//go:embed campaign.jsonl photos/*.jpg
var Files embed.FS
