package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/mattn/go-runewidth"

	"rectify/inspect"
)

// fact is one labelled line of a show.
type fact struct{ label, value string }

// facts prints labels and values under each other; empty values are left out.
func (c *cli) facts(w io.Writer, facts []fact) error {
	width := 0
	for _, f := range facts {
		width = max(width, runewidth.StringWidth(f.label))
	}
	for _, f := range facts {
		if f.value == "" {
			continue
		}
		if _, err := fmt.Fprintf(w, "%s  %s\n", runewidth.FillRight(f.label, width), f.value); err != nil {
			return err
		}
	}
	return nil
}

// sentence says a fact in words.
func (c *cli) sentence(f inspect.Fact) string {
	because := c.because
	switch f := f.(type) {
	case *inspect.HazardFound:
		if f.OnSpot {
			return c.say("found on %s, fixed on the spot", "%s 发现，当场整改", f.On)
		}
		return c.say("found on %s", "%s 发现", f.On)
	case *inspect.HazardRedated:
		return c.say("found on %s after all: the inspection's date was corrected", "随检查更正为 %s 发现", f.On)
	case *inspect.HazardHandled:
		return c.say("edited", "修改")
	case *inspect.HazardPhotographed:
		return c.say("%d photo%[1]s added", "补充照片 %d 张", inspect.Many(len(f.Photos)))
	case *inspect.HazardOrdered:
		return c.say("ordered on %s as item %d, due %s", "%s 责令整改（第%d项），期限 %s", f.On, f.Item, f.Due)
	case *inspect.HazardReleased:
		return c.say("its notice was voided", "所在文书作废")
	case *inspect.FixAccepted:
		if f.ReviewID == nil { // told by a ledger
			return c.say("said to be fixed on %s", "台账载明 %s 整改", f.On) + because(f.Note)
		}
		return c.say("accepted as fixed on %s", "%s 复查合格", f.On) + because(f.Note) + c.pictured(f.Seen.Photos)
	case *inspect.FixRefused:
		return c.say("found not fixed on %s", "%s 复查未整改", f.On) + because(f.Note) + c.pictured(f.Seen.Photos)
	case *inspect.HazardReopened:
		return c.say("reopened on %s", "%s 重新打开", f.On) + because(f.Reason)
	case *inspect.HazardWithdrawn:
		return c.say("withdrawn on %s", "%s 撤回（误录）", f.On) + because(f.Reason)
	case *inspect.NoticeIssued:
		return c.say("issued, dated %s, %d item%[2]s, sha256 %.16[3]s", "下达，日期 %s，共 %d 项，sha256 %.16s", f.Date, inspect.Many(len(f.Items)), f.SHA256)
	case *inspect.NoticeServed:
		return c.served(f.Service)
	case *inspect.NoticeVoided:
		return c.say("voided on %s", "%s 作废", f.On) + because(f.Reason)
	case *inspect.PaperIssued:
		return c.say("issued, dated %s, about %s, sha256 %.16s", "制作，日期 %s，针对%s，sha256 %.16s", f.Date, c.say(f.Form.Kind.About().EN(), f.Form.Kind.About().ZH()), f.SHA256)
	case *inspect.PaperVoided:
		return c.say("voided on %s", "%s 作废", f.On) + because(f.Reason)
	case *inspect.SiteMoved:
		return c.say("of %s since %s", "自 %[2]s 起属 %[1]s", strings.Trim(f.Town+" · "+c.word(inspect.Sectors, f.Sector), " ·"), f.On)
	case *inspect.SiteWithdrawn:
		return c.say("withdrawn", "撤回（误录）") + because(f.Reason)
	case *inspect.CampaignWithdrawn:
		return c.say("withdrawn", "撤回（误录）") + because(f.Reason)
	case *inspect.InspectionWithdrawn:
		return c.say("withdrawn", "撤回（误录）") + because(f.Reason)
	case *inspect.InspectionHeld:
		return c.say("held on %s", "%s 检查", f.Date)
	case *inspect.ReviewHeld:
		return c.say("held on %s", "%s 复查", f.Date)
	case *inspect.SiteAdded, *inspect.CampaignAdded:
		return c.say("entered", "登记")
	case *inspect.ListAnswered:
		return c.say("checklist %s: ", "检查表 %s：", f.Name) + c.counted(f.Answers)
	case *inspect.ComplaintLinked:
		return c.say("linked to an "+f.Noun.EN(), "关联"+f.Noun.ZH())
	case *inspect.FactStruck:
		return c.say("struck on %s", "%s 撤销", f.On) + because(f.Reason)
	case *inspect.LookbackDrawn:
		return c.say("drawn on %s by %s", "%s %s抽取", f.On, f.By)
	case *inspect.NumberLeased:
		return c.say("taken on %s by %s", "%s %s领用", f.On, f.Taker)
	case *inspect.NumberEntered:
		return c.say("entered on %s", "%s 补录", f.On)
	case *inspect.NumberSpoiled:
		return c.say("given up on %s", "%s 注销", f.On) + because(f.Reason)
	case *inspect.HazardLookedBack:
		if f.Held {
			return c.say("looked back at on %s, it had held", "%s 回头看，未复发", f.On) + because(f.Note)
		}
		return c.say("looked back at on %s, it had come back", "%s 回头看，已复发", f.On) + because(f.Note)
	}
	return c.lifeSentence(f)
}

// added prints what every add says: the reference, and what to do next.
func (c *cli) added(ref inspect.Ref, id inspect.ID, more map[string]any, line, nextEN, nextZH string) error {
	data := map[string]any{"ref": ref.String(), "id": id}
	for k, v := range more {
		data[k] = v
	}
	return c.print(data, func(w io.Writer) error {
		_, err := fmt.Fprintf(w, "%s  %s\n", ref, line)
		if nextEN != "" {
			c.note("next: "+nextEN, "下一步："+nextZH)
		}
		return err
	})
}
