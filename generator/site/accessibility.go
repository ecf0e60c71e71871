package site

import (
	"strings"

	"bokslut/generator/diag"
	"bokslut/generator/report"
	"bokslut/generator/strictyaml"
)

// What the accessibility statement cites when site.yaml names nothing else. Laws,
// standards and authorities change, so each is a setting.
const (
	usualLaw        = "lagen (2018:1937) om tillgänglighet till digital offentlig service"
	usualStandard   = "EN 301 549 V3.2.1"
	usualSupervisor = "Myndigheten för digital förvaltning (Digg)"
	usualComplaints = "https://www.digg.se/tdosanmalan"
)

// accessibility returns what the accessibility statement says, nil where there is none. A
// part that is not accessible must be named unless all is, and full conformity is never
// taken for granted. A public body, which its organisation number tells, is told to have one.
func (r *reader) accessibility(w *written, site *report.Site) *report.Accessibility {
	if w.Accessibility == nil {
		if number := r.optional("organisation.number", w.Organisation.Number); strings.HasPrefix(number.value, "2") {
			d := number.errorf("site-accessibility", "the report of a public body needs an accessibility statement, and site.yaml has no accessibility").
				WithHint("write accessibility: with status, assessed, updated, method and problems")
			d.Severity = diag.Warning // a draft without one can be built and shown; one begun must be complete
			r.list.Add(d)
		}
		return nil
	}
	said := w.Accessibility
	status := r.part("accessibility.status", said, said.Status, "status: delvis")
	assessed := r.part("accessibility.assessed", said, said.Assessed, "assessed: 2023-02-01")
	updated := r.part("accessibility.updated", said, said.Updated, "updated: 2023-02-20")
	a := &report.Accessibility{
		Status:   r.oneOf(status, "helt", "delvis", "inte"),
		Assessed: r.date(assessed),
		Updated:  r.date(updated),
		Method:   r.part("accessibility.method", said, said.Method, "method: Självskattning med intern kompetens.").value,
		Problems: r.reasons(said.Problems),
		Burdens:  r.reasons(said.Burdens),
		Outside:  r.reasons(said.Outside),
		Report:   r.page(r.optional("accessibility.report", said.Report)),
		Law:      r.usual("accessibility.law", said.Law, usualLaw).value,
		Standard: r.usual("accessibility.standard", said.Standard, usualStandard).value,
		Supervisor: report.Supervisor{
			Name: r.usual("accessibility.supervisor.name", said.Supervisor.Name, usualSupervisor).value,
			URL:  r.page(r.usual("accessibility.supervisor.url", said.Supervisor.URL, usualComplaints)),
		},
	}
	switch {
	case a.Status == "helt" && len(a.Problems) > 0:
		r.list.Add(status.errorf("site-accessibility", "the report cannot be accessible in full (helt) and have problems").
			WithHint("write delvis, or take the problems away"))
	case (a.Status == "delvis" || a.Status == "inte") && len(a.Problems) == 0:
		r.list.Add(status.errorf("site-accessibility", "accessibility is %q, but no part is named that is not accessible", a.Status).
			WithHint("add problems: [{what: …, why: …}] under accessibility"))
	}
	if a.Updated != "" && a.Updated < a.Assessed {
		r.list.Add(updated.errorf("site-accessibility", "the statement was updated (%s) before the report was assessed (%s)", a.Updated, a.Assessed).
			WithHint("write the day when the statement last changed"))
	}
	if a.Report == "" && site.Contact.Email == "" && site.Contact.Phone == "" {
		r.list.Add(status.errorf("site-accessibility", "the statement must say how a reader reports a problem, and there is neither an e-mail address, a telephone number nor a page for it").
			WithHint("write contact: {email: …}, or report: under accessibility with the address of a page for it"))
	}
	return a
}

// part is required with the place of what the statement does say, where it lacks a value.
func (r *reader) part(key string, said *writtenAccessibility, file strictyaml.Text, example string) setting {
	s := r.optional(key, file)
	if s.value != "" {
		return s
	}
	for _, beside := range []strictyaml.Text{file, said.Status, said.Assessed, said.Updated, said.Method} {
		if beside.End > 0 {
			s.span = r.source.Span(int(beside.Start), int(beside.End))
			break
		}
	}
	r.list.Add(s.span.Errorf("site-required", "%s is not filled in", key).WithHint("write for example %s", example))
	return s
}

// reasons returns parts of the report with why they are as they are; both must say something.
func (r *reader) reasons(written []writtenProblem) []report.Problem {
	var parts []report.Problem
	for _, p := range written {
		for _, text := range []strictyaml.Text{p.What, p.Why} {
			if text.End > 0 && strings.TrimSpace(text.Value) == "" {
				r.list.Add(r.source.Span(int(text.Start), int(text.End)).Errorf("site-accessibility", "this says nothing").
					WithHint("write what is meant, and why, in words that a reader understands"))
			}
		}
		parts = append(parts, report.Problem{What: p.What.Value, Why: p.Why.Value})
	}
	return parts
}

// usual is optional with a value for when there is none.
func (r *reader) usual(key string, file strictyaml.Text, usual string) setting {
	s := r.optional(key, file)
	if s.value == "" {
		s.value = usual
	}
	return s
}
