package opendata_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"
)

// subset is a site that is published without some of what can be.
type subset struct {
	site fstest.MapFS
	made []string // words of downloads in site.yaml, and "search"
}

// What a word of site.yaml stands for, as the pages of either language may tell of it.
var toldOf = map[string]*regexp.Regexp{
	"xlsx":     regexp.MustCompile(`(?i)excel[- ]fil|\.xlsx|workbook|arbetsbok`),
	"json":     regexp.MustCompile(`(?i)[ (]json(?: |-fil|, [0-9])`),
	"zip":      regexp.MustCompile(`(?i)\.zip|\bzip`),
	"cells":    regexp.MustCompile(`celler\.csv`),
	"metadata": regexp.MustCompile(`(?i)metadata|datapackage|data package|csvw|dcat|sha256|kontrollsumm|checksum`),
	"search":   regexp.MustCompile(`(?i)\bsök|\bsearch`),
}

var (
	address  = regexp.MustCompile(`https://example\.org/bokslut/[^\s"'<>#)&\\]*`)
	fileName = regexp.MustCompile(`(?:[\w-]+/)*[\w.-]+\.(?:csv|xlsx|json|jsonld|ttl|zip|js|xml)\b|SHA256SUMS|datasets/dcat`)
)

// Whatever site.yaml leaves out, no page or file leads to it, names it, or speaks of it:
// when everything is left out, or all but one thing, or one thing, or nothing.
func TestSubsets(t *testing.T) {
	words := []string{"xlsx", "json", "zip", "cells", "metadata", "search"}
	chosen := [][]string{nil, words}
	for i := range words {
		chosen = append(chosen, words[i:i+1], slices.Delete(slices.Clone(words), i, i+1))
	}
	for _, chosen := range chosen {
		s := subset{made: append([]string{"csv"}, chosen...)}
		for _, language := range []string{"sv", "en"} {
			s.site = build(t, s.sources(t, language))
			for _, fault := range s.faults() {
				t.Errorf("%s, %v: %s", language, s.made, fault)
			}
		}
	}
}

// A report with too many tables for their columns to be explained on the data page says
// where they are, which is not in a file that is left out.
func TestSubsetsOfManyTables(t *testing.T) {
	for _, s := range []subset{{made: []string{"csv"}}, {made: []string{"csv", "metadata"}}} {
		sources := s.sources(t, "sv")
		for i := range 100 {
			name := fmt.Sprintf("data/tabell-%d", i)
			sources[name+".csv"] = &fstest.MapFile{Data: []byte("id;Post;Tal\na;A;1\n")}
			sources[name+".yaml"] = &fstest.MapFile{Data: fmt.Appendf(nil, "title: Tabell %d\nfields: [{name: post, title: Post, role: stub}, {name: tal, title: Tal}]\n", i)}
		}
		s.site = build(t, sources)
		for _, fault := range s.faults() {
			t.Errorf("%v: %s", s.made, fault)
		}
		page := string(s.site["data/index.html"].Data)
		inFiles, inReport := strings.Contains(page, "står i filen datapackage.json"), strings.Contains(page, "betyder står vid varje tabell")
		if described := slices.Contains(s.made, "metadata"); inFiles != described || inReport == described {
			t.Errorf("%v: columns are explained in files: %v, in the report: %v", s.made, inFiles, inReport)
		}
	}
}

func (s *subset) sources(t *testing.T, language string) fstest.MapFS {
	files := hard(t, language)
	kept := slices.DeleteFunc(slices.Clone(s.made), func(word string) bool { return word == "search" })
	text := fmt.Sprintf("%sdownloads: [%s]\nsearch: %v\n", files["site.yaml"].Data, strings.Join(kept, ", "), slices.Contains(s.made, "search"))
	files["site.yaml"] = &fstest.MapFile{Data: []byte(text)}
	return files
}

func (s *subset) faults() []string {
	var faults []string
	fault := func(format string, args ...any) { faults = append(faults, fmt.Sprintf(format, args...)) }
	for word, files := range map[string]string{"xlsx": "data/*.xlsx", "json": "data/svart.json", "zip": "data/*.zip", "cells": "data/celler.csv",
		"metadata": "data/*-metadata.json", "search": "search.js"} {
		if found, _ := fs.Glob(s.site, files); (len(found) > 0) != slices.Contains(s.made, word) {
			fault("there are %q", found)
		}
	}
	for name, file := range s.site {
		if slices.Contains([]string{".xlsx", ".zip", ".png", ".css"}, path.Ext(name)) {
			continue
		}
		for _, found := range address.FindAllString(string(file.Data), -1) {
			if at := strings.TrimPrefix(found, "https://example.org/bokslut/"); !s.has(strings.TrimRight(at, ".,")) {
				fault("%s has the address %s, where nothing is", name, found)
			}
		}
		if path.Ext(name) == ".html" {
			s.checkPage(name, file.Data, fault)
		}
	}
	if told := string(s.site["_headers"].Data); strings.Contains(told, "SHA256SUMS") != s.has("SHA256SUMS") || strings.Contains(told, "dcat") != s.has("datasets/dcat") {
		fault("_headers tells of files that are not there, or not of those that are:\n%s", told)
	}
	return faults
}

// has reports whether there is a file or a page with that address from the site's root.
func (s *subset) has(address string) bool {
	return s.site[address] != nil || s.site[path.Join(address, "index.html")] != nil
}

// checkPage follows the links of a page, and holds what it says against what there is.
func (s *subset) checkPage(name string, raw []byte, fault func(string, ...any)) {
	page, err := html.Parse(bytes.NewReader(raw))
	if err != nil {
		fault("%s: %v", name, err)
		return
	}
	for n := range page.Descendants() {
		for _, a := range n.Attr {
			to, _, _ := strings.Cut(a.Val, "#")
			if a.Key != "href" && a.Key != "src" || to == "" || strings.Contains(to, ":") {
				continue
			}
			if at := path.Join(path.Dir(name), to); name != "404.html" && !s.has(at) {
				fault("%s leads to %s, where nothing is", name, at)
			}
		}
	}
	text := strings.ReplaceAll(address.ReplaceAllString(seen(page), ""), "read.csv(", "") // of R
	for word, tells := range toldOf {
		if told := tells.FindString(text); told != "" && !slices.Contains(s.made, word) {
			fault("%s says %q, which is left out", name, told)
		}
	}
	for _, file := range fileName.FindAllString(text, -1) {
		if !s.has(file) && !s.has("data/"+file) {
			fault("%s names %s, which is not there", name, file)
		}
	}
}
