package inspect

import (
	"encoding/json"
	"time"
)

// Fact is something that happened, told in the past tense. Each fact type is
// in the file of its noun, with the rule it is asked by and what follows from it.
type Fact interface {
	// Kind is the fact's name on the record, such as hazard.found; it never changes.
	Kind() string
}

// Event is one fact as it stands on the record.
type Event struct {
	Seq  int64     // place on the record; given by the store
	ID   ID        // the fact's own name
	Ref  Ref       // what it is about
	At   time.Time // when it was recorded, UTC, by this device's clock
	By   string    // who recorded it, as far as the device knows
	Fact Fact
}

// factTypes makes an empty fact of each kind, for decoding.
func newFact(kind string) Fact {
	switch kind {
	case "agency.opened":
		return &AgencyOpened{}
	case "agency.amended":
		return &AgencyAmended{}
	case "form.set":
		return &FormSet{}
	case "site.added":
		return &SiteAdded{}
	case "site.amended":
		return &SiteAmended{}
	case "site.withdrawn":
		return &SiteWithdrawn{}
	case "campaign.added":
		return &CampaignAdded{}
	case "campaign.amended":
		return &CampaignAmended{}
	case "campaign.withdrawn":
		return &CampaignWithdrawn{}
	case "inspection.held":
		return &InspectionHeld{}
	case "inspection.amended":
		return &InspectionAmended{}
	case "list.answered":
		return &ListAnswered{}
	case "inspection.withdrawn":
		return &InspectionWithdrawn{}
	case "hazard.found":
		return &HazardFound{}
	case "hazard.amended":
		return &HazardAmended{}
	case "hazard.photographed":
		return &HazardPhotographed{}
	case "hazard.ordered":
		return &HazardOrdered{}
	case "hazard.released":
		return &HazardReleased{}
	case "fix.accepted":
		return &FixAccepted{}
	case "fix.refused":
		return &FixRefused{}
	case "hazard.reopened":
		return &HazardReopened{}
	case "hazard.withdrawn":
		return &HazardWithdrawn{}
	case "fix.claimed":
		return &FixClaimed{}
	case "extension.asked":
		return &ExtensionAsked{}
	case "extension.granted":
		return &ExtensionGranted{}
	case "extension.refused":
		return &ExtensionRefused{}
	case "plan.made":
		return &PlanMade{}
	case "supervision.begun":
		return &SupervisionBegun{}
	case "supervision.ended":
		return &SupervisionEnded{}
	case "work.stopped":
		return &WorkStopped{}
	case "work.resumed":
		return &WorkResumed{}
	case "hazard.referred":
		return &HazardReferred{}
	case "hazard.looked_back":
		return &HazardLookedBack{}
	case "lookback.drawn":
		return &LookbackDrawn{}
	case "month.closed":
		return &MonthClosed{}
	case "month.reopened":
		return &MonthReopened{}
	case "notice.served":
		return &NoticeServed{}
	case "notice.issued":
		return &NoticeIssued{}
	case "notice.voided":
		return &NoticeVoided{}
	case "paper.issued":
		return &PaperIssued{}
	case "paper.voided":
		return &PaperVoided{}
	case "review.held":
		return &ReviewHeld{}
	}
	if f := newBlankFact(kind); f != nil {
		return f
	}
	return newComplaintFact(kind)
}

// EncodeFact writes a fact's content as the record keeps it.
func EncodeFact(f Fact) ([]byte, error) { return json.Marshal(f) }

// DecodeFact reads a fact back. A kind it does not know comes from a newer version.
func DecodeFact(kind string, body []byte) (Fact, error) {
	f := newFact(kind)
	if f == nil {
		return nil, Errorf(CodeNoStore, "the record holds a %q, which this version of rectify does not know",
			"台账中有本版本不认识的记录 %q", kind).
			Hint("use the newer rectify that wrote it", "请使用写入它的较新版本")
	}
	if err := json.Unmarshal(body, f); err != nil {
		return nil, Errorf(CodeCheck, "a %s on the record cannot be read", "台账中的一条 %s 无法读取", kind).Because(err)
	}
	return f, nil
}
