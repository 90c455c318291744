package main

import (
	"encoding/json"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"rectify/cmd/rectify/shell"
	"rectify/inspect/pgtest"
)

// inJSON is a command line for every command there is, in an order in which
// each has what it needs; a new command must be given its line here.
var inJSON = [][2]string{
	{"init", "init --agency 示范局 --region 示 --word 安责改 --review-body 区政府 --court 区法院"},
	{"agency show", "agency show"}, {"agency edit", "agency edit --region 示高"},
	{"form list", "form list"}, {"form show", "form show notice"}, {"form set", "form set notice --set title=整改通知书"},
	{"form export", "form export notice -o form.txt"}, {"form import", "form import form.txt"},
	{"site add", "site add 示范第一加油站 --sector fuel-station"}, {"site list", "site list"}, {"site show", "site show S1"},
	{"site edit", "site edit S1 --town 石碁镇"}, {"site move", "site move S1 --town 东街道"},
	{"site import", "site import sites.csv"}, {"site withdraw", "site withdraw S2 --reason 误录 --yes"},
	{"campaign add", "campaign add 专项 --from 2021-10-01 --to 2021-11-30"}, {"campaign list", "campaign list"},
	{"campaign show", "campaign show C1"},
	{"campaign edit", "campaign edit C1 --name 秋冬专项"},
	{"inspection add",
		"inspection add --site S1 --date 2021-11-23 --campaign C1 --inspector 甲某:A001 --inspector 乙某:A002"},
	{"inspection list", "inspection list"}, {"inspection show", "inspection show I1"},
	{"inspection edit", "inspection edit I1 --note 备注"},
	{"checklist list", "checklist list"}, {"checklist show", "checklist show general"},
	{"checklist export", "checklist export general -o general.txt"}, {"checklist import", "checklist import own.txt"},
	{"checklist remove", "checklist remove office --yes"},
	{"clause search", "clause search 培训"}, {"calendar list", "calendar list"},
	{"calendar show", "calendar show 2021-10-09"}, {"calendar import", "calendar import 2018.txt"},
	{"inspection check", "inspection check I1 --list general --answer GE04=no"},
	{"hazard add", "hazard add --inspection I1 除尘系统未设置泄爆装置 --level major --due 15"}, {"hazard list", "hazard list"},
	{"hazard show", "hazard show H1"},
	{"log", ""}, // which asks on a terminal: TestLogWithoutATerminal
	{"hazard edit", "hazard edit H2 --place 车间"}, {"hazard import", "hazard import findings.csv"},
	{"hazard plan", "hazard plan H2 --goal 消除"}, {"hazard stop", "hazard stop H2 --measure 停止使用"},
	{"hazard talk", "hazard talk H2 --by 安委办 --person 张某"},
	{"hazard ask", "hazard ask H2 --by 张某"},
	{"hazard resume", "hazard resume H2 --by 王某"},
	{"hazard refer", "hazard refer H1 --to 供电公司"},
	{"supervision begin", "supervision begin H2 --level county --by 区安委会"}, {"supervision list", "supervision list"},
	{"supervision end", "supervision end H2"},
	{"notice issue", "notice issue --inspection I1 -o out/"}, {"notice list", "notice list"},
	{"notice show", "notice show N1"}, {"notice print", "notice print N1 -o again.pdf"}, {"verify", "verify again.pdf"},
	{"notice serve", "notice serve N1 --receiver 张某 --scan scan.pdf"},
	{"notice signed", "notice signed N1 --scan scan.pdf"}, {"notice scan", "notice scan N1"}, {"notice register", "notice register"},
	{"notice lease", "notice lease --count 2 --to 甲某 -o pad"}, {"notice blank", "notice blank B2 -o again.pdf"},
	{"notice spoil", "notice spoil B2 --reason 遗失 --yes"},
	{"notice enter", "notice enter B1 --inspection I1 --hazard 临时用电 --date 2022-01-05 --due 9 --scan scan.pdf"},
	{"extension ask", "extension ask H1 --until 2022-03-01 --by 张某 --reason 缺件"},
	{"extension grant", "extension grant H1 --approver 王某"}, {"extension list", "extension list"},
	{"extension refuse", ""}, // asked anew below
	{"complaint add", "complaint add 异味 --kind complaint --channel qr --site S1 --reporter 王某"},
	{"complaint list", "complaint list"}, {"complaint edit", "complaint edit Q1 --text 夜间异味"},
	{"complaint assign", "complaint assign Q1 --to 丙某 --due 5"}, {"complaint urge", "complaint urge Q1 --by 丁某"},
	{"complaint link", "complaint link Q1 --inspection I1"},
	{"complaint answer", "complaint answer Q1 --by 丙某 --text 已办"},
	{"complaint rate", "complaint rate Q1 --score 4"}, {"complaint show", "complaint show Q1"}, {"complaint reopen",
		"complaint reopen Q1 --reason 反复"}, {"complaint forget", "complaint forget Q1 --reason 要求 --yes"},
	{"complaint totals", "complaint totals --month 2022-01"}, {"complaint withdraw",
		"complaint withdraw Q1 --reason 误录 --yes"}, {"complaint import", "complaint import complaints.csv"},
	{"hazard claim", "hazard claim H1 --by 张某"}, {"agenda", "agenda"},
	{"paper issue record", "paper issue record --inspection I1 --from 09:00 --to 11:30"},
	{"paper signed", "paper signed D1 --scan scan.pdf"}, {"paper scan", "paper scan D1"},
	{"paper issue measures", "paper issue measures --inspection I1 --hazard H2 --basis 《安全生产法》 --decision 停止使用"},
	{"paper issue extension", "paper issue extension --hazard H1"},
	{"review add", "review add --notice N1 --inspector 甲某:A001 --inspector 乙某:A002 --fixed all --scan scan.pdf"},
	{"review signed", "review signed R1 --scan scan.pdf"}, {"review scan", "review scan R1"}, {"paper issue review",
		"paper issue review --review R1"}, {"paper issue service", "paper issue service --notice N1"},
	{"paper list", "paper list"}, {"paper show", "paper show D1"}, {"paper print", "paper print D1 -o record.pdf"},
	{"paper register", "paper register"}, {"paper void", "paper void D4 --reason 有误 --yes"},
	{"review list", "review list"}, {"review show", "review show R1"},
	{"lookback draw", "lookback draw --month 2022-01 --share 50% --drawn-by 王某 --seed 1"},
	{"lookback list", "lookback list"}, {"lookback show", "lookback show L1"},
	{"lookback add", "lookback add H1 --inspector 甲某 --held"},
	{"undo", "undo H1 --reason 误记 --yes"},
	{"hazard reopen", "hazard reopen H1 --reason 复发"}, {"hazard withdraw", "hazard withdraw H3 --reason 误录 --yes"},
	{"notice void", "notice void N1 --reason 有误 --yes"}, {"campaign withdraw",
		"campaign withdraw C2 --reason 误录 --yes"}, {"inspection withdraw", "inspection withdraw I3 --reason 误录 --yes"},
	{"totals", "totals --month 2021-11 --by level --compare"},
	{"report ledger", "report ledger --month 2021-11 -o out/"},
	{"report month", "report month 2021-11 -o out/"},
	{"report statistics", "report statistics -o out/ --force"},
	{"period close", "period close 2021-11 --by 王某"}, {"period list", "period list"},
	{"period show", "period show 2021-11"}, {"period reopen", "period reopen 2021-11 --reason 更正 --yes"},
	{"person add", "person add 戊某 --cert A005"}, {"person list", "person list"}, {"person show", "person show P1"},
	{"person edit", "person edit P1 --role 科员"},
	{"person merge", "person merge 戊某某 --into P1 --yes"}, {"person withdraw", "person withdraw P3 --reason 误录 --yes"},
	{"whoami", "whoami"},
	{"site merge", "site merge 另一单位 --into S1 --yes"},
	{"apply", "apply entries.jsonl"}, {"schema", "schema"}, {"check", "check"}, {"backup", "backup copy.db"}, {"export", "export whole"},
	{"import", "import whole"}, {"restore",
		"restore copy.db --yes"}, {"demo", "demo demo"}, {"version", "version"}, {"completion", "completion bash"},
	{"man", "man"}, {"licenses", "licenses"}, {"book create", "book create 示高"}, {"book list", "book list"},
}

func TestEveryCommandSpeaksJSON(t *testing.T) {
	o := office{t, t.TempDir()}
	o.walk(o.inJSON)
}

// walk goes through every command in the order of inJSON, with what each needs;
// do is to run it.
func (o office) walk(do func(name string, args ...string)) {
	o.t.Helper()
	o.write("sites.csv", "name\n示范木业\n")
	o.write("complaints.csv", "kind,channel,date,text\nfault,qr,2021-11-24,路灯不亮\n")
	o.write("findings.csv", "site,date,inspectors,campaign,text\n示范纺织,2021-11-24,甲某,冬季专项,通道堵塞\n")
	o.write("entries.jsonl", `{"id":"01890a5d-0000-7000-8000-000000000001","do":"site.added","body":{"name":"示范铸造"}}`+"\n")
	o.write("own.txt", "清单：office\n名称：自查表\n版本：1\n\n条目：OF01\n查看：是否在岗？\n隐患：值班人员不在岗。\n级别：一般\n类别：system\n期限：当场\n")
	o.write("2018.txt",
		"依据 国办发明电〔2017〕12号\n2018-01-01 休 元旦\n2018-02-15..2018-02-21 休 春节\n2018-04-05 休 清明节\n2018-05-01 休 劳动节\n2018-06-18 休 端午节\n2018-09-24 休 中秋节\n2018-10-01..2018-10-07 休 国庆节\n")
	var at []string // a server, from where they are about one
	for _, line := range inJSON {
		switch line[0] {
		case "log":
			continue
		case "notice serve":
			o.write("scan.pdf", aScan)
		case "notice enter":
			o.must("hazard", "add", "--inspection", "I1", "临时用电")
		case "extension refuse":
			o.must("extension", "ask", "H2", "--until", "2022-03-01", "--by", "张某", "--reason", "缺件")
			line[1] = "extension refuse H2 --approver 王某 --reason 无正当理由"
		case "book create":
			server := pgtest.Get(o.t)
			at = []string{"--store", server.Address(server.Database(o.t))}
		case "campaign withdraw":
			o.must("campaign", "add", "另一专项")
			line[1] = strings.Replace(line[1], "C2", "另一专项", 1)
		case "person merge":
			o.must("person", "add", "戊某某", "--cert", "A006")
			o.must("person", "add", "己某", "--cert", "A008")
		case "site merge":
			o.must("site", "add", "另一单位")
		case "inspection withdraw":
			o.must("inspection", "add", "--site", "S1", "--date", "2021-11-25", "--inspector", "甲某")
		case "site withdraw":
			if out := o.must("site", "list", "--json"); !strings.Contains(out, `"S2"`) {
				o.t.Fatal(out)
			}
		}
		do(line[0], append(strings.Fields(line[1]), at...)...)
	}
}

var schemaForm = regexp.MustCompile(`^rectify\.[a-z]+\.[a-z]+/[1-9]$`)

// inJSON runs a command with --json and wants one object of a schema of its own.
func (o office) inJSON(name string, args ...string) {
	o.t.Helper()
	out, said, code := o.run(append(args, "--json")...)
	if code != 0 {
		o.t.Errorf("%s --json: exit %d: %s", name, code, said)
		return
	}
	dec := json.NewDecoder(strings.NewReader(out))
	var got struct {
		Schema string          `json:"schema"`
		Data   json.RawMessage `json:"data"`
	}
	if err := dec.Decode(&got); err != nil || !schemaForm.MatchString(got.Schema) || len(got.Data) == 0 ||
		string(got.Data) == "null" {
		o.t.Errorf("%s --json: %v, schema %q: %.200s", name, err, got.Schema, out)
		return
	}
	if noun := strings.Fields(name)[0]; noun != "init" && !strings.HasPrefix(got.Schema, "rectify."+noun+".") {
		o.t.Errorf("%s --json has the schema %s", name, got.Schema)
	}
	if err := dec.Decode(&got); err != io.EOF {
		o.t.Errorf("%s --json prints more than one object", name)
	}
	var data any
	if err := json.Unmarshal(got.Data, &data); err != nil {
		o.t.Error(name, err)
	}
	o.plainKeys(name, data)
	if told, is := data.(map[string]any); is {
		_, listed := told["rows"].([]any)
		groups, parted := told["groups"].([]any)
		if (listed || parted && len(groups) > 0 || strings.HasSuffix(name, "totals")) && !slices.Contains(answers, name) {
			o.inFormats(name, args...)
		}
	}
}

// answers are about what they were given, or of the program: no lists of the book.
var answers = []string{"verify", "schema", "licenses"}

// inFormats wants what lists things, or is a table, to be had as CSV, as a workbook and
// as JSON lines.
func (o office) inFormats(name string, args ...string) {
	o.t.Helper()
	for _, format := range []string{"csv", "xlsx", "jsonl"} {
		file := "formats." + format
		if _, said, code := o.run(append(args, "--format", format, "-o", file)...); code != 0 {
			o.t.Errorf("%s is not to be had as %s: %s", name, format, said)
		} else if format == "jsonl" {
			text, _ := os.ReadFile(o.path(file))
			for line := range strings.Lines(string(text)) {
				if !json.Valid([]byte(line)) || line[0] != '{' {
					o.t.Errorf("%s writes %.200s as a JSON line", name, line)
				}
			}
		}
		os.Remove(o.path(file))
	}
}

var plainKey = regexp.MustCompile(`^[a-z0-9_]+$`)

// plainKeys wants every key to be in small letters, and every list to be a
// list: one with nothing in it is no null.
func (o office) plainKeys(path string, v any) {
	switch v := v.(type) {
	case map[string]any:
		for key, value := range v {
			if !plainKey.MatchString(key) {
				o.t.Errorf("%s: the key %q", path, key)
			}
			o.plainKeys(path+"."+key, value)
		}
	case []any:
		for _, value := range v {
			o.plainKeys(path+"[]", value)
		}
	case nil:
		if !strings.Contains(path, "median_days") {
			o.t.Errorf("%s is null", path)
		}
	}
}

// TestEveryCommandIsInTheTable goes through the commands there are.
func TestEveryCommandIsInTheTable(t *testing.T) {
	for _, cmd := range commands() {
		if path := said(cmd); !slices.ContainsFunc(inJSON, func(line [2]string) bool { return line[0] == path }) {
			t.Errorf("%s has no line in inJSON", path)
		}
	}
}

// commands are those of the program that do something; help is made by its run.
func commands() (all []*cobra.Command) {
	var walk func(cmd *cobra.Command)
	walk = func(cmd *cobra.Command) {
		for _, sub := range cmd.Commands() {
			walk(sub)
		}
		if cmd.Runnable() && !cmd.HasSubCommands() {
			all = append(all, cmd)
		}
	}
	walk(newRootCommand(shell.New(nil, os.Stdin, io.Discard, io.Discard)))
	return all
}

// said is a command as it is typed behind rectify.
func said(cmd *cobra.Command) string { return strings.TrimPrefix(cmd.CommandPath(), "rectify ") }

// Errors are JSON too, whatever fails: the flags, the value, the book.
func TestErrorsInJSON(t *testing.T) {
	o := visited(t)
	for code, args := range map[string]string{"usage": "hazard add --no-such-flag",
		"invalid":   "inspection add --site S1 --date 2021-13-40 --inspector 甲某",
		"not_found": "hazard show H9", "refused": "hazard reopen H9x --reason 复发",
		"no_store": "--store nowhere.db site list"} {
		if code == "refused" {
			o.must("hazard", "add", "--inspection", "I1", "灭火器失压")
			args = "hazard reopen H1 --reason 复发"
		}
		out, said, exit := o.run(append(strings.Fields(args), "--json")...)
		var got struct {
			Schema string `json:"schema"`
			Error  struct{ Code, Message, Hint string }
		}
		if err := json.Unmarshal([]byte(said), &got); err != nil || exit == 0 || out != "" ||
			got.Schema != "rectify.error/1" || got.Error.Code != code || got.Error.Message == "" {
			t.Errorf("%s: exit %d, %v: %s%s", args, exit, err, out, said)
		}
	}
}
