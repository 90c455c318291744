package inspect

import "slices"

// factKind is a kind of fact: the noun of what it is about ("" for any), whether
// a thing begins with it, and how an empty one is made, for decoding.
type factKind struct {
	noun   Noun
	begins bool
	struck bool // whether it can be struck: see [FactStruck]
	empty  func() Fact
}

func begins[T any](noun Noun) factKind { return factKind{noun: noun, begins: true, empty: noFact[T]} }
func goesOn[T any](noun Noun) factKind { return factKind{noun: noun, empty: noFact[T]} }

// canBeStruck is the kind as one that can be struck.
func (k factKind) canBeStruck() factKind {
	k.struck = true
	return k
}

// Strikable are the kinds of facts that can be struck, in their order.
func Strikable() (kinds []string) {
	for name, k := range factKinds {
		if k.struck {
			kinds = append(kinds, name)
		}
	}
	slices.Sort(kinds)
	return kinds
}

// of tells whether facts of the kind are about that noun.
func (k factKind) of(noun Noun) bool { return k.noun == noun || k.noun == "" && k.empty != nil }

func noFact[T any]() Fact {
	f, _ := any(new(T)).(Fact)
	return f
}

// factKinds are all kinds of facts by their names on the record.
var factKinds = map[string]factKind{
	"fact.struck": goesOn[FactStruck]("").canBeStruck(),

	"agency.opened":  begins[AgencyOpened](Agencies),
	"agency.amended": goesOn[AgencyAmended](Agencies),
	"form.set":       goesOn[FormSet](Agencies),

	"site.added":         begins[SiteAdded](Sites),
	"site.amended":       goesOn[SiteAmended](Sites),
	"site.moved":         goesOn[SiteMoved](Sites).canBeStruck(),
	"site.withdrawn":     goesOn[SiteWithdrawn](Sites).canBeStruck(),
	"campaign.added":     begins[CampaignAdded](Campaigns),
	"campaign.amended":   goesOn[CampaignAmended](Campaigns),
	"campaign.withdrawn": goesOn[CampaignWithdrawn](Campaigns).canBeStruck(),

	"inspection.held":      begins[InspectionHeld](Inspections),
	"inspection.amended":   goesOn[InspectionAmended](Inspections),
	"list.answered":        goesOn[ListAnswered](Inspections).canBeStruck(),
	"inspection.withdrawn": goesOn[InspectionWithdrawn](Inspections).canBeStruck(),

	"hazard.found":        begins[HazardFound](Hazards),
	"hazard.redated":      goesOn[HazardRedated](Hazards),
	"hazard.amended":      goesOn[HazardAmended](Hazards),
	"hazard.handled":      goesOn[HazardHandled](Hazards),
	"hazard.photographed": goesOn[HazardPhotographed](Hazards).canBeStruck(),
	"hazard.ordered":      goesOn[HazardOrdered](Hazards),
	"hazard.released":     goesOn[HazardReleased](Hazards),
	"fix.claimed":         goesOn[FixClaimed](Hazards).canBeStruck(),
	"fix.accepted":        goesOn[FixAccepted](Hazards).canBeStruck(),
	"fix.refused":         goesOn[FixRefused](Hazards),
	"hazard.reopened":     goesOn[HazardReopened](Hazards).canBeStruck(),
	"hazard.withdrawn":    goesOn[HazardWithdrawn](Hazards).canBeStruck(),
	"extension.asked":     goesOn[ExtensionAsked](Hazards).canBeStruck(),
	"extension.granted":   goesOn[ExtensionGranted](Hazards).canBeStruck(),
	"extension.refused":   goesOn[ExtensionRefused](Hazards).canBeStruck(),
	"plan.made":           goesOn[PlanMade](Hazards).canBeStruck(),
	"supervision.begun":   goesOn[SupervisionBegun](Hazards).canBeStruck(),
	"supervision.ended":   goesOn[SupervisionEnded](Hazards).canBeStruck(),
	"work.stopped":        goesOn[WorkStopped](Hazards).canBeStruck(),
	"work.resumed":        goesOn[WorkResumed](Hazards).canBeStruck(),
	"hazard.referred":     goesOn[HazardReferred](Hazards).canBeStruck(),
	"hazard.looked_back":  goesOn[HazardLookedBack](Hazards).canBeStruck(),

	"notice.issued":  begins[NoticeIssued](Notices),
	"notice.served":  goesOn[NoticeServed](Notices).canBeStruck(),
	"notice.voided":  goesOn[NoticeVoided](Notices),
	"paper.issued":   begins[PaperIssued](Papers),
	"paper.voided":   goesOn[PaperVoided](Papers),
	"number.leased":  begins[NumberLeased](Blanks),
	"number.entered": goesOn[NumberEntered](Blanks),
	"number.spoiled": goesOn[NumberSpoiled](Blanks).canBeStruck(),
	"review.held":    begins[ReviewHeld](Reviews).canBeStruck(),
	"lookback.drawn": begins[LookbackDrawn](Lookbacks).canBeStruck(),
	"month.closed":   begins[MonthClosed](Months),
	"month.reopened": goesOn[MonthReopened](Months),

	"complaint.received":  begins[ComplaintReceived](Complaints),
	"complaint.amended":   goesOn[ComplaintAmended](Complaints),
	"complaint.assigned":  goesOn[ComplaintAssigned](Complaints).canBeStruck(),
	"complaint.urged":     goesOn[ComplaintUrged](Complaints).canBeStruck(),
	"complaint.linked":    goesOn[ComplaintLinked](Complaints).canBeStruck(),
	"complaint.answered":  goesOn[ComplaintAnswered](Complaints).canBeStruck(),
	"satisfaction.asked":  goesOn[SatisfactionAsked](Complaints).canBeStruck(),
	"complaint.rated":     goesOn[ComplaintRated](Complaints).canBeStruck(),
	"complaint.reopened":  goesOn[ComplaintReopened](Complaints).canBeStruck(),
	"complaint.withdrawn": goesOn[ComplaintWithdrawn](Complaints).canBeStruck(),
	"reporter.noted":      goesOn[ReporterNoted](Complaints),
	"reporter.forgotten":  goesOn[ReporterForgotten](Complaints),
}
