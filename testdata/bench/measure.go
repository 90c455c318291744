package main

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

type failing []byte

func (f *failing) Write(p []byte) (int, error) {
	*f = append(*f, p...)
	return len(p), nil
}

// compare runs commands turn by turn and prints each beside the first.
func (b bench) compare(title string, commands ...[]string) error {
	walls := make([][]time.Duration, len(commands))
	var most int64
	for range b.rounds {
		for i, argv := range commands {
			u, err := once(argv)
			if err != nil {
				return err
			}
			walls[i] = append(walls[i], u.wall)
			if i == 0 {
				most = max(most, u.rss)
			}
		}
	}
	fmt.Println(title)
	for i, argv := range commands {
		slices.Sort(walls[i])
		least, middle := walls[i][0], walls[i][len(walls[i])/2]
		fmt.Printf("  %-10s min %6.2f ms  median %6.2f ms", name(argv), ms(least), ms(middle))
		if i > 0 {
			fmt.Printf("   ours is %.2f times it at the minimum, %.2f at the median, %+.2f ms", ms(walls[0][0])/ms(least), ms(walls[0][len(walls[0])/2])/ms(middle), ms(walls[0][0]-least))
		} else {
			fmt.Printf("   %d MB RSS", most>>20)
		}
		fmt.Println()
	}
	return nil
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

func name(argv []string) string {
	for i := len(argv[0]) - 1; i >= 0; i-- {
		if argv[0][i] == '/' {
			return argv[0][i+1:]
		}
	}
	return argv[0]
}
