package inspect_test

import (
	"context"
	"testing"

	"rectify/inspect"
	"rectify/inspect/storetest"
)

// What an inspection is when nobody says, and what it may become.
func TestInspectionKinds(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	must[inspect.Site](t)(storetest.AddSite(ctx, b, b.NewID(), inspect.Site{Name: "示范第一加油站"}))
	must[inspect.Campaign](t)(storetest.AddCampaign(ctx, b, b.NewID(), inspect.Campaign{Name: "秋冬专项"}))
	for _, c := range []struct {
		campaign    int64
		given, want inspect.InspectionKind
	}{{0, "", inspect.Routine}, {1, "", inspect.Special}, {0, inspect.OnReport, inspect.OnReport},
		{1, inspect.OnLookback, inspect.OnLookback}, {0, inspect.Visit, inspect.Visit}} {
		i := must[inspect.Inspection](t)(storetest.AddInspection(ctx, b, b.NewID(),
			inspect.Inspection{Site: 1, Campaign: c.campaign, Kind: c.given, Date: "2021-11-23", Inspectors: officers}))
		if i.Kind != c.want {
			t.Errorf("%+v became %s", c, i.Kind)
		}
	}
	amend := func(n int64, change func(*inspect.Inspection)) (inspect.Inspection, error) {
		return storetest.AmendInspection(ctx, b, b.NewID(), n,
			func(i *inspect.Inspection) error { change(i); return nil })
	}
	if i, err := amend(1, func(i *inspect.Inspection) { i.Campaign = 1 }); err != nil || i.Kind != inspect.Special {
		t.Errorf("put into a campaign it is %s, %v", i.Kind, err)
	}
	if i, err := amend(3, func(i *inspect.Inspection) { i.Campaign = 1 }); err != nil || i.Kind != inspect.OnReport {
		t.Errorf("what was said to be a report became %s, %v", i.Kind, err)
	}
	found := func(inspection int64) error {
		_, err := storetest.AddHazard(ctx, b, b.NewID(),
			inspect.HazardEntry{Inspection: inspection, Finding: inspect.Finding{Text: "灭火器失压"}})
		return err
	}
	if err := found(5); !inspect.IsCode(err, inspect.CodeRefused) {
		t.Errorf("a visit found a hazard: %v", err)
	}
	if _, _, err := storetest.IssuePaper(ctx, b, b.NewID(),
		inspect.PaperEntry{Kind: inspect.FormRecord, About: 5}); !inspect.IsCode(err, inspect.CodeRefused) {
		t.Errorf("a visit was put on record: %v", err)
	}
	must[struct{}](t)(struct{}{}, found(1))
	if _, err := amend(1, func(i *inspect.Inspection) { i.Kind = inspect.Visit }); !inspect.IsCode(err,
		inspect.CodeRefused) {
		t.Errorf("an inspection with a hazard became a visit: %v", err)
	}
	if _, err := amend(2, func(i *inspect.Inspection) { i.Kind = inspect.Visit }); err != nil {
		t.Error(err)
	}
	figures := must[inspect.Totals](t)(b.Totals(ctx, inspect.TotalsQuery{Period: inspect.MonthOf("2021-11-01")}))
	if figures.Inspections != 3 || figures.Visits != 2 || figures.SitesInspected != 1 {
		t.Errorf("%d inspections, %d visits, %d sites", figures.Inspections, figures.Visits, figures.SitesInspected)
	}
	clean(t, b)
}

func TestParseInspectionKind(t *testing.T) {
	for _, k := range inspectionKinds() {
		for _, word := range []string{string(k), k.ZH()} {
			if got, err := inspect.ParseInspectionKind(word); got != k || err != nil {
				t.Errorf("%s is %s, %v", word, got, err)
			}
		}
	}
	if _, err := inspect.ParseInspectionKind("抽查"); !inspect.IsCode(err, inspect.CodeInvalid) {
		t.Error(err)
	}
}

// inspectionKinds are all that may be written.
func inspectionKinds() (all []inspect.InspectionKind) {
	for _, p := range inspect.Particulars[inspect.Inspections] {
		for _, w := range p.Kind.Words {
			all = append(all, inspect.InspectionKind(w.Word))
		}
	}
	return all
}
