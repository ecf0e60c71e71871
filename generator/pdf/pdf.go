// Package pdf prints a page to a PDF with a browser that is installed: Chromium, Google
// Chrome or Microsoft Edge, which make tagged PDFs.
//
//	browser, err := pdf.Browser("")                  where it is
//	file, err := pdf.Print(ctx, browser, "book.html")
//	numbers := pdf.PageNumbers(file)                 where each id came to stand
//	pdf.Stamp(file, "2023-02-20")
//
// Browsers cannot yet write the page number of what a link leads to. So a page whose
// contents have page numbers is printed twice: the first time to learn them.
package pdf

import (
	"bytes"
	"context"
	"errors"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"time"

	"bokslut/generator/diag"
)

// commands are the names of browsers that can print, as they are installed on Linux.
var commands = [...]string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "microsoft-edge-stable", "msedge"}

// Browser returns the browser to print with: the one named, else one that is installed.
// The error says what was looked for.
func Browser(named string) (string, error) {
	if named != "" {
		path, err := exec.LookPath(named)
		if err != nil {
			return "", diag.Textf("there is no browser %q", named)
		}
		return path, nil
	}
	for _, name := range append(commands[:], installed()...) {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", diag.Textf("a PDF is printed by Chromium, Google Chrome or Microsoft Edge, and none of them was found; install one, or say where it is with --chromium")
}

// installed returns where browsers are on systems that do not list them in PATH.
func installed() []string {
	var paths []string
	switch runtime.GOOS {
	case "darwin":
		for _, name := range []string{"Google Chrome", "Chromium", "Microsoft Edge"} {
			paths = append(paths, "/Applications/"+name+".app/Contents/MacOS/"+name)
		}
	case "windows":
		for _, folder := range []string{"ProgramFiles", "ProgramFiles(x86)", "LocalAppData"} {
			for _, program := range []string{`Google\Chrome\Application\chrome.exe`, `Chromium\Application\chrome.exe`, `Microsoft\Edge\Application\msedge.exe`} {
				paths = append(paths, filepath.Join(os.Getenv(folder), program))
			}
		}
	}
	return paths
}

// Signature is what each PDF begins with.
const Signature = "%PDF-"

// Print prints the HTML file with that path. The browser reads what the page refers to from
// the disk, and nothing from the network; its profile is a folder that is gone afterwards.
// The error is also that ctx has ended, with the browser then.
func Print(ctx context.Context, browser, page string) (pdf []byte, err error) {
	page, err = filepath.Abs(page)
	if err != nil {
		return nil, err
	}
	profile, err := os.MkdirTemp("", "bokslut-browser-")
	if err != nil {
		return nil, err
	}
	defer removeAll(profile)
	address := url.URL{Scheme: "file", Path: filepath.ToSlash(page)}
	if !strings.HasPrefix(address.Path, "/") { // C:/…
		address.Path = "/" + address.Path
	}
	output := filepath.Join(profile, "printed.pdf")
	arguments := []string{"--headless", "--user-data-dir=" + profile, "--print-to-pdf=" + output, "--no-pdf-header-footer",
		"--export-tagged-pdf", "--generate-pdf-document-outline", "--host-resolver-rules=MAP * ~NOTFOUND",
		"--disable-gpu", "--disable-quic", "--disable-extensions", "--disable-sync", "--disable-background-networking",
		"--disable-component-update", "--no-first-run", "--no-default-browser-check"}
	if os.Geteuid() == 0 { // for whom the browser has no sandbox; the page is the program's own
		arguments = append(arguments, "--no-sandbox", "--disable-dev-shm-usage")
	}
	run := exec.CommandContext(ctx, browser, append(arguments, address.String())...)
	endWithChildren(run)
	run.WaitDelay = time.Second // for processes of its own that outlive it
	var said firstBytes
	run.Stdout, run.Stderr = &said, &said
	err = run.Run()
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	pdf, unread := os.ReadFile(output)
	if unread != nil || !bytes.HasPrefix(pdf, []byte(Signature)) {
		return nil, diag.Textf("%s printed no PDF (%v); it said:\n%s", browser, errors.Join(err, unread), bytes.TrimSpace(said))
	}
	return pdf, nil
}

// firstBytes keeps as much of what is written to it as a person reads.
type firstBytes []byte

func (b *firstBytes) Write(p []byte) (int, error) {
	*b = append(*b, p[:min(len(p), 10_000-len(*b))]...)
	return len(p), nil
}

// removeAll removes a folder, though a process that is ending may still write there.
func removeAll(folder string) {
	for range 20 {
		if os.RemoveAll(folder) == nil {
			return
		}
		time.Sleep(time.Second / 20)
	}
}

// An object of a PDF as Chromium writes it: no object is packed into a stream.
var (
	object      = regexp.MustCompile(`(?s)\n(\d+) 0 obj\n(.*?)endobj`)
	kids        = regexp.MustCompile(`/Kids \[([^\]]*)\]`)
	reference   = regexp.MustCompile(`(\d+) 0 R`)
	named       = regexp.MustCompile(`/Dests (\d+) 0 R`)
	destination = regexp.MustCompile(`/(\S+) \[(\d+) 0 R /XYZ`)
	dates       = regexp.MustCompile(`/(?:CreationDate|ModDate) \(D:(\d{14}[^)]*)\)`)
)

// PageNumbers returns on which page, counted from 1, each element stands that a link within
// the page leads to, by its id. It is empty for a PDF that is not as Chromium writes them.
func PageNumbers(pdf []byte) map[string]int {
	objects := map[string][]byte{}
	var catalog, pages string
	for _, match := range object.FindAllSubmatch(pdf, -1) {
		number, body := string(match[1]), match[2]
		objects[number] = body
		switch {
		case bytes.Contains(body, []byte("/Type /Catalog")):
			catalog = number
		case bytes.Contains(body, []byte("/Type /Pages")) && !bytes.Contains(body, []byte("/Parent")):
			pages = number
		}
	}
	order := map[string]int{} // page numbers by object
	var number func(object string)
	number = func(object string) {
		below := kids.FindSubmatch(objects[object])
		if below == nil {
			order[object] = len(order) + 1
			return
		}
		body := below[1]
		objects[object] = nil // a tree that leads back to itself ends
		for _, kid := range reference.FindAllSubmatch(body, -1) {
			number(string(kid[1]))
		}
	}
	numbers := map[string]int{}
	list := named.FindSubmatch(objects[catalog])
	if pages == "" || list == nil {
		return numbers
	}
	number(pages)
	for _, match := range destination.FindAllSubmatch(objects[string(list[1])], -1) {
		if page := order[string(match[2])]; page > 0 {
			numbers[string(match[1])] = page
		}
	}
	return numbers
}

// Stamp writes an ISO date, at midnight, where the browser wrote when it printed, so that
// the same pages give the same PDF from the same version of the browser.
func Stamp(pdf []byte, date string) {
	stamp := strings.ReplaceAll(date, "-", "") + "000000+00'00'"
	for _, match := range dates.FindAllSubmatchIndex(pdf, -1) {
		copy(pdf[match[2]:match[3]], stamp) // of the same length, as places in a PDF are counted
	}
}
