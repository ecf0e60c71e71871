package site

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"

	"bokslut/generator/diag"
)

// partial is a file of a stage that comes in parts, being too large to be held: it is
// written, and compared with the published one, part by part.
type partial struct {
	to  *os.File // in the stage; nil when that is only compared
	was *os.File // the published file, read as far as it is the same; nil for none, and once it differs
	had []byte   // as much of it as the last part has
}

// emitPart takes the next part of a file; begun is nil for the first.
func (s *stage) emitPart(name, local string, begun any, part []byte, last bool) error {
	p, _ := begun.(*partial)
	var err error
	if p == nil {
		if p, err = s.begin(name, local); err != nil {
			return diag.Textf("writing %s: %v", name, err)
		}
		s.begun.Store(name, p)
	}
	if err := p.add(part); err != nil {
		return diag.Textf("writing %s: %v", name, err)
	}
	if !last {
		return nil
	}
	same := p.atEnd()
	s.begun.Delete(name)
	err = p.close()
	if err == nil && same && s.dir != "" {
		err = os.Remove(filepath.Join(s.dir, local)) // the published one is kept
	}
	if err != nil {
		return diag.Textf("writing %s: %v", name, err)
	}
	return s.take(name, same)
}

// begin makes the file, which must be new.
func (s *stage) begin(name, local string) (*partial, error) {
	p := &partial{}
	if _, had := s.had[name]; had {
		was := filepath.Join(s.published, local)
		if info, err := os.Lstat(was); err == nil && info.Mode().IsRegular() {
			p.was, _ = os.Open(was) // one that cannot be read is not the same
		}
	}
	if s.dir == "" {
		return p, nil
	}
	file := filepath.Join(s.dir, local)
	err := s.mkdir(filepath.Dir(file))
	if err == nil {
		p.to, err = os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	}
	if err != nil {
		_ = p.close()
		return nil, err
	}
	return p, nil
}

func (p *partial) add(part []byte) error {
	if p.was != nil {
		p.had = slices.Grow(p.had[:0], len(part))[:len(part)]
		if _, err := io.ReadFull(p.was, p.had); err != nil || !bytes.Equal(p.had, part) {
			_ = p.was.Close()
			p.was = nil
		}
	}
	if p.to == nil {
		return nil
	}
	_, err := p.to.Write(part)
	return err
}

// atEnd reports whether the published file is the same, now that all parts have come.
func (p *partial) atEnd() bool {
	if p.was == nil {
		return false
	}
	_, err := p.was.Read(make([]byte, 1))
	return err == io.EOF
}

func (p *partial) close() error {
	var errs []error
	for _, f := range []*os.File{p.to, p.was} {
		if f != nil {
			errs = append(errs, f.Close())
		}
	}
	return errors.Join(errs...)
}
