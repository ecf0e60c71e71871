package render

import "strconv"

// Search is done in the reader's browser, without a server: by layouts/search.js, on a page
// of its own, in files that are made here:
//
//	search/index.js    the pages, and how many shards there are
//	search/0.js …      the shards, with all that can be found (shard.go)
//	search/t-a.js …    in a large report, which shards have which letters (trigram.go)
//
// The files are scripts that call a function with their data, as a page opened from a disk
// can load scripts but read no other files.

// fewShards is up to how many shards are all fetched, without asking which have the word.
const fewShards = 4

// searchTasks lists the files of the search.
func (s *Site) searchTasks() []task {
	if s.rep.Site.WithoutSearch {
		return nil
	}
	s.shards = shardsOf(s.rep)
	tasks := []task{
		{s.tableWords.Search.url() + "index.html", s.searchPage},
		file("search.js", func(b []byte) []byte { return append(b, s.layouts.search...) }),
		file("search/index.js", s.appendSearchIndex),
	}
	for i := range s.shards {
		tasks = append(tasks, file("search/"+strconv.Itoa(i)+".js", func(b []byte) []byte { return s.appendRemembered(b, i) }))
	}
	if len(s.shards) <= fewShards {
		return tasks
	}
	for first := range signs {
		tasks = append(tasks, file("search/t-"+signNames[first:first+1]+".js", func(b []byte) []byte { return s.appendTrigrams(b, first) }))
	}
	return tasks
}

// searchPage makes the page with the search form, which is hidden from who has no JavaScript.
func (s *Site) searchPage(w *worker) error {
	said := &s.tableWords.Search
	f := s.ownFrame(said.url(), said.Title, said.Lead)
	return w.write(s.layouts.searchPage, f, func(b []byte) []byte {
		return append(b, list([]Item{{Title: f.Words.AllContents, Address: f.Contents}, {Title: f.Words.TableList.Title, Address: f.TableList}})...)
	})
}

// appendSearchIndex writes of each page its address, its title, the number of the page
// above it or −1, and its language where that is not the report's.
//
//	searchFile("index",{"shards":2,"trigrams":0,"pages":[["","Årsbokslut 2022",-1],["ekonomi/","Ekonomi",-1]]});
func (s *Site) appendSearchIndex(b []byte) []byte {
	b = append(b, `searchFile("index",{"shards":`...)
	b = strconv.AppendInt(b, int64(len(s.shards)), 10)
	b = append(b, `,"trigrams":`...)
	if len(s.shards) > fewShards {
		b = append(b, '1')
	} else {
		b = append(b, '0')
	}
	b = append(b, `,"pages":[`...)
	page := func(url, title string, parent int, lang string) {
		b = appendString(append(b, "\n["...), url)
		b = appendString(append(b, ','), title)
		b = strconv.AppendInt(append(b, ','), int64(parent), 10)
		if lang != "" {
			b = appendString(append(b, ','), lang)
		}
		b = append(b, "],"...)
	}
	for _, p := range s.rep.Pages {
		parent := -1
		if p.Parent != nil {
			parent = s.position[p.Parent]
		}
		page(p.URL, p.Title, parent, langOf(p.Lang, s.rep.Site.Language))
	}
	for _, t := range s.rep.Tables {
		if s.rep.Place(t) == nil {
			page(s.tableURL(t), t.Title, -1, "")
		}
	}
	return append(trimComma(b), "]});\n"...)
}

// SearchWords are those of the search page.
type SearchWords struct {
	MadePageWords
	Link     string `yaml:"link,required"`
	NoScript string `yaml:"no_script,required"`
	Button   string `yaml:"button,required"`
	None     string `yaml:"none,required"`     // {q}
	One      string `yaml:"one,required"`      // {q}
	Other    string `yaml:"other,required"`    // {n} {q}
	AtLeast  string `yaml:"at_least,required"` // {n} {q}
	Short    string `yaml:"short,required"`
	More     string `yaml:"more,required"`
	Failed   string `yaml:"failed,required"`
}
