package calendar

import (
	"testing"

	"rectify/inspect"
)

func BenchmarkOpen(b *testing.B) {
	for b.Loop() {
		if _, err := Open(""); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkWorkday(b *testing.B) {
	c, d := open(b), inspect.Date("2021-11-24")
	for b.Loop() {
		if _, err := c.Workday(d); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkAdd(b *testing.B) {
	c, d := open(b), inspect.Date("2021-11-24")
	for b.Loop() {
		if _, err := c.Add(d, 60); err != nil { // into the next year
			b.Fatal(err)
		}
	}
}
