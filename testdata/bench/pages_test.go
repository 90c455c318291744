package bench

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"rectify/inspect"
	"rectify/report/fonts"
	"rectify/report/typeset"
)

// noticeItem is the k-th item of the i-th notice.
func noticeItem(i, k int) string {
	return fmt.Sprintf("第%d次第%d项：卸油区未设置静电接地报警仪，卸油作业人员未按GB 50156—2021《汽车加油加气加氢站技术标准》进行接地，卸油口盖帽未锁闭，操作井内积水约15 cm", i, k)
}

// line is a paragraph of the notice; the style is a class in the one peer's
// language and a function in the other's, and a tab is a rule to sign on.
type line struct{ style, text string }

// noticeLines is all that stands on the i-th notice that issue takes from the
// small book, in order, but for the footer and the QR code.
func noticeLines(i int) (number string, lines []line) {
	f := inspect.DefaultForm(inspect.FormNotice)
	number = f.Number(inspect.Agency{Region: "示高", Word: "安责改"}, 2012, i+1)
	lines = []line{{"head", f.Header}, {"name", f.Title}, {"mid", number}, {"flush", "示范0919号单位："}, {"para", f.Opening}}
	for k := range 7 {
		lines = append(lines, line{"para", fmt.Sprintf("%d．%s。", k+1, noticeItem(i, k))})
	}
	for k, which := range []string{"1、4、7", "2、5", "3、6"} {
		due := fmt.Sprintf("2012年1月%d日", 13+k)
		lines = append(lines, line{"para", strings.NewReplacer("{items}", which, "{due}", due).Replace(f.Order)})
	}
	return number, append(lines, line{"para", f.Interim}, line{"sign", f.Officer + "\t" + f.Cert + "A002"}, line{"sign", f.Officer + "\t" + f.Cert + "A003"},
		line{"sign", f.Unit + "\t"}, line{"end", "示范高新区安全生产监管部"}, line{"end", f.Seal}, line{"end", "2012年1月3日"}, line{"small", f.Copies})
}

const (
	htmlHead = `<!DOCTYPE html><html lang="zh"><meta charset="utf-8"><style>
@font-face{font-family:s;src:url(fonts/serif.ttf)} @font-face{font-family:s;font-weight:700;src:url(fonts/serif-bold.ttf)}
@page{size:A4;margin:30mm 26mm;@bottom-left{font:10.5pt s;content:"%s"}@bottom-right{font:10.5pt s;content:"共" counter(pages) "页 第" counter(page) "页"}}
body{font:14pt/26pt s;margin:0} p{margin:0;text-align:justify} .para{text-indent:2em} .sign{margin-top:4pt} i{display:inline-block;width:120pt;border-bottom:.5pt solid}
p.head,p.name,p.mid{text-align:center} .head{font:bold 15pt/26pt s;border-bottom:2.5pt double} .name{font:bold 22pt/40pt s} .end{text-align:right!important} .small{font:10.5pt/16pt s;border-top:.5pt solid}
</style>
`
	typHead = `#set page(paper: "a4", margin: (x: 26mm, y: 30mm), footer: context [#set text(size: 10.5pt); %s #h(1fr) 共#counter(page).final().first()页 第#counter(page).get().first()页])
#set text(font: "Rectify Serif", size: 14pt, lang: "zh", top-edge: 0.88em, bottom-edge: -0.12em)
#set par(leading: 12pt, spacing: 12pt, justify: true)
#let bold(size, t) = align(center, text(size: size, weight: "bold", t))
#let head(t) = { bold(15pt, t); line(length: 100%%, stroke: 1.6pt) }
#let name(t) = bold(22pt, t)
#let mid(t) = align(center, t)
#let flush(t) = par(t)
#let para(t) = par(h(2em) + t)
#let sign(a, b) = par(a + box(width: 120pt, height: 1em, stroke: (bottom: 0.5pt)) + b)
#let end(t) = align(right, t)
#let small(t) = { line(length: 100%%, stroke: 0.5pt); text(size: 10.5pt, t) }
`
)

// writePages writes the i-th notice in the languages of the peers.
func (b bench) writePages(i int) error {
	number, lines := noticeLines(i)
	var html, typ strings.Builder
	fmt.Fprintf(&html, htmlHead, number)
	fmt.Fprintf(&typ, typHead, number)
	for _, l := range lines {
		fmt.Fprintf(&html, "<p class=%s>%s</p>\n", l.style, strings.ReplaceAll(l.text, "\t", "<i></i>"))
		fmt.Fprintf(&typ, "#%s(\"%s\")\n", l.style, strings.ReplaceAll(l.text, "\t", `", "`))
	}
	if err := os.WriteFile(b.peer("notice.html"), []byte(html.String()), 0o600); err != nil {
		return err
	}
	return os.WriteFile(b.peer("notice.typ"), []byte(typ.String()), 0o600)
}

// layPeers makes the folder that the peers work in, with the two faces that
// our notice is set in and nothing else where they look for faces.
func (b bench) layPeers() error {
	if err := os.MkdirAll(b.peer("fonts"), 0o700); err != nil {
		return err
	}
	for name, face := range map[string][]byte{"serif.ttf": fonts.Serif, "serif-bold.ttf": fonts.SerifBold} {
		data, err := typeset.Unpack(face)
		if err == nil {
			err = os.WriteFile(b.peer("fonts", name), data, 0o600)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// peer is a path in the folder that the peers work in.
func (b bench) peer(name ...string) string {
	return filepath.Join(append([]string{b.dir, "peers"}, name...)...)
}
