package opendata

import (
	"archive/zip"
	"bytes"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash"
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
	make    Make
	packing *packing // nil: it does not go into the zip file
	summed  bool     // other files tell its checksums

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

func (p *product) file() File { return File{p.name, p.makeAndMeasure, p.size} }

func (p *product) makeAndMeasure(b []byte, flush Flush) ([]byte, error) {
	if p.measured() == nil {
		p.making.Lock()
		defer p.making.Unlock()
	}
	if p.measured() != nil {
		return p.makeOnly(b, flush)
	}
	m := p.measure()
	b, err := p.makeOnly(b, m.before(flush))
	if err == nil {
		p.known.Store(m.end(b))
	}
	return b, err
}

func (p *product) makeOnly(b []byte, flush Flush) ([]byte, error) {
	b, err := p.make(b[:0], flush)
	if err != nil {
		err = fmt.Errorf("making %s: %w", p.name, err)
	}
	return b, err
}

// measured returns the facts if all of them are known, else nil.
func (p *product) measured() *facts {
	if known := p.known.Load(); known != nil && known.all {
		return known
	}
	return nil
}

func (p *product) facts() (*facts, error) {
	if known := p.measured(); known != nil {
		return known, nil
	}
	if _, err := p.makeAndMeasure(nil, discard); err != nil {
		return nil, err
	}
	return p.measured(), nil
}

func (p *product) size() (int, error) {
	if known := p.known.Load(); known != nil {
		return known.size, nil
	}
	p.making.Lock() // whoever makes it now will know
	defer p.making.Unlock()
	if known := p.known.Load(); known != nil {
		return known.size, nil
	}
	m := &measuring{}
	b, err := p.makeOnly(nil, m.before(discard))
	if err != nil {
		return 0, err
	}
	known := m.end(b)
	p.known.Store(known)
	return known.size, nil
}

// discard is a Flush for who wants the facts and not the file. Its parts are those of a
// build, as a file of one part may be packed otherwise.
func discard(b []byte) []byte {
	if len(b) < PartSize {
		return b
	}
	return b[:0]
}

// measuring works out the facts of a file from its parts.
type measuring struct {
	facts        facts
	sha256, sha1 hash.Hash // nil: no one asks
	packer       *packer   // nil: it does not go into the zip file
}

func (p *product) measure() *measuring {
	m := &measuring{facts: facts{all: true}}
	if p.summed {
		m.sha256, m.sha1 = sha256.New(), sha1.New()
	}
	if p.packing != nil {
		m.packer = p.packing.begin(p.name)
	}
	return m
}

// before returns a Flush that measures what flush takes.
func (m *measuring) before(flush Flush) Flush {
	if flush == nil {
		return nil
	}
	return func(b []byte) []byte {
		rest := flush(b)
		if len(rest) == 0 {
			m.add(b)
		}
		return rest
	}
}

func (m *measuring) add(part []byte) {
	m.facts.size += len(part)
	if m.sha256 != nil {
		_, _ = m.sha256.Write(part) // a hash never fails
		_, _ = m.sha1.Write(part)
	}
	if m.packer != nil {
		m.packer.add(part)
	}
}

// end adds the last part and returns the facts.
func (m *measuring) end(last []byte) *facts {
	m.add(last)
	if m.sha256 != nil {
		m.sha256.Sum(m.facts.sha256[:0])
		m.sha1.Sum(m.facts.sha1[:0])
	}
	if m.packer != nil {
		m.facts.packed = m.packer.end(last)
	}
	return &m.facts
}

// packing compresses files for zip files, which workbooks are too. It is safe for
// concurrent use.
type packing struct {
	modified    uint16    // the day of every file within, as MS-DOS counts it
	compressors sync.Pool // of *compressor, which are large
}

// compressor is a *flate.Writer and where it writes.
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
	k := p.begin(name)
	k.add(b)
	return k.end(b)
}

// packer compresses a file part by part.
type packer struct {
	of   *packing
	c    *compressor
	file packed
}

func (p *packing) begin(name string) *packer {
	k := &packer{of: p, c: p.compressors.Get().(*compressor)}
	k.c.out.Reset()
	k.c.Reset(&k.c.out)
	//lint:ignore SA1019 CreateRaw writes this field, not Modified
	k.file.header = zip.FileHeader{Name: name, Method: zip.Deflate, ModifiedDate: p.modified}
	return k
}

func (k *packer) add(part []byte) {
	_, _ = k.c.Write(part) // into memory, which never fails
	k.file.header.CRC32 = crc32.Update(k.file.header.CRC32, crc32.IEEETable, part)
	k.file.header.UncompressedSize64 += uint64(len(part))
}

// end returns the file. When the last part was the only one, and compressing it made it no
// smaller, it is stored as it is.
func (k *packer) end(last []byte) packed {
	_ = k.c.Close()
	data, header := k.c.out.Bytes(), &k.file.header
	if only := header.UncompressedSize64 == uint64(len(last)); only && len(data) >= len(last) {
		header.Method, data = zip.Store, last
	}
	k.file.data = bytes.Clone(data)
	header.CompressedSize64 = uint64(len(data))
	k.of.compressors.Put(k.c)
	return k.file
}

// parts is a writer of a file that is handed on in parts.
type parts struct {
	b     []byte
	flush Flush
}

func (p *parts) Write(text []byte) (int, error) {
	p.b = p.flush.Take(append(p.b, text...))
	return len(text), nil
}

// addTo adds a file to a zip file.
func (f *packed) addTo(z *zip.Writer) error {
	header := f.header // CreateRaw changes it
	w, err := z.CreateRaw(&header)
	if err == nil {
		_, err = w.Write(f.data)
	}
	return err
}

// appendZip writes a zip file of files that are compressed already.
func appendZip(b []byte, files ...packed) ([]byte, error) {
	out := parts{b: b}
	z := zip.NewWriter(&out)
	for i := range files {
		if err := files[i].addTo(z); err != nil {
			return nil, err
		}
	}
	err := z.Close()
	return out.b, err
}

// appendArchive writes the zip file with all data files.
func (d *Data) appendArchive(b []byte, flush Flush) ([]byte, error) {
	out := parts{b, flush}
	z := zip.NewWriter(&out)
	for _, p := range d.inArchive() {
		known, err := p.facts()
		if err == nil {
			err = known.packed.addTo(z)
		}
		if err != nil {
			return nil, err
		}
	}
	err := z.Close()
	return out.b, err
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

// appendIndented writes a value as JSON for people, too; indent begins its lines but the first.
func appendIndented(b []byte, indent string, value any) ([]byte, error) {
	out := bytes.NewBuffer(b)
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent(indent, "  ")
	err := encoder.Encode(value)
	return out.Bytes(), err
}
