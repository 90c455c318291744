package inspect

import (
	"bytes"
	"cmp"
	"time"
)

var theAgency = Ref{Agencies, 1}

// open begins the book of an agency.
func (p *pen) open(a *Agency) error {
	if err := a.clean(); err != nil {
		return err
	}
	if a.Zone == "" {
		a.Zone = "Asia/Shanghai"
	}
	if _, err := time.LoadLocation(a.Zone); err != nil && a.Zone != "Asia/Shanghai" {
		return invalid("%q is not a time zone", "%q 不是时区", a.Zone).
			Hint("write it as Asia/Shanghai", "请写作 Asia/Shanghai")
	}
	p.agency, p.today = *a, DateOf(p.now.In(a.zone()))
	if err := numbersFit(p.Reader, *a); err != nil {
		return err
	}
	if events, err := p.History(theAgency); err != nil || len(events) > 0 {
		if err == nil {
			err = refused("this store holds a book already", "该台账已经启用")
		}
		return err
	}
	book := following(p.id, "book", theAgency)
	if _, err := p.record(theAgency, &agencyOpened{Agency: *a, Book: book.String()}); err != nil {
		return err
	}
	return p.Put(Agencies, a)
}

// amendAgency changes what papers say of the agency from now on.
func (p *pen) amendAgency(a *Agency) error {
	if err := cmp.Or(a.clean(), numbersFit(p.Reader, *a)); err != nil || p.stays(*a == p.agency) {
		return err
	}
	if _, err := p.record(theAgency, &agencyAmended{*a}); err != nil {
		return err
	}
	p.agency = *a
	return p.Put(Agencies, a)
}

// numbersFit looks at the numbers of every form as the agency words it.
func numbersFit(r Reader, a Agency) error {
	for _, kind := range FormKinds() {
		f, err := r.Form(kind)
		if err == nil {
			err = f.fits(a)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// setForm changes a form's wording for papers issued from now on. file, when
// there is one, is a TrueType face that the body is set in, or a JPEG for the head;
// whoever calls has seen that it can be read.
func (p *pen) setForm(f *Form, file []byte) error {
	if err := f.clean(); err != nil {
		return err
	}
	if file != nil {
		kept := &f.Body
		if bytes.HasPrefix(file, []byte("\xff\xd8\xff")) { // a JPEG
			kept = &f.Logo
		}
		*kept = hashOf(file)
		if err := p.PutBlob(*kept, file); err != nil {
			return err
		}
	}
	if err := f.fits(p.agency); err != nil {
		return err
	}
	if old, err := p.Form(f.Kind); err != nil || p.stays(old.equal(*f)) {
		return err
	}
	if _, err := p.record(theAgency, &formSet{*f}); err != nil {
		return err
	}
	return p.Put(Forms, f)
}
