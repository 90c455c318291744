package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// peer is a program that renders the notice's text, and no more: it asks no
// rule, takes no number and stores nothing.
type peer struct {
	name     string
	promised float64 // how many times as fast ours is to be
	argv     []string
}

// peers are those that are on this machine; the others are said to be left out.
func (b bench) peers() (out []peer, err error) {
	html, typ := b.path("notice.html"), b.path("notice.typ")
	if err := b.writePages(html, typ); err != nil {
		return nil, err
	}
	chromium := []string{"chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
		"--disable-component-update", "--disable-sync", "--user-data-dir=" + b.path("profile"), "--no-pdf-header-footer", "--print-to-pdf=" + b.path("chromium.pdf"), "file://" + html}
	all := []peer{{"typst", 5, []string{"typst", "compile", "--font-path", b.path(""), typ, b.path("typst.pdf")}}, {"chromium", 20, chromium},
		{"weasyprint", 20, []string{"weasyprint", html, b.path("weasyprint.pdf")}}}
	if modules := os.Getenv("TYPST_NODE"); modules != "" {
		script := b.path("typst.mjs")
		if err := os.WriteFile(script, []byte(fmt.Sprintf(typstByNode, filepath.Join(modules, "node_modules"), b.dir, typ, b.path("node.pdf"))), 0o600); err != nil {
			return nil, err
		}
		all = append(all, peer{"typst (node compiler)", 5, []string{"node", script}})
	}
	for _, p := range all {
		if _, err := exec.LookPath(p.argv[0]); err != nil {
			fmt.Printf("  %s is not installed and was left out\n", p.name)
			continue
		}
		out = append(out, p)
	}
	return out, nil
}

const typstByNode = `import { createRequire } from 'node:module';
import { writeFileSync } from 'node:fs';
const { NodeCompiler } = createRequire(%[1]q + '/')('@myriaddreamin/typst-ts-node-compiler');
const c = NodeCompiler.create({ workspace: %[2]q, fontArgs: [{ fontPaths: [%[2]q] }] });
writeFileSync(%[4]q, c.pdf({ mainFilePath: %[3]q }));
`

// writePages writes the text of the notice for each peer, in the same face.
func (b bench) writePages(html, typ string) error {
	face, err := os.ReadFile(filepath.Join("report", "fonts", "serif.ttf"))
	if err == nil {
		err = os.WriteFile(b.path("serif.ttf"), face, 0o600)
	}
	if err != nil {
		return err
	}
	var items []string
	for k := range 7 {
		items = append(items, fmt.Sprintf("%d．%s（依据：《中华人民共和国安全生产法》第三十六条）。", k+1, noticeItem(0, k)))
	}
	lines := append([]string{"示范0000号单位：", "经查，你单位存在下列问题："}, items...)
	for k := range 3 {
		lines = append(lines, fmt.Sprintf("现责令你单位对上述第%d项问题于2012年1月%d日前整改完毕，达到有关法律法规规章和标准规定的要求。由此造成事故的，依法追究有关人员的责任。", k+1, 11+k))
	}
	lines = append(lines, "整改期间，你单位应当采取措施，确保安全生产。对安全生产违法行为，将依法予以行政处罚。", "检查人员（签名）：＿＿＿＿ 证号：A001", "被检查单位负责人（签名）：＿＿＿＿", "示范高新区安全生产监管部", "2012年1月1日")
	page := `<!DOCTYPE html><meta charset="utf-8"><style>@font-face{font-family:s;src:url(serif.ttf)}@page{size:A4;margin:28mm}body{font:14pt/26pt s;text-align:justify}h1{text-align:center}p{text-indent:2em;margin:0}</style><h1>责令整改通知书</h1><p>` + strings.Join(lines, "</p><p>") + "</p>"
	if err := os.WriteFile(html, []byte(page), 0o600); err != nil {
		return err
	}
	source := "#set page(paper: \"a4\", margin: 28mm)\n#set text(font: \"Rectify Serif\", size: 14pt)\n#set par(justify: true, first-line-indent: 2em, leading: 12pt)\n= 责令整改通知书\n\n" + strings.Join(lines, "\n\n")
	return os.WriteFile(typ, []byte(source), 0o600)
}

// noticeItem is the k-th item of the i-th notice.
func noticeItem(i, k int) string {
	return fmt.Sprintf("第%d次第%d项：卸油区未设置静电接地报警仪，卸油作业人员未按GB 50156—2021《汽车加油加气加氢站技术标准》进行接地，卸油口盖帽未锁闭，操作井内积水约15 cm", i, k)
}

// render sets each peer's rendering beside the whole of ours.
func (b bench) render(ours []time.Duration) error {
	peers, err := b.peers()
	if err != nil {
		return err
	}
	for _, p := range peers {
		var walls []time.Duration
		for range min(b.rounds, 7) {
			u, err := once(p.argv)
			if err != nil {
				return err
			}
			walls = append(walls, u.wall)
		}
		slices.Sort(walls)
		fmt.Printf("  %s, rendering alone: min %.1f ms  median %.1f ms   ours is %.1f times as fast at the minimum, %.1f at the median (promised: %.0f)\n", p.name,
			ms(walls[0]), ms(walls[len(walls)/2]), ms(walls[0])/ms(ours[0]), ms(walls[len(walls)/2])/ms(ours[len(ours)/2]), p.promised)
	}
	return nil
}
