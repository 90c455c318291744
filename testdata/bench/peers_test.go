package bench

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// peer is a program that renders the notice's text and no more: it asks no
// rule, takes no number, stores nothing and draws no QR code.
type peer struct {
	name     string
	promised float64 // how many times as fast ours is to be; 0 for a floor
	argv     []string
	pdf      string // what it writes; empty for a floor
	sample
}

const (
	typstNode = "typst (node compiler)"
	bareNode  = "node -e 0"
)

// peers are those that are on this machine; the others are said to be left out.
func (b bench) peers() (out []*peer, err error) {
	if err := b.layPeers(); err != nil {
		return nil, err
	}
	all := []*peer{b.typst(), b.chromium(), {name: "weasyprint", promised: 20, argv: []string{"weasyprint", b.peer("notice.html"), b.peer("weasyprint.pdf")}, pdf: b.peer("weasyprint.pdf")}}
	if modules := os.Getenv("TYPST_NODE"); modules == "" {
		fmt.Println(typstNode + " is left out: TYPST_NODE names no folder with its node_modules")
	} else if node, err := b.typstByNode(modules); err != nil {
		return nil, err
	} else {
		all = append(all, node, &peer{name: bareNode, argv: []string{"node", "-e", "0"}})
	}
	for _, p := range all {
		if _, err := exec.LookPath(p.argv[0]); err != nil {
			fmt.Printf("%s is left out: %s is not installed\n", p.name, p.argv[0])
			continue
		}
		out = append(out, p)
	}
	return out, nil
}

func (b bench) typst() *peer {
	pdf := b.peer("typst.pdf")
	return &peer{name: "typst", promised: 5, pdf: pdf,
		argv: []string{"typst", "compile", "--ignore-system-fonts", "--font-path", b.peer("fonts"), b.peer("notice.typ"), pdf}}
}

func (b bench) chromium() *peer {
	pdf := b.peer("chromium.pdf")
	return &peer{name: "chromium", promised: 20, pdf: pdf,
		argv: []string{"chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
			"--disable-component-update", "--disable-sync", "--user-data-dir=" + b.peer("profile"), "--no-pdf-header-footer", "--print-to-pdf=" + pdf, "file://" + b.peer("notice.html")}}
}

// typstByNode is typst's engine as an addon of Node. It cannot be told to leave
// the system's faces alone, so its fontconfig is given an empty folder.
func (b bench) typstByNode(modules string) (*peer, error) {
	modules, err := filepath.Abs(filepath.Join(modules, "node_modules"))
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(b.peer("nofonts"), 0o700); err != nil {
		return nil, err
	}
	config := fmt.Sprintf("<fontconfig><dir>%s</dir></fontconfig>", b.peer("nofonts"))
	if err := os.WriteFile(b.peer("fonts.conf"), []byte(config), 0o600); err != nil {
		return nil, err
	}
	script := fmt.Sprintf(typstScript, b.peer("fonts.conf"), modules, b.peer(), b.peer("fonts"), b.peer("notice.typ"), b.peer("node.pdf"), b.peer("engine"))
	return &peer{name: typstNode, promised: 5, argv: []string{"node", b.peer("typst.cjs")}, pdf: b.peer("node.pdf")}, os.WriteFile(b.peer("typst.cjs"), []byte(script), 0o600)
}

// typstScript also tells what the engine took inside the process: to read its
// faces and to compile the notice into a PDF, in milliseconds.
const typstScript = `process.env.FONTCONFIG_FILE = %[1]q
const { writeFileSync } = require('node:fs')
const { NodeCompiler } = require(%[2]q + '/@myriaddreamin/typst-ts-node-compiler')
const begun = performance.now()
const compiler = NodeCompiler.create({ workspace: %[3]q, fontArgs: [{ fontPaths: [%[4]q] }] })
const read = performance.now()
const pdf = compiler.pdf({ mainFilePath: %[5]q })
const done = performance.now()
writeFileSync(%[6]q, pdf)
writeFileSync(%[7]q, (read - begun) + ' ' + (done - read))
`
