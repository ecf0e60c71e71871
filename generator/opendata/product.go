package opendata

import (
	"crypto/sha1"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"sync"
	"sync/atomic"
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

// makeAndMeasure is [Make]; it finds out the facts, unless they are known.
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

// makeOnly makes the file and does not measure it.
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

// facts returns all facts; the file is made for them unless they are known.
func (p *product) facts() (*facts, error) {
	if known := p.measured(); known != nil {
		return known, nil
	}
	if _, err := p.makeAndMeasure(nil, discard); err != nil {
		return nil, err
	}
	return p.measured(), nil
}

// size returns the size in bytes; the file is made for it, but not measured further, unless it is known.
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

// measure begins to work out all facts.
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
