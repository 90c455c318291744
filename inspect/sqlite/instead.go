package sqlite

import (
	"context"
	"errors"
	"os"

	"rectify/inspect"
)

// instead says what is in a place that is taken, if that is no store that could be
// used as it is.
func instead(ctx context.Context, path string, taken error) error {
	info, err := os.Stat(path)
	if err != nil || !info.IsDir() && (!info.Mode().IsRegular() || info.Size() == 0) {
		return taken
	}
	s, _, err := OpenAsIs(ctx, path, Options{})
	var is *inspect.Error
	switch {
	case err == nil:
		s.Close()
		return taken
	case errors.As(err, &is) && is.Code == inspect.CodeNoStore:
		return inspect.Errorf(inspect.CodeRefused, "a store cannot be made there: %[1]s", "不能在此新建台账：%[2]s",
			is.EN, is.ZH).Because(err).Hint("give another place with --store", "请用 --store 指定其他位置")
	}
	return taken
}
