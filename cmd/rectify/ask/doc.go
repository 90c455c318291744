// Package ask asks a person questions on a terminal, a line at a time. It may
// import the standard library, liner and runewidth, by which liner measures,
// displaywidth and golang.org/x/term, and knows nothing of what is asked.
//
// # Why liner
//
// A library costs every command its package initialization, which a cold
// «hazard add» feels; the house allows 0.05 ms. Measured on 2026-11-23 with
// Go 1.26 on linux/amd64, a tiny main each, GODEBUG=inittrace=1, the least of
// 40 runs, third-party packages only (in this program, which has runewidth
// already, 0.02 less); size is of that main:
//
//	library                          init ms   size MB  licence  last release
//	charmbracelet/huh v1.0.0           0.230      6.0   MIT      2026-02
//	rivo/tview v0.42.0                 0.218      4.9   MIT      2025-08
//	charm.land/huh v2.0.3              0.170      6.5   MIT      2026-03
//	bubbletea v2.1.1 + bubbles v2.2.1  0.168      5.5   MIT      2026-10
//	gdamore/tcell v3.6.0               0.149      3.9   Apache   2026-10
//	gdamore/tcell v2.13.10             0.148      3.8   Apache   2026-05
//	AlecAivazis/survey v2.3.7          0.119      5.5   MIT      2022-12, archived
//	bubbletea v2.1.1 alone             0.102      5.1   MIT      2026-10
//	reeflective/readline v1.3.0        0.086      5.2   Apache   2026-07
//	peterh/liner v1.2.3                0.023      2.8   MIT      2026-10
//	chzyer/readline                    0.000      3.1   MIT      2022-07
//
// No form library passes: bubbletea alone was 0.082 ms more in this program
// (x/ansi 0.031, its parser 0.026, ultraviolet 0.013, termios 0.009), and
// stubs for the clipboard and for humanize would take huh only to that. liner
// is the one that passes and is kept: its 0.023 is runewidth. It edits a line
// with wide characters on all three systems, and what is written line by line
// is also what a screen reader and a narrow window do best with. In this
// program it adds no measurable init, no page fault and 0.5 MB of 55.
package ask
