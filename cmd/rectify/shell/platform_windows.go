package shell

import "golang.org/x/sys/windows"

// preferredLanguage is the first language of the user's list in Windows, which
// sets no locale in the environment.
func preferredLanguage() string {
	said, err := windows.GetUserPreferredUILanguages(windows.MUI_LANGUAGE_NAME)
	if err != nil || len(said) == 0 {
		return ""
	}
	return said[0]
}
