package address

import (
	"context"
	"crypto/tls"
	"errors"
	"io"
	"io/fs"
	"maps"
	"net"
	"net/url"
	"os"
	"slices"
	"syscall"

	"rectify/inspect"
)

// Unreached says why there is no connection to the server of an address; secret
// tells whether it was to be one by TLS alone.
func (a Address) Unreached(err error, secret bool) error {
	en, zh := distance(err, secret)
	return inspect.Errorf(inspect.CodeNoStore, "the server of %[1]s cannot be reached: %[2]s", "无法连接 %[1]s：%[3]s",
		a.Shown, en, zh).Because(err).
		Hint("check the address and the network, and try again", "请检查地址和网络后重试")
}

// distance is how far one came to a server that has not said a word that we know.
// What it is that does not agree on TLS has no name in the driver, but comes of no
// line.
func distance(err error, secret bool) (en, zh string) {
	var of net.Error
	switch {
	case errors.As(err, new(*net.DNSError)):
		return "there is no host with that name", "找不到该主机"
	case errors.Is(err, syscall.ECONNREFUSED), errors.Is(err, fs.ErrNotExist): // of a socket, its file
		return "no server listens there", "该处没有数据库服务"
	case errors.As(err, new(*tls.CertificateVerificationError)):
		return "its certificate does not prove that it is that server (sslmode, sslrootcert)",
			"其证书无法证明就是该服务器（sslmode、sslrootcert）"
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, syscall.ECONNRESET):
		return "it ends the connection at once", "对方随即断开了连接"
	case errors.As(err, &of), errors.Is(err, os.ErrDeadlineExceeded), errors.Is(err, context.DeadlineExceeded):
		return "it does not answer", "服务器没有响应"
	case secret:
		return "it does not speak TLS, which the address asks for (sslmode)", "对方不支持地址所要求的 TLS（sslmode）"
	}
	return "what answers there is not a PostgreSQL server", "该处应答的不是 PostgreSQL 服务"
}

// Unsettled names the setting without which an address can be read, if there is one.
// What it says of it may be a password.
func (a Address) Unsettled(reads func(server string) bool) error {
	u, err := url.Parse(a.Server)
	for _, name := range slices.Sorted(maps.Keys(a.Asks)) {
		others := maps.Clone(a.Asks)
		delete(others, name)
		delete(others, "book")
		if err != nil {
			break
		}
		if u.RawQuery = others.Encode(); reads(u.String()) {
			return missed(inspect.Errorf(inspect.CodeInvalid,
				"the setting %[2]s in the address %[1]s has an invalid value",
				"地址 %[1]s 中的设置 %[2]s 取值不对", a.Shown, name))
		}
	}
	return Misread(": " + a.Shown)
}

// Untaken says what a server has against a setting in its address.
func Untaken(said string, err error) error {
	return missed(inspect.Errorf(inspect.CodeInvalid,
		"a setting in the address is not known to the server, or not taken by it: %s",
		"服务器不认识或不接受地址中的某项设置：%s", said).Because(err))
}

func missed(e *inspect.Error) error {
	return e.Hint("correct it in what follows the ? of the address", "请改正地址中 ? 之后的内容")
}
