package inspect

// EN is the state's English word, on screen, in JSON and in tables. «Open»
// alone says no more than «not corrected», as totals say it.
func (s State) EN() string {
	if s == Open {
		return "not-ordered"
	}
	return string(s)
}

// MarshalText gives JSON the word that is printed, which filters take.
func (s State) MarshalText() ([]byte, error) { return []byte(s.EN()), nil }

// ParseState reads the state of a hazard in either language.
func ParseState(s string) (State, error) { return hazardStates.parse(s) }

// ZH is the state's Chinese word.
func (s State) ZH() string {
	switch s {
	case Received:
		return "待交办"
	case Assigned:
		return "办理中"
	case Replied:
		return "已答复"
	case unrecorded:
		return "未登记"
	}
	return hazardStates.word(s)
}
