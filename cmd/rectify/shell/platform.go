package shell

import (
	"os"
	"os/user"
	"strings"

	"rectify/report"
)

// Recorder is who records, as far as the device knows: RECTIFY_USER, or whom
// the system says has logged in. Cron and containers have no USER.
func Recorder() string {
	for _, name := range []string{"RECTIFY_USER", "USER", "USERNAME"} {
		if by := os.Getenv(name); by != "" {
			return by
		}
	}
	who, err := user.Current()
	if err != nil {
		return ""
	}
	return who.Username[strings.LastIndexByte(who.Username, '\\')+1:] // Windows puts the domain before it
}

// language is decided before the commands are made, for their help is in it:
// --lang, RECTIFY_LANG, the locale, or what the system says its user prefers.
func language(args []string) report.Lang {
	said := ""
	for i, a := range args {
		if v, ok := strings.CutPrefix(a, "--lang="); ok {
			said = v
		} else if a == "--lang" && i+1 < len(args) {
			said = args[i+1]
		}
	}
	for _, name := range []string{"RECTIFY_LANG", "LC_ALL", "LC_MESSAGES", "LANG"} {
		if said == "" {
			said = os.Getenv(name)
		}
	}
	if said == "" {
		said = preferredLanguage()
	}
	if strings.HasPrefix(strings.ToLower(said), "zh") {
		return report.ZH
	}
	return report.EN
}
