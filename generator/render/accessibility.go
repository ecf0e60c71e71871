package render

import "bokslut/generator/report"

// The accessibility statement says what the law asks of a public body: how accessible the
// report is, what is not and why, how that was found out, and whom to turn to. What it says
// comes from site.yaml, which is not read unless it says all of it.

// AccessibilityWords are those of the accessibility statement.
type AccessibilityWords struct {
	MadePageWords // of which the lead has {body} {service} {law}

	Status   string              `yaml:"status,required"`
	Statuses AccessibilityStatus `yaml:"statuses,required"`
	Standard string              `yaml:"standard,required"` // {standard}
	Problems string              `yaml:"problems,required"`

	Burdens      string `yaml:"burdens,required"`
	BurdensAbout string `yaml:"burdens_about,required"` // {body}
	Outside      string `yaml:"outside,required"`
	OutsideAbout string `yaml:"outside_about,required"`

	Method   string `yaml:"method,required"`
	Assessed string `yaml:"assessed,required"` // {date}
	Updated  string `yaml:"updated,required"`  // {date}

	Report      string `yaml:"report,required"`
	ReportAbout string `yaml:"report_about,required"` // {body}
	ReportPage  string `yaml:"report_page,required"`  // {body}

	Supervision      string `yaml:"supervision,required"`
	SupervisionAbout string `yaml:"supervision_about,required"` // {supervisor}
	Complain         string `yaml:"complain,required"`          // {supervisor}
}

// AccessibilityStatus says how accessible the report is: {service} {law}.
type AccessibilityStatus struct {
	Full    string `yaml:"helt,required"`
	Partial string `yaml:"delvis,required"`
	None    string `yaml:"inte,required"`
}

// accessibility makes the page of the statement.
func (s *Site) accessibility(w *worker) error {
	said := &s.tableWords.Accessibility
	return w.write(s.layouts.made, s.ownFrame(said.url(), said.Title, s.aboutAccess(said.Lead)), s.appendStatement)
}

// aboutAccess fills in who publishes what under which law.
func (s *Site) aboutAccess(text string) string {
	site := &s.rep.Site
	return fill(text, "{body}", site.Organisation.Name, "{service}", site.Title, "{law}", site.Accessibility.Law,
		"{standard}", site.Accessibility.Standard, "{supervisor}", site.Accessibility.Supervisor.Name)
}

func (s *Site) appendStatement(b []byte) []byte {
	a, said, site := s.rep.Site.Accessibility, &s.tableWords.Accessibility, &s.rep.Site
	status := map[string]string{"helt": said.Statuses.Full, "delvis": said.Statuses.Partial, "inte": said.Statuses.None}[a.Status]

	b = appendTitled(b, "status", said.Status)
	b = appendParagraph(b, s.aboutAccess(status))
	b = appendParagraph(b, s.aboutAccess(said.Standard))
	if len(a.Problems) > 0 {
		b = appendTitled(b, "problems", said.Problems)
		b = appendReasons(b, a.Problems)
	}
	if len(a.Burdens) > 0 {
		b = appendTitled(b, "burdens", said.Burdens)
		b = appendParagraph(b, s.aboutAccess(said.BurdensAbout))
		b = appendReasons(b, a.Burdens)
	}
	if len(a.Outside) > 0 {
		b = appendTitled(b, "outside", said.Outside)
		b = appendParagraph(b, s.aboutAccess(said.OutsideAbout))
		b = appendReasons(b, a.Outside)
	}

	b = appendTitled(b, "method", said.Method)
	b = appendParagraph(b, a.Method)
	b = appendParagraph(b, fill(said.Assessed, "{date}", s.tableWords.date(a.Assessed))+" "+fill(said.Updated, "{date}", s.tableWords.date(a.Updated)))

	b = appendTitled(b, "report", said.Report)
	b = appendParagraph(b, s.aboutAccess(said.ReportAbout))
	b = append(b, "<ul class=\"links\">\n"...)
	if a.Report != "" {
		b = appendWay(b, a.Report, s.aboutAccess(said.ReportPage))
	}
	if email := site.Contact.Email; email != "" {
		b = appendWay(b, "mailto:"+email, email)
	}
	if phone := site.Contact.Phone; phone != "" {
		b = append(appendText(append(b, "<li>"...), phone), "</li>\n"...)
	}
	b = append(b, "</ul>\n"...)

	b = appendTitled(b, "supervision", said.Supervision)
	b = appendParagraph(b, s.aboutAccess(said.SupervisionAbout))
	b = append(b, "<ul class=\"links\">\n"...)
	b = appendWay(b, a.Supervisor.URL, s.aboutAccess(said.Complain))
	return append(b, "</ul>\n"...)
}

// appendReasons writes parts of the report, each with why it is as it is.
func appendReasons(b []byte, parts []report.Problem) []byte {
	b = append(b, "<dl>\n"...)
	for _, p := range parts {
		b = appendText(append(b, "<dt>"...), p.What)
		b = appendText(append(b, "</dt><dd>"...), p.Why)
		b = append(b, "</dd>\n"...)
	}
	return append(b, "</dl>\n"...)
}

// appendWay writes an item of a list of links.
func appendWay(b []byte, address, text string) []byte {
	b = appendURL(append(b, `<li><a class="link" href="`...), address)
	b = appendText(append(b, `">`...), text)
	return append(b, "</a></li>\n"...)
}
