package report

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"rectify/inspect"
)

// word finds where a word begins and ends across its page.
var word = regexp.MustCompile(`<word xMin="([0-9.]+)" yMin="[0-9.]+" xMax="([0-9.]+)" yMax="[0-9.]+">([^<]*)`)

// Whatever a unit, an agency, an officer or a hazard is called, nothing of any kind of
// paper runs off its sheet, nor into its margins.
func TestLongNamesKeepTheMargins(t *testing.T) {
	long := strings.Repeat("示范市石碁镇冷链物流", 12)
	for _, kind := range inspect.FormKinds() {
		pa := aNotice(kind)
		pa.Agency.Name, pa.Agency.Region, pa.Agency.ReviewBody, pa.Agency.Court = long, "示范", long, long
		pa.Site.Name, pa.Site.Address, pa.Site.Person = long, long, long
		pa.Items[0].Text, pa.Items[0].Place = strings.Repeat("供液管与氨机房低压循环桶直接相连，", 53), long
		for i := range 4 {
			pa.Officers = append(pa.Officers[:i:i], inspect.Officer{Name: "甲某", Cert: strings.Repeat("鲁SF0101", 6)})
		}
		var b bytes.Buffer
		if err := WritePaper(&b, pa, noBlobs); err != nil {
			t.Errorf("%s: %v", kind, err)
			continue
		}
		for _, w := range word.FindAllSubmatch(ask(t, b.Bytes(), "-bbox"), -1) {
			from, _ := strconv.ParseFloat(string(w[1]), 64)
			to, _ := strconv.ParseFloat(string(w[2]), 64)
			if from < 26/25.4*72-1 || to > (210-26)/25.4*72+1 {
				t.Errorf("%s: %s stands from %.0f to %.0f", kind, w[3], from, to)
			}
		}
	}
}

func TestTitlesArePartedBetweenWords(t *testing.T) {
	for name, want := range map[string]string{
		"示范市示范高新技术产业开发区应急管理局综合行政执法大队":  "示范市示范高新技术产业开发区",
		"示范市示范高新技术产业开发区应急管理|局综合行政执法大队": "示范市示范高新技术产业开发区应急管理",
	} {
		pa := aNotice(inspect.FormOrder)
		pa.Form.Header, pa.Agency.Heading = "{agency}", name
		var b bytes.Buffer
		if err := WritePaper(&b, pa, noBlobs); err != nil {
			t.Fatal(err)
		}
		if head, _, _ := strings.Cut(string(ask(t, b.Bytes(), "-raw")), "\n"); !strings.HasPrefix(head, want) {
			t.Errorf("%s: the head's first line is %s", name, head)
		}
	}
}

// What an office says under the code stands over the rule, however long it is.
func TestWhatIsUnderTheCodeIsOverTheRule(t *testing.T) {
	high := regexp.MustCompile(`yMin="([0-9.]+)" xMax="[0-9.]+" yMax="([0-9.]+)">([^<]*)`)
	for _, says := range []string{"扫描核对文书编号、日期和校验码，请向示范市应急管理局执法监督科查询，电话0532-88880000", "扫码查验0532-88880000"} {
		for _, contact := range []string{"", "地址：示范路1号"} {
			pa := aNotice(inspect.FormOrder)
			pa.Form.Put("proof", says)
			pa.Form.Put("contact", contact)
			ends, title := 0.0, 0.0
			for _, w := range high.FindAllSubmatch(ask(t, printed(t, pa, noBlobs), "-bbox"), -1) {
				from, _ := strconv.ParseFloat(string(w[1]), 64)
				to, _ := strconv.ParseFloat(string(w[2]), 64)
				switch said := string(w[3]); {
				case title == 0 && strings.HasPrefix(said, "责令"):
					title = from
				case strings.HasSuffix(said, "88880000"):
					ends = to
				}
			}
			if ends == 0 || ends > title-6 {
				t.Errorf("%s, %s: it ends at %.0f, and the title begins at %.0f", says, contact, ends, title)
			}
		}
	}
}
