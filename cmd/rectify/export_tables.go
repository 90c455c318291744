package main

import (
	"encoding/csv"
	"io"
	"slices"

	"rectify/cmd/rectify/shell"
	"rectify/inspect"
	"rectify/inspect/folder"
)

// listing is a list of whatever kind.
type listing interface {
	WriteCSV(r shell.View, w io.Writer) error
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
			if !open {
				return t.of().WriteCSV(r, w)
			}
			return withoutPeople(w, func(w io.Writer) error { return t.of().WriteCSV(r, w) })
		}); err != nil {
			return err
		}
	}
	return nil
}

// naming are the heads of columns that name people, in both languages.
var naming = []string{"inspectors", "experts", "responsible", "supervisor", "person", "phone", "taken_by", "handler",
	"assigned_to", "answered_by", "by", "approver", "account", "检查人员", "检查人", "复查人员", "专家", "整改责任人", "督办人", "负责人",
	"电话", "接听人", "承办", "承办人", "答复人", "抽取人", "申请人", "审批人", "挂牌单位", "账号"}

// withoutPeople takes the columns that name people out of a table, as it is written.
func withoutPeople(w io.Writer, table func(io.Writer) error) error {
	in, out := io.Pipe()
	go func() { out.CloseWithError(table(out)) }()
	rows := csv.NewReader(in)
	rows.ReuseRecord = true
	to := csv.NewWriter(w)
	var keep []int
	for {
		row, err := rows.Read()
		if err == io.EOF {
			to.Flush()
			return to.Error()
		} else if err != nil {
			in.CloseWithError(err)
			return err
		}
		if keep == nil {
			for i, head := range row {
				if !slices.Contains(naming, head) {
					keep = append(keep, i)
				}
			}
		}
		to.Write(inspect.Mapped(keep, func(i int) string { return row[i] })) // what is wrong is told at the end
	}
}
