package typeset

import "testing"

// A family is called as it is in Chinese, where its file says that; names that are cut say nothing.
func TestFamily(t *testing.T) {
	record := func(language, from, size uint16) []byte { return words(nil, 3, 1, language, 1, size, from) }
	table := append(words(nil, 0, 2, 30), append(record(0x0409, 0, 4), record(inChinese, 4, 4)...)...)
	table = words(table, 'F', 'S', '仿', '宋')
	for want, names := range map[string][]byte{"仿宋": table, "": nil, "FS": table[:len(table)-2]} {
		if got := (&Face{names: names}).Family(); got != want {
			t.Errorf("%q, not %q", got, want)
		}
	}
	(&Face{names: table[:20]}).Family()
}
