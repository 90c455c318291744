package main

import (
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"rectify/inspect/pgtest"
)

// Who is granted what the help and the README say does all that is done with a book.
func TestGrantsAreEnough(t *testing.T) {
	t.Parallel()
	server := pgtest.Get(t)
	readme, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	said := regexp.MustCompile(`(?s)GRANT [^;]* TO inspector;`)
	granted := said.FindAllString(string(readme), -1)
	if len(granted) != 6 {
		t.Fatalf("the README grants %q", granted)
	}
	for i, grants := range [][]string{granted[:3], granted[3:], said.FindAllString(grants("inspector"), -1)} {
		o, in := office{t, t.TempDir()}, server.Database(t)
		does := func(user, book string, args ...string) {
			t.Helper()
			at, err := url.Parse(server.Address(in, "book", book))
			if err != nil {
				t.Fatal(err)
			}
			at.User = url.UserPassword(user, pgtest.Password)
			cmd := o.command(args...)
			cmd.Env = append(cmd.Env, "RECTIFY_STORE="+at.String())
			if _, said, code := ended(t, cmd); code != 0 {
				t.Errorf("%d: %s: exit %d: %s", i, args, code, said)
			}
		}
		begin := []string{"init", "--agency", "示范局", "--region", "示", "--word", "责"}
		does(pgtest.User, "甲", begin...)
		user := "inspector" + in
		server.Do(t, in, "CREATE ROLE "+user+" LOGIN PASSWORD '"+pgtest.Password+"'")
		server.Do(t, in, strings.ReplaceAll(strings.Join(grants, " "), "inspector;", user+";"))
		for _, book := range []string{"甲", "乙"} {
			if book == "乙" {
				does(user, book, "book", "create", book)
				does(user, book, begin...)
			}
			does(user, book, "site", "add", "甲站")
			does(user, book, "inspection", "add", "--site", "S1", "--date", "2021-11-23", "--inspector", "甲某:A001",
				"--inspector", "乙某:A002")
			does(user, book, "hazard", "add", "--inspection", "I1", "灭火器失压", "--due", "15")
			does(user, book, "notice", "issue", "--inspection", "I1", "-o", "out/")
			does(user, book, "complaint", "add", "路灯不亮", "--kind", "fault", "--channel", "qr", "--reporter", "张某")
			does(user, book, "complaint", "forget", "Q1", "--reason", "本人要求", "--yes")
			does(user, book, "totals", "--month", "2021-11")
			does(user, book, "check", "--rebuild")
		}
	}
}
