package postgres

import (
	"crypto/tls"
	"fmt"
	"io"
	"net"
	"net/http/httptest"
	"path/filepath"
	"testing"

	"rectify/inspect"
	"rectify/inspect/pgtest"
)

// listening is a host that does something with each that comes.
func listening(t *testing.T, do func(net.Conn)) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
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
			go func() { defer c.Close(); do(c) }()
		}
	}()
	return l.Addr().String()
}

// What is at the other end, and is not what the address says, is told by what it does.
func TestUnreached(t *testing.T) {
	t.Parallel()
	server := pgtest.Get(t)
	plain := func(c net.Conn) {
		to, err := net.Dial("unix", filepath.Join(server.Socket, ".s.PGSQL.5432"))
		if err == nil {
			defer to.Close()
			go io.Copy(to, c)
			io.Copy(c, to)
		}
	}
	says := func(words string) func(net.Conn) {
		return func(c net.Conn) { fmt.Fprint(c, words); io.Copy(io.Discard, c) }
	}
	web := httptest.NewTLSServer(nil)
	t.Cleanup(web.Close)
	unknown := func(c net.Conn) {
		io.ReadFull(c, make([]byte, 8))
		c.Write([]byte("S"))
		tls.Server(c, web.TLS).Handshake()
	}
	for what, c := range map[string]struct {
		does         func(net.Conn)
		asked, words string
	}{
		"a server without TLS":          {plain, "sslmode=require", "it does not speak TLS"},
		"another protocol":              {says("HTTP/1.1 400 Bad Request\r\n\r\n"), "sslmode=prefer", "is not a PostgreSQL server"},
		"another protocol, without TLS": {says("SSH-2.0-x\r\n"), "sslmode=disable", "is not a PostgreSQL server"},
		"another protocol, with TLS":    {says("HTTP/1.1 400 Bad Request\r\n\r\n"), "sslmode=require", "it does not speak TLS"},
		"an unknown certificate":        {unknown, "sslmode=verify-full", "its certificate does not prove"},
		"one that ends it":              {func(net.Conn) {}, "sslmode=disable", "it ends the connection at once"},
		"one that says nothing":         {func(c net.Conn) { io.Copy(io.Discard, c) }, "sslmode=disable&connect_timeout=1", "it does not answer"},
	} {
		t.Run(what, func(t *testing.T) {
			t.Parallel()
			_, err := Open(ctx, "postgres://u:falsch@"+listening(t, c.does)+"/x?book=y&"+c.asked, Options{})
			said(t, err, inspect.CodeNoStore, c.words)
		})
	}
}
