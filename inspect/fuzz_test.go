package inspect_test

import (
	"testing"

	"rectify/inspect"
)

// A form that is read is written so that the same is read again.
func FuzzParseForm(f *testing.F) {
	for _, kind := range inspect.FormKinds() {
		f.Add(inspect.DefaultForm(kind).File())
	}
	f.Fuzz(func(t *testing.T, file string) {
		form, err := inspect.ParseForm("f.txt", []byte(file))
		if err != nil {
			return
		}
		again, err := inspect.ParseForm("f.txt", []byte(form.File()))
		if err != nil || again.File() != form.File() {
			t.Fatalf("%v\n%s\n%s", err, form.File(), again.File())
		}
	})
}

// What a damaged store holds is an error and never a panic, and what is read
// of it is written as it was read.
func FuzzDecodeFact(f *testing.F) {
	f.Add("hazard.found", `{"text":"灭火器失压","level":"general","due":"2021-12-08"}`)
	f.Add("notice.issued", `{"items":[{}],"service":null}`)
	f.Add("complaint.received", `{"kind":"fault"}`)
	f.Fuzz(func(t *testing.T, kind, body string) {
		fact, err := inspect.DecodeFact(kind, []byte(body))
		if err != nil {
			return
		}
		text, err := inspect.EncodeFact(fact)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := inspect.DecodeFact(kind, text); err != nil {
			t.Fatal(err)
		}
	})
}

// A head that is read is written as a paper prints it, and is the same again.
func FuzzParseAnchor(f *testing.F) {
	f.Add("128:0123456789abcdef")
	f.Add(" 1:0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef")
	f.Fuzz(func(t *testing.T, text string) {
		a, err := inspect.ParseAnchor(text)
		if err != nil {
			return
		}
		if again, err := inspect.ParseAnchor(a.String()); err != nil || again != a || a.Place < 1 {
			t.Fatalf("%q is %v, and then %v (%v)", text, a, again, err)
		}
	})
}
