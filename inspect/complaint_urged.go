package inspect

import "slices"

// ComplaintUrged pressed for an answer.
type ComplaintUrged struct{ Urging }

var _ = define("complaint.urged", handling(definition[Complaint, ComplaintUrged]{
	done: "urged", zh: "催办",
	from: []State{Assigned},
	instead: func(c Complaint) (out Words) {
		if c.State == Received {
			out = say("nobody has it yet; assign it: {complaint.assigned %s .to=… .due=…}",
				"尚未交办，无人可催；请先交办：{complaint.assigned %s .to=… .due=…}", c.ref())
		}
		return out
	},
	effect: func(c *Complaint, f *ComplaintUrged, _ telling) {
		c.round().Urged = append(slices.Clip(c.round().Urged), f.Urging)
	},
	told: Words{"urged on {on} by {by} {how}", "{on} {by}催办 {how}"},
}))
