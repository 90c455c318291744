package inspect

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Every fact that there is stands in the file of its name and can be read back under
// it, and of each noun there is one with which a thing begins.
func TestEveryFactIsRegistered(t *testing.T) {
	files, _ := filepath.Glob("*.go")
	kinds, begun := 0, map[Noun]int{}
	named := regexp.MustCompile(`= define\("([a-z_.]+)", `)
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range named.FindAllSubmatch(text, -1) {
			kinds++
			if want := strings.ReplaceAll(string(m[1]), ".", "_") + ".go"; file != want {
				t.Errorf("%s stands in %s: a fact's file is called as it is", m[1], file)
			}
			if k, ok := factKinds[string(m[1])]; !ok || KindOf(k.empty()) != string(m[1]) {
				t.Errorf("%s: %s is not registered as itself", file, m[1])
			}
		}
	}
	if kinds != len(factKinds) {
		t.Errorf("there are %d facts, and %d are registered", kinds, len(factKinds))
	}
	for _, k := range factKinds {
		if k.begins {
			begun[k.of]++
		}
	}
	for noun := range nounNames {
		if begun[noun] != 1 {
			t.Errorf("%s begins with %d facts", noun.EN(), begun[noun])
		}
	}
}

// A date that is none does not get off the record as one.
func TestNoFactHasADateThatIsNone(t *testing.T) {
	for body, ok := range map[string]bool{`{"on":"2021-11-24"}`: true, `{"on":""}`: true, `{"on":null}`: true,
		`{}`:            true,
		`{"on":"2021"}`: false, `{"on":"2021-02-30"}`: false, `{"on":"x"}`: false, `{"on":7}`: false} {
		_, err := DecodeFact("hazard.found", []byte(body))
		if (err == nil) != ok || err != nil && !IsCode(err, CodeCheck) {
			t.Errorf("%s: %v", body, err)
		}
	}
}
