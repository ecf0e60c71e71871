// Command bench holds the speed of bokslut against a yardstick: on the same made-up report
// it runs bokslut and the floor program in turn, and Hugo where it is installed, and prints
// what bokslut takes of the others' time and memory. ../docs/speed.md has the figures, and
// what was done about them.
//
//	go run ./generator/bench                       10 to 5,000 chapters, and one large table
//	go run ./generator/bench -sizes 1000 -runs 9
//	go run ./generator/bench -makes all            search, workbooks and all else too, which the others do not make
//	go run ./generator/bench -sizes 300 -max 3     fails when the floor's CPU time is exceeded more than that
//
// Ratios of runs in turn are what it prints first, as times differ from machine to machine
// and with what else the machine does. Sources and results lie in memory (-dir), as a disk
// would drown the differences.
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

// bigRows is how many rows the large table has, which is the size called "table".
const bigRows = 200_000

func main() {
	log.SetFlags(0)
	sizes := flag.String("sizes", "10,100,1000,5000,table", "numbers of chapters; table is one table of 200,000 rows")
	runs := flag.Int("runs", 5, "counted runs of each program")
	what := flag.String("makes", "pages", "what bokslut makes: pages (and CSV files, as the others), csv (with search and data/celler.csv) or all")
	limit := flag.Float64("max", 0, "fail when bokslut takes more than this times the floor's CPU time; 0 for no limit")
	dir := flag.String("dir", "/dev/shm", "folder to work in")
	flag.Parse()
	var known bool
	if makes, known = made[*what]; !known {
		log.Fatalf("bench: -makes cannot be %q", *what)
	}
	if err := run(strings.Split(*sizes, ","), *runs, *limit, *dir); err != nil {
		log.Fatal("bench: ", err)
	}
}

func run(sizes []string, runs int, limit float64, dir string) error {
	dir, err := os.MkdirTemp(dir, "bokslut-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	programs, err := programsIn(dir)
	if err != nil {
		return err
	}
	fmt.Println("medians; bokslut and what it takes of the others, run in turn")
	var exceeded []string
	for _, size := range sizes {
		ours, err := programs[0].prepare(dir, size)
		if err != nil {
			return err
		}
		for _, p := range programs[1:] {
			other, err := p.prepare(dir, size)
			if err != nil {
				return err
			}
			a, b, ratio, err := inTurn(dir, ours, other, runs)
			if err != nil {
				return err
			}
			fmt.Printf("%6s  / %-5s  wall %6.3f  cpu %6.3f  memory %6.3f    bokslut %v    %s %v\n", size, p.name, ratio.wall, ratio.cpu, ratio.peak, a, p.name, b)
			if p.name == "floor" && limit > 0 && ratio.cpu > limit {
				exceeded = append(exceeded, fmt.Sprintf("%s: %.2f times the floor's CPU time, and %.2f is allowed", size, ratio.cpu, limit))
			}
		}
	}
	if exceeded != nil {
		return errors.New(strings.Join(exceeded, "; "))
	}
	return nil
}

// program is one that makes a site.
type program struct {
	name    string
	command func(in, out string) []string
	extra   string // folder whose files are put beside the corpus; "" for none
}

// programsIn builds bokslut and the floor in a folder, and looks for Hugo.
func programsIn(dir string) ([]program, error) {
	for _, p := range []struct{ name, source string }{{"bokslut", "bokslut/generator"}, {"floor", "bokslut/generator/bench/floor"}} {
		build := exec.Command("go", "build", "-o", filepath.Join(dir, p.name), p.source)
		build.Stderr = os.Stderr
		if err := build.Run(); err != nil {
			return nil, fmt.Errorf("building %s: %w", p.name, err)
		}
	}
	programs := []program{
		{"bokslut", func(in, out string) []string { return []string{filepath.Join(dir, "bokslut"), "build", in, "-o", out} }, ""},
		{"floor", func(in, out string) []string { return []string{filepath.Join(dir, "floor"), in, out} }, ""},
	}
	if hugo, err := exec.LookPath("hugo"); err == nil {
		module, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "bokslut").Output()
		if err != nil {
			return nil, fmt.Errorf("finding the layouts for Hugo: %w", err)
		}
		layouts := filepath.Join(strings.TrimSpace(string(module)), "generator", "bench", "hugo")
		programs = append(programs, program{"hugo", func(in, out string) []string { return []string{hugo, "--quiet", "-s", in, "-d", out} }, layouts})
	}
	return programs, nil
}

// prepare writes the corpus for a program, once, and returns how it is built into a folder.
func (p *program) prepare(dir, size string) (func(out string) []string, error) {
	in := filepath.Join(dir, p.name+"-"+size)
	command := func(out string) []string { return p.command(in, out) }
	if _, err := os.Stat(in); err == nil {
		return command, nil
	}
	chapters, rows := 1, bigRows
	if size != "table" {
		n, err := strconv.Atoi(size)
		if err != nil || n < 1 {
			return nil, fmt.Errorf("%q is no number of chapters", size)
		}
		chapters, rows = n, 0
	}
	if err := writeCorpus(in, layouts[p.name], chapters, rows); err != nil {
		return nil, fmt.Errorf("writing the corpus: %w", err)
	}
	if p.extra != "" {
		if err := os.CopyFS(in, os.DirFS(p.extra)); err != nil {
			return nil, fmt.Errorf("writing the layouts: %w", err)
		}
	}
	return command, nil
}

// cost is what a run takes: seconds, and MiB at most.
type cost struct{ wall, cpu, peak float64 }

func (c cost) String() string {
	return fmt.Sprintf("%6.3f s %6.3f s %4.0f MiB", c.wall, c.cpu, c.peak)
}

// inTurn runs two programs in turn, after one run of each that is not counted, and returns
// the medians of each one's costs and of the ratios pair by pair.
func inTurn(dir string, a, b func(out string) []string, runs int) (ofA, ofB, ratio cost, err error) {
	var as, bs, ratios []cost
	for i := range runs + 1 {
		costA, errA := once(dir, a)
		costB, errB := once(dir, b)
		if err := errors.Join(errA, errB); err != nil {
			return cost{}, cost{}, cost{}, err
		}
		if i > 0 {
			as, bs = append(as, costA), append(bs, costB)
			ratios = append(ratios, cost{costA.wall / costB.wall, costA.cpu / costB.cpu, costA.peak / costB.peak})
		}
	}
	return median(as), median(bs), median(ratios), nil
}

// once runs a program, which makes a folder in another.
func once(in string, command func(out string) []string) (cost, error) {
	dir, err := os.MkdirTemp(in, "bokslut-bench-")
	if err != nil {
		return cost{}, err
	}
	defer os.RemoveAll(dir)
	args := command(filepath.Join(dir, "site"))
	c := exec.Command(args[0], args[1:]...)
	var said bytes.Buffer
	c.Stderr = &said
	shrink()
	start := time.Now()
	if err := c.Run(); err != nil {
		return cost{}, fmt.Errorf("running %s: %w\n%s", filepath.Base(args[0]), err, &said)
	}
	wall := time.Since(start)
	cpu := c.ProcessState.UserTime() + c.ProcessState.SystemTime()
	return cost{wall.Seconds(), cpu.Seconds(), peakOf(c.ProcessState)}, nil
}

// median returns the median of each part.
func median(costs []cost) cost {
	of := func(part func(cost) float64) float64 {
		all := make([]float64, len(costs))
		for i, c := range costs {
			all[i] = part(c)
		}
		slices.Sort(all)
		return (all[(len(all)-1)/2] + all[len(all)/2]) / 2
	}
	return cost{of(func(c cost) float64 { return c.wall }), of(func(c cost) float64 { return c.cpu }), of(func(c cost) float64 { return c.peak })}
}
