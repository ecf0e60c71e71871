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

// emitPart takes the next part of a file.
func (s *stage) emitPart(name, local string, part []byte, last bool) error {
	p, err := s.partial(name, local)
	if err == nil {
		err = p.add(part)
	}
	if err != nil {
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

// partial returns the file as far as it has come; it makes it for the first part, when it
// must be new.
func (s *stage) partial(name, local string) (*partial, error) {
	if begun, ok := s.begun.Load(name); ok {
		return begun.(*partial), nil
	}
	p := &partial{}
	if _, had := s.had[name]; had {
		was := filepath.Join(s.published, local)
		if info, err := os.Lstat(was); err == nil && info.Mode().IsRegular() {
			p.was, _ = os.Open(was) // one that cannot be read is not the same
		}
	}
	var err error
	if s.dir != "" {
		file := filepath.Join(s.dir, local)
		if err = s.mkdir(filepath.Dir(file)); err == nil {
			p.to, err = os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		}
	}
	if err != nil {
		_ = p.close()
		return nil, err
	}
	s.begun.Store(name, p)
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
