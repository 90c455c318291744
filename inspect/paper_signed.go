package inspect

// paperSigned kept the copy of a paper that was signed and sealed.
type paperSigned struct{ SignedCopy }

var _ = define("paper.signed", signs[paperSigned](Papers, Paper.day, func(pa *Paper, c Copy) { pa.Copy = c }))

var _ = signing[paperSigned](Papers)

func (p Paper) day() Date { return p.Date }
