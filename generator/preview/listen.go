package preview

import (
	"errors"
	"io"
	"log"
	"net"
	"strconv"
	"syscall"

	"bokslut/generator/diag"
)

// portsTried is how many ports are tried when the first is taken.
const portsTried = 50

// listen listens on an address, or on the next free port of the same host. taken is the
// port that could not be had, or "".
func listen(address string) (listener net.Listener, taken string, err error) {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, "", diag.Textf("%q is no address: write host and port, as 127.0.0.1:8000", address)
	}
	number, err := strconv.ParseUint(port, 10, 16)
	if err != nil {
		return nil, "", diag.Textf("%q is no port: write a number up to 65535, as in 127.0.0.1:8000", port)
	}
	for i := range uint64(portsTried) {
		listener, err = net.Listen("tcp", net.JoinHostPort(host, strconv.FormatUint(number+i, 10)))
		if err == nil {
			return listener, taken, nil
		}
		if !errors.Is(err, syscall.EADDRINUSE) && !errors.Is(err, wsaeaddrinuse) || number+i >= 65535 {
			break
		}
		taken = port
	}
	return nil, "", diag.Textf("cannot answer at %s: %v", address, err)
}

// wsaeaddrinuse is EADDRINUSE as Windows has it.
const wsaeaddrinuse = syscall.Errno(10048)

// shown returns an address as a browser on this machine understands it.
func shown(a net.Addr) string {
	tcp, ok := a.(*net.TCPAddr)
	if !ok {
		return a.String()
	}
	if tcp.IP.IsUnspecified() {
		return net.JoinHostPort("localhost", strconv.Itoa(tcp.Port))
	}
	return tcp.String()
}

// quiet returns a log for net/http, which tells of broken connections: no concern of a writer's.
func quiet() *log.Logger { return log.New(io.Discard, "", 0) }
