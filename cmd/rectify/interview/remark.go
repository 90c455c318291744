package interview

import "rectify/inspect"

// matched says which site a part of a name was taken for.
func (f *Flow) matched() []string {
	if f.Site.N == 0 || f.Typed == "" || f.Typed == f.Site.Name {
		return nil
	}
	return []string{f.Say("site: ",
		"单位：") + inspect.Sites.RefTo(f.Site.N) + " " + f.Site.Name + f.inTown(f.Site.Town)}
}

// again says that the site was inspected on that day already.
func (f *Flow) again() (lines []string) {
	if f.Site.N == 0 || f.Date == "" {
		return nil
	}
	for _, i := range f.Visited(f.Site.N, f.Date) {
		if i.Kind != inspect.Visit {
			lines = append(lines, f.Say("! %s is of the same site and day",
				"！%s 是同一单位当天的检查", inspect.Inspections.Ref(i.N)))
		}
	}
	return lines
}

// twin says that another hazard of this visit says the same as the one asked about.
func (f *Flow) twin() []string {
	for k, h := range f.Found {
		if k+1 != f.Edit && inspect.Folded(h.Text) == inspect.Folded(f.hazard().Text) {
			return []string{f.Say("! hazard %d of this inspection says the same", "！与本次检查的第 %d 项隐患相同", k+1)}
		}
	}
	return nil
}

// off says that the hazard is due on a day off.
func (f *Flow) off(h Found) []string {
	if h.Due == "" || h.OnSpot || f.Onward(h.Due) == h.Due {
		return nil
	}
	return []string{f.Say("! %s is a day off, and is not moved: the next working day is %s",
		"！%s 是休息日，不作顺延：其后第一个工作日为 %s", h.Due, f.Onward(h.Due))}
}

// unappealed says that the paper would not say where to appeal, before it has a number.
func (f *Flow) unappealed() []string {
	if f.At != AtConfirm || f.Form == "" || !f.Unappealed(f.Form) {
		return nil
	}
	return []string{
		f.Say("! the paper will not say where to appeal: the agency has no review body and no court; "+
			"choose no notice, and set them with rectify agency edit",
			"！文书将不能告知救济途径：尚未设置复议机关和诉讼法院；请选暂不下达，用 rectify agency edit 设置后再下达")}
}
