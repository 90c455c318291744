package bench

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
)

// peerRounds is how often a peer has its turn: they are slow.
const peerRounds = 7

// issue measures a cold notice issue, from process start to the file on disk,
// turn by turn with a bare process and with the peers that render its text.
func (b bench) issue() error {
	peers, err := b.peers()
	if err != nil {
		return err
	}
	var ours, bare sample
	var inside engine
	for i := range b.rounds {
		if err := b.issueOnce(i, &ours); err != nil {
			return err
		}
		if err := bare.run([]string{b.path("bare")}); err != nil {
			return err
		}
		if i < peerRounds {
			if err := b.renderAll(i, peers, &inside); err != nil {
				return err
			}
		}
	}
	printIssue(ours, bare)
	for _, p := range peers {
		p.print(ours)
	}
	inside.print(peers, ours, bare)
	return nil
}

// issueOnce issues the i-th notice, of seven hazards of its own that are added
// before the clock starts.
func (b bench) issueOnce(i int, ours *sample) error {
	argv := b.rectify("small.db", "notice", "issue", "--inspection", "I2", "-o", b.path("paper.pdf"))
	os.Remove(b.path("paper.pdf"))
	for k := range 7 {
		if _, err := once(b.rectify("small.db", "hazard", "add", "--inspection", "I2", noticeItem(i, k), "--due", fmt.Sprint(10+k%3))); err != nil {
			return err
		}
		last, err := b.lastHazard()
		if err != nil {
			return err
		}
		argv = append(argv, "--hazard", last)
	}
	return ours.run(argv)
}

// lastHazard is the reference of the hazard added last.
func (b bench) lastHazard() (string, error) {
	out, err := exec.Command("sqlite3", b.path("small.db"), "SELECT 'H' || max(n) FROM hazard").Output()
	return strings.TrimSpace(string(out)), err
}

// renderAll gives every peer one turn, from nothing, at the i-th notice, and
// after the first looks whether what came out says what ours says.
func (b bench) renderAll(i int, peers []*peer, e *engine) error {
	if err := b.writePages(i); err != nil {
		return err
	}
	for _, p := range peers {
		os.RemoveAll(b.peer("profile"))
		os.Remove(p.pdf)
		if err := p.run(p.argv); err != nil {
			return err
		}
		if err := b.sameText(p); i == 0 && err != nil {
			return err
		}
		if p.name == typstNode {
			if err := e.read(b.peer("engine")); err != nil {
				return err
			}
		}
	}
	return nil
}

func printIssue(ours, bare sample) {
	fmt.Println("notice issue, cold, durable, to a file (promised: 25 ms over the bare process)")
	fmt.Printf("  rectify    min %6.2f ms  median %6.2f ms   %d MB RSS\n", ms(ours.least()), ms(ours.middle()), ours.rss>>20)
	fmt.Printf("  bare       min %6.2f ms  median %6.2f ms   ours is %+.2f ms at the minimum, %+.2f at the median\n",
		ms(bare.least()), ms(bare.middle()), ms(ours.least()-bare.least()), ms(ours.middle()-bare.middle()))
	fmt.Printf("notice issue beside peers that render the same pages alone, turn by turn in its first %d rounds\n", min(peerRounds, len(ours.walls)))
}

// print sets the peer's rendering beside the whole of ours.
func (p *peer) print(ours sample) {
	fmt.Printf("  %-22s min %7.1f ms  median %7.1f ms   %d MB RSS", p.name, ms(p.least()), ms(p.middle()), p.rss>>20)
	if p.promised > 0 {
		fmt.Printf("   ours is %.1f times as fast at the minimum, %.1f at the median (promised: %.0f)", times(p.least(), ours.least()), times(p.middle(), ours.middle()), p.promised)
	}
	fmt.Println()
}
