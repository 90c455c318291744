// Package demo holds the campaign that the product came from: one district's
// autumn safety inspections of 2021, 28 notices and 167 hazards. Sites, people,
// telephone numbers, credit codes and certificates are fictional.
//
// sites.csv and inspections.csv come first; findings.csv names the hazards of
// an inspection by site and date, and reviews.csv and photos.csv name hazards
// by their ref, as life.csv does, which tells what came of them after: served,
// claimed, extended, planned, listed, stopped, referred; complaints.csv tells
// what people brought meanwhile, each line as far as it went. Lists within a field are separated by semicolons.
package demo

import "embed"

// Files holds the CSV files and, under photos, the pictures photos.csv names.
//
//go:embed *.csv photos/*.jpg
var Files embed.FS
