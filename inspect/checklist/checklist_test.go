package checklist_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rectify/inspect"
	"rectify/inspect/checklist"
)

func builtIn(t testing.TB) checklist.Library {
	t.Helper()
	l, err := checklist.Load()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func list(t testing.TB, l checklist.Library, code string) checklist.List {
	t.Helper()
	got, err := l.List(code)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// The lists have the numbers of items that domain.md §5 gives.
func TestBuiltInLists(t *testing.T) {
	want := []struct {
		code  string
		items int
	}{{"fuel-station", 20}, {"dust", 17}, {"ammonia", 16}, {"medical-fire", 20}, {"general", 20}, {"drainage", 5},
		{"flood", 5}, {"sampling", 5}}
	got := builtIn(t).Lists()
	if len(got) != len(want) {
		t.Fatalf("%d lists, want %d", len(got), len(want))
	}
	for i, w := range want {
		if got[i].Code != w.code || len(got[i].Items) != w.items || !got[i].BuiltIn {
			t.Errorf("list %d is %s with %d items, built in %v; want %s with %d", i, got[i].Code, len(got[i].Items), got[i].BuiltIn, w.code, w.items)
		}
	}
}

// The categories and sectors are those that cmd/rectify has Chinese names for.
func TestBuiltInWords(t *testing.T) {
	categories := strings.Fields("training drill plan system electrical fire equipment hazardous-chemicals dust ammonia special-operation sign ppe housekeeping other")
	sectors := strings.Fields("fuel-station dust-explosion ammonia-refrigeration clinic")
	seen := map[string]bool{}
	for _, l := range builtIn(t).Lists() {
		for _, s := range l.Sectors {
			if !slices.Contains(sectors, s) {
				t.Errorf("%s suits the unknown sector %s", l.Code, s)
			}
		}
		for _, i := range l.Items {
			if seen[i.Code] {
				t.Errorf("item %s stands in two lists: none could include the other", i.Code)
			}
			seen[i.Code] = true
			if !slices.Contains(categories, i.Category) {
				t.Errorf("%s has the unknown category %s", i.Code, i.Category)
			}
			if !strings.HasSuffix(i.Look, "？") || i.Group == "" {
				t.Errorf("%s asks %q in group %q", i.Code, i.Look, i.Group)
			}
			for _, h := range i.Hazards {
				if !strings.HasSuffix(h, "。") || strings.Contains(h, "？") {
					t.Errorf("%s records %q", i.Code, h)
				}
			}
		}
	}
}

// Only the two lists with criteria for major hazards presume one.
func TestBuiltInLevels(t *testing.T) {
	for _, l := range builtIn(t).Lists() {
		major := 0
		for _, i := range l.Items {
			if i.Level == inspect.Major {
				major++
			}
		}
		if want := map[string]int{"dust": 10, "ammonia": 2}[l.Code]; major != want {
			t.Errorf("%s has %d major items, want %d", l.Code, major, want)
		}
	}
}

func TestBasis(t *testing.T) {
	const law, fire = "《中华人民共和国安全生产法》", "《中华人民共和国消防法》"
	for _, c := range []struct {
		list, item string
		on         inspect.Date
		want       string
	}{
		{"general", "GE04", "2021-08-31", law + "第二十五条"},
		{"general", "GE04", "2021-09-01", law + "第二十八条第四款"},
		{"general", "GE04", "2014-11-30", ""},
		{"general", "GE05", "2021-08-31", law + "第二十五条"},
		{"general", "GE05", "2021-11-24", law + "第二十八条第一款、第二款、第三款"},
		{"general", "GE13", "2021-08-31", law + "第三十八条"},
		{"general", "GE13", "2021-09-01", law + "第四十一条"},
		{"general", "GE15", "2021-08-31", ""}, // the old number is not known
		{"general", "GE15", "2021-09-01", law + "第三十五条"},
		{"general", "GE10", "2021-11-24", law + "第八十一条、《生产经营单位生产安全事故应急预案编制导则》（GB/T 29639—2020）"},
		{"general", "GE06", "2026-11-01", ""},
		{"fuel-station", "FS03", "2021-09-30", ""},
		{"fuel-station", "FS03", "2021-10-01", "《汽车加油加气加氢站技术标准》（GB 50156—2021）"},
		{"fuel-station", "FS10", "2021-11-24", "《加油站作业安全规范》（AQ 3010—2007）"},
		{"fuel-station", "FS10", "2023-04-01", "《加油站作业安全规范》（AQ 3010—2022）"},
		{"fuel-station", "FS18", "2021-08-31", "《安全标志及其使用导则》（GB 2894—2008）"},
		{"fuel-station", "FS18", "2026-02-28", law + "第三十五条、《安全标志及其使用导则》（GB 2894—2008）"},
		{"fuel-station", "FS18", "2026-03-01", law + "第三十五条、《安全色和安全标志》（GB 2894—2025）"},
		{"fuel-station", "FS19", "2022-09-30", ""},
		{"fuel-station", "FS19", "2022-10-01", "《危险化学品企业特殊作业安全规范》（GB 30871—2022）"},
		{"fuel-station", "FS20", "2021-11-24", "《生产安全事故应急条例》第七条、《生产安全事故应急条例》第八条"},
		{"dust", "DU01", "2023-05-14", ""},
		{"dust", "DU01", "2023-05-15", "《工贸企业重大事故隐患判定标准》（应急管理部令第10号）第十一条"},
		{"dust", "DU11", "2021-08-31", ""},
		{"dust", "DU11", "2021-09-01", "《工贸企业粉尘防爆安全规定》（应急管理部令第6号）"},
		{"dust", "DU16", "2021-08-31", law + "第二十五条"},
		{"ammonia", "AM04", "2026-02-28", "《冷库安全规程》（GB 28009—2011）"},
		{"ammonia", "AM04", "2026-03-01", ""},
		{"medical-fire", "MF03", "2021-11-24", fire + "第十六条第一款第四项、" + fire + "第二十八条"},
		{"medical-fire", "MF09", "2021-11-24", ""},
		{"medical-fire", "MF09", "2023-03-01", "《消防设施通用规范》（GB 55036—2022）"},
		{"sampling", "SA01", "2021-11-24", ""},
	} {
		i, err := list(t, builtIn(t), c.list).Item(c.item)
		if err != nil {
			t.Fatal(err)
		}
		if got := i.Basis(c.on); got != c.want {
			t.Errorf("%s on %s cites %q, want %q", c.item, c.on, got, c.want)
		}
	}
}

// Each basis is cited from its first day to the day before its last, and on no
// other; no item ever cites two editions of one law.
func TestBasisHoldsOnItsDays(t *testing.T) {
	l := builtIn(t)
	byCode := map[string]checklist.Clause{}
	for _, c := range l.Clauses("") {
		byCode[c.Code] = c
	}
	for _, list := range l.Lists() {
		for _, i := range list.Items {
			for _, code := range i.Bases {
				c := byCode[code]
				cites := func(on inspect.Date) bool {
					return slices.ContainsFunc(i.Clauses(on), func(o checklist.Clause) bool { return o.Code == c.Code })
				}
				if !cites(c.From) || cites(c.From.Add(-1)) || cites("") {
					t.Errorf("%s does not cite %s from %s on", i.Code, code, c.From)
				}
				if c.To != "" && (cites(c.To) || !cites(c.To.Add(-1))) {
					t.Errorf("%s does not cite %s until %s", i.Code, code, c.To)
				}
				for _, o := range i.Clauses(c.From) {
					if o.Law == c.Law && (o.Edition != c.Edition || o.Number != c.Number) {
						t.Errorf("%s cites two editions of %s on %s", i.Code, c.Law, c.From)
					}
				}
			}
			if slices.Contains([]string{"drainage", "flood", "sampling"}, list.Code) && len(i.Bases) > 0 {
				t.Errorf("%s has a basis", i.Code)
			}
		}
	}
}

// A process that needs no checklist pays nothing for them: no init function,
// and no package variable that has to be worked out.
func TestNothingRunsAtStart(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range f.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Name.Name == "init" {
				t.Errorf("%s has an init function", name)
			}
			if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.VAR {
				ast.Inspect(g, func(n ast.Node) bool {
					switch n.(type) {
					case *ast.CallExpr, *ast.MapType:
						t.Errorf("%s has a package variable that is worked out at start", name)
					}
					return true
				})
			}
		}
	}
}

// The built-in files are canonical, so an office's copy differs only by what
// it changed.
func TestBuiltInFilesAreCanonical(t *testing.T) {
	l := builtIn(t)
	for _, list := range l.Lists() {
		same(t, list.File, list.Text())
	}
	same(t, "laws.txt", checklist.LawsText(l.Laws()))
}

func same(t *testing.T, file, got string) {
	t.Helper()
	want, err := os.ReadFile(filepath.Join("data", file))
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s is written back otherwise:\n%s", file, got)
	}
}
