package sqlite

import (
	"testing"

	"rectify/inspect/storetest"
)

func TestStore(t *testing.T) {
	t.Parallel()
	storetest.Run(t, kind)
}
