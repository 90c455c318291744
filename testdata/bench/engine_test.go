package bench

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"
)

// engine is what typst took inside Node's process, which takes most of the
// time to start: to read its faces, and to compile the notice into a PDF.
type engine struct{ faces, compile sample }

// read takes up what the last run left in its file.
func (e *engine) read(file string) error {
	said, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	var faces, compile float64
	if _, err := fmt.Sscan(string(said), &faces, &compile); err != nil {
		return fmt.Errorf("%s: %w: %q", file, err, said)
	}
	e.faces.walls = append(e.faces.walls, time.Duration(faces*float64(time.Millisecond)))
	e.compile.walls = append(e.compile.walls, time.Duration(compile*float64(time.Millisecond)))
	return nil
}

// print sets typst without Node beside ours without a process: once as its
// whole run less a bare node's, and once as its own clock has it.
func (e *engine) print(peers []*peer, ours, bare sample) {
	if len(e.compile.walls) == 0 {
		return
	}
	var whole, node time.Duration
	for _, p := range peers {
		switch p.name {
		case typstNode:
			whole = p.least()
		case bareNode:
			node = p.least()
		}
	}
	mine, inside := ours.least()-bare.least(), e.faces.least()+e.compile.least()
	fmt.Printf("  typst's engine, at the minimum: %.1f ms less a bare %s, which is %.1f times all of ours and %.1f times ours over the bare process\n",
		ms(whole-node), bareNode, times(whole-node, ours.least()), times(whole-node, mine))
	fmt.Printf("    by its own clock: %.1f ms to read its faces and %.1f ms to compile, which is %.1f times all of ours and %.1f times ours over the bare process\n",
		ms(e.faces.least()), ms(e.compile.least()), times(inside, ours.least()), times(inside, mine))
}

// sameText fails unless the peer's pages are as many as ours and say the same
// characters as often; their order is left to each, for footers move.
func (b bench) sameText(p *peer) error {
	if p.pdf == "" {
		return nil
	}
	ours, err := characters(b.path("paper.pdf"))
	if err != nil {
		return err
	}
	theirs, err := characters(p.pdf)
	if err != nil {
		return err
	}
	for c := range theirs {
		ours[c] -= theirs[c]
	}
	for c, n := range ours {
		if n != 0 {
			return fmt.Errorf("%s does not print what ours prints: ours has %q %+d times more", p.name, c, n)
		}
	}
	return nil
}

// characters counts those of a PDF, white space left out, and its pages as '\f'.
func characters(pdf string) (map[rune]int, error) {
	out, err := exec.Command("pdftotext", pdf, "-").Output()
	if err != nil {
		return nil, fmt.Errorf("pdftotext %s: %w", pdf, err)
	}
	count := map[rune]int{}
	for _, c := range string(out) {
		if c == '\f' || !strings.ContainsRune(" \n\u00a0\u3000", c) {
			count[c]++
		}
	}
	return count, nil
}
