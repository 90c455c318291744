package storetest

import (
	"pgregory.net/rapid"

	"rectify/inspect"
)

// live does one act of a hazard's or notice's life, allowed or not.
func (m *machine) live(which int) (err error) {
	b, on := m.b, m.date()
	happen := func(f inspect.Fact) error {
		_, err := Happen(ctx, b, b.NewID(), inspect.Hazards.Ref(m.pick("hazard")), f)
		return err
	}
	switch which {
	case 16:
		how := inspect.Service{On: on, Receiver: "张某"}
		if drawn(m, rapid.Bool(), "refused") {
			how = inspect.Service{On: on, Refused: true, Reason: "拒收", Witnesses: []string{"李某"}}
		}
		_, err = Happen(ctx, b, b.NewID(), inspect.Notices.Ref(m.pick("notice")), &inspect.NoticeServed{Service: how})
	case 17:
		err = happen(&inspect.FixClaimed{On: on, By: "张某"})
	case 18, 19:
		err = happen(&inspect.ExtensionAsked{On: on, Until: m.date(), Reason: "设备未到货", By: "张某"})
	case 20, 21:
		err = happen(&inspect.ExtensionGranted{On: on, Until: m.date(), Approver: "王某"})
	case 22:
		err = happen(&inspect.ExtensionRefused{On: on, Approver: "王某", Reason: "无正当理由"})
	case 23:
		err = happen(&inspect.HazardReferred{Referral: inspect.Referral{On: on, Kind: "transfer", To: "市场监管局"}})
	case 24:
		err = happen(drawn(m, rapid.SampledFrom([]inspect.Fact{&inspect.PlanMade{On: on,
			Plan: inspect.Plan{Goal: "消除"}},
			&inspect.SupervisionBegun{Supervision: inspect.Supervision{On: on, Level: "county", By: "区安委会"}},
			&inspect.SupervisionEnded{On: on}}), "supervision"))
	case 25:
		err = happen(drawn(m, rapid.SampledFrom([]inspect.Fact{&inspect.WorkStopped{Stop: inspect.Stop{On: on,
			Measure: "停止使用"}}, &inspect.WorkResumed{On: on, By: "王某"}}), "stop"))
	case 26:
		_, err = DrawLookback(ctx, b, b.NewID(), inspect.Draw{On: today, By: "王某", Period: inspect.YearOf(on.Year()),
			Percent: 50, Seed: 7})
	case 28:
		_, err = CloseMonth(ctx, b, b.NewID(), on, "王某")
	case 29:
		_, err = ReopenMonth(ctx, b, b.NewID(), on, "更正")
	case 27:
		_, err = LookBack(ctx, b, b.NewID(), LookbackEntry{Hazard: m.pick("hazard"),
			Looked: inspect.Looked{On: on, Inspectors: officers, Held: drawn(m, rapid.Bool(), "held")}})
	}
	return err
}
