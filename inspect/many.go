package inspect

import (
	"fmt"
	"strconv"
)

// Many is a number of things, for sentences in English: %d is the number, and
// %s is the plural's s, which one thing has not: "%d hazard%[1]s".
type Many int

// Format implements [fmt.Formatter].
func (m Many) Format(f fmt.State, verb rune) {
	switch {
	case verb == 'd':
		f.Write(strconv.AppendInt(nil, int64(m), 10))
	case m != 1:
		f.Write([]byte{'s'})
	}
}
