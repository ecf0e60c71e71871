package render

import "bokslut/generator/report"

// Latest returns the page that leads to the newest edition of a report, which stands beside
// it in a folder of that name. Hosts of plain files cannot forward, so that the page does it
// itself, at once, and has a link for those who stay on it.
func Latest(rep *report.Report, layouts *Layouts, edition string) []byte {
	words, site := layouts.wordsIn(rep.Site.Language), &rep.Site
	b := appendText([]byte("<!doctype html>\n<html lang=\""), site.Language)
	b = appendText(append(b, "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"...), site.Title)
	b = appendText(append(b, titleSeparator...), site.Organisation.Name)
	b = appendURL(append(b, "</title>\n<link rel=\"canonical\" href=\""...), site.BaseURL)
	b = appendURL(append(b, "\">\n<meta http-equiv=\"refresh\" content=\"0; url=../"...), edition)
	b = appendURL(append(b, "/\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<link rel=\"stylesheet\" href=\"../"...), edition)
	b = appendText(append(b, "/style.css\">\n</head>\n<body>\n<main class=\"wide\">\n<h1>"...), site.Title)
	b = appendURL(append(b, "</h1>\n<p><a class=\"link\" href=\"../"...), edition)
	b = appendText(append(b, "/\">"...), words.Latest)
	return append(b, "</a></p>\n</main>\n</body>\n</html>\n"...)
}
