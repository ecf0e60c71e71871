package formula

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"bokslut/generator/diag"
	"bokslut/generator/report"
)

// Parse reads a formula. At is its text's place in the source: mistakes get exact positions when
// the source holds the very same text there, else the place of the whole. It reports the first
// mistake, and then returns no formula.
func Parse(text string, at diag.Span) (*Expr, diag.List) {
	p := parser{expr: &Expr{text: text, at: at}}
	p.parse()
	if p.mistake != nil {
		return nil, diag.List{*p.mistake}
	}
	return p.expr, nil
}

// parser reads by recursive descent, one method for each rule of the grammar. After a
// mistake the text counts as ended, so that every rule returns without a check of its own.
type parser struct {
	expr    *Expr
	token   token // the next one, not yet used
	read    int   // bytes scanned
	depth   int
	mistake *diag.Diagnostic
}

// errorf makes an error about a part of the text.
func (p *parser) errorf(start, end int, format diag.Format, args ...any) diag.Diagnostic {
	return p.expr.span(start, end).Errorf("formula-syntax", format, args...)
}

// fail notes a mistake, unless there was one before.
func (p *parser) fail(mistake diag.Diagnostic) {
	if p.mistake == nil {
		p.mistake = &mistake
	}
	p.read = len(p.expr.text)
	p.token = token{kind: endOfText, start: p.read, end: p.read}
}

func (p *parser) parse() {
	if n := len(p.expr.text); n > maxLength {
		p.fail(p.errorf(0, 0, "the formula is %d characters long; at most %d are read", n, maxLength).
			WithHint("divide it into several fields, rows or figures"))
		return
	}
	p.next()
	if p.token.kind == endOfText && p.mistake == nil {
		p.fail(p.errorf(0, 0, "the formula is empty").
			WithHint("write one, as a - b, or take the line away"))
		return
	}
	p.expr.root = p.or()
	if p.token.kind != endOfText {
		p.unexpected()
	}
	if n := p.expr.size; n > maxSize {
		p.fail(p.errorf(0, 0, "the formula has %d names and numbers; it can have %d at most", n, maxSize).
			WithHint("divide it into several fields, rows or figures"))
	}
}

// unexpected reports the next token, after what could have been a whole formula.
func (p *parser) unexpected() {
	t := p.token
	before := strings.TrimRight(p.expr.text[:t.start], " ")
	afterDigit := before != "" && isDigit(before[len(before)-1])
	switch {
	case t.kind == endOfText:
		p.fail(p.errorf(t.start, t.end, "the formula ends too early: a number, a name or ( was expected").
			WithHint("write what should follow, or take the last sign away"))
	case t.kind == number && afterDigit:
		p.fail(p.errorf(t.start, t.end, "%q stands after another number", p.text(t)).
			WithHint("write numbers without spaces, as 75796"))
	case t.is(",") && afterDigit:
		p.fail(p.errorf(t.start, t.end, "a comma stands only between the arguments of a function").
			WithHint("write decimals with a point, as 1.5"))
	case t.kind == relation:
		p.fail(p.errorf(t.start, t.end, "%q stands after another comparison", p.text(t)).
			WithHint("compare two things at a time, as a < b and b < c"))
	case t.kind == sign && !t.is("("):
		p.fail(p.errorf(t.start, t.end, "%q cannot stand here", p.text(t)).
			WithHint("each ) needs a ( before it; only numbers, names and signs such as + stand beside each other"))
	default:
		p.fail(p.errorf(t.start, t.end, "%q stands where a sign, as + or -, was expected", p.text(t)).
			WithHint("write a sign between the two; a name has _ for a space, as ovriga_intakter"))
	}
}

func (p *parser) text(t token) string { return p.expr.text[t.start:t.end] }

func (p *parser) or() *syntax {
	left := p.and()
	for p.token.is("or") {
		p.next()
		left = join(disjunction, left, p.and())
	}
	return left
}

func (p *parser) and() *syntax {
	left := p.not()
	for p.token.is("and") {
		p.next()
		left = join(conjunction, left, p.not())
	}
	return left
}

func (p *parser) not() *syntax {
	start := p.token.start
	if !p.token.is("not") {
		return p.compare()
	}
	p.next()
	inverted := join(inversion, p.compare())
	inverted.start = start
	return inverted
}

func (p *parser) compare() *syntax {
	left := p.sum()
	if p.token.kind != relation {
		return left
	}
	sign := p.text(p.token)
	p.next()
	compared := join(comparing, left, p.sum())
	compared.sign = sign
	return compared
}

func (p *parser) sum() *syntax {
	left := p.product()
	for p.token.is("+") || p.token.is("-") {
		operator := &addition
		if p.token.is("-") {
			operator = &subtraction
		}
		p.next()
		left = apply(operator, left, p.product())
	}
	return left
}

func (p *parser) product() *syntax {
	left := p.unary()
	for p.token.is("*") || p.token.is("/") {
		operator := &multiplication
		if p.token.is("/") {
			operator = &division
		}
		p.next()
		left = apply(operator, left, p.unary())
	}
	return left
}

func (p *parser) unary() *syntax {
	start := p.token.start
	if !p.token.is("-") {
		return p.primary()
	}
	p.next()
	negated := apply(&negation, p.primary())
	negated.start = start
	return negated
}

func (p *parser) primary() *syntax {
	t := p.token
	leaf := &syntax{start: t.start, end: t.end}
	switch {
	case t.kind == number:
		leaf.kind, leaf.number = literalNumber, literal(p.text(t))
		p.expr.size++
	case t.kind == code:
		leaf.kind, leaf.code = literalCode, p.expr.text[t.start+1:t.end-1]
		p.expr.size++
	case t.kind == name && t.ref.All:
		p.fail(p.errorf(t.start, t.end, "%q is a list of cells, and a single value was expected", p.text(t)).
			WithHint("all. stands only as an argument of sum, min, max, mean and count"))
	case t.kind == name:
		p.next()
		if t.ref.Name != "" && p.token.is("(") {
			return p.call(t)
		}
		leaf.kind, leaf.slot = reference, p.slot(t)
		return leaf
	case t.is("("):
		p.next()
		inner := p.nested()
		inner.start, inner.end = t.start, p.token.end
		p.expect(")")
		return inner
	case t.kind == sign || t.kind == relation || t.kind == keyword:
		p.fail(p.errorf(t.start, t.end, "%q stands where a number, a name or ( was expected", p.text(t)).
			WithHint("a formula begins with a number, a name or (, and one of these follows each sign such as +"))
	default:
		p.unexpected()
	}
	p.next()
	return leaf
}

// nested reads a formula within parentheses.
func (p *parser) nested() *syntax {
	p.depth++
	defer func() { p.depth-- }()
	if p.depth > maxDepth {
		p.fail(p.errorf(p.token.start, p.token.end, "parentheses stand more than %d deep", maxDepth).
			WithHint("divide the formula into several"))
	}
	return p.or()
}

// expect uses up a sign that must come next.
func (p *parser) expect(text string) {
	t := p.token
	if !t.is(text) {
		if t.kind == endOfText {
			p.fail(p.errorf(t.start, t.end, "the formula ends before %q", text).
				WithHint("each ( needs a )"))
		} else {
			p.unexpected()
		}
		return
	}
	p.next()
}

// call reads the arguments of a function whose name has been read.
func (p *parser) call(called token) *syntax {
	f := functionNamed(p.text(called))
	if f == nil {
		p.fail(p.errorf(called.start, called.end, "there is no function %q", p.text(called)).
			WithHint("the functions are %s", usages()))
		return &syntax{}
	}
	p.next()
	s := &syntax{kind: application, start: called.start, function: f}
	for first := true; p.mistake == nil && (first || p.token.is(",")); first = false {
		if !first {
			p.next()
		}
		s.args = append(s.args, p.argument(f, first))
	}
	s.end = p.token.end
	p.expect(")")
	switch {
	case len(s.args) < f.least:
		p.fail(p.errorf(called.start, called.end, "%s has too few arguments", f.name).
			WithHint("%s: %s", f.usage, diag.Textf(f.doc)))
	case f.most > 0 && len(s.args) > f.most:
		p.fail(p.errorf(called.start, called.end, "%s has too many arguments", f.name).
			WithHint("%s: %s", f.usage, diag.Textf(f.doc)))
	}
	return s
}

func (p *parser) argument(f *function, first bool) *syntax {
	t := p.token
	if t.kind == name && t.ref.All && (f.lists == anyArgument || f.lists == firstArgument && first) {
		p.next()
		return &syntax{kind: listing, start: t.start, end: t.end, slot: p.slot(t)}
	}
	if f.lists == firstArgument && first {
		p.fail(p.errorf(t.start, t.end, "%s needs a list of cells, as all.%s", f.name, likelyField(t)).
			WithHint("%s: %s", f.usage, diag.Textf(f.doc)))
	}
	return p.nested()
}

// likelyField returns the field that an author may have meant to list.
func likelyField(t token) string {
	if t.kind == name && t.ref.Name != "" {
		return t.ref.Name
	}
	return "field"
}

// slot returns the slot of what a token names.
func (p *parser) slot(t token) int {
	p.expr.size++
	same := func(r Ref) bool { r.Span = t.ref.Span; return r == t.ref }
	if i := slices.IndexFunc(p.expr.refs, same); i >= 0 {
		return i
	}
	r := t.ref
	r.Span = p.expr.span(t.start, t.end)
	p.expr.refs = append(p.expr.refs, r)
	return len(p.expr.refs) - 1
}

func join(kind syntaxKind, args ...*syntax) *syntax {
	return &syntax{kind: kind, start: args[0].start, end: args[len(args)-1].end, args: args}
}

func apply(f *function, args ...*syntax) *syntax {
	s := join(application, args...)
	s.function = f
	return s
}

// literal returns the number that digits with a point stand for.
func literal(digits string) report.Number {
	whole, decimals, _ := strings.Cut(digits, ".")
	var coefficient int64
	for _, c := range []byte(whole + decimals) {
		coefficient = 10*coefficient + int64(c-'0')
	}
	return report.NewNumber(coefficient, uint8(len(decimals)))
}

// token is a word or a sign of a formula.
type token struct {
	kind       tokenKind
	start, end int
	word       string // of signs and keywords
	ref        Ref    // of names, without its span
}

type tokenKind uint8

const (
	endOfText tokenKind = iota
	number              // 12.5
	code                // 'uppfyllt'
	name                // a, a.b, t#a.b or all.a
	keyword             // and, or, not
	relation            // = != < <= > >=
	sign                // + - * / ( ) ,
)

// is reports whether the token is that keyword or sign.
func (t token) is(word string) bool { return t.word == word && (t.kind == sign || t.kind == keyword) }

// signs are the signs of formulas, longer ones before what they begin with.
var signs = []string{"!=", "<=", ">=", "=", "<", ">", "+", "-", "*", "/", "(", ")", ","}

// mistaken are signs that people know from elsewhere, and what to do instead.
var mistaken = []struct {
	sign string
	hint diag.Format
}{
	{"==", "write ="}, {"<>", "write !="}, {"=<", "write <="}, {"=>", "write >="}, {"≠", "write !="}, {"≤", "write <="}, {"≥", "write >="},
	{"−", "write -, as on the keyboard"}, {"–", "write -, as on the keyboard"}, {"**", "write a * a"}, {"^", "write a * a"},
	{"·", "write *"}, {"×", "write *"}, {"÷", "write /"}, {":", "write / to divide; list the parts of a sum one by one, as in sum(a, b)"}, {";", "write a comma between arguments"}, {".", "write a name or a digit before the point"},
	{"&&", "write and"}, {"||", "write or"}, {"!", "write not"}, {"%", "write the number alone: it takes the unit of what it meets"},
	{`"`, "write a code as 'code'"}, {"’", "write a code as 'code'"}, {"”", "write a code as 'code'"}, {"#", "write table#row.field"},
}

// next scans the next token.
func (p *parser) next() {
	rest := p.expr.text[p.read:]
	rest = strings.TrimLeftFunc(rest, unicode.IsSpace)
	start := len(p.expr.text) - len(rest)
	p.read = start
	if rest == "" {
		p.token = token{kind: endOfText, start: start, end: start}
		return
	}
	switch c := rest[0]; {
	case isDigit(c):
		p.scanNumber(start)
		return
	case c == '\'':
		p.scanCode(start)
		return
	}
	if r, _ := utf8.DecodeRuneInString(rest); r == '_' || unicode.IsLetter(r) {
		p.scanName(start)
		return
	}
	for _, m := range mistaken {
		if strings.HasPrefix(rest, m.sign) && !strings.HasPrefix(rest, "!=") {
			p.fail(p.errorf(start, start+len(m.sign), "%q is no sign of formulas", m.sign).
				WithHint(m.hint))
			return
		}
	}
	for _, s := range signs {
		if strings.HasPrefix(rest, s) {
			p.accept(token{kind: sign, start: start, end: start + len(s), word: s})
			if strings.ContainsAny(s, "=<>") {
				p.token.kind = relation
			}
			return
		}
	}
	_, n := utf8.DecodeRuneInString(rest)
	p.fail(p.errorf(start, start+n, "%q is no sign of formulas", rest[:n]).
		WithHint("the signs are + - * / ( ) = != < <= > >= and the comma; digits are 0 to 9"))
}

func (p *parser) accept(t token) { p.token, p.read = t, t.end }

func (p *parser) scanNumber(start int) {
	text := p.expr.text
	end := skip(text, start, isDigit)
	if end+1 < len(text) && text[end] == '.' && isDigit(text[end+1]) {
		end = skip(text, end+1, isDigit)
	}
	if wordEnd := p.wordEnd(end); wordEnd > end {
		p.fail(p.errorf(start, wordEnd, "%q is neither a number nor a name", text[start:wordEnd]).
			WithHint("a name begins with a letter"))
		return
	}
	if digits := end - start - strings.Count(text[start:end], "."); digits > maxDigits {
		p.fail(p.errorf(start, end, "the number has more than %d digits", maxDigits).
			WithHint("write it with fewer, in a larger unit"))
		return
	}
	p.accept(token{kind: number, start: start, end: end})
}

func (p *parser) scanCode(start int) {
	n := strings.IndexByte(p.expr.text[start+1:], '\'')
	if n < 0 {
		p.fail(p.errorf(start, len(p.expr.text), "the code has no ' at its end").
			WithHint("write it as 'code'"))
		return
	}
	p.accept(token{kind: code, start: start, end: start + n + 2})
}

// scanName scans a keyword, or a name with what belongs to it: drift#resultat.utfall.
func (p *parser) scanName(start int) {
	text := p.expr.text
	t := token{kind: name, start: start}
	at := start
	if end := skip(text, start, func(c byte) bool { return isNameByte(c) || c == '-' }); end > start && end < len(text) && text[end] == '#' && isLetter(text[start]) {
		t.ref.Table = text[start:end]
		at = end + 1
	}
	first, ok := p.scanWord(&at)
	if !ok {
		return
	}
	second := ""
	if at < len(text) && text[at] == '.' {
		at++
		if second, ok = p.scanWord(&at); !ok {
			return
		}
	}
	t.end = at
	switch {
	case at < len(text) && text[at] == '.':
		p.fail(p.errorf(start, at+1, "%q has more points than one", text[start:at+1]).
			WithHint("a cell is row.field, or table#row.field"))
		return
	case second == "" && t.ref.Table != "":
		p.fail(p.errorf(start, at, "%q names no cell", text[start:at]).
			WithHint("a cell of another table is table#row.field"))
		return
	case reserved(second) || reserved(first) && second != "" && (first != "all" || t.ref.Table != ""):
		p.fail(p.errorf(start, at, "%q cannot be used: and, or, not and all are no names", text[start:at]).
			WithHint("all.field lists the cells of its own table"))
		return
	case first == "all" && second == "":
		p.fail(p.errorf(start, at, `"all" needs a field`).
			WithHint("write all.field"))
		return
	case reserved(first) && second == "":
		t.kind, t.word = keyword, first
	case first == "all":
		t.ref.All, t.ref.Field = true, second
	case second != "":
		t.ref.Row, t.ref.Field = first, second
	default:
		t.ref.Name = first
	}
	p.accept(t)
}

// scanWord scans one name, and moves at behind it.
func (p *parser) scanWord(at *int) (string, bool) {
	start, text := *at, p.expr.text
	end := skip(text, start, isNameByte)
	wordEnd := p.wordEnd(start)
	switch {
	case wordEnd == start:
		p.fail(p.errorf(p.token.end, start, "a name is missing after %q", text[start-1:start]).
			WithHint("a cell is row.field, or table#row.field"))
		return "", false
	case (wordEnd > end || !isLetter(text[start])) && strings.HasPrefix(text[wordEnd:], "("): // SUMMA(a)
		p.fail(p.errorf(start, wordEnd, "there is no function %q", text[start:wordEnd]).WithHint("the functions are %s", usages()))
		return "", false
	case wordEnd > end || !isLetter(text[start]):
		p.fail(p.errorf(start, wordEnd, "%q is not a name: names have only the letters a to z, digits and _, and begin with a letter", text[start:wordEnd]).
			WithHint("use the name from the sidecar, not the title"))
		return "", false
	}
	*at = end
	return text[start:end], true
}

// wordEnd returns where the letters, digits and _ that begin at start end.
func (p *parser) wordEnd(start int) int {
	rest := p.expr.text[start:]
	n := strings.IndexFunc(rest, func(r rune) bool {
		return r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
	if n < 0 {
		n = len(rest)
	}
	return start + n
}

// skip returns the first offset from start on whose byte is not of the set.
func skip(text string, start int, of func(byte) bool) int {
	for start < len(text) && of(text[start]) {
		start++
	}
	return start
}

func isDigit(c byte) bool    { return '0' <= c && c <= '9' }
func isLetter(c byte) bool   { return 'a' <= c && c <= 'z' }
func isNameByte(c byte) bool { return isLetter(c) || isDigit(c) || c == '_' }

func reserved(word string) bool {
	return word == "and" || word == "or" || word == "not" || word == "all"
}
