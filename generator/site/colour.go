package site

import (
	"fmt"
	"math"
	"strconv"

	"bokslut/generator/diag"
)

// minContrast is what text must have against what it stands on: level AAA of WCAG.
const minContrast = 7

// onColour returns the colour of text that stands on the organisation's, white or black,
// whichever can be read better. An organisation's colour on which neither can be read is
// an error, with the nearest darker one on which white can.
func (r *reader) onColour(s setting, colour string) string {
	if colour == "" {
		return ""
	}
	text, contrast := textOn(rgbOf(colour))
	if contrast < minContrast {
		best := diag.Number(strconv.FormatFloat(math.Floor(contrast*10)/10, 'f', 1, 64))
		r.list.Add(s.errorf("site-contrast", "neither white nor black text can be read well on the colour %s: the contrast is %s to 1 at best, and %d to 1 is needed", colour, best, minContrast).
			WithHint("choose a darker or a lighter one, such as %s; the name of the report stands on it", darker(rgbOf(colour))))
	}
	return text
}

type rgb [3]uint8

// rgbOf returns the parts of a colour written #rrggbb.
func rgbOf(colour string) rgb {
	n, err := strconv.ParseUint(colour[1:], 16, 32)
	if err != nil {
		panic(err) // its shape has been checked
	}
	return rgb{uint8(n >> 16), uint8(n >> 8), uint8(n)}
}

// textOn returns white or black, whichever contrasts more with c, and by how much.
func textOn(c rgb) (text string, contrast float64) {
	light := luminance(c) + .05
	if white, black := 1.05/light, light/.05; white < black {
		return "#000", black
	}
	return "#fff", 1.05 / light
}

// darker returns the lightest colour of the same hue on which white text can be read.
func darker(c rgb) string {
	for part := 255; ; part-- {
		var d rgb
		for i := range c {
			d[i] = uint8(int(c[i]) * part / 255)
		}
		if 1.05/(luminance(d)+.05) >= minContrast {
			return fmt.Sprintf("\"#%02x%02x%02x\"", d[0], d[1], d[2])
		}
	}
}

// luminance is the relative luminance of a colour as WCAG defines it, 0 to 1.
func luminance(c rgb) float64 {
	sum := 0.0
	for i, weight := range [...]float64{.2126, .7152, .0722} {
		part := float64(c[i]) / 255
		if part <= .04045 {
			part /= 12.92
		} else {
			part = math.Pow((part+.055)/1.055, 2.4)
		}
		sum += weight * part
	}
	return sum
}
