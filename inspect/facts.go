package inspect

// factKind is a kind of fact: the noun of what it is about, whether a thing
// begins with it, and how an empty one is made, for decoding.
type factKind struct {
	noun   Noun
	begins bool
	empty  func() Fact
}

func begins[T any](noun Noun) factKind { return factKind{noun, true, noFact[T]} }
func goesOn[T any](noun Noun) factKind { return factKind{noun, false, noFact[T]} }

func noFact[T any]() Fact {
	f, _ := any(new(T)).(Fact)
	return f
}

// factKinds are all kinds of facts by their names on the record.
var factKinds = map[string]factKind{
	"agency.opened":  begins[AgencyOpened](Agencies),
	"agency.amended": goesOn[AgencyAmended](Agencies),
	"form.set":       goesOn[FormSet](Agencies),

	"site.added":         begins[SiteAdded](Sites),
	"site.amended":       goesOn[SiteAmended](Sites),
	"site.withdrawn":     goesOn[SiteWithdrawn](Sites),
	"campaign.added":     begins[CampaignAdded](Campaigns),
	"campaign.amended":   goesOn[CampaignAmended](Campaigns),
	"campaign.withdrawn": goesOn[CampaignWithdrawn](Campaigns),

	"inspection.held":      begins[InspectionHeld](Inspections),
	"inspection.amended":   goesOn[InspectionAmended](Inspections),
	"list.answered":        goesOn[ListAnswered](Inspections),
	"inspection.withdrawn": goesOn[InspectionWithdrawn](Inspections),

	"hazard.found":        begins[HazardFound](Hazards),
	"hazard.amended":      goesOn[HazardAmended](Hazards),
	"hazard.photographed": goesOn[HazardPhotographed](Hazards),
	"hazard.ordered":      goesOn[HazardOrdered](Hazards),
	"hazard.released":     goesOn[HazardReleased](Hazards),
	"fix.claimed":         goesOn[FixClaimed](Hazards),
	"fix.accepted":        goesOn[FixAccepted](Hazards),
	"fix.refused":         goesOn[FixRefused](Hazards),
	"hazard.reopened":     goesOn[HazardReopened](Hazards),
	"hazard.withdrawn":    goesOn[HazardWithdrawn](Hazards),
	"extension.asked":     goesOn[ExtensionAsked](Hazards),
	"extension.granted":   goesOn[ExtensionGranted](Hazards),
	"extension.refused":   goesOn[ExtensionRefused](Hazards),
	"plan.made":           goesOn[PlanMade](Hazards),
	"supervision.begun":   goesOn[SupervisionBegun](Hazards),
	"supervision.ended":   goesOn[SupervisionEnded](Hazards),
	"work.stopped":        goesOn[WorkStopped](Hazards),
	"work.resumed":        goesOn[WorkResumed](Hazards),
	"hazard.referred":     goesOn[HazardReferred](Hazards),
	"hazard.looked_back":  goesOn[HazardLookedBack](Hazards),

	"notice.issued":  begins[NoticeIssued](Notices),
	"notice.served":  goesOn[NoticeServed](Notices),
	"notice.voided":  goesOn[NoticeVoided](Notices),
	"paper.issued":   begins[PaperIssued](Papers),
	"paper.voided":   goesOn[PaperVoided](Papers),
	"number.leased":  begins[NumberLeased](Blanks),
	"number.entered": goesOn[NumberEntered](Blanks),
	"number.spoiled": goesOn[NumberSpoiled](Blanks),
	"review.held":    begins[ReviewHeld](Reviews),
	"lookback.drawn": begins[LookbackDrawn](Lookbacks),
	"month.closed":   begins[MonthClosed](Months),
	"month.reopened": goesOn[MonthReopened](Months),

	"complaint.received":  begins[ComplaintReceived](Complaints),
	"complaint.amended":   goesOn[ComplaintAmended](Complaints),
	"complaint.assigned":  goesOn[ComplaintAssigned](Complaints),
	"complaint.urged":     goesOn[ComplaintUrged](Complaints),
	"complaint.linked":    goesOn[ComplaintLinked](Complaints),
	"complaint.answered":  goesOn[ComplaintAnswered](Complaints),
	"satisfaction.asked":  goesOn[SatisfactionAsked](Complaints),
	"complaint.rated":     goesOn[ComplaintRated](Complaints),
	"complaint.reopened":  goesOn[ComplaintReopened](Complaints),
	"complaint.withdrawn": goesOn[ComplaintWithdrawn](Complaints),
	"reporter.noted":      goesOn[ReporterNoted](Complaints),
	"reporter.forgotten":  goesOn[ReporterForgotten](Complaints),
}
