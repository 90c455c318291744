package inspect

// remarkScan says that a scan is a paper's own file, which nobody signed, or was kept as the
// signed copy of something already. It looks at all that were kept: who records many at
// once brings them within the entries, and is not told.
func (p *pen) remarkScan(c Copy) error {
	if p.book.Noted == nil || p.entry.File == nil {
		return nil
	}
	copies, told := p.Reader.Copies(), map[Ref]bool{}
	for _, sum := range append([]string{c.Scan}, c.Originals...) {
		is, err := p.Reader.ProofOfFile(sum, "", copies)
		switch {
		case err != nil:
			return err
		case is.Ref.N == 0 || told[is.Ref]:
		case is.Signed || is.Paper.ByHand:
			p.remark("the scan is kept as the signed copy of %s already", "该扫描件已作为 %s 的签章件存档", is.Ref)
		default:
			p.remark("the scan is the file of %s as it was issued: nobody signed or sealed it",
				"该扫描件是 %s 出具时的文件，未经签字盖章", is.Ref)
		}
		told[is.Ref] = true
	}
	return nil
}
