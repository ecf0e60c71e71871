package layouts_test

import (
	"io/fs"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"bokslut/layouts"
)

// In both schemes text keeps 7:1 against whatever it stands on (WCAG 1.4.6), and the marks
// of charts and the lines that mean something 3:1 (WCAG 1.4.11). A browser cannot tell of
// text in an SVG, nor of what a page shows only once a link has been followed.
func TestPalette(t *testing.T) {
	light, dark := map[string]string{}, map[string]string{}
	for _, file := range []string{"style/10-tokens.css", "style/50-chart.css"} {
		style, err := fs.ReadFile(layouts.Files, file)
		if err != nil {
			t.Fatal(err)
		}
		ofLight, ofDark, found := strings.Cut(string(style), "@media (prefers-color-scheme: dark) {")
		if !found {
			t.Fatalf("%s has no dark scheme", file)
		}
		tokens(ofDark[:strings.Index(ofDark, "\n}")], dark)
		tokens(ofLight, light)
	}
	for name, colour := range light {
		if dark[name] == "" {
			dark[name] = colour
		}
	}
	texts := []string{"text", "quiet", "link", "visited"}
	for scheme, colours := range map[string]map[string]string{"light": light, "dark": dark} {
		for _, pair := range []struct {
			of, on []string
			least  float64
		}{
			{texts, []string{"ground", "raised", "marked"}, 7},
			{[]string{"on-brand"}, []string{"brand"}, 7},
			{[]string{"strong-line", "accent", "focus", "look-1", "look-2", "look-3", "look-4", "look-5"}, []string{"ground"}, 3},
			{[]string{"strong-line", "focus"}, []string{"raised", "marked"}, 3},
		} {
			for _, of := range pair.of {
				for _, on := range pair.on {
					if got := contrast(t, colours[of], colours[on]); got < pair.least {
						t.Errorf("%s: --%s on --%s has a contrast of %.2f to 1, and %g is needed", scheme, of, on, got, pair.least)
					}
				}
			}
		}
	}
}

// tokens adds the colours that a style sheet names, by their names.
func tokens(style string, to map[string]string) {
	for _, match := range regexp.MustCompile(`--([\w-]+): (#[0-9a-f]{3,6});`).FindAllStringSubmatch(style, -1) {
		to[match[1]] = match[2]
	}
}

func contrast(t *testing.T, a, b string) float64 {
	high, low := luminance(t, a)+.05, luminance(t, b)+.05
	return max(high, low) / min(high, low)
}

// luminance is that of WCAG, from 0 to 1.
func luminance(t *testing.T, colour string) float64 {
	t.Helper()
	digits := strings.TrimPrefix(colour, "#")
	if len(digits) == 3 {
		digits = string([]byte{digits[0], digits[0], digits[1], digits[1], digits[2], digits[2]})
	}
	n, err := strconv.ParseUint(digits, 16, 24)
	if err != nil || len(digits) != 6 {
		t.Fatalf("%q is no colour", colour)
	}
	sum := 0.
	for i, weight := range []float64{.2126, .7152, .0722} {
		c := float64(n>>(16-8*i)&0xff) / 255
		if c <= .04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}
