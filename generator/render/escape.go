package render

// appendText writes text so that HTML shows it as it is, in content and in attributes
// within double quotation marks.
func appendText(b []byte, text string) []byte {
	from := 0
	for i := 0; i < len(text); i++ {
		if !escapedInHTML[text[i]] { // in most of a report: twice as fast as the switch alone
			continue
		}
		var escaped string
		switch text[i] {
		case '&':
			escaped = "&amp;"
		case '<':
			escaped = "&lt;"
		case '>':
			escaped = "&gt;"
		case '"':
			escaped = "&#34;"
		}
		b = append(b, text[from:i]...)
		b = append(b, escaped...)
		from = i + 1
	}
	return append(b, text[from:]...)
}

var escapedInHTML = [256]bool{'&': true, '<': true, '>': true, '"': true}

// appendParagraph writes text as a paragraph.
func appendParagraph(b []byte, text string) []byte {
	b = appendText(append(b, "<p>"...), text)
	return append(b, "</p>\n"...)
}

// appendHidden writes words that are read aloud but not seen.
func appendHidden(b []byte, words string) []byte { return appendHiddenAfter(b, " ", words) }

// appendHiddenAfter writes words that are read aloud but not seen after others, from which
// a sign parts them as a pause of the voice.
func appendHiddenAfter(b []byte, sign, words string) []byte {
	b = append(append(b, `<span class="hidden">`...), sign...)
	return append(appendText(b, words), "</span>"...)
}

// appendLines writes text with its line breaks. A number stays on one line: of 1 367 278 kr
// the end, alone on the next one, would be read as another sum.
func appendLines(b []byte, text string) []byte {
	from := 0
	for i := 0; i < len(text); i++ {
		between := ""
		switch {
		case text[i] == '\n':
			between = "<br>"
		case text[i] == ' ' && i > 0 && isDigit(text[i-1]) && startsGroup(text[i+1:]):
			between = noBreak
		default:
			continue
		}
		b = append(appendText(b, text[from:i]), between...)
		from = i + 1
	}
	return appendText(b, text[from:])
}

// startsGroup reports whether text begins with a group of a number's digits, which are three.
func startsGroup(text string) bool {
	digits := 0
	for digits < len(text) && isDigit(text[digits]) {
		digits++
	}
	return digits == 3
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// appendURL writes an address for an href or src attribute. What an address cannot hold
// is percent-encoded; what is encoded already stays so.
func appendURL(b []byte, url string) []byte {
	const hex = "0123456789ABCDEF"
	for i := 0; i < len(url); i++ {
		switch c := url[i]; {
		case c == '&':
			b = append(b, "&amp;"...)
		case c <= ' ' || c >= 0x7f, c == '"', c == '<', c == '>', c == '\\', c == '^', c == '`', c == '{', c == '|', c == '}',
			c == '%' && !(i+2 < len(url) && isHex(url[i+1]) && isHex(url[i+2])):
			b = append(b, '%', hex[c>>4], hex[c&15])
		default:
			b = append(b, c)
		}
	}
	return b
}

func isHex(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F'
}
