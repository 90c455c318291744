package licenses

import (
	"slices"
	"strings"
)

// words are what each licence says and no other does, spaces and capitals aside.
var words = []struct{ name, says string }{
	{"Apache-2.0", "apache license version 2.0"},
	{"OFL-1.1", "sil open font license version 1.1"},
	{"Bitstream-Vera", "bitstream vera is a trademark"},
	{"MIT", "permission is hereby granted, free of charge, to any person obtaining a copy of this software and"},
	{"BSD-3-Clause", "neither the name"},
	{"BSD-2-Clause", "provided with the distribution. this software is provided by the copyright holders"},
	{"public domain", "sqlite is public domain"},
	{"patent grant", "additional ip rights grant (patents)"},
}

// named gives the short names of what the texts are; "" where one is not known.
func named(texts []Text) string {
	var out []string
	for _, t := range texts {
		plain := strings.ToLower(strings.Join(strings.Fields(t.Text), " "))
		known := false
		for _, w := range words {
			if strings.Contains(plain, w.says) {
				known = true
				out = append(out, w.name)
			}
		}
		if !known {
			return ""
		}
	}
	slices.Sort(out)
	return strings.Join(slices.Compact(out), " AND ")
}
