package formula

// fold combines many values into one, in pairs of pairs, as a cup's matches lead to its
// final. The numbers of a list may be fractions whose sum is the longer the more of them it holds. Added
// one by one, ten thousand shares would be ten thousand additions to a long number; in
// pairs nearly all additions are of short ones.
type fold[T any] struct {
	combine func(a, b T) T
	rounds  []round[T] // each of more values than the next
	count   int
}

// round is what some of the values were combined to.
type round[T any] struct {
	value T
	of    int // how many
}

func (f *fold[T]) add(value T) {
	f.count++
	f.rounds = append(f.rounds, round[T]{value, 1})
	for n := len(f.rounds); n > 1 && f.rounds[n-1].of == f.rounds[n-2].of; n = len(f.rounds) {
		f.join()
	}
}

// join combines the last two rounds.
func (f *fold[T]) join() {
	last := len(f.rounds) - 1
	a, b := f.rounds[last-1], f.rounds[last]
	f.rounds = append(f.rounds[:last-1], round[T]{f.combine(a.value, b.value), a.of + b.of})
}

// total returns what all values were combined to; of none, the zero value.
func (f *fold[T]) total() (total T) {
	for len(f.rounds) > 1 {
		f.join()
	}
	if f.count > 0 {
		total = f.rounds[0].value
	}
	return total
}
