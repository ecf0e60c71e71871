package opendata

import (
	"archive/zip"
	"bytes"
	"hash/crc32"
	"io"
	"sync"
	"time"

	"github.com/klauspost/compress/flate"
)

// The zip file with all data, and workbooks, which are zip files too, are made of files that
// are compressed one by one, when each is made.

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

// packed is a compressed file, as zip files hold it.
type packed struct {
	header zip.FileHeader
	data   []byte
}

// pack compresses a file whole.
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

// begin begins to compress a file.
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

// partWriter writes a file that is handed on in parts.
type partWriter struct {
	b     []byte
	flush Flush
}

func (p *partWriter) Write(text []byte) (int, error) {
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
	out := partWriter{b: b}
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
	out := partWriter{b, flush}
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
