package parallel_test

import (
	"errors"
	"strings"
	"sync/atomic"
	"testing"

	"bokslut/generator/parallel"
)

func TestEach(t *testing.T) {
	for _, n := range []int{0, 1, 2, 1000} {
		did := make([]atomic.Int32, n)
		parallel.Each(n, func(i int) { did[i].Add(1) })
		for i := range did {
			if times := did[i].Load(); times != 1 {
				t.Errorf("of %d: %d was done %d times", n, i, times)
			}
		}
	}
}

func TestTryStopsAtAnError(t *testing.T) {
	const n = 100_000
	failure := errors.New("no")
	var did atomic.Int32
	err := parallel.Try(n, func(i int) error {
		did.Add(1)
		if i == 10 {
			return failure
		}
		return nil
	})
	if !errors.Is(err, failure) {
		t.Errorf("got %v", err)
	}
	if did.Load() == n {
		t.Error("all were done, though one had failed")
	}
}

func TestPanicReachesTheCaller(t *testing.T) {
	defer func() {
		p, ok := recover().(*parallel.Panic)
		if !ok || p.Value != "oh" || !strings.Contains(string(p.Stack), "TestPanicReachesTheCaller") {
			t.Errorf("got %v", p)
		}
	}()
	parallel.Each(3, func(i int) {
		parallel.Each(3, func(int) {
			if i == 1 {
				panic("oh")
			}
		})
	})
	t.Error("no panic came")
}
