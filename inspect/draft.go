package inspect

import (
	"context"
	"encoding/json"
	"time"

	"github.com/google/uuid"
)

// Draft is what someone has begun to enter and not confirmed: no fact, and on
// no figure. A book keeps one for each person who records, so that a closed
// lid or a lost battery costs nothing. Its body means something only to the
// program that asks the questions.
type Draft struct {
	By      string          `json:"-"`       // who records
	ID      ID              `json:"id"`      // of this draft; another one of the same person has another
	Version int64           `json:"version"` // how often it was saved: who has not seen the last one does not save over it
	At      time.Time       `json:"at"`      // when it was last written, UTC, by this device's clock
	Body    json.RawMessage `json:"body"`
}

// KeepDraft writes the recorder's draft that was last seen as it is now, and gives it
// as it is to be seen next: that of none begins one, and no body throws it away. When it
// was begun, saved, recorded or thrown away meanwhile, from another window, that is refused.
func (b *Book) KeepDraft(ctx context.Context, seen Draft, body []byte) (d Draft, err error) {
	err = b.Store.Write(ctx, func(w Writer) error {
		err := b.sees(w.Reader, seen)
		if err == nil {
			d, err = b.leave(w, seen, body)
		}
		return err
	})
	return d, err
}

// sees refuses unless the draft is there still as it was last seen.
func (b *Book) sees(r Reader, seen Draft) error {
	is, ok, err := r.Draft(b.By)
	begins := seen.ID == uuid.Nil && seen.Body == nil // one that is damaged has no name
	switch {
	case err != nil:
		return err
	case begins && ok:
		return refused("another window has begun a draft", "另一个窗口已开始填写一份草稿").
			Hint("go on there, or here with {log}", "请在那个窗口继续，或在此重新运行 {log} 接着填写")
	case begins:
		return nil
	case !ok || is.ID != seen.ID:
		return refused("another window has finished or thrown away this draft", "这份草稿已在另一个窗口中办结或丢弃").
			Hint("look at what is recorded with {inspection.list}, and begin again with {log}",
				"请先用 {inspection.list} 查看已登记的内容，再重新运行 {log}")
	case is.Version != seen.Version:
		return refused("another window has gone on with this inspection", "另一个窗口已继续填写这次检查").
			Hint("go on there, or here with {log}; the last answer of this window is not in it",
				"请在那个窗口继续，或在此重新运行 {log} 接着填写；本窗口的最后一项回答未保存")
	}
	return nil
}

// leave puts what is left of the draft in its place, or drops it when that is nothing.
func (b *Book) leave(w Writer, seen Draft, body []byte) (Draft, error) {
	if body == nil {
		return Draft{}, w.DropDraft(b.By)
	}
	if seen.ID == uuid.Nil {
		seen.ID = b.NewID()
	}
	d := Draft{b.By, seen.ID, seen.Version + 1, b.Now().UTC(), body}
	return d, w.PutDraft(d)
}
