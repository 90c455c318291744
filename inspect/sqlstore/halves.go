package sqlstore

// Halves tries a span of numbers; where that cannot be read it tries its halves,
// so that of a damaged page only the numbers that lie in it are lost. After so
// many spans that could not be read, what is left of them is taken for lost as
// a whole: a damaged file may say that it has more numbers than there ever were.
func (t Trouble) Halves(from, to int64, try func(from, to int64) error, lost func(from, to int64)) error {
	left := mostHalved
	return t.halved(from, to, &left, try, lost)
}

// mostHalved is as many as a book of some hundred damaged pages needs.
const mostHalved = 20_000

func (t Trouble) halved(from, to int64, left *int, try func(from, to int64) error, lost func(from, to int64)) error {
	err := try(from, to)
	if !t.InPlaces(err) {
		return err
	}
	if *left--; from == to || *left < 0 {
		lost(from, to)
		return nil
	}
	half := from + (to-from)/2
	if err := t.halved(from, half, left, try, lost); err != nil {
		return err
	}
	return t.halved(half+1, to, left, try, lost)
}

// Spans are numbers that follow each other, as few spans.
type Spans [][2]int64

// Add adds some more, which come after those.
func (s *Spans) Add(from, to int64) {
	if k := len(*s) - 1; k >= 0 && (*s)[k][1] == from-1 {
		(*s)[k][1] = to
		return
	}
	*s = append(*s, [2]int64{from, to})
}
