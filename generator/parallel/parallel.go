// Package parallel shares work out among the processors.
package parallel

import (
	"cmp"
	"fmt"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
)

// Each calls do for 0 to n−1, begun in that order, as many at a time as there are
// processors. When one panics no more are begun, and Each panics with a [Panic].
func Each(n int, do func(i int)) {
	_ = Try(n, func(i int) error {
		do(i)
		return nil
	})
}

// Try is Each for what can fail. After an error no more are begun; of several that failed
// at the same time it returns the first one's.
func Try(n int, do func(i int) error) error { return run(runtime.GOMAXPROCS(0), n, do) }

// Together runs all tasks at the same time, and returns the error of the first that failed.
func Together(tasks ...func() error) error {
	return run(len(tasks), len(tasks), func(i int) error { return tasks[i]() })
}

// InOrder lets piece make the pieces 0 to n−1 of a text, several at the same time, each in an
// empty buffer, and hands them to take one after the other, in order. It holds no more pieces
// than there are processors.
func InOrder(n int, piece func(i int, buffer []byte) []byte, take func(i int, piece []byte)) {
	taken := make([]chan struct{}, n)
	for i := range taken {
		taken[i] = make(chan struct{})
	}
	buffers := sync.Pool{New: func() any { return new([]byte) }}
	Each(n, func(i int) {
		defer close(taken[i])
		buffer := buffers.Get().(*[]byte)
		defer buffers.Put(buffer)
		*buffer = piece(i, (*buffer)[:0])
		if i > 0 {
			<-taken[i-1] // it has been begun, as Each begins them in order
		}
		take(i, *buffer)
	})
}

// Range is the part of a sequence from one index up to before another.
type Range struct{ From, To int }

// Divide divides n things into ranges for [Each]: a few for each processor, as some take
// longer than others, but none with fewer than least. There is always one.
func Divide(n, least int) []Range {
	ranges := make([]Range, max(1, min(n/least, 4*runtime.GOMAXPROCS(0))))
	for i := range ranges {
		ranges[i] = Range{n * i / len(ranges), n * (i + 1) / len(ranges)}
	}
	return ranges
}

// Pieces divides n things into ranges of as many as size, and a last one of the rest, for
// [InOrder].
func Pieces(n, size int) []Range {
	var pieces []Range
	for from := 0; from < n; from += size {
		pieces = append(pieces, Range{from, min(from+size, n)})
	}
	return pieces
}

func run(workers, n int, do func(i int) error) error {
	var next atomic.Int64
	var stopped atomic.Bool
	var panicked atomic.Pointer[Panic]
	errs := make([]error, n)
	work := func() {
		defer func() {
			if value := recover(); value != nil {
				panicked.CompareAndSwap(nil, panicOf(value))
				stopped.Store(true)
			}
		}()
		for !stopped.Load() {
			i := int(next.Add(1)) - 1
			if i >= n {
				return
			}
			if errs[i] = do(i); errs[i] != nil {
				stopped.Store(true)
			}
		}
	}
	if min(workers, n) == 1 {
		work()
	} else {
		var running sync.WaitGroup
		for range min(workers, n) {
			running.Go(work)
		}
		running.Wait()
	}
	if p := panicked.Load(); p != nil {
		panic(p)
	}
	return cmp.Or(errs...)
}

// Panic is a panic of a goroutine, handed on to the one that waits for it: a program that
// does not die of its own goroutine's panics does not die of these.
type Panic struct {
	Value any
	Stack []byte // of the goroutine that panicked
}

func panicOf(value any) *Panic {
	if p, ok := value.(*Panic); ok { // of an Each within
		return p
	}
	return &Panic{value, debug.Stack()}
}

func (p *Panic) Error() string { return fmt.Sprintf("%v\n\n%s", p.Value, p.Stack) }
