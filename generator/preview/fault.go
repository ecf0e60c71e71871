package preview

import (
	"context"
	"slices"
	"time"

	"bokslut/generator/diag"
)

// A panic is a fault of the program's own. It ends neither the preview nor, for those who
// write, more than what it was met in: what was shown last stays, with what is said of the
// fault beside it, and the next save builds everything anew.

// pauses are how long follow rests after its first fault, and at the most.
const (
	firstPause = time.Second
	lastPause  = time.Minute
)

// fault tells of a panic with a value, and returns what is said of it.
func (o Options) fault(value any) error {
	text := o.Fault(value)
	o.say(text)
	return text
}

// build is Build, whose panic is an error.
func (o Options) build(ctx context.Context, changed []string) (state *State, err error) {
	defer func() {
		if value := recover(); value != nil {
			state, err = nil, o.fault(value)
		}
	}()
	return o.Build(ctx, changed)
}

// keepFollowing follows until ctx ends, and begins again when that panics: later and later,
// as a fault that comes again at once comes again.
func keepFollowing(ctx context.Context, o Options, root string, s *server) {
	attempt := func() {
		defer func() {
			if value := recover(); value != nil {
				_ = o.fault(value)
			}
		}()
		follow(ctx, o, root, s)
	}
	for pause := firstPause; ; pause = min(2*pause, lastPause) {
		attempt()
		select {
		case <-ctx.Done():
			return
		case <-time.After(pause):
		}
	}
}

// caught is deferred by what makes an answer: it is told what to say instead after a panic.
func (e *edition) caught(instead func(fault error)) {
	if value := recover(); value != nil {
		instead(e.faulted(value))
	}
}

// faulted tells of a panic and returns what is said of it. Of an edition's faults only the
// first is told: a page that cannot be made is asked for again and again.
func (e *edition) faulted(value any) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.fault == nil {
		e.fault = e.server.fault(value)
		e.server.spoilt.Store(true)
		state := *e.State
		state.Problems = append(slices.Clip(state.Problems), Problem{Diagnostic: diag.Span{}.Errorf("fault", "%v", e.fault)})
		next := e.server.edition(&state)
		next.fault = e.fault
		if e.server.latest.CompareAndSwap(e, next) {
			close(e.replaced)
		}
	}
	return e.fault
}
