package inspect

import "cmp"

// Held is what the book says of a paper that somebody holds.
type Held string

// What it may say.
const (
	HeldInForce Held = "in-force" // issued so, and in force
	HeldVoid    Held = "void"     // issued so, and void since
	HeldLeased  Held = "leased"   // a blank form that somebody took along, and is not entered yet
	HeldNumber  Held = "number"   // that number was issued; it alone tells nothing of the text
	HeldOther   Held = "other"    // that number was issued with another text
	HeldEmpty   Held = "empty"    // the blank form of a paper that was written on one since
	HeldUnknown Held = "unknown"  // no such paper was issued from this book

	// That number was issued, and the file is one that is not kept but set again: it is not as
	// that is now. An earlier version may have set it; the code on the paper tells.
	HeldUnproved Held = "unproved"
)

// Proof is a paper that was looked for, and what the book says of it.
type Proof struct {
	Held  Held
	Ref   Ref // of the paper of that number; none where there is none
	Paper Paper
	Code  string // of one that is unproved: what the QR code on it must say

	Signed bool   // it is the copy that was signed and sealed, or a picture of that
	Review Review // of a copy of what a review found, in place of the paper
}

// ProofOfCode holds what a QR code says, as people write it, against the book. The number of
// a paper that is written by hand stands for it: its text is on the scan alone.
func (r Reader) ProofOfCode(code string) (Proof, error) {
	said := readCode(code)
	if said.number == "" {
		return Proof{Held: HeldUnknown}, nil
	}
	is, err := r.proof(said.number, func(noun Noun, pa Paper) (bool, error) {
		if noun == Blanks || pa.ByHand {
			return said.alone(), nil
		}
		kept, err := r.Code(pa.SHA256)
		return said.agrees(kept), err
	})
	if day := is.Paper.Date; is.Held == HeldOther && is.Ref.Noun != Blanks && said.digits == "" &&
		(said.date == "" || said.date == day) {
		is.Held = HeldNumber
	}
	return is, err
}

// ProofOfFile holds the bytes of a paper, by their hash, against the book; the name is
// the number under which a file that is not known may have been issued.
func (r Reader) ProofOfFile(sha256, name string, copies Copies) (Proof, error) {
	for _, noun := range []Noun{Notices, Papers} {
		pa, ok, err := one[Paper](r, noun, is("sha256", sha256))
		if err != nil || ok {
			return proofOf(noun, pa, true), err
		}
	}
	if of, ok, err := copies(sha256); err != nil || ok {
		return r.proofOfCopy(of, err)
	}
	return r.proof(name, func(Noun, Paper) (bool, error) { return false, nil })
}

// proofOfCopy is of the signed copy of a paper, or of what a review found.
func (r Reader) proofOfCopy(of Ref, err error) (is Proof, _ error) {
	switch {
	case err != nil:
		return is, err
	case of.Noun != Reviews:
		pa, _, err := r.Paper(of)
		is = proofOf(of.Noun, pa, true)
		is.Signed = true
		return is, err
	}
	is = Proof{Held: HeldInForce, Ref: of, Signed: true}
	if is.Review, _, err = r.Review(of.N); is.Review.Withdrawn != "" {
		is.Held = HeldVoid
	}
	site, _, e := r.Site(is.Review.Site)
	is.Paper.Site = site
	return is, cmp.Or(err, e)
}

// ProofOfPrint holds a file that says it is the paper of that number against prints of it:
// same tells whether it is one of a paper, or of the blank form on which one was written.
// Such a form, and a file that holds several papers, is not kept: where it is not the same
// that proves nothing.
func (r Reader) ProofOfPrint(number string, several bool, same func(Paper) (bool, error)) (Proof, error) {
	empty := false
	is, err := r.proof(number, func(noun Noun, pa Paper) (ok bool, err error) {
		if noun == Blanks {
			if pa, err = r.asBlank(pa); err != nil {
				return false, err
			}
		}
		if pa.ByHand {
			defer func() { empty = ok && err == nil && !several }()
			blank, ok, err := r.Numbered(Blanks, pa.Number)
			if err != nil || !ok {
				return false, err
			}
			if pa, err = r.asBlank(blank); err != nil {
				return false, err
			}
		}
		return same(pa)
	})
	if empty {
		is.Held = HeldEmpty
	}
	onBlank := is.Paper.ByHand || is.Ref.Noun == Blanks
	if err != nil || is.Held != HeldOther || !several && !onBlank {
		return is, err
	}
	is.Held, is.Code = HeldUnproved, is.Paper.Number
	if !onBlank {
		is.Code, err = r.Code(is.Paper.SHA256)
	}
	return is, err
}

// proof looks for the paper of that number, which same tells from another text.
func (r Reader) proof(number string, same func(Noun, Paper) (bool, error)) (Proof, error) {
	for _, noun := range []Noun{Notices, Papers, Blanks} {
		pa, ok, err := r.numbered(noun, number)
		if err == nil && ok {
			ok, err = same(noun, pa)
			return proofOf(noun, pa, ok), err
		}
		if err != nil {
			return Proof{}, err
		}
	}
	return Proof{Held: HeldUnknown}, nil
}

func proofOf(noun Noun, pa Paper, same bool) Proof {
	held := HeldInForce
	switch {
	case !same:
		held = HeldOther
	case pa.Voided != "":
		held = HeldVoid
	case noun == Blanks:
		held = HeldLeased
	}
	return Proof{Held: held, Ref: noun.Ref(pa.N), Paper: pa}
}
