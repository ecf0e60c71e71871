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

// noCharacter stands for bytes that are no character.
const noCharacter = string(utf8.RuneError)

// sourceOf makes text of a file, and returns the name of the encoding that it was in. The
// list says why it is not the text that it should be.
//
// Letters are composed (å is one character, not a and a ring), as macOS writes the other
// way in some programs and a heading or id would then not equal itself.
func sourceOf(name string, raw []byte) (src *diag.Source, encoding string, list diag.List) {
	text, encoding := decode(raw)
	seen := looksIn(text)
	if seen&splitLook != 0 && !norm.NFC.IsNormalString(text) {
		text = norm.NFC.String(text)
		seen = looksIn(text)
	}
	src = diag.NewSource(name, text)
	return src, encoding, checkText(src, raw, encoding, seen)
}

// decode returns the text of a file and the name of the encoding that it was in. Without
// a byte order mark it is UTF-8 if it can be, else what Excel in Western Europe writes.
func decode(raw []byte) (text, encoding string) {
	switch {
	case bytes.HasPrefix(raw, []byte("\xef\xbb\xbf")):
		text, encoding = strings.ToValidUTF8(diag.TextOf(raw[3:]), noCharacter), "UTF-8"
	case bytes.HasPrefix(raw, []byte("\xff\xfe")), bytes.HasPrefix(raw, []byte("\xfe\xff")):
		// The decoder never fails: what is wrong becomes noCharacter, which checkText reports.
		decoded, _ := unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder().Bytes(raw)
		text, encoding = string(decoded), "UTF-16"
	case utf8.Valid(raw):
		text, encoding = diag.TextOf(raw), "UTF-8"
	default:
		decoded, _ := charmap.Windows1252.NewDecoder().Bytes(raw)
		text, encoding = string(decoded), "Windows-1252"
	}
	return text, encoding
}

// look is a set of reasons to look at a text more closely.
type look uint8

const (
	splitLook  look = 1 << iota // characters from U+0300 on, as the marks are that can stand apart from their letters
	spoiltLook                  // half of a letter that firstSpoilt looks for
	hiddenLook                  // what a character begins with that diag.Hidden looks for
)

// looks are the reasons that a byte gives. Most texts give none, and are long.
var looks = func() (looks [256]look) {
	for c := range looks {
		if c >= 0xcc {
			looks[c] |= splitLook
		}
		if c == 0x82 || c == 0x83 || c == 0xa2 {
			looks[c] |= spoiltLook
		}
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' || c == 0x7f || c == 0xc2 || c == 0xe2 {
			looks[c] |= hiddenLook
		}
	}
	return looks
}()

// looksIn returns all reasons to look at a text more closely.
func looksIn(text string) (all look) {
	for i := range len(text) {
		all |= looks[text[i]]
	}
	return all
}

// midWord finds what å, ä and ö of DOS and Mac are in Windows-1252, within a word.
var midWord = regexp.MustCompile(`[A-Za-zåäö]+[†„”ŠšŒ€…™][a-zåäö]+`)

// Where a file of Windows-1252 has no å, ä, ö or é at all, the same at either end of a word
// gives such an encoding away: …vrigt, pŒ. Quotation marks and three points stand there else.
var (
	letters = regexp.MustCompile(`[åäöÅÄÖé]`)
	wordEnd = regexp.MustCompile(`[†„ŽŠšŒ€…™][a-z]+|[a-z]+[†„ŠšŒ]`)
)

// checkText reports a place where a file is not the text that it should be. seen is what
// [looksIn] gives for it.
func checkText(src *diag.Source, raw []byte, encoding string, seen look) (list diag.List) {
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
	if letters, at := firstSpoilt(src.Text, seen); letters != "" {
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
	if at := strings.Index(src.Text, noCharacter); at >= 0 {
		list.Add(src.Span(at, at+len(noCharacter)).Errorf("csv-encoding", "here stands something that is no character").WithHint(save))
		return list
	}
	if at := diag.LoneReturn(src.Text); at >= 0 {
		list.Add(src.Span(at, at).Errorf("csv-line-break", "a line ends in a way that only old Mac programs use").WithHint(save))
		return list
	}
	if seen&hiddenLook == 0 {
		return list
	}
	if at, what := diag.Hidden(src.Text); at >= 0 {
		_, size := utf8.DecodeRuneInString(src.Text[at:])
		list.Add(src.Span(at, at+size).Errorf("csv-control", "%s", what).WithHint("remove it; %s", diag.Textf(save)))
	}
	return list
}

// firstSpoilt returns the first letters that were written in UTF-8 and read as Windows-1252,
// and where they stand; "" for none.
func firstSpoilt(text string, seen look) (letters string, at int) {
	if seen&spoiltLook == 0 {
		return "", 0
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
