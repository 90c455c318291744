package report

import (
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/google/uuid"

	"rectify/inspect"
)

// WriteAgendaICS writes what waits as a calendar for a phone (RFC 5545): a
// whole-day event for each thing, on its due day, or today when that is past, with an
// alarm at nine. A thing has one UID for all its life, so that a phone moves its event
// along; what waits of it besides has one of its own. What two books have of one import,
// or of one fact, has another in each.
// It is written here and not by a library, for those at hand bring an HTTP
// client along, which every start of the program would pay for.
func WriteAgendaICS(w io.Writer, a inspect.Agenda, l Lang) error {
	var b strings.Builder
	line := func(name, value string) { fold(&b, name+":"+value) }
	line("BEGIN", "VCALENDAR")
	line("VERSION", "2.0")
	line("PRODID", "-//rectify//agenda//ZH")
	for _, name := range []string{"NAME", "X-WR-CALNAME"} { // RFC 7986, and what phones read
		line(name, escaped(l.say("Rectification agenda", "整改待办")))
	}
	met := map[inspect.ID]bool{}
	stamp := strings.ReplaceAll(string(a.Day), "-", "") + "T000000Z"
	for _, list := range a.Lists {
		for _, it := range list.Items {
			day := max(it.Day, a.Day)
			line("BEGIN", "VEVENT")
			name := it.ID[:]
			if met[it.ID] {
				name = append(name, it.Duty...)
			}
			met[it.ID] = true
			line("UID", uuid.NewSHA1(a.Book, name).String()+"@rectify")
			line("DTSTAMP", stamp)
			line("DTSTART;VALUE=DATE", strings.ReplaceAll(string(day), "-", ""))
			line("DTEND;VALUE=DATE", strings.ReplaceAll(string(day.Add(1)), "-", ""))
			line("SUMMARY", escaped(DutyName(it.Duty, l)+" "+it.Ref+" "+it.Site))
			line("DESCRIPTION", escaped(together("\n", it.Text, it.Number, it.Inspectors, dutyDays(it, l))))
			town := it.Town
			if strings.Contains(it.Address, town) {
				town = ""
			}
			line("LOCATION", escaped(together(" ", town, it.Address, it.Site)))
			line("TRANSP", "TRANSPARENT")
			line("BEGIN", "VALARM")
			line("ACTION", "DISPLAY")
			line("DESCRIPTION", escaped(DutyName(it.Duty, l)+" "+it.Ref))
			line("TRIGGER", "PT9H")
			line("END", "VALARM")
			line("END", "VEVENT")
		}
	}
	line("END", "VCALENDAR")
	_, err := io.WriteString(w, b.String())
	return err
}

// together joins what is said.
func together(mark string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), mark)
}

var icsEscapes = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`)

func escaped(s string) string { return icsEscapes.Replace(s) }

// fold writes a content line in pieces of at most 75 bytes, never within a character.
func fold(b *strings.Builder, s string) {
	room := 75
	for len(s) > room {
		cut := room
		for !utf8.RuneStart(s[cut]) {
			cut--
		}
		b.WriteString(s[:cut] + "\r\n ")
		s, room = s[cut:], 74
	}
	b.WriteString(s + "\r\n")
}
