package render

import "bokslut/generator/opendata"

// appendStyle writes the style sheet, with the organisation's colour as --brand.
func (s *Site) appendStyle(b []byte) []byte {
	b = append(b, s.layouts.style...)
	if colour := s.rep.Site.Organisation.Colour; colour != "" {
		b = append(b, "\n@media screen { :root { --brand: "...)
		b = append(b, colour...)
		b = append(b, "; --on-brand: "...)
		b = append(b, s.rep.Site.Organisation.OnColour...)
		b = append(b, "; } }\n"...)
	}
	return b
}

// appendHeaders writes what a server should say with every file, in the form that several
// web hosts read. It repeats the pages' own policy, since a page cannot say by itself that
// it must not be shown inside another site's.
//
// Hosts read it at the top of what is uploaded, which for an edition is the folder above
// its own. Its paths begin there, so that the files of all editions, one after another,
// are one for the host. No file has the same header from two paths: Cloudflare Pages makes
// one of both values.
func (s *Site) appendHeaders(b []byte) []byte {
	top := "/"
	if s.rep.Site.Edition != "" {
		top = "/" + s.rep.Site.Edition + "/"
	}
	b = append(b, top+"*\n  Content-Security-Policy: "+policy+"; frame-ancestors 'none'\n"...)
	b = append(b, "  Referrer-Policy: strict-origin-when-cross-origin\n  X-Content-Type-Options: nosniff\n"...)
	// No name changes with what is in the file, so a browser asks each time whether it has the latest.
	b = append(b, "  Cache-Control: public, max-age=0, must-revalidate\n"...)
	const open = "\n  Access-Control-Allow-Origin: *\n" // open data may be fetched by pages elsewhere
	b = append(b, top+"data/*"+open...)
	if !opendata.Makes(&s.rep.Site, opendata.Metadata) {
		return b
	}
	b = append(b, top+"datasets/*"+open...)
	b = append(b, top+"datapackage.json"+open...)
	b = append(b, top+"datasets/dcat\n  Content-Type: application/rdf+xml\n"...) // names without an ending, which hosts go by
	return append(b, top+"SHA256SUMS\n  Content-Type: text/plain; charset=utf-8\n"...)
}

// appendSitemap writes the list of all pages for search engines.
func (s *Site) appendSitemap(b []byte) []byte {
	b = append(b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"...)
	for _, p := range s.rep.Pages {
		b = s.appendLocation(b, p.URL)
	}
	for _, t := range s.rep.Tables {
		if s.rep.Place(t) == nil {
			b = s.appendLocation(b, s.tableURL(t))
		}
	}
	for _, url := range s.layouts.MadePages(s.rep) {
		b = s.appendLocation(b, url)
	}
	return append(b, "</urlset>\n"...)
}

func (s *Site) appendLocation(b []byte, url string) []byte {
	b = appendURL(append(b, "<url><loc>"...), s.rep.Site.BaseURL)
	b = append(append(appendURL(b, url), "</loc><lastmod>"...), s.rep.Site.Published...)
	return append(b, "</lastmod></url>\n"...)
}

// appendRobots writes robots.txt: all may be read, and this is where the list is.
func (s *Site) appendRobots(b []byte) []byte {
	b = append(b, "User-agent: *\nAllow: /\n\nSitemap: "...)
	return append(append(b, s.rep.Site.BaseURL...), "sitemap.xml\n"...)
}
