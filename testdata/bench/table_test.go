package bench

import (
	"cmp"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"

	"github.com/google/uuid"
)

// row is a command of the table: what it has to reach is so many times as fast as the
// earlier program, or at most so many times what another command of ours takes.
type row struct {
	what   string
	args   []string
	faster float64
	most   float64
	of     string
	sql    string // what the sqlite3 CLI is asked in its place, if it can
	whole  bool   // it goes through all of the book: it has its turn once
	ours   bool   // the earlier program is not asked
}

func asks(line string) row { return row{what: line, args: strings.Fields(line)} }

func (r row) within(most float64, of string) row { r.most, r.of = most, of; return r }
func (r row) atLeast(faster float64) row         { r.faster = faster; return r }
func (r row) besides(sql string) row             { r.sql = sql; return r }
func (r row) once() row                          { r.whole = true; return r }
func (r row) alone() row                         { r.ours = true; return r }

const (
	showOne = "hazard show H500"
	month   = "totals --month 2021-11"
)

// table are the commands whose cost follows their answers. What others are held against
// stands first.
func (b bench) table() []row {
	lists := []row{}
	for _, by := range []string{"", " --sort due", " --sort found --desc", " --sort site", " --sort level",
		" --state open", " --state open --sort due", " --state accepted", " --town 石碁镇", " --town 石碁镇 --sort due",
		" --level major", " --level major --sort town", " --site S7", " --site S7 --sort level", " --overdue",
		" --town 石碁镇 --level major", " --category fire --state open --sort found"} {
		lists = append(lists, asks("hazard list --limit 50"+by).within(3, showOne))
	}
	lists[0] = lists[0].besides("SELECT n, text FROM hazard ORDER BY n LIMIT 50")
	rows := append([]row{asks(showOne), asks(month), asks("agenda --date " + lastDay)}, lists...)
	return append(rows,
		asks("hazard list --limit 0").atLeast(2).once(), asks("hazard list --limit 0 --format csv").once(),
		asks("site list").atLeast(10), asks("campaign list").atLeast(10),
		asks("inspection list --limit 0").atLeast(10).once(),
		asks("report statistics --until 2021-12-31 -o "+b.path("s.xlsx")).within(3, month),
		asks("report month 2021-11 -o "+b.path("m.pdf")).within(5, month),
		asks("totals --from 2013-03-03 --to 2020-09-09").within(3, month),
		asks("hazard list --limit 50 --text 灭火器").atLeast(4),
		asks("hazard list --limit 50 --text 没有这样的内容").atLeast(4).
			besides("SELECT count(*) FROM hazard WHERE text LIKE '%没有这样的内容%'"),
		asks("period close 2021-11 --by 王某 --yes").within(3, month).once(),
		asks("backup "+b.path("copy.db")).atLeast(2.5).once().besides("VACUUM INTO '"+b.path("copy.db")+"'"))
}

// checks are of the book of a hundred thousand.
func (b bench) checks() []row {
	return []row{asks("check").atLeast(5).once(), asks("check --rebuild --yes").atLeast(4).once(),
		asks("restore "+b.path("hundred.bak")+" --yes").within(4./3, "check").once().alone()}
}

// compareOld prints what each command takes of the processor: ours, the earlier program's on
// its own book of the same findings, and sqlite3's.
func (b bench) compareOld() error {
	fmt.Printf("CPU in ms, the least of %d turns, of %d and of 100000 (check) findings\n", cpuRounds, b.large)
	fmt.Printf("%-58s %9s %9s %8s %9s  %s\n", "", "ours", "before", "times", "sqlite3", "to reach")
	ours := map[string]time.Duration{}
	if _, err := once(b.rectify("hundred.db", "backup", b.path("hundred.bak"))); err != nil {
		return err
	}
	for _, of := range []struct {
		book string
		rows []row
	}{{"large.db", b.table()}, {"hundred.db", b.checks()}} {
		for _, r := range of.rows {
			if err := b.line(of.book, r, ours); err != nil {
				return err
			}
		}
	}
	return b.synced()
}

// synced prints how often the demo waits for the disk: ours, and the earlier program's.
func (b bench) synced() error {
	if _, err := exec.LookPath("strace"); err != nil {
		fmt.Println("demo: strace, which counts how often it waits for the disk, is not there")
		return nil
	}
	fmt.Print("demo waits for the disk so often (to reach: 60):")
	for i, program := range []string{b.path("rectify"), b.old} {
		if program == "" {
			continue
		}
		told := b.path("strace")
		if _, err := once([]string{"strace", "-f", "-o", told, "-e", "trace=fsync,fdatasync", program, "demo",
			b.path(fmt.Sprint("demo", i))}); err != nil {
			return err
		}
		calls, err := os.ReadFile(told)
		if err != nil {
			return err
		}
		fmt.Print(" ", []string{"ours ", "before "}[i], strings.Count(string(calls), "sync("))
	}
	fmt.Println()
	return nil
}

// before is a command line of the earlier program.
func (b bench) before(book string, args ...string) []string {
	return append([]string{b.old, "--store", b.path("old-" + book)}, args...)
}

// importOld has the earlier program make its own of the same findings.
func (b bench) importOld(book, csv string, ours use) error {
	if b.old == "" {
		return nil
	}
	if _, err := once(b.before(book, initial...)); err != nil {
		return err
	}
	was, err := once(b.before(book, "hazard", "import", csv))
	if err == nil {
		fmt.Printf("  %.1f s of CPU, before %.1f: %.2f times as fast (to reach: 2); before %d MB RSS\n", ours.cpu.Seconds(),
			was.cpu.Seconds(), times(was.cpu, ours.cpu), was.rss>>20)
	}
	return err
}

// applied sets an entry among a thousand that are applied together beside one that a process records.
func (b bench) applied() error {
	var lines strings.Builder
	for i := range 1000 {
		const entry = `{"id":"%s","do":"hazard.found","about":"I%d","body":{"text":"配电室堆放杂物%d","due":"2021-12-30"}}`
		fmt.Fprintf(&lines, entry+"\n", uuid.New(), 1600-i%500, i)
	}
	file := b.path("entries.jsonl")
	if err := os.WriteFile(file, []byte(lines.String()), 0o600); err != nil {
		return err
	}
	all, err := once(b.rectify("small.db", "apply", file))
	if err != nil {
		return err
	}
	one, err := once(b.rectify("small.db", "hazard", "add", "--inspection", "I1", "灭火器失压", "--due", "30"))
	each := all.cpu / 1000
	fmt.Printf("rectify apply: %.2f ms of CPU an entry of a thousand, %.1f as a process:"+
		" %.0f times as fast (to reach: 50)\n", ms(each), ms(one.cpu), times(one.cpu, each))
	return err
}

// cpuRounds is how often each has its turn.
const cpuRounds = 5

// least is the least that a command took of the processor in so many turns; nothing if it is none.
func (b bench) least(turns int, argv ...string) (least time.Duration, err error) {
	for range turns {
		os.Remove(b.path("copy.db"))
		u, err := once(argv)
		if err != nil {
			return 0, err
		}
		if least == 0 || u.cpu < least {
			least = u.cpu
		}
	}
	return least, nil
}

// line prints one command's, and keeps ours.
func (b bench) line(book string, r row, ours map[string]time.Duration) error {
	turns := cpuRounds
	if r.whole {
		turns = 1
	}
	is, err := b.least(turns, b.rectify(book, r.args...)...)
	var was, peer time.Duration
	if err == nil && b.old != "" && !r.ours {
		was, err = b.least(turns, b.before(book, r.args...)...)
	}
	if err == nil && r.sql != "" {
		peer, err = b.least(turns, "sqlite3", b.path(book), r.sql)
	}
	if err != nil {
		return err
	}
	ours[r.what] = is
	fmt.Printf("%-58s %9.1f %9.1f %8.1f %9.1f  %s\n", r.what, ms(is), ms(was), times(was, is), ms(peer),
		r.reached(times(was, is), times(is, cmp.Or(ours[r.of], 1))))
	return nil
}

// reached tells what is to be, and whether it is.
func (r row) reached(faster, most float64) string {
	switch {
	case r.faster > 0:
		return fmt.Sprintf("%.1f times as fast: %s", r.faster, met(faster >= r.faster))
	case r.of != "":
		return fmt.Sprintf("%.3g times %s, is %.1f: %s", r.most, r.of, most, met(most <= r.most))
	}
	return ""
}

func met(is bool) string {
	if is {
		return "met"
	}
	return "not met"
}
