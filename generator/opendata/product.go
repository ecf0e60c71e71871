package opendata

import (
	"archive/zip"
	"bytes"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"io"
	"sync"
	"sync/atomic"
	"time"

	"github.com/klauspost/compress/flate"
)

// product is a file that other files tell of: how large it is, its checksums, and in the
// zip file its very bytes. Those are worked out when the file is made or when they are
// first asked for, whichever comes first, so that a build makes each file once and holds
// none of them.
type product struct {
	name    string
	make    func(b []byte) ([]byte, error) // appends the file to b
	packing *packing                       // nil: it does not go into the zip file
	summed  bool                           // other files tell its checksums

	making sync.Mutex
	known  atomic.Pointer[facts]
}

// facts are what other files tell of a file.
type facts struct {
	size   int
	all    bool // else the size is all that is known: a preview asks for no more
	sha256 [sha256.Size]byte
	sha1   [sha1.Size]byte // DCAT-AP-SE asks for this one
	packed packed
}

func (p *product) file() File { return File{p.name, p.append, p.size} }

func (p *product) append(b []byte) ([]byte, error) {
	if known := p.known.Load(); known == nil || !known.all {
		p.making.Lock()
		defer p.making.Unlock()
	}
	start := len(b)
	b, err := p.make(b)
	if err != nil {
		return b, fmt.Errorf("making %s: %w", p.name, err)
	}
	if known := p.known.Load(); known == nil || !known.all {
		p.known.Store(p.factsOf(b[start:]))
	}
	return b, nil
}

func (p *product) facts() (*facts, error) {
	if known := p.known.Load(); known != nil && known.all {
		return known, nil
	}
	if _, err := p.append(nil); err != nil {
		return nil, err
	}
	return p.known.Load(), nil
}

func (p *product) factsOf(b []byte) *facts {
	known := &facts{size: len(b), all: true}
	if p.summed {
		known.sha256, known.sha1 = sha256.Sum256(b), sha1.Sum(b)
	}
	if p.packing != nil {
		known.packed = p.packing.pack(p.name, b)
	}
	return known
}

func (p *product) size() (int, error) {
	if known := p.known.Load(); known != nil {
		return known.size, nil
	}
	b, err := p.make(nil)
	if err != nil {
		return 0, fmt.Errorf("making %s: %w", p.name, err)
	}
	p.known.CompareAndSwap(nil, &facts{size: len(b)})
	return len(b), nil
}

// packing compresses files for zip files, which workbooks are too. It is safe for
// concurrent use.
type packing struct {
	modified    uint16    // the day of every file within, as MS-DOS counts it
	compressors sync.Pool // of *compressor, which are large
}

type compressor struct {
	*flate.Writer
	out bytes.Buffer
}

func newPacking(published string) *packing {
	day, err := time.Parse(time.DateOnly, published)
	if err != nil || day.Year() < 1980 {
		day = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC) // the earliest that zip knows
	}
	p := &packing{modified: uint16(day.Year()-1980)<<9 | uint16(day.Month())<<5 | uint16(day.Day())}
	p.compressors.New = func() any {
		w, err := flate.NewWriter(io.Discard, flate.BestSpeed)
		if err != nil {
			panic(err) // only of a level that there is not
		}
		return &compressor{Writer: w}
	}
	return p
}

// packed is a file of a zip file, compressed.
type packed struct {
	header zip.FileHeader
	data   []byte
}

func (p *packing) pack(name string, b []byte) packed {
	c := p.compressors.Get().(*compressor)
	defer p.compressors.Put(c)
	c.out.Reset()
	c.Reset(&c.out)
	_, _ = c.Write(b) // into memory, which never fails
	_ = c.Close()
	//lint:ignore SA1019 CreateRaw writes this field, not Modified
	f := packed{header: zip.FileHeader{Name: name, Method: zip.Deflate, ModifiedDate: p.modified}, data: c.out.Bytes()}
	if len(f.data) >= len(b) {
		f.header.Method, f.data = zip.Store, b
	}
	f.data = bytes.Clone(f.data)
	f.header.CRC32 = crc32.ChecksumIEEE(b)
	f.header.UncompressedSize64, f.header.CompressedSize64 = uint64(len(b)), uint64(len(f.data))
	return f
}

// appendZip writes a zip file of files that are compressed already.
func appendZip(b []byte, files ...packed) ([]byte, error) {
	out := bytes.NewBuffer(b)
	z := zip.NewWriter(out)
	for i := range files {
		header := files[i].header // CreateRaw changes it
		w, err := z.CreateRaw(&header)
		if err == nil {
			_, err = w.Write(files[i].data)
		}
		if err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// appendArchive writes the zip file with all data files.
func (d *Data) appendArchive(b []byte) ([]byte, error) {
	var files []packed
	for _, p := range d.inArchive() {
		known, err := p.facts()
		if err != nil {
			return nil, err
		}
		files = append(files, known.packed)
	}
	return appendZip(b, files...)
}

const sumsName = "SHA256SUMS"

// appendSums writes SHA256SUMS: the checksum of every data file but itself, as
// sha256sum -c reads it.
func (d *Data) appendSums(b []byte) ([]byte, error) {
	for _, p := range append(d.inArchive(), d.outside()...) {
		if p.name == sumsName {
			continue
		}
		known, err := p.facts()
		if err != nil {
			return nil, err
		}
		b = hex.AppendEncode(b, known.sha256[:])
		b = append(append(append(b, "  "...), p.name...), '\n')
	}
	return b, nil
}

// appendIndented writes a value as JSON for people, too.
func appendIndented(b []byte, value any) ([]byte, error) {
	out := bytes.NewBuffer(b)
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	err := encoder.Encode(value)
	return out.Bytes(), err
}
