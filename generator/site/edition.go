package site

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"bokslut/generator/diag"
	"bokslut/generator/render"
)

// latest is the folder that leads to the newest edition; no edition is called that.
const latest = "latest"

// PublishEdition publishes a report below dir, in the folder of its edition, and lets
// dir/latest lead there unless a later edition stands in dir already:
//
//	public/2022/      stays as it is
//	public/2023/      this one
//	public/latest/    one page, which leads to ../2023/
//
// Later is what comes later among the names. Nothing else in dir is touched. Without an
// edition the report goes into dir itself. The changes are of names below dir.
//
// Put is what does it to each folder: [Publish], or [Compare] to write nothing.
func (b *Built) PublishEdition(ctx context.Context, put func(ctx context.Context, root, dir string, render func(Emit) error) (Changes, error),
	root, dir string, pages func(Emit) error) (Changes, error) {
	edition := b.config.Site.Edition
	if edition == "" {
		return put(ctx, root, dir, pages)
	}
	if _, err := os.Lstat(filepath.Join(dir, marker)); err == nil {
		return Changes{}, diag.Textf("%s holds a report by itself, so that no edition can stand beside it: move what is in it to a folder there with the name of its edition, or choose another folder with -o", dir)
	}
	if newest(dir, edition) == nil { // a folder that is not replaced is told of before anything is written
		to, err := target(root, filepath.Join(dir, latest))
		if err == nil {
			err = own(to)
		}
		if err != nil {
			return Changes{}, err
		}
	}
	changes, err := put(ctx, root, filepath.Join(dir, edition), pages)
	changes = changes.below(edition)
	if err != nil {
		return changes, err
	}
	leading, err := put(ctx, root, filepath.Join(dir, latest), func(emit Emit) error {
		if err := newest(dir, edition); err != nil { // asked here, where no other build can decide it meanwhile
			return err
		}
		return emit("index.html", render.Latest(b.Report, b.layouts, edition), true)
	})
	if errors.Is(err, errLater) {
		return changes, nil
	}
	leading = leading.below(latest)
	return Changes{
		Added:   append(changes.Added, leading.Added...),
		Changed: append(changes.Changed, leading.Changed...),
		Removed: append(changes.Removed, leading.Removed...),
		list:    changes.list || leading.list,
	}, err
}

// errLater is the error of newest where there is a later edition.
var errLater = errors.New("there is a later edition")

// newest returns an error unless an edition is the last one in a folder.
func newest(dir, edition string) error {
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return diag.Textf("reading what is published: %v", err)
	}
	for _, e := range entries {
		_, err := os.Lstat(filepath.Join(dir, e.Name(), marker))
		if err == nil && e.Name() > edition && e.Name() != latest && e.Name()[0] != '.' {
			return errLater
		}
	}
	return nil
}

// below returns the changes as those of a folder that holds the site's own.
func (c Changes) below(folder string) Changes {
	for _, names := range [][]string{c.Added, c.Changed, c.Removed} {
		for i := range names {
			names[i] = path.Join(folder, names[i])
		}
	}
	return c
}
