package inspect

// noticeSigned kept the copy of a notice that was signed and sealed after its service was
// recorded. The copy of before stays on the record.
type noticeSigned struct{ SignedCopy }

var _ = define("notice.signed", func() definition[Paper, noticeSigned] {
	d := signs[noticeSigned](Notices, Paper.day, func(n *Paper, c Copy) { n.Service.Copy = c })
	d.needs = func(n Paper) error {
		if n.Service.On != "" {
			return nil
		}
		return refused("notice %s was not served yet", "文书 %s 尚未送达", n.Number).
			Hint("keep the copy with its service: {notice.served %s .scan=…}", "请在登记送达时存档：{notice.served %s .scan=…}", n.ref())
	}
	return d
}())

var _ = signing[noticeSigned](Notices)

// SignedCopy is one that was kept on a day.
type SignedCopy struct {
	On Date `json:"on"`
	Copy
}

func (s *SignedCopy) copied() *SignedCopy { return s }

// signs is the kind of those of a noun, of which day tells the day and keep takes the copy.
func signs[F, T any, P interface {
	*F
	copied() *SignedCopy
}](noun Noun, day func(T) Date, keep func(*T, Copy)) definition[T, F] {
	return definition[T, F]{noun: noun, strike: true, plain: true,
		on:     func(v T, on Date) error { return notBefore(on, day(v)) },
		effect: func(v *T, f *F, _ telling) { keep(v, P(f).copied().Copy) },
		tell: func(f *F) Words {
			s := P(f).copied()
			return say("signed copy kept on %s", "%s 存入签章件", s.On).signed(s.Scan)
		}}
}

// signing is the deed of such a kind.
func signing[F any, P interface {
	*F
	Fact
	copied() *SignedCopy
}](noun Noun) *deed {
	return entered(KindOf(P(new(F))), noun, func(p *pen, n int64, in struct {
		On        Date     `json:"on,omitempty"`
		Scan      []byte   `json:"scan" need:"yes"`           // a PDF
		Originals []string `json:"original_sha256,omitempty"` // of the pictures that it was made of
	}) (_ thing, err error) {
		f := P(new(F))
		f.copied().On = in.On
		if f.copied().Copy, err = p.keepScan(in.Scan, in.Originals); err != nil {
			return nil, err
		}
		return p.happen(noun.Ref(n), f)
	})
}
