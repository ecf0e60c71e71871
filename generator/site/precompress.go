package site

import (
	"bytes"
	"compress/gzip"
	"io"
	"path"
	"sync"

	"github.com/andybalholm/brotli"
)

// encoding is a form in which a server can send a file that is beside it: index.html.gz
// beside index.html.
type encoding struct {
	name, extension string // as precompress: in site.yaml has it; what the file's own name gets
	writer          func() compressor
}

type compressor interface {
	io.WriteCloser
	Reset(io.Writer)
}

// encodings are all of them. Brotli's highest level, 11, takes 65 times as long as 9 for
// files that are 6 % smaller.
var encodings = []encoding{
	{"gzip", ".gz", func() compressor { w, _ := gzip.NewWriterLevel(nil, gzip.BestCompression); return w }}, // no error: there is that level
	{"brotli", ".br", func() compressor { return brotli.NewWriterLevel(nil, 9) }},
}

// compressible are the endings of files that are text. The others (pictures, workbooks, zip
// files) are compressed as they are.
var compressible = map[string]bool{".html": true, ".css": true, ".js": true, ".svg": true, ".csv": true, ".json": true, ".jsonld": true, ".ttl": true, ".xml": true, ".txt": true}

// compressibleFrom is the size in bytes from which a text is worth it: what is smaller fits
// into one packet of the network as it is.
const compressibleFrom = 1 << 10

// precompressing returns an Emit that hands on each file and then its compressed forms, by
// the names of their encodings, where they are smaller. Equal bytes give equal bytes.
func precompressing(names []string, emit Emit) Emit {
	for _, name := range names {
		for _, e := range encodings {
			if e.name == name {
				emit = e.beside(emit)
			}
		}
	}
	return emit
}

func (e *encoding) beside(emit Emit) Emit {
	compressions := sync.Pool{New: func() any { return &compression{compressor: e.writer()} }} // they are large
	var begun sync.Map                                                                         // by name the *compression of a file that comes in parts
	return func(name string, part []byte, last bool) error {
		err := emit(name, part, last)
		known, further := begun.Load(name)
		if err != nil || !compressible[path.Ext(name)] || last && !further && len(part) < compressibleFrom {
			return err
		}
		c, _ := known.(*compression)
		if c == nil {
			c = compressions.Get().(*compression)
			c.begin()
		}
		c.add(part)
		if !last {
			begun.Store(name, c)
			return nil
		}
		begun.Delete(name)
		defer compressions.Put(c)
		if packed := c.end(); len(packed) < c.size {
			return emit(name+e.extension, packed, true)
		}
		return nil
	}
}

// compression is a file that is being compressed.
type compression struct {
	compressor
	packed bytes.Buffer
	size   int // of what was compressed
}

func (c *compression) begin() {
	c.packed.Reset()
	c.Reset(&c.packed)
	c.size = 0
}

func (c *compression) add(part []byte) {
	c.size += len(part)
	_, _ = c.Write(part) // into memory, which never fails
}

func (c *compression) end() []byte {
	_ = c.Close()
	return c.packed.Bytes()
}
