package inspect

// InspectionKind is why inspectors went (检查类型).
type InspectionKind string

// The kinds. A visit (走访) helps and asks, and orders nothing: it counts apart.
const (
	Special    InspectionKind = "special"  // 专项检查, of a campaign
	Routine    InspectionKind = "routine"  // 日常检查
	OnReport   InspectionKind = "report"   // 举报核实
	onReview   InspectionKind = "review"   // 复查
	OnLookback InspectionKind = "lookback" // 回头看
	Visit      InspectionKind = "visit"    // 帮扶走访
)

// ZH is the kind's Chinese name.
func (k InspectionKind) ZH() string { return inspectionKinds.word(k) }

// ParseInspectionKind reads a kind by its word or its Chinese name; empty is
// none, for which the book takes what the campaign says.
func ParseInspectionKind(s string) (InspectionKind, error) {
	if s == "" {
		return "", nil
	}
	return inspectionKinds.parse(s)
}

// usual is what an inspection is of which nobody says: what all were before
// kinds were recorded.
func (i Inspection) usual() InspectionKind {
	if i.Campaign != 0 {
		return Special
	}
	return Routine
}

// ordersNothing refuses what a visit cannot yield.
func (i Inspection) ordersNothing() error {
	if i.Kind != Visit {
		return nil
	}
	return refused("%s is a visit (走访), which yields no hazards and no papers", "%s 是走访，不登记隐患、不下达文书", i.ref()).
		Hint("record what was said with {complaint.received .kind=suggestion} or problem, "+
			"or make it an inspection with {inspection.amended .kind=routine}",
			"意见、困难请用 {complaint.received .kind=suggestion} 或 problem 登记；确属检查的，用 {inspection.amended .kind=routine} 改为检查")
}
