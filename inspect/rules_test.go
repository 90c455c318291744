package inspect

import (
	"slices"
	"testing"
)

// The whole table, state by fact: what may be recorded and where it leads.
// A change of a rule must be written here a second time, on purpose.
func TestRulesEveryStateAndFact(t *testing.T) {
	const no = State("refused")
	facts := []Fact{&HazardFound{}, &HazardAmended{}, &hazardHandled{}, &hazardPhotographed{}, &HazardOrdered{},
		&HazardReleased{}, &FixAccepted{}, &fixRefused{}, &HazardReopened{}, &HazardWithdrawn{}}
	want := map[State][]State{
		//           found amended  handled   photo     ordered  released  accepted  refused  reopened withdrawn
		unrecorded: {Open, no, no, no, no, no, no, no, no, no},
		Open:       {no, Open, Open, Open, Ordered, no, Accepted, Open, no, Withdrawn},
		Ordered:    {no, no, Ordered, Ordered, no, Open, Accepted, Ordered, no, no},
		Accepted:   {no, Accepted, Accepted, Accepted, no, Accepted, no, no, Open, no},
		Withdrawn:  {no, no, no, no, no, no, no, no, no, no},
	}
	for state, row := range want {
		for i, fact := range facts {
			h := Hazard{N: 1, State: state, Found: "2021-11-01", Opened: "2021-11-01"}
			err := mayRecord(&h, fact)
			if (err != nil) != (row[i] == no) {
				t.Errorf("%s of a hazard %q: %v, want %s", KindOf(fact), state, err, row[i])
				continue
			}
			if err != nil {
				if e := err.(*Error); e.Code != CodeRefused || e.ZH == "" {
					t.Errorf("%s of a hazard %q is refused as %+v", KindOf(fact), state, e)
				}
				continue
			}
			apply(&h, Event{Ref: Ref{Hazards, 1}, Fact: fact}, func(ID) int64 { return 7 })
			if h.State != row[i] {
				t.Errorf("%s of a hazard %q leads to %q, want %q", KindOf(fact), state, h.State, row[i])
			}
		}
	}
}

// The same table for a hazard's life, with what stands or waits besides the state.
func TestLifeEveryStateAndFact(t *testing.T) {
	facts := []Fact{&FixClaimed{}, &ExtensionAsked{}, &ExtensionGranted{}, &ExtensionRefused{}, &PlanMade{},
		&SupervisionBegun{}, &SupervisionEnded{}, &WorkStopped{}, &WorkResumed{}, &HazardReferred{},
		&HazardLookedBack{}}
	begun := Life{Claims: []Claim{{On: "2021-11-02"}}, Extensions: []Extension{{On: "2021-11-02"}},
		Supervised: []Supervision{{On: "2021-11-02"}}, Stops: []Stop{{On: "2021-11-02"}}}
	for _, c := range []struct {
		name string
		h    Hazard
		may  string // one letter a fact: y or n
	}{
		//                                                                  claim ask grant refuse plan list unlist stop resume refer look
		{"unrecorded", Hazard{}, "nnnnnnnnnnn"},
		{"open", Hazard{State: Open}, "ynnnnnnnnyn"},
		{"open with a due date", Hazard{State: Open, Due: "2021-12-01"}, "yynnnnnnnyn"},
		{"ordered", Hazard{State: Ordered, Due: "2021-12-01"}, "yynnnnnnnyn"},
		{"ordered, major", Hazard{State: Ordered, Due: "2021-12-01", Level: Major}, "yynnyynynyn"},
		{"ordered, all begun", Hazard{State: Ordered, Due: "2021-12-01", Level: Major, Life: begun}, "nnyyynynyyn"},
		{"accepted", Hazard{State: Accepted, Level: Major}, "nnnnnnnnnyy"},
		{"accepted, all begun", Hazard{State: Accepted, Level: Major, Life: begun}, "nnnnnnynyyy"},
		{"withdrawn", Hazard{State: Withdrawn, Level: Major, Life: begun}, "nnnnnnnnnnn"},
	} {
		for i, fact := range facts {
			err := mayRecord(&c.h, fact)
			if (err == nil) != (c.may[i] == 'y') {
				t.Errorf("%s of a hazard that is %s: %v", KindOf(fact), c.name, err)
			}
			if e, ok := err.(*Error); err != nil && (!ok || e.Code != CodeRefused || e.ZH == "") {
				t.Errorf("%s of a hazard that is %s is refused as %v", KindOf(fact), c.name, err)
			}
		}
	}
}

// Every fact of a thing that has states says from which it may be recorded, and in
// words what cannot be done from the others.
func TestEveryFactOfAStateHasItsRule(t *testing.T) {
	for name, k := range factKinds {
		if k.of != Hazards && k.of != Complaints {
			continue
		}
		if len(k.from) == 0 || k.done.EN == "" || k.done.ZH == "" {
			t.Errorf("%s has no states or no words", name)
		}
		if slices.Contains(k.from, Withdrawn) && name != "reporter.forgotten" {
			t.Errorf("%s may happen to what was withdrawn", name)
		}
	}
}

func TestReopenedGoesBackToItsNotice(t *testing.T) {
	h := Hazard{N: 1, State: Accepted, Found: "2021-11-01", Opened: "2021-11-01", Due: "2021-11-20",
		Closed: "2021-11-15", Notice: 3, OrderedOn: "2021-11-01"}
	apply(&h, Event{Fact: &HazardReopened{On: "2021-12-01", Reason: "又堵上了"}}, nil)
	if h.State != Ordered || h.Overdue != "2021-12-01" || len(h.Spells) != 1 {
		t.Errorf("got %+v", h)
	}
}

// The due day itself is never late, and a plan that nobody was told never is.
func TestOverdueBegins(t *testing.T) {
	for _, c := range []struct{ opened, due, closed, want Date }{
		{"2021-11-01", "", "", ""},
		{"2021-11-01", "2021-11-10", "", "2021-11-11"},
		{"2021-11-01", "2021-11-10", "2021-11-09", ""},
		{"2021-11-01", "2021-11-10", "2021-11-10", ""}, // accepted on the last day is in time
		{"2021-11-01", "2021-11-10", "2021-11-11", ""}, // and a day later it is accepted on that day
		{"2021-11-01", "2021-11-10", "2021-11-12", "2021-11-11"},
		{"2021-11-20", "2021-11-10", "", "2021-11-20"}, // reopened after it was due
		{"2021-11-20", "2021-11-10", "2021-11-20", ""},
	} {
		h := Hazard{Found: "2021-11-01", Opened: c.opened, Due: c.due, Closed: c.closed, State: Ordered, Notice: 1,
			OrderedOn: "2021-11-01"}
		if h.reckon(); h.Overdue != c.want {
			t.Errorf("opened %q, due %q, closed %q: overdue from %q, want %q", c.opened, c.due, c.closed, h.Overdue,
				c.want)
		}
		h.State, h.Notice, h.OrderedOn = Open, 0, ""
		if h.reckon(); h.Overdue != "" {
			t.Errorf("opened %q, due %q: overdue though nobody told the unit", c.opened, c.due)
		}
	}
}
