package inspect

import (
	"context"
	"errors"
)

// A paper is drawn before the writer's turn, with the number that is expected: to
// draw takes longer than all else, and nobody should wait for it. If in the turn the
// number or what the paper says has moved, it is drawn again, at last in the turn.
// Nothing is reserved, so that no gap can come of it.

// drawings are papers that were drawn ahead, by what they say.
type drawings struct {
	drawn map[string][]byte
	last  bool // what was not drawn ahead is drawn in the turn
}

// errMoved ends a turn in which a paper says something else than was drawn.
var errMoved = errors.New("the paper says something else by now")

// drawsAhead is how often a paper is drawn before the turn at most.
const drawsAhead = 2

// ahead draws the paper of an entry on a view of the book, and then records it in a turn.
func (b *Book) ahead(ctx context.Context, e Entry, turn func(*Book) error) (err error) {
	if _, again := b.Asked(); again || b.trial {
		return turn(b)
	}
	then := *b
	for tries := drawsAhead; tries >= 0; tries-- {
		then.drawings = &drawings{drawn: map[string][]byte{}, last: tries == 0}
		if tries > 0 {
			err = then.Read(ctx, func(r Reader) error {
				a, err := r.Agency()
				if err != nil {
					return err
				}
				p := then.pen(Writer{Reader: r}, a)
				p.ahead = true
				_, err = p.deed(e)
				return err
			})
			if ctx.Err() != nil || IsCode(err, CodeFailed) { // what is refused is told in the turn
				return err
			}
		}
		if err = turn(&then); !errors.Is(err, errMoved) {
			break
		}
	}
	return err
}

// drawn is a paper that says this, from before or drawn now.
func (p *pen) drawn(says string, draw func() ([]byte, error)) ([]byte, error) {
	d := p.book.drawings
	if d == nil {
		return draw()
	}
	if paper, ok := d.drawn[says]; ok {
		return paper, nil
	}
	if !p.ahead && !d.last {
		return nil, errMoved
	}
	paper, err := draw()
	if err == nil {
		d.drawn[says] = paper
	}
	return paper, err
}
