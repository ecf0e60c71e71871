package strictyaml

import (
	"reflect"
	"strconv"
	"strings"
	"sync"

	"go.yaml.in/yaml/v4"

	"bokslut/generator/diag"
)

// key is a key that a struct knows.
type key struct {
	name     string
	required bool
	index    []int // of the field, as for reflect.Value.FieldByIndex
}

var (
	textType  = reflect.TypeFor[Text]()
	placeType = reflect.TypeFor[Place]()
	mapType   = reflect.TypeFor[interface{ mapping() }]()
)

// shape is what is known of a struct type: its keys in the order of its fields, and its
// field of type [Place], nil for none.
type shape struct {
	keys  []key
	place []int
}

// shapes holds the shape of each struct type met; finding it out takes longer than
// reading a page's front matter.
var shapes sync.Map // reflect.Type → *shape

func shapeOf(t reflect.Type) *shape {
	if known, ok := shapes.Load(t); ok {
		return known.(*shape)
	}
	s := &shape{}
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Type == placeType {
			s.place = f.Index
			continue
		}
		if f.Anonymous {
			inner := shapeOf(f.Type)
			for _, k := range inner.keys {
				s.keys = append(s.keys, key{k.name, k.required, append([]int{i}, k.index...)})
			}
			if inner.place != nil {
				s.place = append([]int{i}, inner.place...)
			}
			continue
		}
		if name, option, _ := strings.Cut(f.Tag.Get("yaml"), ","); name != "" {
			s.keys = append(s.keys, key{name, option == "required", f.Index})
		}
	}
	shapes.Store(t, s)
	return s
}

// subject is what a message speaks of: the file, what stands under a key, or a part of that.
type subject struct {
	key  string      // "" for the file
	own  bool        // the key is one of the author's own
	part diag.Format // "an item of %s"; "" for the whole
}

func (s subject) text() diag.Text {
	whole := diag.Textf("the file")
	switch {
	case s.own:
		whole = diag.Textf("%q", s.key)
	case s.key != "":
		whole = diag.Textf("%s", s.key)
	}
	if s.part != "" {
		return diag.Textf(s.part, whole)
	}
	return whole
}

// value reads a node into a Go value, of which messages speak as what.
func (d *decoder) value(n *yaml.Node, into reflect.Value, what subject) {
	if len(d.list) >= maxProblems || d.unsupported(n) {
		return
	}
	t := into.Type()
	switch {
	case t.Kind() == reflect.Pointer:
		into.Set(reflect.New(t.Elem()))
		d.value(n, into.Elem(), what)
	case t == textType:
		if d.is(n, yaml.ScalarNode, what, "a text") && d.shown(n) {
			span := d.span(n)
			into.Set(reflect.ValueOf(Text{n.Value, span.Start, span.End}))
		}
	case t.Implements(mapType):
		if d.is(n, yaml.MappingNode, what, "keys with values") {
			d.entries(n, into, what)
		}
	case t.Kind() == reflect.Struct:
		if d.is(n, yaml.MappingNode, what, "keys with values") {
			d.fields(n, into, what)
		}
	case t.Kind() == reflect.Slice:
		if d.is(n, yaml.SequenceNode, what, "a list") {
			into.Set(reflect.MakeSlice(t, len(n.Content), len(n.Content)))
			for i, item := range n.Content {
				d.value(item, into.Index(i), subject{what.key, what.own, "an item of %s"})
			}
		}
	case t.Kind() == reflect.String:
		if d.is(n, yaml.ScalarNode, what, "a text") && d.shown(n) {
			into.SetString(n.Value)
		}
	case t.Kind() == reflect.Bool:
		if d.is(n, yaml.ScalarNode, what, "true or false") {
			if n.Style != 0 || n.Value != "true" && n.Value != "false" {
				d.list.Add(d.span(n).Errorf("yaml-type", "%s is true or false, not %q", what.text(), n.Value).
					WithHint("write true or false, in small letters and without quotation marks"))
				return
			}
			into.SetBool(n.Value == "true")
		}
	case t.Kind() == reflect.Int:
		if d.is(n, yaml.ScalarNode, what, "a whole number") {
			number, err := strconv.Atoi(n.Value)
			if err != nil || strconv.Itoa(number) != n.Value || n.Style != 0 { // 0123 and +1 are no way to write one
				d.list.Add(d.span(n).Errorf("yaml-type", "%s is a whole number, not %q", what.text(), n.Value).
					WithHint("write it with digits alone, as 2022"))
				return
			}
			into.SetInt(int64(number))
		}
	default:
		panic("strictyaml: no way to read a " + t.String())
	}
}

// unsupported reports what YAML has and a report does without.
func (d *decoder) unsupported(n *yaml.Node) bool {
	var found diag.Format
	switch {
	case n.Kind == yaml.AliasNode:
		found = "an alias (*) cannot be used here"
	case n.Anchor != "":
		found = "an anchor (&) cannot be used here"
	case n.Style&yaml.TaggedStyle != 0 || n.Line > 0 && n.Kind == yaml.ScalarNode && strings.HasPrefix(d.src.Text[d.offset(n.Line, n.Column):d.end], "!"):
		found = "a tag (!) cannot be used here"
	default:
		return false
	}
	d.list.Add(d.at1(n).Errorf("yaml-unsupported", found).
		WithHint("write the value out; put a text that begins with *, & or ! in quotation marks"))
	return true
}

// shown reports a text in which an escape, as \u202e, stands for a character that no text
// holds.
func (d *decoder) shown(n *yaml.Node) bool {
	if n.Style&yaml.DoubleQuotedStyle == 0 { // others have no escapes
		return true
	}
	at, what := diag.Hidden(n.Value)
	if at >= 0 {
		d.list.Add(d.span(n).Errorf("yaml-syntax", "%s", what).WithHint("remove it"))
	}
	return at < 0
}

// is reports whether a node is of the kind that is expected, and says so if it is not.
func (d *decoder) is(n *yaml.Node, kind yaml.Kind, what subject, expected diag.Format) bool {
	if n.Kind == yaml.ScalarNode && n.Tag == "!!null" {
		none := d.span(n).Errorf("yaml-type", "%s has no value; expected %s", what.text(), diag.Textf(expected))
		if strings.HasPrefix(strings.TrimLeft(d.src.Text[d.offset(n.Line, n.Column):d.end], " "), "#") {
			d.list.Add(none.WithHint("what follows # is not read; put a text that begins with # in quotation marks"))
			return false
		}
		d.list.Add(none.WithHint(`write the value, remove the key, or write "" for an empty text`))
		return false
	}
	if n.Kind == kind {
		return true
	}
	found := map[yaml.Kind]diag.Format{yaml.ScalarNode: "a text", yaml.SequenceNode: "a list", yaml.MappingNode: "keys with values"}[n.Kind]
	diagnostic := d.span(n).Errorf("yaml-type", "%s is %s; expected %s", what.text(), diag.Textf(found), diag.Textf(expected))
	switch kind {
	case yaml.SequenceNode:
		diagnostic = diagnostic.WithHint("write it as [a, b], or each item on a line that begins with -")
	case yaml.MappingNode:
		diagnostic = diagnostic.WithHint("write it as {key: value}, or each key on a line of its own")
	case yaml.ScalarNode:
		diagnostic = diagnostic.WithHint(`put a text that holds ": " or begins with [ or { in quotation marks`)
	}
	d.list.Add(diagnostic)
	return false
}

// pairs calls f for each key of a mapping that can be read and comes for the first time.
func (d *decoder) pairs(n *yaml.Node, what subject, f func(name Text, key, value *yaml.Node)) {
	had := make(map[string]diag.Span, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content) && len(d.list) < maxProblems; i += 2 {
		k, v := n.Content[i], n.Content[i+1]
		if k.Tag == "!!merge" {
			d.list.Add(d.span(k).Errorf("yaml-unsupported", "a merged mapping (<<) cannot be used here").WithHint("write the keys out"))
			continue
		}
		if d.unsupported(k) || !d.is(k, yaml.ScalarNode, subject{what.key, what.own, "a key of %s"}, "a text") {
			continue
		}
		if !d.shown(k) {
			continue
		}
		span := d.span(k)
		if first, ok := had[k.Value]; ok {
			d.list.Add(span.Errorf("yaml-duplicate-key", "%q is written twice in %s, first on line %d", k.Value, what.text(), first.Pos().Line).
				WithHint("keep one of them"))
			continue
		}
		had[k.Value] = span
		f(Text{k.Value, span.Start, span.End}, k, v)
	}
}

// entries reads a mapping into a [Map].
func (d *decoder) entries(n *yaml.Node, into reflect.Value, what subject) {
	into.Set(reflect.MakeSlice(into.Type(), 0, len(n.Content)/2))
	d.pairs(n, what, func(name Text, _, v *yaml.Node) {
		entry := reflect.New(into.Type().Elem()).Elem()
		entry.Field(0).Set(reflect.ValueOf(name))
		d.value(v, entry.Field(1), subject{key: name.Value, own: true})
		into.Set(reflect.Append(into, entry))
	})
}

// fields reads a mapping into a struct.
func (d *decoder) fields(n *yaml.Node, into reflect.Value, what subject) {
	shape := shapeOf(into.Type())
	known, place := shape.keys, d.span(n)
	if shape.place != nil {
		into.FieldByIndex(shape.place).Set(reflect.ValueOf(Place{place.Start, place.End}))
	}
	found := make([]bool, len(known))
	d.pairs(n, what, func(name Text, k, v *yaml.Node) {
		for i := range known {
			if known[i].name == name.Value {
				found[i] = true
				d.value(v, into.FieldByIndex(known[i].index), subject{key: name.Value})
				return
			}
		}
		unknown := d.src.Span(int(name.Start), int(name.End)).Errorf("yaml-unknown-key", "%q is not a key of %s", name.Value, what.text())
		names := make([]string, len(known))
		for i := range known {
			names[i] = known[i].name
		}
		switch near := diag.Nearest(strings.ToLower(name.Value), names); {
		case n.Style&yaml.FlowStyle != 0 && v.Tag == "!!null" && d.isCurly(v.Line):
			unknown = unknown.WithHint(straight)
		case n.Style&yaml.FlowStyle != 0 && v.Tag == "!!null":
			unknown = unknown.WithHint("between { and } a text with a comma is put in quotation marks")
		case near != "":
			unknown = unknown.WithHint("did you mean %q?", near)
		default:
			unknown = unknown.WithHint("the keys here are %s", strings.Join(names, ", "))
		}
		d.list.Add(unknown)
	})
	for i := range known {
		if known[i].required && !found[i] {
			d.list.Add(place.Errorf("yaml-required", "%s lacks %q", what.text(), known[i].name).WithHint("add %s: …", known[i].name))
		}
	}
}
