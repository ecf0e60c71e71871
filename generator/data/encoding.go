package data

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"

	"bokslut/generator/diag"
)

// maxBytes bounds a file, well within the offsets that places are kept in.
const maxBytes = 256 << 20

// decode returns the text of a file and the name of the encoding that it was in. Without
// a byte order mark it is UTF-8 if it can be, else what Excel in Western Europe writes.
//
// Letters are composed (å is one character, not a and a ring), as macOS writes the other
// way in some programs and a heading or id would then not equal itself.
func decode(raw []byte) (text, encoding string) {
	switch {
	case bytes.HasPrefix(raw, []byte("\xef\xbb\xbf")):
		text, encoding = diag.TextOf(raw[3:]), "UTF-8"
	case bytes.HasPrefix(raw, []byte("\xff\xfe")), bytes.HasPrefix(raw, []byte("\xfe\xff")):
		// The decoder never fails: what is wrong becomes U+FFFD, which checkText reports.
		decoded, _ := unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder().Bytes(raw)
		text, encoding = string(decoded), "UTF-16"
	case utf8.Valid(raw):
		text, encoding = diag.TextOf(raw), "UTF-8"
	default:
		decoded, _ := charmap.Windows1252.NewDecoder().Bytes(raw)
		text, encoding = string(decoded), "Windows-1252"
	}
	if couldBeSplit(text) && !norm.NFC.IsNormalString(text) {
		text = norm.NFC.String(text)
	}
	return text, encoding
}

// couldBeSplit reports whether a text has characters from U+0300 on, as the marks are that
// can stand apart from their letters. Most texts have none.
func couldBeSplit(text string) bool {
	for i := range len(text) {
		if text[i] >= 0xcc {
			return true
		}
	}
	return false
}

// midWord finds what å, ä and ö of DOS and Mac are in Windows-1252, within a word.
var midWord = regexp.MustCompile(`[A-Za-zåäö]+[†„”ŠšŒ€…™][a-zåäö]+`)

// Where a file of Windows-1252 has no å, ä, ö or é at all, the same at either end of a word
// gives such an encoding away: …vrigt, pŒ. Quotation marks and three points stand there else.
var (
	letters = regexp.MustCompile(`[åäöÅÄÖé]`)
	wordEnd = regexp.MustCompile(`[†„ŽŠšŒ€…™][a-z]+|[a-z]+[†„ŠšŒ]`)
)

// checkText reports the first place where a file is not the text that it should be.
func checkText(src *diag.Source, raw []byte, encoding string) (list diag.List) {
	save := diag.Format("save the file as CSV UTF-8 from the program that made it")
	if strings.HasSuffix(src.Name, ".yaml") {
		save = "save the file as UTF-8"
	}
	if len(raw) > maxBytes {
		list.Add(src.Whole().Errorf("csv-size", "the file is larger than %d MB", maxBytes>>20).WithHint("divide the table"))
		return list
	}
	if bytes.HasPrefix(raw, []byte("PK\x03\x04")) || bytes.HasPrefix(raw, []byte("\xd0\xcf\x11\xe0")) {
		list.Add(src.Whole().Errorf("csv-encoding", "this is an Excel file under another name, not text").
			WithHint("open it in Excel and save it as CSV UTF-8"))
		return list
	}
	if strings.Count(src.Text, "\x00") > len(src.Text)/4 {
		list.Add(src.Whole().Errorf("csv-encoding", "the file is in Unicode of another kind (UTF-16), and does not say so").WithHint(save))
		return list
	}
	if letters, at := firstSpoilt(src.Text); letters != "" {
		message := diag.Format("the letters here have been spoilt: %q stands for another")
		if encoding == "Windows-1252" {
			message = "the file is partly UTF-8, partly Windows-1252: %q"
		}
		list.Add(src.Span(at, at+len(letters)).Errorf("csv-encoding", message, letters).WithHint(save))
		return list
	}
	if encoding == "Windows-1252" {
		at := midWord.FindStringIndex(src.Text)
		if at == nil && !letters.MatchString(src.Text) {
			at = wordEnd.FindStringIndex(src.Text)
		}
		if at != nil {
			list.Add(src.Span(at[0], at[1]).Errorf("csv-encoding", "the file is in an old encoding, of DOS or Mac: %q is no word", src.Text[at[0]:at[1]]).WithHint(save))
			return list
		}
	}
	for at, r := range src.Text {
		switch {
		case ' ' <= r && r < 0x7f: // most of all
		case r == utf8.RuneError:
			list.Add(src.Span(at, at+utf8.RuneLen(r)).Errorf("csv-encoding", "here stands something that is no character").WithHint(save))
			return list
		case r == '\r' && !strings.HasPrefix(src.Text[at+1:], "\n"):
			list.Add(src.Span(at, at).Errorf("csv-line-break", "a line ends in a way that only old Mac programs use").WithHint(save))
			return list
		case r == '\u202d' || r == '\u202e':
			list.Add(src.Span(at, at+utf8.RuneLen(r)).Errorf("csv-control", diag.Reversed).WithHint("remove it; %s", diag.Textf(save)))
			return list
		case r < ' ' && r != '\t' && r != '\n' && r != '\r' || r >= 0x7f && r <= 0x9f:
			list.Add(src.Span(at, at+utf8.RuneLen(r)).Errorf("csv-control", "here stands an invisible character that no text holds (number %d)", r).WithHint("remove it; %s", diag.Textf(save)))
			return list
		}
	}
	return list
}

// firstSpoilt returns the first letters that were written in UTF-8 and read as Windows-1252,
// and where they stand; "" for none.
func firstSpoilt(text string) (letters string, at int) {
	if !strings.Contains(text, "Ã") && !strings.Contains(text, "â") && !strings.Contains(text, "Â") {
		return "", 0 // nearly always, and sooner found out than by looking at each letter
	}
	for at, r := range text {
		if r != 'Ã' && r != 'â' && r != 'Â' {
			continue
		}
		for _, letters := range []string{"Ã¥", "Ã¤", "Ã¶", "Ã…", "Ã„", "Ã–", "Ã©", "â€“", "â€”", "Â\u00A0"} {
			if strings.HasPrefix(text[at:], letters) {
				return letters, at
			}
		}
	}
	return "", 0
}
