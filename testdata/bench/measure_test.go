package bench

import (
	"fmt"
	"os"
	"os/exec"
	"slices"
	"syscall"
	"time"
)

// use is what one run of a command took.
type use struct {
	wall, cpu time.Duration
	rss       int64 // bytes at the most
}

// once runs a command and fails with what it said.
func once(argv []string) (use, error) {
	cmd := exec.Command(argv[0], argv[1:]...)
	cmd.Env = append(os.Environ(), "LANG=C")
	cmd.Stdout = nil
	var said failing
	cmd.Stderr = &said
	start := time.Now()
	err := cmd.Run()
	u := use{wall: time.Since(start)}
	if err != nil {
		return u, fmt.Errorf("%v: %w: %s", argv, err, said)
	}
	if r, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		u.rss = r.Maxrss << 10
	}
	u.cpu = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	return u, nil
}

// sample is what several runs of one command took.
type sample struct {
	walls []time.Duration
	rss   int64 // bytes at the most
}

// run runs the command once more.
func (s *sample) run(argv []string) error {
	u, err := once(argv)
	s.walls, s.rss = append(s.walls, u.wall), max(s.rss, u.rss)
	return err
}

func (s sample) least() time.Duration { return slices.Min(s.walls) }

func (s sample) middle() time.Duration { return slices.Sorted(slices.Values(s.walls))[len(s.walls)/2] }

type failing []byte

func (f *failing) Write(p []byte) (int, error) {
	*f = append(*f, p...)
	return len(p), nil
}

// compare runs commands turn by turn and prints each beside the first.
func (b bench) compare(title string, commands ...[]string) error {
	samples := make([]sample, len(commands))
	for range b.rounds {
		for i, argv := range commands {
			if err := samples[i].run(argv); err != nil {
				return err
			}
		}
	}
	fmt.Println(title)
	ours := samples[0]
	for i, s := range samples {
		fmt.Printf("  %-10s min %6.2f ms  median %6.2f ms", name(commands[i]), ms(s.least()), ms(s.middle()))
		if i > 0 {
			fmt.Printf("   ours is %.2f times it at the minimum, %.2f at the median, %+.2f ms\n", times(ours.least(), s.least()), times(ours.middle(), s.middle()), ms(ours.least()-s.least()))
		} else {
			fmt.Printf("   %d MB RSS\n", s.rss>>20)
		}
	}
	return nil
}

// times is how many times the second the first took.
func times(a, b time.Duration) float64 { return float64(a) / float64(b) }

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

func name(argv []string) string {
	for i := len(argv[0]) - 1; i >= 0; i-- {
		if argv[0][i] == '/' {
			return argv[0][i+1:]
		}
	}
	return argv[0]
}
