//go:build !windows

package shell

// preferredLanguage is what the environment has said already.
func preferredLanguage() string { return "" }
