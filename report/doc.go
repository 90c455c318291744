// Package report makes papers and tables: each a pure function from a value
// to bytes. It has no clock, no database and no network, so the same value
// gives the same bytes on every machine and on every day.
package report
