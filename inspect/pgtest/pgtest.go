//go:build unix

// Package pgtest starts a PostgreSQL server for tests, of the machine's own
// programs, in a folder that is gone afterwards. It may import the standard
// library and pgx, and is imported by tests alone.
package pgtest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
)

// User and Password are those of the server's owner.
const User, Password = "rectify", "geheim/@:示"

// Server is one that runs.
type Server struct {
	Socket string // the folder of its socket

	folder, programs string
	settings         []string
	as               *syscall.SysProcAttr
	alive            io.WriteCloser // see watch
	ended            chan error
	databases        int
	mu               sync.Mutex
}

var one struct {
	sync.Mutex
	*Server
}

// Get is the server of this test process, which is started when it is first
// asked for. Who has none fails: these tests cannot be done without.
func Get(t testing.TB) *Server {
	t.Helper()
	one.Lock()
	defer one.Unlock()
	if one.Server == nil {
		s, err := Start("fsync=off")
		if err != nil {
			t.Fatalf("NO POSTGRESQL SERVER CAN BE STARTED (Debian: apt-get install postgresql): %v", err)
		}
		one.Server = s
	}
	return one.Server
}

// Main runs the tests of a package, and stops the server afterwards.
func Main(m interface{ Run() int }) int {
	defer func() {
		if one.Server != nil {
			one.Stop()
		}
	}()
	return m.Run()
}

// Start starts a server of its own with these settings.
func Start(settings ...string) (*Server, error) {
	initdb, err := program("initdb")
	if err != nil {
		return nil, err
	}
	s := &Server{programs: filepath.Dir(initdb), ended: make(chan error, 1)}
	if s.folder, err = os.MkdirTemp("", "pgtest"); err != nil {
		return nil, err
	}
	s.Socket, s.settings = s.folder, settings
	if err = s.initialize(initdb); err == nil {
		err = s.Run()
	}
	if err != nil {
		s.Stop()
		return nil, err
	}
	return s, nil
}

func (s *Server) initialize(initdb string) (err error) {
	secret := filepath.Join(s.folder, "secret")
	if s.as, err = owner(s.folder); err == nil {
		err = os.WriteFile(secret, []byte(Password), 0o644)
	}
	if err != nil {
		return err
	}
	begin := exec.Command(initdb, "-D", "data", "-U", User, "-A", "scram-sha-256", "--pwfile", secret, "-E", "UTF8",
		"--locale=C", "-N")
	begin.SysProcAttr, begin.Dir = s.as, s.folder
	if said, err := begin.CombinedOutput(); err != nil {
		return fmt.Errorf("initdb: %w: %s", err, said)
	}
	return nil
}

// watch has the server end as a loss of power would when a line is read, and its
// folder go too when this process is gone, however it goes.
const watch = `"$@" </dev/null & server=$!; read -r line || gone=1; kill -QUIT $server; wait $server
[ -z "$gone" ] || rm -rf "$PWD"`

// Run runs the server, also once more after [Server.Crash].
func (s *Server) Run() error {
	line := []string{"-c", watch, "sh", filepath.Join(s.programs, "postgres"), "-D", filepath.Join(s.folder, "data"),
		"-k", s.folder, "-c", "listen_addresses="}
	for _, setting := range s.settings {
		line = append(line, "-c", setting)
	}
	run := exec.Command("sh", line...)
	run.SysProcAttr, run.Dir = s.as, s.folder
	log, err := os.Create(filepath.Join(s.folder, "log"))
	if err != nil {
		return err
	}
	defer log.Close()
	run.Stdout, run.Stderr = log, log
	if s.alive, err = run.StdinPipe(); err != nil {
		return err
	}
	if err := run.Start(); err != nil {
		return err
	}
	go func() { s.ended <- run.Wait() }()
	return s.answers()
}

// answers waits until the server does, or ends.
func (s *Server) answers() error {
	for end := time.Now().Add(time.Minute); ; time.Sleep(20 * time.Millisecond) {
		c, err := pgconn.Connect(context.Background(), s.Address("postgres"))
		if err == nil {
			return c.Close(context.Background())
		}
		if time.Now().After(end) {
			log, _ := os.ReadFile(filepath.Join(s.folder, "log"))
			return fmt.Errorf("it does not answer: %w: %s", err, log)
		}
	}
}

// Crash stops the server as a loss of power would.
func (s *Server) Crash() {
	io.WriteString(s.alive, "\n")
	<-s.ended
}

// Stop does so, and takes its folder away.
func (s *Server) Stop() {
	if s.alive != nil {
		s.alive.Close()
		<-s.ended
	}
	os.RemoveAll(s.folder)
}

// program is one of PostgreSQL's, by the path or where Debian has it.
func program(name string) (string, error) {
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/" + name)
	if len(found) > 0 {
		return slices.MaxFunc(found, func(a, b string) int { return len(a) - len(b) }), nil
	}
	path, err := exec.LookPath(name)
	if err != nil {
		return "", err
	}
	return filepath.EvalSymlinks(path)
}

// owner makes the folder one of whom the server may run as, which root may not.
func owner(folder string) (*syscall.SysProcAttr, error) {
	if os.Getuid() != 0 {
		return nil, nil
	}
	who, err := user.Lookup("postgres")
	if err != nil {
		return nil, err
	}
	uid, err1 := strconv.Atoi(who.Uid)
	gid, err2 := strconv.Atoi(who.Gid)
	return &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}},
		errors.Join(err1, err2, os.Chown(folder, uid, gid))
}

// Address is that of a database, by the socket.
func (s *Server) Address(database string, more ...string) string {
	said := url.Values{"host": {s.Socket}}
	for i := 0; i+1 < len(more); i += 2 {
		said.Add(more[i], more[i+1])
	}
	return (&url.URL{Scheme: "postgres", User: url.UserPassword(User, Password), Path: "/" + database,
		RawQuery: said.Encode()}).String()
}

// Database makes an empty one, and gives its name.
func (s *Server) Database(t testing.TB) string {
	t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.databases++
	name := fmt.Sprint("test", s.databases)
	s.Do(t, "postgres", "CREATE DATABASE "+name)
	return name
}

// Hold begins with statements, and does not end before the test does, or release.
func (s *Server) Hold(t testing.TB, database string, statements ...string) (release func()) {
	t.Helper()
	c, err := pgconn.Connect(context.Background(), s.Address(database))
	if err != nil {
		t.Fatal(err)
	}
	release = func() { c.Close(context.Background()) }
	t.Cleanup(release)
	if _, err := c.Exec(context.Background(), "BEGIN; "+strings.Join(statements, "; ")).ReadAll(); err != nil {
		t.Fatal(err)
	}
	return release
}

// LoseStandby has commits wait from now on for another server that there is not.
func (s *Server) LoseStandby(t testing.TB) {
	t.Helper()
	s.Do(t, "postgres", "CREATE TABLE IF NOT EXISTS waiting ()")
	s.Do(t, "postgres", "ALTER SYSTEM SET synchronous_standby_names = 'nobody'")
	s.Crash()
	if err := s.Run(); err != nil {
		t.Fatal(err)
	}
	s.Await(t, "postgres", CommitWaits, func() { go s.Try("postgres", "INSERT INTO waiting DEFAULT VALUES") })
}

// FindStandby has none wait any more.
func (s *Server) FindStandby(t testing.TB) {
	t.Helper()
	s.Do(t, "postgres", "ALTER SYSTEM RESET synchronous_standby_names")
	s.Do(t, "postgres", "SELECT pg_reload_conf()")
}

// CommitWaits and LockWaits are asked of a database by [Server.Await].
const (
	CommitWaits = "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'SyncRep'"
	LockWaits   = "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
)

// Await asks a database until there is an answer, and does something before each time.
func (s *Server) Await(t testing.TB, database, query string, before func()) {
	t.Helper()
	c, err := pgconn.Connect(context.Background(), s.Address(database))
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close(context.Background())
	for {
		before()
		found, err := c.Exec(context.Background(), query).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if len(found[0].Rows) > 0 {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
}

// socket is the name of one, in its folder.
const socket = ".s.PGSQL.5432"

// Between is the folder of another socket, behind which what is said to the server
// is passed on, until swallowed says so of something: then that line falls silent.
func (s *Server) Between(t testing.TB, swallowed func([]byte) bool) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "pgtest")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	l, err := net.Listen("unix", filepath.Join(dir, socket))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go s.pass(c, swallowed)
		}
	}()
	return dir
}

func (s *Server) pass(c net.Conn, swallowed func([]byte) bool) {
	defer c.Close()
	to, err := net.Dial("unix", filepath.Join(s.Socket, socket))
	if err != nil {
		return
	}
	defer to.Close()
	go io.Copy(c, to)
	said := make([]byte, 1<<20)
	for silent := false; ; {
		n, err := c.Read(said)
		if silent = silent || swallowed(said[:n]); err == nil && !silent {
			_, err = to.Write(said[:n])
		}
		if err != nil {
			return
		}
	}
}

// Do runs statements behind everybody's back.
func (s *Server) Do(t testing.TB, database string, statements ...string) {
	t.Helper()
	if err := s.Try(database, strings.Join(statements, ";")); err != nil {
		t.Fatal(err)
	}
}

// Try does so, and tells what the server says.
func (s *Server) Try(database, text string) error {
	c, err := pgconn.Connect(context.Background(), s.Address(database))
	if err != nil {
		return err
	}
	defer c.Close(context.Background())
	_, err = c.Exec(context.Background(), text).ReadAll()
	return err
}
