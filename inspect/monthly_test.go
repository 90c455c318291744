package inspect

import (
	"math/rand/v2"
	"testing"
)

// What a report lists as overdue had a due date that was past: whatever was
// closed, reopened and extended, and whatever day is asked.
func TestLateWasDueBefore(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	listed := 0
	for range 2000 {
		day := Date("2021-01-01")
		next := func() Date { day = day.Add(rng.IntN(20)); return day }
		h := Hazard{Found: next(), State: Ordered, Notice: 1}
		h.Opened, h.OrderedOn, h.Due = h.Found, h.Found, h.Found.Add(rng.IntN(30))
		h.reckon()
		for range rng.IntN(6) {
			on := next()
			switch {
			case h.State == Accepted:
				apply(&h, Event{Fact: &HazardReopened{On: on, Due: on.Add(rng.IntN(10))}}, nil)
			case rng.IntN(2) == 0:
				h.State, h.Closed = Accepted, on
			default:
				h.Life.Extensions = append(h.Life.Extensions, Extension{On: on, From: h.Due, Until: h.Due.Add(5)})
				apply(&h, Event{Fact: &ExtensionGranted{On: on, Until: max(on, h.Due).Add(rng.IntN(9))}}, nil)
			}
			h.reckon()
		}
		for asked := h.Found; asked < day.Add(40); asked = asked.Add(1) {
			overdue := 0
			h.marks(func(on Date, figure string, n int) {
				if on == "" || on >= asked {
					return
				}
				if figure == "overdue" {
					overdue += n
				}
			})
			if overdue < 0 || overdue > 1 {
				t.Fatalf("on %s: overdue %d times: %+v", asked, overdue, h)
			}
			if overdue == 1 {
				listed++
				day := asked.Add(-1)
				if due := h.DueOn(day); due >= day || !h.OverdueAt(day) {
					t.Fatalf("on %s: overdue, and due on %s: %+v", asked, due, h)
				}
			}
		}
	}
	if listed == 0 {
		t.Error("nothing was ever overdue")
	}
}
