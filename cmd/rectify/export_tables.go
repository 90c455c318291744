package main

import (
	"io"

	"rectify/cmd/rectify/shell"
	"rectify/inspect/folder"
)

// listing is a list of whatever kind.
type listing interface {
	WriteCSV(r shell.View, w io.Writer, private bool) error
}

// folderTables are the lists of a folder, by the names of their files.
var folderTables = []struct {
	name string
	of   func() listing
}{
	{"sites", func() listing { return listingSites() }},
	{"campaigns", func() listing { return listingCampaigns() }},
	{"inspections", func() listing { return listingInspections() }},
	{"hazards", func() listing { return listingHazards() }},
	{"notices", func() listing { return listingNotices() }},
	{"papers", func() listing { return listingPapers() }},
	{"reviews", func() listing { return listingReviews() }},
	{"extensions", func() listing { return listingExtensions() }},
	{"supervision", func() listing { return listingSupervised() }},
	{"lookbacks", func() listing { return listingDraws() }},
	{"complaints", func() listing { return listingComplaints() }},
	{people, func() listing { return listingPeople() }},
}

// people is the one table that is of persons alone.
const people = "people"

// writeTables writes every list as CSV, what was recorded in error too.
func writeTables(r shell.View, put folder.Put, open bool) error {
	for _, t := range folderTables {
		if open && t.name == people {
			continue
		}
		if err := put("tables/"+t.name+".csv", func(w io.Writer) error {
			return t.of().WriteCSV(r, w, open)
		}); err != nil {
			return err
		}
	}
	return nil
}
