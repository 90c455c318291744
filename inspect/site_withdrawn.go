package inspect

// SiteWithdrawn said that the site was recorded in error.
type SiteWithdrawn struct {
	Reason string `json:"reason"`
}

var _ = define("site.withdrawn", withdraws[SiteWithdrawn](func(s *Site) *string { return &s.Withdrawn },
	(*pen).nothingOfSite, (*pen).freeName))

// withdraws is the kind of those of a noun: while something hangs on the thing it is
// refused, and free refuses to strike it where the thing cannot be again.
func withdraws[F, T any](reason func(*T) *string, nothing func(*pen, int64) error,
	free func(*pen, T) error) definition[T, F] {
	return definition[T, F]{strike: true, plain: true,
		fill: func(p *pen, v T, _ *F) error {
			if *reason(&v) != "" {
				return nil
			}
			return nothing(p, any(&v).(thing).ref().N)
		},
		rule: func(v T, _ *F) error {
			if *reason(&v) == "" {
				return nil
			}
			ref := any(&v).(thing).ref()
			return refused("%s %s was withdrawn before", "%s %s 此前已作误录处理", ref.Noun, ref).
				Hint("see %s", "请用 %s 查看", ref.shown())
		},
		effect: func(v *T, f *F, _ telling) { *reason(v) = At(f, "reason").String() },
		rests: func(p *pen, e Event, _ *F) error {
			v, err := p.thing(e.Ref)
			if err != nil {
				return err
			}
			return free(p, *any(v).(*T))
		},
		returns: func(p *pen, e Event, _ *F) error { return nothing(p, e.Ref.N) },
		told:    Words{"withdrawn", "作误录处理"},
	}
}
