package bench

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/google/uuid"

	"rectify/inspect"
	"rectify/inspect/sqlite"
)

// callers has many callers of one process record findings in the book of ten thousand, each
// waiting for its answer: as they come, and one after another, as before they went together.
func (b bench) callers() error {
	fmt.Println("findings recorded by callers of one process, durable" +
		" (promised at 64: 8 times as many as one after another, 99 % within an eighth of the time)")
	for _, n := range []int{1, 16, 64} {
		var alone, together calls
		for range 3 {
			var one sync.Mutex
			if err := b.call(n, &one, &alone); err != nil {
				return err
			}
			if err := b.call(n, nil, &together); err != nil {
				return err
			}
		}
		fmt.Printf("  %2d callers\n    together          %s\n    one after another %s\n", n, together, alone)
		fmt.Printf("    %.1f times as many, 99 %% within %.3f of the time, %.2f of the CPU\n", together.rate()/alone.rate(),
			together.within(0.99)/alone.within(0.99), together.each()/alone.each())
	}
	return nil
}

// calls are how long each took, and all of them.
type calls struct {
	took       []time.Duration
	whole, cpu time.Duration
}

// each is how many milliseconds of the processor one took.
func (c calls) each() float64 { return ms(c.cpu) / float64(len(c.took)) }

func (c calls) rate() float64 { return float64(len(c.took)) / c.whole.Seconds() }

func (c calls) within(share float64) float64 {
	slices.Sort(c.took)
	return ms(c.took[int(share*float64(len(c.took)-1))])
}

func (c calls) String() string {
	return fmt.Sprintf("%5.0f a second, half within %6.1f ms, 99 %% within %7.1f ms, %.2f ms of CPU each",
		c.rate(), c.within(0.5), c.within(0.99), c.each())
}

// spent is what this process has taken of the processor.
func spent() time.Duration {
	var r syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &r)
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}

// call has n callers record 40 findings each, one at a time if they share a lock.
func (b bench) call(n int, one *sync.Mutex, into *calls) error {
	ctx := context.Background()
	store, err := sqlite.Open(ctx, b.path("small.db"), sqlite.Options{})
	if err != nil {
		return err
	}
	defer store.Close()
	var mu sync.Mutex
	var visit atomic.Int64
	var failed error
	var all sync.WaitGroup
	start, busy := time.Now(), spent()
	for range n {
		all.Go(func() {
			book := inspect.NewBook(store)
			for range 40 {
				began := time.Now()
				err := addOne(ctx, book, one, visit.Add(1))
				mu.Lock()
				into.took = append(into.took, time.Since(began))
				failed = cmp.Or(failed, err)
				mu.Unlock()
			}
		})
	}
	all.Wait()
	into.whole += time.Since(start)
	into.cpu += spent() - busy
	return failed
}

func addOne(ctx context.Context, book *inspect.Book, one *sync.Mutex, visit int64) error {
	if one != nil {
		one.Lock()
		defer one.Unlock()
	}
	body, err := json.Marshal(map[string]any{"text": fmt.Sprintf("配电室堆放杂物%d", visit), "category": "electrical",
		"due": "2022-01-20"})
	if err != nil {
		return err
	}
	got, err := book.Record(ctx, inspect.Entry{ID: uuid.New(), Do: "hazard.found", About: fmt.Sprintf("I%d", 1600-visit%1000),
		Body: body})
	if err == nil && got[0].Fate != inspect.Done {
		err = got[0].Err
	}
	return err
}
