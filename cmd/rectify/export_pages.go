package main

import (
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"rectify/cmd/rectify/shell"
	"rectify/inspect"
	"rectify/inspect/folder"
	"rectify/report"
)

// folderPages writes what of a folder is for people.
func folderPages(r shell.View, dir string, p folder.Plan) func(folder.Put, folder.Kept) error {
	return func(put folder.Put, kept folder.Kept) error {
		if err := writeTables(r, put, p.Open); err != nil {
			return err
		}
		months, err := monthsOf(r)
		if err != nil {
			return err
		}
		for _, m := range months {
			if err := put(m.Page(), func(w io.Writer) error {
				return report.WriteMonthPage(w, m, visitsOf(r, m, kept, p.Open), r.Lang)
			}); err != nil {
				return err
			}
		}
		agency, err := r.Agency()
		if err != nil {
			return err
		}
		x := report.Index{Agency: agency.Name, Day: r.Today, Months: months, Files: folderFiles(dir)}
		if head, err := r.Anchor(); err == nil && !p.Open {
			x.Head, x.After = head.String(), p.After
		}
		return put("index.html", func(w io.Writer) error { return report.WriteIndex(w, x, r.Lang) })
	}
}

// folderFiles are what lies in a folder, in words; the manifest comes last.
func folderFiles(dir string) []report.IndexFile {
	all := []report.IndexFile{
		{Name: "tables/", Is: inspect.Words{EN: "tables for spreadsheets (CSV)", ZH: "供电子表格使用的表（CSV）"}},
		{Name: "files/photos/", Is: inspect.Words{EN: "photos by hazard, such as H12-1", ZH: "照片，按隐患编号，如 H12-1"}},
		{Name: "files/papers/", Is: inspect.Words{EN: "papers by their numbers", ZH: "文书，按文号"}},
		{Name: "files/scans/", Is: inspect.Words{EN: "signed copies", ZH: "签章件"}},
		{Name: "files/forms/", Is: inspect.Words{EN: "logos and type faces of papers", ZH: "文书所用的标志和字体"}},
		{Name: "files/other/", Is: inspect.Words{EN: "files that nothing names any more", ZH: "已无处引用的文件"}},
		{Name: "record.jsonl", Is: inspect.Words{EN: "the record in order, a fact to a line, with its chain",
			ZH: "全部记录，按登记顺序，每行一条，含校验链"}},
		{Name: "beside.jsonl", Is: inspect.Words{EN: "what is kept beside the record; it names people",
			ZH: "附存信息，含个人信息"}},
		{Name: "SHA256SUMS", Is: inspect.Words{EN: "the SHA-256 of every file: sha256sum -c SHA256SUMS",
			ZH: "各文件的 SHA-256，可用 sha256sum -c SHA256SUMS 核对"}},
		{Name: folder.Manifested, Is: inspect.Words{EN: "where the record ends, and the SHA-256 of SHA256SUMS",
			ZH: "清单：记录的末尾和 SHA256SUMS 的 SHA-256"}}}
	return slices.DeleteFunc(all, func(f report.IndexFile) bool {
		_, err := os.Stat(filepath.Join(dir, f.Name))
		return err != nil && f.Name != folder.Manifested
	})
}

// monthsOf are the months with inspections, visits among them, which totals count apart.
func monthsOf(r shell.View) (out []report.IndexMonth, err error) {
	of := map[string]*report.IndexMonth{}
	_, err = r.List(inspect.Inspections, inspect.Filter{}, func(row any) error {
		v := row.(*inspect.InspectionRow)
		month := string(v.Date)[:7]
		if of[month] == nil {
			of[month] = &report.IndexMonth{Month: month}
		}
		of[month].Inspections++
		of[month].Hazards += v.Hazards
		return nil
	})
	for _, m := range of {
		out = append(out, *m)
	}
	slices.SortFunc(out, func(a, b report.IndexMonth) int { return strings.Compare(a.Month, b.Month) })
	return out, err
}

// visitsOf are the inspections of a month, with what came of them.
func visitsOf(r shell.View, m report.IndexMonth, kept folder.Kept, open bool) inspect.Each[report.Visit] {
	return func(fn func(report.Visit) error) error {
		days := inspect.MonthOf(inspect.Date(m.Month + "-01"))
		page, err := r.Inspections(inspect.Filter{From: days.From, To: days.To})
		if err != nil {
			return err
		}
		for _, row := range page.Rows {
			v := report.Visit{InspectionRow: row, Private: open}
			if err := visit(r, &v, kept); err != nil {
				return err
			}
			if err := fn(v); err != nil {
				return err
			}
		}
		return nil
	}
}

// visit reads what was found at an inspection, and its papers.
func visit(r shell.View, v *report.Visit, kept folder.Kept) error {
	of := inspect.Filter{Inspection: v.N}
	hazards, err := r.FoundAt(v.N)
	if err != nil {
		return err
	}
	for _, h := range hazards {
		found := report.VisitHazard{Hazard: h}
		for i, p := range h.Pictures() {
			k := inspect.Kept{SHA256: p.SHA256, What: "photo", Of: inspect.Hazards.RefTo(h.N), Nth: int64(i)}
			if file := kept(k); file != "" {
				found.Pictures = append(found.Pictures, "../"+file)
			}
		}
		v.Found = append(v.Found, found)
	}
	notices, err := r.Notices(of)
	if err != nil {
		return err
	}
	papers, err := r.Papers(of)
	if err != nil {
		return err
	}
	for _, p := range slices.Concat(notices.Rows, papers.Rows) {
		l := report.Link{Text: p.Number}
		if file := kept(inspect.Kept{SHA256: p.SHA256, What: "paper", Of: p.Number}); file != "" {
			l.File = "../" + file
		}
		v.Papers = append(v.Papers, l)
	}
	return nil
}
