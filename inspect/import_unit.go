package inspect

import (
	"cmp"
	"strings"
)

// units knows the sites of a book by every name they ever had, as names are
// compared: of one width, one case and without blanks.
type units struct {
	called map[string]int64
	first  map[int64]string // the first name of each
	nearly map[string]int64 // without what names are often written without
	struck map[string]int64 // those that were withdrawn
	coded  map[string]int64 // the first of each credit code
	made   int64            // the first that this import makes
}

func (im *importer) readUnits() (err error) {
	im.units = units{called: map[string]int64{}, first: map[int64]string{}, nearly: map[string]int64{},
		struck: map[string]int64{}, coded: map[string]int64{}}
	if im.units.made, err = im.Next(Sites); err != nil {
		return err
	}
	return im.siteNames(func(n int64, name, code string, withdrawn bool) {
		if withdrawn {
			im.units.struck[Folded(name)] = n
		} else {
			im.units.add(n, name)
			im.units.bears(n, code)
		}
	})
}

// struckOff is the site of that name that was recorded in error, if there is none other.
func (im *importer) struckOff(name string) (s Site, ok bool, err error) {
	n := im.units.struck[Folded(name)]
	if n == 0 {
		return s, false, nil
	}
	s, err = existing(im.Site, n)
	return s, true, err
}

func (u units) add(n int64, name string) {
	name = Folded(name)
	u.called[name], u.nearly[bareName(name)] = n, n
	if _, ok := u.first[n]; !ok {
		u.first[n] = name
	}
}

// bears keeps who bears a credit code, and tells who did before.
func (u units) bears(n int64, code string) (before int64) {
	if code == "" {
		return 0
	}
	if before = u.coded[code]; before == 0 || n < before {
		u.coded[code] = n
	}
	return before
}

// bareName is a folded name without brackets, marks and the words of its legal form.
func bareName(name string) string {
	for _, form := range []string{"有限责任公司", "股份有限公司", "有限公司", "公司"} {
		name = strings.ReplaceAll(name, form, "")
	}
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("()[]【】〔〕·.,-—、。《》“”\"'", r) {
			return -1
		}
		return r
	}, name)
}

// unitOf is the unit of that name, 0 for one that is not in the book, and the
// name that rows are known by.
func (im *importer) unitOf(name string) (n int64, known string) {
	folded := Folded(name)
	if n, ok := im.units.called[folded]; ok {
		return n, im.units.first[n]
	}
	return 0, folded
}

// siteCalled is the site of that name, or of one that is compared as the same.
func (im *importer) siteCalled(name string) (s Site, ok bool, err error) {
	n, _ := im.unitOf(name)
	if n == 0 {
		return s, false, nil
	}
	s, err = existing(im.Site, n)
	return s, true, err
}

// enter adds a site, and says which is called nearly the same.
func (im *importer) enter(s Site) (Site, error) {
	if err := im.severalUnits(s.Name); err != nil {
		return s, err
	}
	near := im.units.nearly[bareName(Folded(s.Name))]
	struck, ok, err := im.struckOff(s.Name)
	if err != nil {
		return s, err
	}
	if s, err = im.addSite(s); err != nil {
		return s, err
	}
	if ok {
		im.note("%[1]s was withdrawn as %[2]s: %[3]s; it was entered anew as %[4]s",
			"%[1]s 曾登记为 %[2]s，后作误录处理：%[3]s；已重新登记为 %[4]s", s.Name, struck.ref(), struck.Withdrawn, s.ref())
	}
	im.makes(s.ref())
	im.units.add(s.N, s.Name)
	im.res.Sites = append(im.res.Sites, s.Name)
	n := im.units.bears(s.N, s.CreditCode)
	en, zh := "%[1]s has the credit code of %[2]s %[3]s; it was entered as another unit",
		"%[1]s 的统一社会信用代码与 %[2]s %[3]s 相同，已作为另一单位登记"
	if n == 0 {
		n, en, zh = near, "%[1]s has nearly the name of %[2]s %[3]s; it was entered as another unit",
			"%[1]s 与 %[2]s %[3]s 名称相近，已作为另一单位登记"
	}
	if n == 0 {
		return s, nil
	}
	old, err := existing(im.Site, n)
	if err == nil {
		im.note(en, zh, s.Name, old.ref(), old.Name)
	}
	return s, err
}

// anotherUnit refuses a row whose unit bears another credit code than in the book, or in an
// earlier row.
func (im *importer) anotherUnit(s Site, code string) error {
	if code == "" || s.CreditCode == "" || code == s.CreditCode {
		return nil
	}
	var at any = s.ref()
	en, zh := "%[1]s in the book is %[2]s with the credit code %[3]s, not %[4]s: it is another unit",
		"台账中的 %[1]s 为 %[2]s，统一社会信用代码是 %[3]s，不是 %[4]s，不是同一单位"
	if line, is := im.lineOf(s.ref()); is {
		at, en, zh = line, "%[1]s has the credit code %[3]s on %[2]s, not %[4]s: it is another unit",
			"%[2]s中 %[1]s 的统一社会信用代码是 %[3]s，不是 %[4]s，不是同一单位"
	}
	return Errorf(CodeClash, en, zh, s.Name, at, s.CreditCode, code).
		Hint("write the name so that it tells them apart, as …（东厂区）, or correct the code",
			"请在名称后注明以示区别，如“…（东厂区）”，或更正代码")
}

// anotherName refuses a row whose unit is not in the book, and bears the credit
// code of one that was before this import: most often its new name, by which all
// that is known of it would be entered once more.
func (im *importer) anotherName(name, code string) error {
	n := im.units.coded[code]
	if n == 0 || n >= im.units.made {
		return nil
	}
	s, err := existing(im.Site, n)
	if err != nil {
		return err
	}
	ref := Sites.Ref(n)
	return Errorf(CodeClash, "%[1]s is not in the book, and its credit code is that of %[2]s %[3]s",
		"台账中没有单位 %[1]s，其统一社会信用代码与 %[2]s %[3]s 相同", name, ref, s.Name).
		Hint("rename that one with {site.amended %s .name}, or enter another of its premises with {site.added}",
			"如为更名，请用 {site.amended %s .name} 改名；如为同一企业的另一处场所，请先用 {site.added} 登记", ref)
}

// saidOf are the particulars of a site that a list may say beside its name, as they
// are and as it says them.
func saidOf(is, says *Site, each func(p Particular, was, said string, set func())) {
	for _, p := range Particulars[Sites][1:] {
		if was, said := At(is, p.Key), At(says, p.Key); p.Headers != "" && said.String() != "" {
			each(p, was.String(), said.String(), func() { was.Set(said) })
		}
	}
}

// learn records what a row says of a site that the book does not know yet, and
// names in what else it differs.
func (im *importer) learn(old, says Site) (differs []Words, err error) {
	is, new := old, []Words(nil)
	saidOf(&is, &says, func(p Particular, was, said string, set func()) {
		switch {
		case Folded(said) == Folded(was):
		case was == "":
			set()
			new = append(new, p.Named())
		default:
			differs = append(differs, p.Named())
		}
	})
	if len(new) == 0 {
		return differs, nil
	}
	coded := old.CreditCode != ""
	if err := im.amendSite(&old, is); err != nil {
		return nil, err
	}
	if n := im.units.coded[is.CreditCode]; !coded && n != 0 && n != old.N {
		other, err := existing(im.Site, n)
		if err != nil {
			return nil, err
		}
		im.tell(sharesCode(other))
	}
	im.units.bears(old.N, is.CreditCode)
	im.note("the %[3]s of %[1]s %[2]s was not in the book, and was entered",
		"%[1]s %[2]s 原无%[3]s，已补录", old.ref(), old.Name, wordsOf(new))
	return differs, nil
}

// siteLine records one line of a list of sites.
func (im *importer) siteLine(row SiteLine) error {
	if err := im.above.Settle(row.cells()); err != nil {
		return err
	}
	s := row.Site
	if err := im.cleanSite(&s); err != nil {
		return err
	}
	old, ok, err := im.siteCalled(s.Name)
	if err != nil {
		return err
	}
	if !ok {
		struck, ok, err := im.struckOff(s.Name)
		if ok && err == nil {
			im.note("it is recorded already as %[1]s, which was withdrawn: %[2]s; "+
				"if it is no error, enter it with {site.added %[3]s}",
				"已登记为 %[1]s，后作误录处理：%[2]s；如非误录，请用 {site.added %[3]s} 重新登记", struck.ref(), struck.Withdrawn, s.Name)
			im.there = true
			return nil
		}
		if err == nil {
			_, err = im.enter(s)
		}
		if err == nil {
			im.res.Added++
		}
		return err
	}
	if err := cmp.Or(im.anotherUnit(old, s.CreditCode), im.clashing(old, s)); err != nil {
		return err
	}
	if _, err := im.learn(old, s); err != nil {
		return err
	}
	im.there = true
	return nil
}

// clashing refuses a line that says otherwise of a site than the book.
func (im *importer) clashing(old, s Site) error {
	var differs []Words
	saidOf(&old, &s, func(p Particular, was, said string, _ func()) {
		if was != "" && Folded(was) != Folded(said) {
			differs = append(differs, p.Named())
		}
	})
	if len(differs) == 0 {
		return nil
	}
	return im.inFile(Errorf(CodeClash, "site %s is recorded already as %s, with other particulars: %s",
		"单位 %s 已登记为 %s，但内容不同：%s", s.Name, old.ref(), wordsOf(differs)).
		Hint("edit it with {site.amended}", "请用 {site.amended} 修改"), old.ref(), Words{"name", "单位名称"})
}

// unit is the unit of a row that is in the book; it is refused if it bears
// another credit code.
func (im *importer) sameUnit(row *FindingRow, r *read) error {
	r.unit, r.unitName = im.unitOf(r.site)
	if row.Unit.CreditCode == "" {
		return nil
	}
	var err error
	if r.creditCode, err = parseCreditCode(row.Unit.CreditCode); err != nil {
		return err
	}
	if r.unit == 0 {
		return im.anotherName(r.site, r.creditCode)
	}
	s, err := existing(im.Site, r.unit)
	return cmp.Or(err, im.anotherUnit(s, r.creditCode))
}

// site is the number of a row's unit, which is made if it is new; what the row
// says of it beyond the book is taken, once for each name.
func (im *importer) site(row *FindingRow, r read) (int64, error) {
	says := row.Unit
	says.Name, says.CreditCode = r.site, r.creditCode
	told := says.words()
	if was, ok := im.told[r.site]; ok && was == told {
		return r.unit, nil
	}
	if r.unit == 0 {
		s, err := im.enter(says)
		if err == nil {
			im.told[r.site] = told
		}
		return s.N, err
	}
	s, err := existing(im.Site, r.unit)
	if err != nil {
		return 0, err
	}
	if err := im.cleanSite(&says); err != nil {
		return 0, err
	}
	differs, err := im.learn(s, says)
	if err != nil {
		return 0, err
	}
	im.told[r.site] = told
	if len(differs) == 0 {
		return s.N, nil
	}
	im.note("the %[3]s of %[1]s %[2]s differs from that in the book, which was kept",
		"%[1]s %[2]s 的%[3]s与台账不同，保留台账所记", s.ref(), s.Name, wordsOf(differs))
	return s.N, nil
}
