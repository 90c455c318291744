package inspect_test

import (
	"context"
	"testing"

	"rectify/inspect"
	"rectify/inspect/storetest"
)

// A hazard with 50 facts is read back from its history: 1 ms is promised.
func BenchmarkReplayOf50(b *testing.B) {
	ctx, book := context.Background(), newBook(b)
	i := visit(b, book, "示范第一加油站", "2021-11-01")
	h := must[inspect.Hazard](b)(storetest.AddHazard(ctx, book, book.NewID(),
		inspect.HazardEntry{Inspection: i.N, Finding: inspect.Finding{Text: "安全阀铅封缺失", Due: "2021-11-20"}}))
	if _, _, err := storetest.IssueNotice(ctx, book, book.NewID(), inspect.PaperEntry{About: i.N}); err != nil {
		b.Fatal(err)
	}
	for range 24 {
		must[inspect.Hazard](b)(storetest.As[inspect.Hazard](storetest.Happen(ctx, book, book.NewID(),
			inspect.Hazards.Ref(h.N), &inspect.ExtensionAsked{On: "2021-11-10", Until: "2021-12-20", Reason: "设备到货推迟",
				By: "张某"})))
		must[inspect.Hazard](b)(storetest.As[inspect.Hazard](storetest.Happen(ctx, book, book.NewID(),
			inspect.Hazards.Ref(h.N), &inspect.ExtensionRefused{On: "2021-11-10", Approver: "丁某", Reason: "可先行停用"})))
	}
	err := book.Read(ctx, func(r inspect.Reader) error {
		events, err := r.History(inspect.Ref{Noun: inspect.Hazards, N: h.N})
		if err != nil || len(events) != 50 {
			b.Fatalf("%d facts: %v", len(events), err)
		}
		for b.Loop() {
			if replayed, err := inspect.ReplayHazard(r, h.N); err != nil || replayed.State != inspect.Ordered {
				b.Fatal(replayed.State, err)
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
}
