package inspect

import (
	"strings"
	"testing"
)

// Every vocabulary takes every word that it prints, in both languages, in any
// case and width, and refuses with all of them what it does not know.
func TestVocabulariesTakeWhatTheyPrint(t *testing.T) {
	takesItsOwn(t, levels)
	takesItsOwn(t, inspectionKinds)
	takesItsOwn(t, complaintKinds)
	takesItsOwn(t, channels)
	takesItsOwn(t, scores)
	takesItsOwn(t, mannerWords)
	takesItsOwn(t, referralKinds)
	takesItsOwn(t, supervisionLevels)
	takesItsOwn(t, answers)
	takesItsOwn(t, hazardStates)
	takesItsOwn(t, dimWords)
	takesItsOwn(t, complaintDims)
	for _, k := range formKinds() {
		for _, said := range []string{string(k.kind), k.zh, k.shortZH, strings.ToUpper(string(k.kind))} {
			if got, err := ParseFormKind(said); err != nil || got != k.kind {
				t.Errorf("the form %q is %q, %v", said, got, err)
			}
		}
	}
	for score := 1; score <= 5; score++ {
		en, zh := Rating{Score: score}.Word()
		for _, said := range []string{en, zh} {
			if got, err := parseScore(said); err != nil || got != score {
				t.Errorf("the score %q is %d, %v", said, got, err)
			}
		}
	}
	if _, err := parseScore("0"); !strings.Contains(err.(*Error).HintEN, "5 (very satisfied)") {
		t.Errorf("an English hint lists %s", err.(*Error).HintEN)
	}
	for _, s := range []State{Open, Ordered, Accepted, Withdrawn} {
		for _, said := range []string{s.EN(), s.ZH()} {
			if got, err := ParseState(said); err != nil || got != s {
				t.Errorf("the state %q is %q, %v", said, got, err)
			}
		}
	}
	for _, terms := range [][]Term{Sectors, Categories} {
		for _, term := range terms {
			if a, b := TermWord(terms, " "+strings.ToUpper(term.Word)), TermWord(terms, term.ZH); a != term.Word || b != term.Word {
				t.Errorf("%s and %s are %s and %s", term.Word, term.ZH, a, b)
			}
		}
	}
}

func takesItsOwn[T ~string](t *testing.T, v vocabulary[T]) {
	t.Helper()
	seen := map[string]T{}
	for _, c := range v.choices {
		for _, said := range append([]string{string(c.Value), c.ZH}, c.Also...) {
			for _, as := range []string{said, strings.ToUpper(said), " " + said + " ", wide(said)} {
				if got, err := v.parse(as); err != nil || got != c.Value {
					t.Errorf("%s: %q is %q, %v", v.en, as, got, err)
				}
			}
			if other, twice := seen[Folded(said)]; twice && other != c.Value {
				t.Errorf("%s: %q is %q and %q", v.en, said, other, c.Value)
			}
			seen[Folded(said)] = c.Value
		}
	}
	for _, said := range []string{"", "没有这个词"} {
		_, err := v.parse(said)
		e, _ := err.(*Error)
		if e == nil || e.Code != CodeInvalid {
			t.Fatalf("%s: %q is taken: %v", v.en, said, err)
		}
		for _, c := range v.choices {
			if !strings.Contains(e.HintEN, string(c.Value)) || !strings.Contains(e.HintZH, c.ZH) {
				t.Errorf("%s: the hint does not show %s: %s", v.en, c.Value, e.HintEN)
			}
		}
	}
}

func wide(s string) string {
	return strings.Map(func(r rune) rune {
		if r > ' ' && r <= '~' {
			return r + '！' - '!'
		}
		return r
	}, s)
}
