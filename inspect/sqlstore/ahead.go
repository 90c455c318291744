package sqlstore

import (
	"cmp"
	"slices"
	"sort"
	"time"

	"rectify/inspect"
)

// Ahead is what one record has and another has not.
type Ahead struct {
	Facts       int
	First, Last time.Time
	Numbers     []string // taken by those facts: papers bear them
}

// Ahead finds the last fact that both records have, for a record is only added to,
// and counts those after it. Either may be of an earlier version.
func (t *Tx) Ahead(of *Tx) (out Ahead, err error) {
	var end int
	if _, err := t.One("SELECT coalesce(max(seq), 0) FROM event", nil, &end); err != nil {
		return out, err
	}
	const named = "SELECT id FROM event WHERE seq = $1"
	shared := sort.Search(end, func(k int) bool {
		var is, was []byte
		_, one := t.One(named, []any{int64(k + 1)}, &is)
		_, other := of.One(named, []any{int64(k + 1)}, &was)
		err = cmp.Or(err, one, other)
		return string(is) != string(was)
	})
	if out.Facts = end - shared; err != nil || out.Facts == 0 {
		return out, err
	}
	var from, to int64
	_, err = t.One("SELECT min(at), max(at) FROM event WHERE seq > $1", []any{int64(shared)}, &from, &to)
	out.First, out.Last = time.UnixMicro(from), time.UnixMicro(to)
	if err == nil {
		out.Numbers, err = t.taken(int64(shared))
	}
	return out, err
}

// taken are the numbers taken after a fact.
func (t *Tx) taken(after int64) (numbers []string, err error) {
	var by []inspect.Ref
	var ref inspect.Ref
	err = t.Each(`SELECT noun, n FROM event WHERE seq > $1 AND kind IN ('notice.issued', 'paper.issued', 'number.leased')
		ORDER BY seq`, []any{after}, func() { by = append(by, ref) }, &ref.Noun, &ref.N)
	for _, ref := range by {
		var number string
		if err == nil {
			_, err = t.One("SELECT number FROM "+tableOf(ref.Noun).Name+" WHERE n = $1", []any{ref.N}, &number)
		}
		if !slices.Contains(numbers, number) { // one that was taken along and entered
			numbers = append(numbers, number)
		}
	}
	return numbers, err
}
