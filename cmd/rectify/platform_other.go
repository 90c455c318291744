//go:build !windows

package main

// preferredLanguage is what the environment has said already.
func preferredLanguage() string { return "" }
