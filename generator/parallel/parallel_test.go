package parallel_test

import (
	"bytes"
	"errors"
	"runtime"
	"slices"
	"strconv"
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

func TestInOrder(t *testing.T) {
	const n = 1000
	var got []byte
	parallel.InOrder(n, func(i int, buffer []byte) []byte {
		if len(buffer) > 0 {
			t.Errorf("piece %d is handed %q", i, buffer)
		}
		if i%7 == 0 {
			runtime.Gosched() // let those that follow be ready before
		}
		return strconv.AppendInt(append(buffer, ' '), int64(i), 10)
	}, func(i int, piece []byte) {
		if want := " " + strconv.Itoa(i); string(piece) != want {
			t.Errorf("as piece %d came %q", i, piece)
		}
		got = append(got, piece...)
	})
	var want []byte
	for i := range n {
		want = strconv.AppendInt(append(want, ' '), int64(i), 10)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("got %.200q …", got)
	}
}

// A piece that panics holds up none of those that wait for it.
func TestInOrderPanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("no panic came")
		}
	}()
	parallel.InOrder(100, func(i int, buffer []byte) []byte {
		if i == 10 {
			panic("oh")
		}
		return buffer
	}, func(int, []byte) {})
}

func TestPieces(t *testing.T) {
	for _, test := range []struct {
		n    int
		want []parallel.Range
	}{
		{0, nil},
		{3, []parallel.Range{{0, 3}}},
		{4, []parallel.Range{{0, 4}}},
		{9, []parallel.Range{{0, 4}, {4, 8}, {8, 9}}},
	} {
		if got := parallel.Pieces(test.n, 4); !slices.Equal(got, test.want) {
			t.Errorf("%d by 4: got %v, want %v", test.n, got, test.want)
		}
	}
}

func TestDivide(t *testing.T) {
	for _, test := range []struct{ n, least, ranges int }{
		{0, 10, 1},
		{9, 10, 1},
		{19, 10, 1},
		{29, 10, 2},
		{10_000, 10, 4 * runtime.GOMAXPROCS(0)},
	} {
		got := parallel.Divide(test.n, test.least)
		if len(got) != test.ranges {
			t.Errorf("%d by %d: got %v, want %d ranges", test.n, test.least, got, test.ranges)
		}
		end := 0
		for _, r := range got {
			if r.From != end || len(got) > 1 && r.To-r.From < test.least {
				t.Errorf("%d by %d: %v in %v leaves a gap, or is too short", test.n, test.least, r, got)
			}
			end = r.To
		}
		if end != test.n {
			t.Errorf("%d by %d: %v ends at %d", test.n, test.least, got, end)
		}
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
