package main

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// aPerson are the people of everything there is, their certificates and telephones.
var aPerson = regexp.MustCompile(`[甲乙丙丁戊王张]某|丁局长|安委|A00\d|053012345|138001380`)

// A folder without personal data has every table but that of people, and of each table
// every column but those in which people are named: so a column that is new is found here.
func TestNobodyIsNamedInAnOpenFolder(t *testing.T) {
	t.Parallel()
	o := everything(t)
	o.must("site", "edit", "S1", "--person", "张某", "--phone", "053012345")
	o.must("hazard", "edit", "H1", "--responsible", "张某", "--supervisor", "王某", "--measures", "清理")
	o.must("complaint", "add", "异响", "--kind", "fault", "--channel", "hotline", "--taken-by", "丁某", "--reporter", "王某")
	ref := fmt.Sprintf("Q%d", len(o.data("complaint list --all")["rows"].([]any)))
	o.must("complaint", "assign", ref, "--to", "丙某", "--due", "5")
	o.must("complaint", "answer", ref, "--by", "丙某", "--text", "已办")
	o.must("inspection", "add", "--site", "S1", "--date", "2022-01-04", "--inspector", "甲某:A001", "--expert", "丁某",
		"--place", "车间")
	for _, lang := range []string{"zh", "en"} {
		o.must("export", "whole-"+lang, "--lang", lang)
		o.must("export", "open-"+lang, "--lang", lang, "--without-personal")
		dir := "whole-" + lang + "/tables"
		files, err := os.ReadDir(o.path(dir))
		if err != nil || len(files) != len(folderTables) {
			t.Fatal(len(files), err)
		}
		for _, file := range files {
			if file.Name() == people+".csv" {
				continue
			}
			all, kept := o.cells(filepath.Join(dir, file.Name())), o.cells(filepath.Join("open-"+lang, "tables", file.Name()))
			if len(all) != len(kept) || len(all) < 2 {
				t.Errorf("%s: %d rows, and %d in the open", file.Name(), len(all), len(kept))
				continue
			}
			for i, head := range all[0] {
				at := slices.Index(kept[0], head)
				names := slices.ContainsFunc(all[1:], func(row []string) bool { return aPerson.MatchString(row[i]) })
				if names && at >= 0 {
					t.Errorf("%s: the column %s names people", file.Name(), head)
				}
				for k := range all {
					if at >= 0 && kept[k][at] != all[k][i] {
						t.Errorf("%s: the column %s has %q, not %q", file.Name(), head, kept[k][at], all[k][i])
					}
				}
				if at < 0 && !names {
					t.Errorf("%s: the column %s names nobody, and is left out", file.Name(), head)
				}
			}
		}
	}
}

// cells are the rows of a CSV file.
func (o office) cells(name string) [][]string {
	o.t.Helper()
	text, err := os.ReadFile(o.path(name))
	if err != nil {
		o.t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(text), "\ufeff"))).ReadAll()
	if err != nil {
		o.t.Fatal(err)
	}
	return rows
}
