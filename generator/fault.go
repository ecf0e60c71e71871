package main

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"

	"bokslut/generator/diag"
	"bokslut/generator/parallel"
)

// fault says that the program has a fault of its own, of which it panicked with a value,
// and keeps what those who mend it need to know in a file: an author is told where, and is
// shown no stack. It must be called by the function that recovered, where the stack is
// still the one that panicked.
func (l language) fault(value any) diag.Text {
	stack := debug.Stack()
	if p, ok := value.(*parallel.Panic); ok {
		value, stack = p.Value, p.Stack
	}
	file, err := os.CreateTemp("", "bokslut-fault-*.txt")
	if err == nil {
		_, err = fmt.Fprintf(file, "bokslut %s %s/%s\n\n%v\n\n%s", version("en"), runtime.GOOS, runtime.GOARCH, value, stack)
		err = errors.Join(err, file.Close())
	}
	if err != nil {
		return diag.Textf("this is a fault in bokslut itself (%s), and the report is unharmed; please report the fault, whose details could not be written to a file: %v", fmt.Sprint(value), err)
	}
	return diag.Textf("this is a fault in bokslut itself, and the report is unharmed; please report the fault, with the file that has its details: %s", file.Name())
}
