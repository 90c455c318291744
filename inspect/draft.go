package inspect

import (
	"context"
	"time"
)

// Draft is what someone has begun to enter and not confirmed: no fact, and on
// no figure. A book keeps one for each person who records, so that a closed
// lid or a lost battery costs nothing. Its body means something only to the
// program that asks the questions.
type Draft struct {
	By   string    // who records
	ID   ID        // of this draft; another one of the same person has another
	At   time.Time // when it was last written, UTC, by this device's clock
	Body []byte    // JSON
}

// Draft is what this book's recorder has begun, if anything.
func (b *Book) Draft(ctx context.Context) (d Draft, ok bool, err error) {
	err = b.Read(ctx, func(r Reader) error {
		d, ok, err = r.Draft(b.By)
		return err
	})
	return d, ok, err
}

// BeginDraft makes the recorder's draft; one that is there already is refused.
func (b *Book) BeginDraft(ctx context.Context, body []byte) (d Draft, err error) {
	d = Draft{b.By, b.NewID(), b.Now().UTC(), body}
	return d, b.Store.Write(ctx, func(w Writer) error {
		_, ok, err := w.Draft(b.By)
		if err == nil && ok {
			err = draftElsewhere()
		}
		if err != nil {
			return err
		}
		return w.PutDraft(d)
	})
}

// KeepDraft writes the draft as it is now. When that draft was recorded or
// thrown away meanwhile, from another window, it is refused.
func (b *Book) KeepDraft(ctx context.Context, id ID, body []byte) error {
	return b.Store.Write(ctx, func(w Writer) error { return b.keepDraft(w, id, body) })
}

// DropDraft throws the draft away.
func (b *Book) DropDraft(ctx context.Context, id ID) error { return b.KeepDraft(ctx, id, nil) }

// keepDraft writes the draft of that name anew, or drops it when nothing is left of it.
func (b *Book) keepDraft(w Writer, id ID, body []byte) error {
	old, ok, err := w.Draft(b.By)
	switch {
	case err != nil:
		return err
	case !ok || old.ID != id:
		return draftElsewhere()
	case body == nil:
		return w.DropDraft(b.By)
	}
	return w.PutDraft(Draft{b.By, id, b.Now().UTC(), body})
}

func draftElsewhere() error {
	return refused("this draft was changed from another window", "这份草稿已在另一个窗口中改动").
		Hint("look at what is recorded, and begin again with rectify log", "请先查看已登记的内容，再重新运行 rectify log")
}
