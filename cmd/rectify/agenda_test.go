package main

import (
	"reflect"
	"testing"
	"time"

	"rectify/inspect"
)

// TestAgendaOfADayThatIsOver holds the agenda of a past day against the totals
// of that day, and against what the same agenda said on the day itself.
func TestAgendaOfADayThatIsOver(t *testing.T) {
	b := demoBook(t)
	overdue := 0
	for day := inspect.Date("2021-10-08"); day <= "2022-03-01"; day = day.Add(9) {
		totals, err := b.Totals(t.Context(),
			inspect.TotalsQuery{Period: inspect.Period{From: "2021-10-01", To: day.Add(1)}})
		if err != nil {
			t.Fatal(err)
		}
		a, err := b.Agenda(t.Context(), inspect.AgendaQuery{Day: day, Within: 3650})
		if err != nil {
			t.Fatal(err)
		}
		waits := map[inspect.Duty]int{}
		for _, list := range a.Lists {
			waits[list.Duty] = list.Total
		}
		overdue += totals.Overdue
		if waits[inspect.DutyOverdue] != totals.Overdue {
			t.Errorf("%s: %d overdue, of %d in the totals", day, waits[inspect.DutyOverdue], totals.Overdue)
		}
		if open := waits[inspect.DutyOverdue] + waits[inspect.DutyDue] + waits[inspect.DutyOrder]; open != totals.Closing {
			t.Errorf("%s: %d overdue, due and to be ordered, of %d open", day, open, totals.Closing)
		}
	}
	if overdue == 0 {
		t.Error("nothing was overdue: the test proves nothing")
	}
	on := "2035-01-01"
	then := agendaOn(t, b, on, on)
	if later := agendaOn(t, b, on, "2035-01-02"); !reflect.DeepEqual(then, later) {
		t.Errorf("on the day and the day after:\n%+v\n%+v", then, later)
	}
}

// agendaOn is the agenda of a day as it is told on another.
func agendaOn(t *testing.T, b *inspect.Book, day, told string) inspect.Agenda {
	t.Helper()
	now, err := time.Parse(time.DateOnly, told)
	if err != nil {
		t.Fatal(err)
	}
	b.Now = func() time.Time { return now }
	a, err := b.Agenda(t.Context(), inspect.AgendaQuery{Day: inspect.Date(day), Within: 30, Limit: 7, Workloads: true})
	if err != nil {
		t.Fatal(err)
	}
	return a
}
