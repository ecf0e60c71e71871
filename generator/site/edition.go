package site

import (
	"context"
	"os"
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
//	public/2023/      this one, published as by [Publish]
//	public/latest/    one page, which leads to ../2023/
//
// Later is what comes later among the names. Nothing else in dir is touched. Without an
// edition it is Publish.
func (b *Built) PublishEdition(ctx context.Context, root, dir string, pages func(Emit) error) (changed bool, err error) {
	edition := b.config.Edition
	if edition == "" {
		return Publish(ctx, root, dir, pages)
	}
	if _, err := os.Lstat(filepath.Join(dir, marker)); err == nil {
		return false, diag.Textf("%s holds a report by itself, so that no edition can stand beside it: move what is in it to a folder there with the name of its edition, or choose another folder with -o", dir)
	}
	changed, err = Publish(ctx, root, filepath.Join(dir, edition), pages)
	if err != nil {
		return false, err
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return false, diag.Textf("reading what is published: %v", err)
	}
	for _, e := range entries {
		_, err := os.Lstat(filepath.Join(dir, e.Name(), marker))
		if err == nil && e.Name() > edition && e.Name() != latest && e.Name()[0] != '.' {
			return changed, nil // that one is the latest
		}
	}
	moved, err := Publish(ctx, root, filepath.Join(dir, latest), func(emit Emit) error {
		return emit("index.html", render.Latest(b.Report, b.layouts, edition))
	})
	return changed || moved, err
}
