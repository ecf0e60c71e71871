package diag

// swedish returns a message in Swedish, or as it is where there is no Swedish. A switch
// costs a build that prints nothing no more than its size, and the compiler refuses a
// message that is here twice.
//
// The Swedish is klarspråk, for people who write reports: du-tilltal, whole sentences, no
// jargon. What is to be typed (title:, row.field, share(a, b)) stays as it is. What is
// quoted stands within ” ”; where the order of the arguments differs, %[2]s and %[1]s say
// so. One word for each thing:
//
//	report  rapport             page     sida              table     tabell
//	row     rad                 cell     cell              column    kolumn (i CSV-filen)
//	field   fält (under fields: i beskrivningsfilen)       sidecar   beskrivningsfil
//	figure  siffra (i texten), tal (i en tabell)           unit      enhet
//	bind    binda               loose    obunden           embed     visa
//	heading rubrik              caption  bildtext          chart     diagram
//	note    not (till en tabell)         footnote fotnot   check     villkor
//	code    kod                 category kategori          judgement bedömning
//	flag    markering           missing value saknat värde             proof prövning
//	key     nyckel              list     lista             item      punkt
//	front matter uppgifterna överst i filen                draft     utkast
//	line    rad, but textrad where a row of a table could be meant
func swedish(english Format) Format {
	switch english {
	// the program's own faults
	case "this is a fault in bokslut itself, and the report is unharmed; please report the fault, with the file that has its details: %s":
		return "det här är ett fel i bokslut självt, och rapporten är oskadd; anmäl gärna felet, och bifoga filen med detaljerna: %s"
	case "this is a fault in bokslut itself (%s), and the report is unharmed; please report the fault, whose details could not be written to a file: %v":
		return "det här är ett fel i bokslut självt (%s), och rapporten är oskadd; anmäl gärna felet, vars detaljer inte kunde skrivas till en fil: %v"
	case "%s could not be made: %v":
		return "%s kunde inte skapas: %v"

	// words that stand in many messages
	case "error":
		return "fel"
	case "warning":
		return "varning"
	case "hint: %s":
		return "tips: %s"
	case "%s and %s":
		return "%s och %s"
	case "%s or %s":
		return "%s eller %s"
	case "%q":
		return "”%s”"
	case "in %s":
		return "i %s"
	case "without a unit":
		return "utan enhet"
	case "did you mean %q?":
		return "menar du ”%s”?"
	case "did you mean #%s?":
		return "menar du #%s?"
	case "did you mean /%s?":
		return "menar du /%s?"
	case "did you mean https://%s?":
		return "menar du https://%s?"
	case "it has: %s":
		return "den har: %s"
	case "write %s, or mend the figure in the table":
		return "skriv %s, eller rätta talet i tabellen"
	case "write %s":
		return "skriv %s"
	case "write one of %s":
		return "skriv något av %s"
	case "write one of: %s":
		return "skriv något av: %s"
	case "write row.field":
		return "skriv rad.fält"
	case "keep one of them":
		return "behåll den ena"
	case "there is no table %q":
		return "det finns ingen tabell ”%s”"
	case "there is no table %s":
		return "det finns ingen tabell %s"
	case "%q is not a number":
		return "”%s” är inte ett tal"
	case "table %s has no row %q":
		return "tabellen %s har ingen rad ”%s”"
	case "table %s has no field %q":
		return "tabellen %s har inget fält ”%s”"
	case "reading %s: %v":
		return "det gick inte att läsa %s: %v"
	case "writing %s: %v":
		return "det gick inte att skriva %s: %v"
	case "writing %q: %v":
		return "det gick inte att skriva ”%s”: %v"

	// figures in the text
	case "the text says %q, but %s is %q":
		return "texten säger ”%s”, men %s är ”%s”"
	case "write %s, or nothing between the brackets":
		return "skriv %s, eller lämna det tomt mellan hakparenteserna"
	case "the text says %q, but %s holds no figure: %s":
		return "texten säger ”%s”, men %s har inget tal: %s"
	case "write %s, or say without a link that the figure is missing":
		return "skriv %s, eller skriv utan länk att siffran saknas"
	case "the text says %q, but %s cannot be computed":
		return "texten säger ”%s”, men %s kan inte beräknas"
	case "say without a link that the figure is missing, and why":
		return "skriv utan länk att siffran saknas, och varför"
	case "nothing between the brackets can be read as a figure":
		return "inget mellan hakparenteserna kan läsas som en siffra"
	case "write the figure there, or nothing at all: then the build writes it":
		return "skriv siffran där, eller ingenting alls: då skriver bygget den"
	case "%q is not one figure with its unit":
		return "”%s” är inte ett enda tal med sin enhet"
	case "between the brackets stands the figure, here %s; words lead to the table as a whole: [%s](/%s)":
		return "mellan hakparenteserna ska siffran stå, här %s; ord länkar till hela tabellen: [%s](/%s)"
	case "write %s; or say in %s which unit its field or row has":
		return "skriv %s; eller ange i %s vilken enhet cellens fält eller rad har"
	case "between the brackets stands one number and its unit, nothing else: %s":
		return "mellan hakparenteserna ska ett tal och dess enhet stå, inget annat: %s"
	case "the text says %s, but %s is %s":
		return "texten säger %s, men %s är %s"
	case "digits beside this figure are read as part of it":
		return "siffror intill den här siffran läses som en del av den"
	case "write all of the number between the brackets, or a word between the two":
		return "skriv hela talet mellan hakparenteserna, eller ett ord mellan de två"
	case "leave %q out, or write a figure of which it is true":
		return "ta bort ”%s”, eller skriv en siffra som det stämmer för"
	case "mend the sign, or leave it out where words say it":
		return "rätta plus- eller minustecknet, eller utelämna det om orden redan säger det"
	case "the text says %s, which is finer than the cell: %s is rounded to %s":
		return "texten säger %s, vilket är noggrannare än cellen: %s är avrundat till %s"
	case "the text says %s, but %s is counted %s":
		return "texten säger %s, men %s anges %s"
	case "the difference between two shares is in %s: write %s":
		return "skillnaden mellan två andelar anges i %s: skriv %s"
	case "the text says %q of %s, but %s is %s":
		return "texten säger ”%s” om %s, men %s är %s"
	case "mend the word or the figure":
		return "rätta ordet eller siffran"
	case "%s is a total below zero, %s, but the text does not say so":
		return "%s är en totalsumma under noll, %s, men det framgår inte av texten"
	case "write the sign, or a word such as %s before the figure":
		return "skriv ut minustecknet, eller ett ord som %s före siffran"
	case "the text %q stands nowhere on the page with a number in it":
		return "texten ”%s” finns inte på sidan, eller har ingen siffra i sig"
	case "remove it from unbound:":
		return "ta bort den under unbound:"
	case "the figure %q is bound to no cell":
		return "siffran ”%s” är inte bunden till någon cell"
	case "write %q as decimal mark, and spaces between groups of three digits":
		return "skriv ”%s” som decimaltecken och mellanslag mellan grupper om tre siffror"
	case "no link can stand here: say it in the text beside, bound to its cell, or list it under unbound: at the top of the file, with a reason":
		return "här kan ingen länk stå: skriv siffran i texten intill, bunden till sin cell, eller ta upp den under unbound: överst i filen, med ett skäl"
	case "write its unit, too: [%s %s](%s)":
		return "skriv ut enheten också: [%s %s](%s)"
	case "no cell of the tables without errors holds it: mend those that have some first":
		return "den finns inte i någon av tabellerna som är utan fel: rätta först dem som har fel"
	case "no cell holds it: compute it under figures: in a sidecar, put it into a table of facts, or list it under unbound: at the top of the file, with a reason":
		return "ingen cell innehåller den: räkna fram den under figures: i en beskrivningsfil, lägg den i en faktatabell, eller ta upp den under unbound: överst i filen, med ett skäl"
	case "the figures above it could be so many cells that its own were not looked for: bind those first":
		return "siffrorna ovanför passar så många celler att den här inte har sökts: bind dem först"
	case "%s is that number without a unit: if it is the figure, write unit: %s in the table's sidecar; if not, compute the figure under figures: in a sidecar, or list it under unbound: at the top of the file, with a reason":
		return "%s är det talet utan enhet: är det den siffran, skriv unit: %s i tabellens beskrivningsfil; annars räkna fram siffran under figures: i en beskrivningsfil, eller ta upp den under unbound: överst i filen, med ett skäl"
	case "one of %d others, of which the command bind lists more":
		return "någon av %d andra, som kommandot bind listar fler av"
	case "it could be %s":
		return "den kan vara %s"

	// what says nothing to who hears it
	case "the link text %q does not say where it leads, to someone who hears only the link":
		return "länktexten ”%s” säger inte vart den leder, för den som bara hör länken"
	case "let the link be the words that name what the reader finds there":
		return "låt länken vara de ord som säger vad läsaren hittar där"
	case "the link text is an address, which is hard to listen to":
		return "länktexten är en adress, och den är svår att lyssna på"
	case "write what the reader finds there: [Tillväxtverkets statistik](%s)":
		return "skriv vad läsaren hittar där: [Tillväxtverkets statistik](%s)"
	case "another link on this page says %q too, and leads to %s":
		return "en annan länk på sidan säger också ”%s”, och leder till %s"
	case "let each say what is particular about where it leads":
		return "låt var och en säga vad som är särskilt med det den leder till"
	case "the picture's text %q is the name of its file":
		return "bildens text ”%s” är namnet på dess fil"
	case "write what the picture shows, for those who do not see it":
		return "skriv vad bilden visar, för den som inte ser den"
	case "another heading of this section says %q too":
		return "en annan rubrik i avsnittet säger också ”%s”"
	case "let each say what is particular about what stands below it":
		return "låt var och en säga vad som är särskilt med det som står under den"
	case "the cell holds only %q, which is not read aloud":
		return "cellen innehåller bara ”%s”, som inte läses upp"
	case "write what it means in words, after the sign or instead of it":
		return "skriv vad det betyder i ord, efter tecknet eller i stället för det"
	case "say what it means in %s: as one of missingValues, or let the field be of type code with categories":
		return "ange vad det betyder i %s: under missingValues, eller låt fältet ha type: code med categories"

	// key figures
	case "a key figure has at most two lines, and this is the third":
		return "ett nyckeltal har högst två rader, och det här är den tredje"
	case "say the rest in the text; the first line is the figure, the second what it has changed from":
		return "skriv resten i texten; den första raden är talet, den andra vad det har ändrats från"
	case "this list begins with a figure and so is one of key figures, but what is said of this term does not begin with one":
		return "listan börjar med en siffra och är därför en lista med nyckeltal, men det som sägs om den här termen börjar inte med en siffra"
	case "begin the line below it with a figure, as in : [75 796 tkr](/data/drift.csv#intakter.bokslut_2022), or take the term out of the list":
		return "börja raden under den med en siffra, som i : [75 796 tkr](/data/drift.csv#intakter.bokslut_2022), eller ta bort termen ur listan"
	case "a figure counted %s cannot have changed from one counted %s":
		return "ett tal som anges %s kan inte ha ändrats från ett som anges %s"
	case "compare it with the same figure of another year, or begin the line with a word":
		return "jämför det med samma tal för ett annat år, eller börja raden med ett ord"

	// table add
	case "%d column":
		return "%d kolumn"
	case "%d columns":
		return "%d kolumner"
	case "%q cannot be the id of a table: say --id with small letters a–z, digits, _ and -, a letter first":
		return "”%s” kan inte vara en tabells id: ange --id med små bokstäver a–z, siffror, _ och -, med en bokstav först"
	case "%q is almost %s, but not for every row":
		return "”%s” är nästan %s, men inte på alla rader"
	case "%q is almost %s, but not in every column":
		return "”%s” är nästan %s, men inte i alla kolumner"
	case "%q is the sum of its parts, but not in column %q, which is left out of sums by sums: false":
		return "”%s” är summan av sina delar, men inte i kolumnen ”%s”, som lämnas utanför summorna med sums: false"
	case "%q counts as 0, as the sums agree with that":
		return "”%s” räknas som 0, eftersom summorna stämmer då"
	case "%q has a unit that cannot be computed with: count its figures in another one, or say unit: here as it is":
		return "”%s” har en enhet som det inte går att räkna med: räkna om talen till en annan, eller skriv unit: här som den är"
	case "the unit %s is taken from the title, for all figures that have none of their own":
		return "enheten %s är hämtad ur rubriken, för alla tal som saknar en egen"
	case "%s: empty in the file, and computed here; if nothing is to stand there, write a sign of missingValues in the cell":
		return "%s: tomt i filen, men räknas fram här; om inget ska stå där, skriv ett av tecknen under missingValues i cellen"
	case "%q looks like a sum, but the rows above do not add up to it; say in rows: how it is computed, if it is":
		return "”%s” ser ut som en summa, men raderna ovanför ger inte den summan; om den räknas fram, skriv hur under rows:"
	case "%s and %s: %s, %s and %s":
		return "%s och %s: %s, %s och %s"
	case "%s holds %q, and %s in the same column a number in percent: give them the same format, or say the unit of each row in a column of its own, with the heading Enhet":
		return "%s innehåller ”%s”, och %s i samma kolumn ett tal i procent: ge dem samma format, eller ange varje rads enhet i en egen kolumn med rubriken Enhet"
	case "%s holds %q, which is no number, in a column of numbers: write the number alone and the rest as a note under the table, write .. where there is none, or say --text %s if the whole column is text":
		return "%s innehåller ”%s”, som inte är ett tal, i en kolumn med tal: skriv bara talet i cellen och resten som en not under tabellen, skriv .. där det inte finns något, eller ange --text %s om hela kolumnen är text"
	case "there is no column %s with a heading, to take for text: columns are told apart by their letters":
		return "det finns ingen kolumn %s med en rubrik att läsa som text: kolumner anges med sina bokstäver"
	case "`letters` of columns that are text, though numbers stand in them, as F or D,F":
		return "`bokstäver` för kolumner som är text fast det står tal i dem, som F eller D,F"
	case "%s: formulas whose values were not saved with the workbook, so the cells are empty here; open it in Excel and save it to get them":
		return "%s: formler vars värden inte sparades i arbetsboken, så cellerna är tomma här; öppna den i Excel och spara den för att få med dem"
	case "Add a table to a report":
		return "Lägg till en tabell i en rapport"
	case "Look at these, and remove the line when it is right:":
		return "Titta på det här, och ta bort raden när det är rätt:"
	case "Make a table of a workbook or a CSV file":
		return "Gör en tabell av en arbetsbok eller en CSV-fil"
	case `Make a table of what the finance department hands over: an Excel workbook (.xlsx) or a
CSV file, with titles, units, subtotals and notes as they are.

  bokslut table add bokslut.xlsx
  bokslut table add bokslut.xlsx --sheet Drift --id namnder
  bokslut table add ../export.csv -C arsbokslut-2025

It writes data/ID.csv and its sidecar data/ID.yaml. Sums, differences and shares become
formulas where they are proved to hold. The figures stay as they are shown; of what a workbook
has computed, the digits beyond the tenth are left out. What it was unsure of stands as
comments in the sidecar, and what is in neither file is listed. With --replace the sidecar
keeps what only the old one says, such as charts and figures.

The exit code is 0 when the table has no errors, 1 when it has, or when something must be
decided in the file first, and 2 when the command line cannot be understood.`:
		return `Gör en tabell av det som ekonomiavdelningen lämnar: en Excelarbetsbok (.xlsx) eller en
CSV-fil, med titlar, enheter, delsummor och noter som de är.

  bokslut table add bokslut.xlsx
  bokslut table add bokslut.xlsx --sheet Drift --id namnder
  bokslut table add ../export.csv -C arsbokslut-2025

Kommandot skriver data/ID.csv och beskrivningsfilen data/ID.yaml. Summor, skillnader och
andelar blir formler där det är prövat att de stämmer. Talen står kvar som de visas; av det som
en arbetsbok har räknat fram utelämnas siffrorna efter den tionde. Det som är osäkert står som
kommentarer i beskrivningsfilen, och det som inte finns i någon av filerna räknas upp.
Med --replace behåller beskrivningsfilen det som bara den gamla säger, som diagram och namngivna tal.

Slutkoden är 0 när tabellen inte har några fel, 1 när den har det eller när något först måste
avgöras i filen, och 2 när kommandoraden inte går att förstå.`
	case "`id` of the table (usually the name of the sheet or file, without the report's year)":
		return "tabellens `id` (i vanliga fall bladets eller filens namn, utan rapportens år)"
	case "an empty cell; if it means 0, write 0 in the CSV file":
		return "en tom cell; om den betyder 0, skriv 0 i CSV-filen"
	case "checked: %s":
		return "kontrollerad: %s"
	case "column %s has no heading; it is called %q here":
		return "kolumn %s har ingen rubrik; här heter den ”%s”"
	case "column %s, %q, holds both dates and numbers: make them all one or the other":
		return "kolumn %s, ”%s”, har både datum och tal: gör om dem så att alla är det ena eller det andra"
	case "column %s, %q: it has a heading, but nothing below it":
		return "kolumn %s, ”%s”: den har en rubrik, men ingenting under den"
	case "figures are not read out of documents, as cells cannot be told apart there: ask for the workbook that the table came from":
		return "siffror läses inte ur dokument, där celler inte går att skilja åt: be om arbetsboken som tabellen kommer från"
	case "files of that kind are not read: open it in the program that made it and save it as an Excel workbook (.xlsx), or each sheet as CSV UTF-8":
		return "filer av det slaget läses inte: öppna den i programmet som gjorde den och spara den som Excelarbetsbok (.xlsx), eller varje blad som CSV UTF-8"
	case "formulas, each proved:":
		return "formler, alla prövade:"
	case "if it means 0, add is: 0":
		return "om det betyder 0, lägg till is: 0"
	case "it has %d sheets, which each make a table: say --sheet with one of %s":
		return "den har %d blad, som blir var sin tabell: ange --sheet med ett av %s"
	case "it has more than %d merged cells":
		return "den har fler än %d sammanfogade celler"
	case "it has more than %d rows without a number":
		return "den har fler än %d rader utan radnummer"
	case "it has more than %d MB of text":
		return "det har mer än %d MB text"
	case "it has more than %d cells":
		return "det har fler än %d celler"
	case "it is an Excel workbook under another name: give it the ending .xlsx":
		return "den är en Excelarbetsbok under annat namn: ge den ändelsen .xlsx"
	case "it is no Excel workbook, or is damaged or locked with a password":
		return "den är ingen Excelarbetsbok, eller är skadad eller låst med ett lösenord"
	case "its sheet %q cannot be read: %v":
		return "bladet ”%s” går inte att läsa: %v"
	case "kept of the old sidecar:":
		return "kvar från den gamla beskrivningsfilen:"
	case "said by the old sidecar, and not by the new one:":
		return "stod i den gamla beskrivningsfilen, och inte i den nya:"
	case "%q is taken to stand under %q, as nothing says where that ends; if it does not, change its cell under %s in the CSV file":
		return "”%s” tolkas som en del av ”%s”, eftersom inget visar var den delen slutar; om den inte är det, ändra dess cell under %s i CSV-filen"
	case "left out:":
		return "utelämnat:"
	case "name one file, as in bokslut table add bokslut.xlsx":
		return "ange en fil, som i bokslut table add bokslut.xlsx"
	case "no headings stand above the first figures, in row %d: write a row of headings there":
		return "det står inga rubriker ovanför de första siffrorna, på rad %d: skriv en rad med rubriker där"
	case "no table was found: it needs a row of headings, and below it a row for each item":
		return "ingen tabell hittades: det behövs en rad med rubriker, och under den en rad för varje post"
	case "there is no such file":
		return "filen finns inte"
	case "it is a folder: name a workbook or a CSV file in it":
		return "det är en mapp: ange en arbetsbok eller en CSV-fil i den"
	case "nothing was written: %s: %v":
		return "inget skrevs: %s: %v"
	case "replace the table of that id, if there is one":
		return "ersätt tabellen med det id:t, om det finns någon"
	case "%s: what is computed agrees only if the numbers are rounded from finer ones, hence rounded: true; if they are not, one of them is wrong":
		return "%s: det som räknas fram stämmer bara om talen är avrundade från finare tal, därför rounded: true; är de inte det är något av dem fel"
	case "formulas of columns were not all looked for, as there is too much to try; see yourself which columns follow from others":
		return "alla kolumners formler har inte sökts, eftersom det finns för mycket att pröva; se själv efter vilka kolumner som följer av andra"
	case "row %d has no text that says what it is; it is called %q here":
		return "rad %d saknar text som säger vad den är; här heter den ”%s”"
	case "%s holds the error %s: mend the formula in the workbook, or empty the cell":
		return "%s innehåller felet %s: rätta formeln i arbetsboken, eller töm cellen"
	case "%s holds %q, in which marks stand between thousands: take them out of the numbers in the file":
		return "%s innehåller ”%s”, där tecken skiljer tusental åt: ta bort dem ur talen i filen"
	case "%s holds %q, but the numbers above it in the column have another unit or none: write them all in the same":
		return "%s innehåller ”%s”, men talen ovanför i kolumnen har en annan enhet eller ingen: skriv alla i samma"
	case "%q is %s, but not in column %q, of which no formula was found; write that first, and then this one":
		return "”%s” är %s, men inte i kolumnen ”%s”, som ingen formel hittades för; skriv den först, och sedan den här"
	case "%s: a sign before the text is left out, as Excel would take the whole for a formula":
		return "%s: ett tecken före texten är utelämnat, eftersom Excel skulle läsa det hela som en formel"
	case "%s: formulas that gave an error, as of a division by zero; the cells hold a sign for a missing value here":
		return "%s: formler som gav ett fel, till exempel vid division med noll; här står i cellerna ett tecken för att värdet saknas"
	case "rows %d to %d are taken for facts about the table, not for figures; they are in its description":
		return "rad %d till %d tolkas som uppgifter om tabellen, inte som siffror; de står i dess beskrivning"
	case "column %s, %q, holds dates, but also %q; it is text here":
		return "kolumn %s, ”%s”, innehåller datum men också ”%s”; här är den text"
	case "column %s, %q, is taken for years, which are no amounts":
		return "kolumn %s, ”%s”, tolkas som årtal, som inte är belopp"
	case "the heading of column %s is %q; it is called %q here":
		return "rubriken på kolumn %s är ”%s”; här heter den ”%s”"
	case "column %s has no numbers but years, and is taken for text":
		return "kolumn %s har inga andra tal än årtal, och tolkas som text"
	case "column %s, %q, is taken for codes, which are no numbers":
		return "kolumn %s, ”%s”, tolkas som koder, som inte är tal"
	case "rows that are hidden in the workbook are taken along: %s; take out what is not to be published":
		return "rader som är dolda i arbetsboken har tagits med: %s; ta bort det som inte ska publiceras"
	case "columns that are hidden in the workbook are taken along: %s; take out what is not to be published":
		return "kolumner som är dolda i arbetsboken har tagits med: %s; ta bort det som inte ska publiceras"
	case "numbers such as %s in column %s are read as having three decimals; if they are thousands, take the mark out of them in the file":
		return "tal som %s i kolumn %s läses som tal med tre decimaler; är det tusental, ta bort tecknet ur dem i filen"
	case "the sheet has two tables beside each other: one before column %s, and one from there on; put each in a sheet of its own":
		return "bladet har två tabeller bredvid varandra: en före kolumn %s, och en från och med den; lägg var och en i ett eget blad"
	case "row %d is taken for headings, as it holds no figures but years":
		return "rad %d tolkas som rubriker, eftersom den inte har andra siffror än årtal"
	case "rows are grouped twice: by column %s and by headings such as %q among the rows; keep one of them":
		return "raderna är grupperade två gånger: av kolumn %s och av rubriker som ”%s” bland raderna; behåll en av dem"
	case "that is neither an Excel workbook (.xlsx) nor a CSV file (.csv)":
		return "det är varken en Excelarbetsbok (.xlsx) eller en CSV-fil (.csv)"
	case "the heading %q is taken to be that of column %s too":
		return "rubriken ”%s” tolkas som rubrik för kolumn %s också"
	case "the mark %s, which no note under the table explains":
		return "märket %s, som ingen not under tabellen förklarar"
	case "the sheet has more than one table: headings come again in row %d, below figures in row %d; put each table in a sheet of its own":
		return "bladet har mer än en tabell: rubriker kommer igen på rad %d, under siffrorna på rad %d; lägg varje tabell på ett eget blad"
	case "all figures are formulas whose values were not saved with the workbook: open it in Excel, save it, and try again":
		return "alla tal är formler vars värden inte sparades med arbetsboken: öppna den i Excel, spara den och försök igen"
	case "the workbook's `sheet` to read":
		return "arbetsbokens `blad` att läsa"
	case "%s is no file, and is not replaced: take it away first, or choose another id with --id":
		return "%s är ingen fil, och ersätts inte: ta bort den först, eller välj ett annat id med --id"
	case "there is a %s already: choose another id with --id, or replace it with --replace":
		return "det finns redan en %s: välj ett annat id med --id, eller ersätt den med --replace"
	case "there is no sheet %q: write one of %s":
		return "det finns inget blad ”%s”: skriv ett av %s"
	case "there is nothing in it":
		return "den är tom"
	case "to show it: ![](/%s)":
		return "så visas den: ![](/%s)"
	case "two columns are called %q; column %s has its letter added":
		return "två kolumner heter ”%s”; kolumn %s har fått sin bokstav tillagd"
	case "there are more than %d of one kind; the rest of them are not listed":
		return "det finns fler än %d av ett slag; resten räknas inte upp"
	case "two rows are called %q; the id tells them apart":
		return "två rader heter ”%s”; deras id skiljer dem åt"
	case "unsure, so look at:":
		return "osäkert, så titta på:"

	// editions
	case "%s holds a report by itself, so that no edition can stand beside it: move what is in it to a folder there with the name of its edition, or choose another folder with -o":
		return "%s innehåller redan en rapport, så ingen utgåva kan ligga bredvid den: flytta innehållet till en mapp där med utgåvans namn, eller välj en annan mapp med -o"
	case "%s was published, and is not there any more":
		return "%s har publicerats, men finns inte längre"
	case "put it back; if its value is withdrawn, give it the sign of a missing value and correct it":
		return "lägg tillbaka talet; om det dras tillbaka, skriv tecknet för ett saknat värde i cellen och lägg till en rättelse"
	case "%s was published as %s and is now %s, but no correction says so":
		return "%s publicerades som %s och är nu %s, men ingen rättelse säger det"
	case "%s without a unit":
		return "%s utan enhet"
	case "mend the figure, or add to corrections: in site.yaml, with date and reason: - {date: …, figure: %s, old: \"%s\", new: \"%s\", reason: …}":
		return "ändra talet, eller lägg till en punkt under corrections: i site.yaml, med datum och skäl: - {date: …, figure: %s, old: \"%s\", new: \"%s\", reason: …}"
	case "mend the figure, or add to corrections: in site.yaml an item with figure: %s, old: what was published, new: what it is now, date: and reason:":
		return "ändra talet, eller lägg till en punkt under corrections: i site.yaml med figure: %s, old: det som publicerades, new: det som gäller nu, date: och reason:"
	case "the correction says that %s was %s, but what was published is %s":
		return "rättelsen säger att %s var %s, men det som publicerades är %s"
	case "write under old: what was published":
		return "skriv under old: det som publicerades"
	case "an edition cannot be called %q, which is what leads to the newest one":
		return "en utgåva kan inte heta ”%s”: den adressen leder till den nyaste utgåvan"
	case "write edition: 2022":
		return "skriv edition: 2022"
	case "%q is not the name of an edition":
		return "”%s” kan inte vara namnet på en utgåva"
	case "write it with small letters a–z, digits and -, as 2022":
		return "skriv det med små bokstäver a–z, siffror och -, till exempel 2022"
	case "published `folder` or its datapackage.json, whose figures may only change with a correction":
		return "publicerad `mapp` eller dess datapackage.json, vars siffror bara får ändras med en rättelse"

	// corrections
	case "old and new are the same, %q, so nothing was corrected":
		return "old och new är samma, ”%s”, så inget har rättats"
	case "write under old: what was published before":
		return "skriv under old: det som var publicerat tidigare"
	case "the correction says that %s is now %s, but it is %s":
		return "rättelsen säger att %s nu är %s, men talet är %s"
	case "write new: %s, or mend the figure in the table":
		return "skriv new: %s, eller rätta talet i tabellen"
	case "%s is corrected twice on %s":
		return "%s rättas två gånger den %s"
	case "write one correction, from what was published before that day to what is published now":
		return "skriv en enda rättelse, från det som var publicerat före den dagen till det som är publicerat nu"
	case "the correction of %s says that %s was %s, but that of %s made it %s":
		return "rättelsen från %s säger att %s var %s, men rättelsen från %s ändrade det till %s"
	case "write old: %s":
		return "skriv old: %s"
	case "%q is no figure that %s could hold":
		return "”%s” är inget tal som %s kan innehålla"
	case "write it as the text would, for example %s, without words such as %s":
		return "skriv det som i löpande text, till exempel %s, utan ord som %s"
	case "%q does not say which figure was corrected":
		return "av ”%s” framgår inte vilket tal som har rättats"
	case "write the table's id, # and row.field or the name of a figure, as in drift#intakter.bokslut_2022; bokslut diff writes it so":
		return "skriv tabellens id, # och rad.fält eller namnet på ett tal, som i drift#intakter.bokslut_2022; bokslut diff skriver det så"
	case "a table's id is the name of its CSV file without .csv":
		return "en tabells id är namnet på dess CSV-fil utan .csv"
	case "a correction of %s is older than the report, which was published on %s":
		return "en rättelse från %s är äldre än rapporten, som publicerades den %s"
	case "mend the date, or take the correction away: one of an earlier report belongs there, and what was changed before this one was published is none":
		return "rätta datumet, eller ta bort rättelsen: en från en tidigare rapport hör hemma där, och det som ändrades innan den här publicerades är ingen rättelse"
	case "each correction has date, figure, old, new and reason":
		return "varje rättelse har date, figure, old, new och reason"

	// binding
	case "binding the figures: with them the report would have an error at %s: %s":
		return "det gick inte att binda siffrorna: rapporten skulle få ett fel i %s: %s"
	case "%d cells fit it":
		return "%d celler passar"
	case "bound to %s it would be wrong: %s":
		return "bunden till %s blir den fel: %s"

	// what computing finds
	case "a table is named as its file in the folder of tables, without .csv":
		return "en tabell heter som sin fil i tabellernas mapp, utan .csv"
	case "the name %q stands alone, where a cell is needed":
		return "namnet ”%s” står ensamt, där det behövs en cell"
	case "the field %q holds text, which no formula can use":
		return "fältet ”%s” innehåller text, som ingen formel kan använda"
	case "if it holds numbers, remove type: text and its role in %s":
		return "om det innehåller tal tar du bort type: text och fältets roll i %s"
	case "%s is a field: name the cell that is meant, as row.%s":
		return "%s är ett fält: ange vilken cell du menar, som rad.%s"
	case "the rows are %s":
		return "raderna är %s"
	case "the ids of rows stand in %s":
		return "radernas id står i %s"
	case "%s is a row: name the cell that is meant, as %s.%s":
		return "%s är en rad: ange vilken cell du menar, som %s.%s"
	case "the fields are %s":
		return "fälten är %s"
	case "the names of fields stand in %s":
		return "fältens namn står i %s"
	case "%s gives %s":
		return "%s ger %s"
	case "%s gives %s (rounding allows %s to %s)":
		return "%s ger %s (avrundningen tillåter %s till %s)"
	case "%s, %s is %s, but %s":
		return "%s, %s är %s, men %s"
	case "mend the figure, or the figures that it follows from; an empty cell is computed":
		return "rätta talet, eller de tal som det räknas fram av; en tom cell räknas fram"
	case "%s, %s is %s, but %s; rounding may explain it, yet that is far":
		return "%s, %s är %s, men %s; avrundning kan förklara det, men skillnaden är stor"
	case "check the figure against its source":
		return "stäm av talet mot källan"
	case "%s gives no judgement":
		return "%s ger ingen bedömning"
	case "%s gives %q":
		return "%s ger ”%s”"
	case "%s gives no judgement: %s":
		return "%s ger ingen bedömning: %s"
	case "%s, %s is %q, but %s":
		return "%s, %s är ”%s”, men %s"
	case "mend it, or say why under notes: in %s, with to: [%s]":
		return "rätta bedömningen, eller förklara den under notes: i %s, med to: [%s]"
	case "table %s has no field and no row %q":
		return "tabellen %s har varken något fält eller någon rad ”%s”"
	case "name a field for all rows, a row for all fields, or a cell as row.field":
		return "ange ett fält för alla rader, en rad för alla fält, eller en cell som rad.fält"
	case "%q is a row and %q is a field; names that stand alone must all be rows or all be fields":
		return "”%s” är en rad och ”%s” är ett fält; namn som står ensamma måste alla vara rader eller alla vara fält"
	case "write row.field for single cells":
		return "skriv rad.fält för enstaka celler"
	case "this does not hold: %s":
		return "det här stämmer inte: %s"
	case "this does not hold for %s":
		return "det här stämmer inte för %s"
	case "%d more row":
		return "%d rad till"
	case "%d more rows":
		return "%d rader till"
	case "%d more column":
		return "%d kolumn till"
	case "%d more columns":
		return "%d kolumner till"
	case "this does not hold for %s: %s":
		return "det här stämmer inte för %s: %s"
	case "none of %d published figures follows from this formula; the first: %s":
		return "ingen av %d publicerade siffror följer av den här formeln; den första: %s"
	case "mend the formula, or the figures if it is right":
		return "rätta formeln, eller siffrorna om den är rätt"
	case "for %s, %s":
		return "för %s: %s"
	case "mend the check, or the figures if it is right; it is there because: %s":
		return "rätta villkoret, eller talen om det är rätt; skälet till villkoret är: %s"
	case "mend one of the figures, or the check; it is there because: %s":
		return "rätta något av talen, eller villkoret; skälet till villkoret är: %s"
	case "%s is %s":
		return "%s är %s"
	case "%s, where %s":
		return "%s, där %s"
	case "the sum of its parts":
		return "summan av delarna"
	case "without a value":
		return "utan värde"
	case "the parts of %q are counted %s and %s, and have no sum":
		return "delarna av ”%s” anges %s och %s, och har ingen summa"
	case "say sums: false for the row or the field in %s, or mend the units":
		return "skriv sums: false för raden eller fältet i %s, eller rätta enheterna"
	case "the cells of %s are counted %s and %s":
		return "cellerna i %s anges %s och %s"
	case "name the cells that belong together one by one":
		return "räkna upp de celler som hör ihop, en och en"
	case "a formula depends on itself: %s":
		return "en formel beror på sig själv: %s"
	case "change one of these formulas so that it uses cells that are given, not computed":
		return "ändra någon av formlerna så att den använder celler som är ifyllda, inte framräknade"

	// pages: addresses, files and what stands first in them
	case "the front page is a draft, and a report cannot do without it":
		return "startsidan är ett utkast, och rapporten klarar sig inte utan den"
	case "remove the line draft: true":
		return "ta bort raden draft: true"
	case "the front page has no use for the slug %q: its address is the report's":
		return "startsidan kan inte ha adressen ”%s”: den har rapportens egen adress"
	case "remove the line with slug":
		return "ta bort raden med slug:"
	case "the address %s is already that of %s":
		return "adressen %s används redan av %s"
	case "the address %s is already that of the page of all data files":
		return "adressen %s används redan av sidan med alla datafiler"
	case "the address %s is already that of the page which accounts for all figures":
		return "adressen %s används redan av sidan som redovisar alla siffror"
	case "the address %s is already that of the page which lists the corrections":
		return "adressen %s används redan av sidan med rättelser"
	case "the address %s is already that of the accessibility statement":
		return "adressen %s används redan av tillgänglighetsredogörelsen"
	case "the address %s is already that of the list of tables":
		return "adressen %s används redan av listan över tabeller och diagram"
	case "the address %s is already that of the whole report on one page":
		return "adressen %s används redan av sidan med hela rapporten"
	case "the address %s is already that of the search page":
		return "adressen %s används redan av söksidan"
	case "rename the file or its folder, or give it another slug: in the front matter":
		return "byt namn på filen eller mappen, eller ange en annan slug: bland uppgifterna överst i filen"
	case "the slug %q is more than lower-case letters, digits and hyphens":
		return "adressen ”%s” innehåller annat än små bokstäver, siffror och bindestreck"
	case "write it like arets-resultat":
		return "skriv den som arets-resultat"
	case "the name %q makes no address that all can write":
		return "namnet ”%s” ger ingen adress som alla kan skriva"
	case "write slug: in the front matter, with lower-case letters, digits and hyphens":
		return "ange slug: bland uppgifterna överst i filen, med små bokstäver, siffror och bindestreck"
	case "there is no page %s for this one to translate":
		return "det finns ingen sida %s som den här kan vara en översättning av"
	case "%s says the same in that language already: %s":
		return "%s säger redan samma sak på det språket: %s"
	case "correct lang: or translates: in the front matter, or remove translates:":
		return "rätta lang: eller translates: bland uppgifterna överst i filen, eller ta bort translates:"
	case "correct translates: in the front matter; it names the other page's file":
		return "rätta translates: bland uppgifterna överst i filen; där står den andra sidans fil"
	case "reading the page %s: %v":
		return "det gick inte att läsa sidan %s: %v"
	case "reading the folder %s: %s":
		return "det gick inte att läsa mappen %s: %s"
	case "a link to a folder is not followed":
		return "en länk till en mapp följs inte"
	case "put the folder itself here":
		return "lägg själva mappen här"
	case "the address %s/ has a name that Windows keeps for itself, and no one there could save it":
		return "adressen %s/ har ett namn som är reserverat i Windows, så ingen där skulle kunna spara den"
	case "write slug: in the front matter, with another name":
		return "skriv slug: bland uppgifterna överst i filen, med ett annat namn"
	case "the name %q is not all in small letters where it must be":
		return "namnet ”%s” har en stor bokstav där den måste vara liten"
	case "let it end with .md; a chapter's own page is %s":
		return "låt namnet sluta på .md; ett kapitels egen sida heter %s"
	case "the folder %q has no page of its own":
		return "mappen ”%s” har ingen egen sida"
	case "make the file %s: a title, and what the reader should know first":
		return "skapa filen %s, med en titel och det som läsaren bör veta först"
	case "the file does not begin with a title between two lines of %s":
		return "filen börjar inte med en titel mellan två rader med %s"
	case "let the first three lines be %s, title: and the page's title, %s":
		return "låt de tre första raderna vara %s, title: med sidans titel, och %s"
	case "this is %d characters long, and can be %d at most":
		return "det här är %d tecken långt, och får vara högst %d"
	case "write it shorter; the rest belongs in the text below":
		return "skriv det kortare; resten hör hemma i texten nedanför"
	case "what begins with this %s has no end":
		return "det som börjar med %s har inget slut"
	case "write %s on a line of its own after the last of title, summary and the like":
		return "skriv %s på en egen rad efter den sista uppgiften, som title eller summary"
	case "the page's title is empty":
		return "sidans titel är tom"
	case "write what the page is about, as its reader would say it":
		return "skriv vad sidan handlar om, så som läsaren skulle säga det"
	case "%q holds Markdown, which is shown as it is written here":
		return "”%s” innehåller Markdown, som här visas precis som det är skrivet"
	case "write plain text; links, emphasis and the like belong in the text below":
		return "skriv vanlig text; länkar, betoning och liknande hör hemma i texten nedanför"
	case "%q names no language":
		return "”%s” är inget språk"
	case "write the short code: sv for Swedish, en for English":
		return "skriv den korta koden: sv för svenska, en för engelska"
	case "%q is not the Markdown file of a page":
		return "”%s” är inte Markdownfilen till en sida"
	case "write the path of the file that this page is a translation of":
		return "skriv sökvägen till den fil som sidan är en översättning av"
	case "the file is %d kB, and a page can be %d kB at most":
		return "filen är %d kB, och en sida får vara högst %d kB"
	case "divide it into several pages":
		return "dela upp den på flera sidor"
	case "the file is saved as UTF-16, not as UTF-8":
		return "filen är sparad som UTF-16, inte som UTF-8"
	case "save it again, with the encoding UTF-8":
		return "spara den på nytt, med teckenkodningen UTF-8"
	case "the file is not saved as UTF-8: this character cannot be read":
		return "filen är inte sparad som UTF-8: det här tecknet går inte att läsa"
	case "save it again, with the encoding UTF-8; å, ä and ö are then right too":
		return "spara den på nytt, med teckenkodningen UTF-8; då blir också å, ä och ö rätt"
	case "the line ends with the line break of old Macintoshes, which Markdown does not know":
		return "raden slutar med gamla Macdatorers radbrytning, som Markdown inte känner till"
	case "save it again, with the line breaks of Unix or Windows":
		return "spara den på nytt, med radbrytningar som i Unix eller Windows"

	// pages: their text
	case "the table below this text and the line below the table cannot be told apart":
		return "det går inte att skilja tabellen under den här texten från linjen under tabellen"
	case "put a blank line before and after the table":
		return "lägg en tom rad före och efter tabellen"
	case "this list begins with the number %d":
		return "den här listan börjar med talet %d"
	case "begin it with 1; if it is no list, write \\ before the mark after the number":
		return "börja den med 1; om det inte är en lista skriver du \\ före tecknet efter talet"
	case "HTML cannot be used: %s":
		return "HTML kan inte användas: %s"
	case "write it as Markdown; to show a < as such, write \\<":
		return "skriv det som Markdown; för att visa tecknet < skriver du \\<"
	case "there are two footnotes %q on this page":
		return "det finns två fotnoter ”%s” på sidan"
	case "name one of them otherwise":
		return "ge den ena ett annat namn"
	case "the footnote %q is empty":
		return "fotnoten ”%s” är tom"
	case "write it after the colon":
		return "skriv den efter kolonet"
	case "nothing in the text refers to the footnote %q":
		return "inget i texten hänvisar till fotnoten ”%s”"
	case "write [^%s] where it belongs, or remove it":
		return "skriv [^%s] där den hör hemma, eller ta bort den"
	case "there is no footnote %q on this page":
		return "det finns ingen fotnot ”%s” på sidan"
	case "write it on a line of its own: [^%s]: and the note":
		return "skriv den på en egen rad: [^%s]: och sedan fotnoten"
	case "a footnote cannot stand within another":
		return "en fotnot kan inte stå i en annan fotnot"
	case "write it on a line of its own that begins with [":
		return "skriv den på en egen rad som börjar med ["
	case "two headings on this page have the id %q":
		return "två rubriker på sidan har samma id, ”%s”"
	case "change one of them":
		return "ändra den ena"
	case "a heading cannot stand inside a list, a quotation or a footnote":
		return "en rubrik kan inte stå i en lista, ett citat eller en fotnot"
	case "let it stand by itself, or write it as **strong** text":
		return "låt den stå för sig själv, eller skriv den som **fet** text"
	case "the page's heading is its title: those in the text begin with ##":
		return "sidans huvudrubrik är dess titel: rubriker i texten börjar med ##"
	case "write ## before it, or remove it if it repeats the title":
		return "skriv ## före den, eller ta bort den om den upprepar titeln"
	case "this heading has level %d and stands below one of level %d":
		return "den här rubriken har nivå %d och står under en med nivå %d"
	case "write %s before it":
		return "skriv %s före den"
	case "the heading has no text":
		return "rubriken har ingen text"
	case "write one, or remove the mark":
		return "skriv en text, eller ta bort rubrikens tecken"
	case "a heading can have an id between { and }, and nothing else":
		return "mellan { och } kan en rubrik ha ett id, och inget annat"
	case "write {#id}, or remove it":
		return "skriv {#id}, eller ta bort det"
	case "the id %q is more than lower-case letters, digits and hyphens":
		return "id:t ”%s” innehåller annat än små bokstäver, siffror och bindestreck"
	case "the id %q has two hyphens beside each other, as those have that the build makes":
		return "id:t ”%s” har två bindestreck i rad; så ser bara de id:n ut som bygget gör"
	case "write it like {#arets-resultat}":
		return "skriv det som {#arets-resultat}"
	case "%s is not an id":
		return "%s är inget id"
	case "a table or chart cannot stand within text":
		return "en tabell eller ett diagram kan inte stå mitt i en text"
	case "put it on a line of its own, with a blank line before and after":
		return "lägg det på en egen rad, med en tom rad före och efter"
	case "what is shown here lacks the file it comes from":
		return "det som ska visas här saknar filen som det kommer från"
	case "write the path of the CSV file before %s, as in ![](/data/drift.csv%s)":
		return "skriv sökvägen till CSV-filen före %s, som i ![](/data/drift.csv%s)"
	case "a picture cannot be fetched from another site":
		return "en bild kan inte hämtas från en annan webbplats"
	case "put the file beside this page and write its name":
		return "lägg filen bredvid sidans fil och skriv dess namn"
	case "%s is no picture that browsers show":
		return "%s är ingen bild som webbläsare kan visa"
	case "make a table of the workbook with bokslut table add, and show the CSV file that it makes, as in ![](/data/drift.csv)":
		return "gör en tabell av arbetsboken med bokslut table add, och visa CSV-filen som den skriver, som i ![](/data/drift.csv)"
	case "save a picture as SVG, PNG, JPEG, WebP, AVIF or GIF; to let readers open another file, link to it: the same without the !":
		return "spara en bild som SVG, PNG, JPEG, WebP, AVIF eller GIF; om läsarna ska kunna öppna en annan sorts fil, länka till den: samma sak utan !"
	case "the picture has no text for those who do not see it":
		return "bilden har ingen text för den som inte ser den"
	case "write between [ and ] what it shows":
		return "skriv mellan [ och ] vad den visar"
	case "there cannot be links, pictures or footnotes in the text of a picture":
		return "i texten till en bild kan det inte finnas länkar, bilder eller fotnoter"
	case "write plain text between [ and ], and the link in the text around it":
		return "skriv vanlig text mellan [ och ], och länken i texten runt omkring"
	case "a caption can hold no links but those of figures, no pictures and no footnotes":
		return "i en bildtext kan det inte finnas bilder eller fotnoter, och inga andra länkar än siffrornas"
	case "put it into the text around; a figure in a caption is bound as one in the text is: [75 796 tkr](#intakter.bokslut_2022)":
		return "lägg det i texten runt omkring; en siffra i en bildtext binds som en i texten: [75 796 tkr](#intakter.bokslut_2022)"
	case "this looks like a link, but what is between ( and ) is no destination":
		return "det här ser ut som en länk, men det som står mellan ( och ) leder inte någonstans"
	case "a destination with spaces stands between < and >, as in (<min fil.pdf>); if no link is meant, write \\] for ]":
		return "en sökväg med mellanslag ska stå mellan < och >, som i (<min fil.pdf>); om det inte är en länk skriver du \\] i stället för ]"
	case "this looks like a link, but a space stands between ] and (":
		return "det här ser ut som en länk, men det står ett mellanslag mellan ] och ("
	case "remove the space; if no link is meant, write \\] for ]":
		return "ta bort mellanslaget; om det inte är en länk skriver du \\] i stället för ]"
	case "this looks like a heading, but no space stands after %s":
		return "det här ser ut som en rubrik, men det saknas ett mellanslag efter %s"
	case "write a space there; if no heading is meant, write \\ before it":
		return "skriv ett mellanslag där; om det inte är en rubrik skriver du \\ före"
	case "this looks like a link, but nothing says where %q leads":
		return "det här ser ut som en länk, men det framgår inte vart ”%s” leder"
	case "write the destination after the text, as in [text](fil.md); if no link is meant, write \\] for ]":
		return "skriv vart den leder efter texten, som i [text](fil.md); om det inte är en länk skriver du \\] i stället för ]"
	case "from here on there are more than %d kB without a blank line":
		return "härifrån följer mer än %d kB utan någon tom rad"
	case "divide the text into paragraphs; a long table belongs in a CSV file":
		return "dela in texten i stycken; en lång tabell hör hemma i en CSV-fil"
	case "from here on there are more than %d lines without a blank one":
		return "härifrån följer fler än %d rader utan någon tom rad"
	case "the table that begins here has more than %d cells":
		return "tabellen som börjar här har fler än %d celler"
	case "put it into a CSV file below data/ and embed it":
		return "lägg den i en CSV-fil i mappen data/ och visa den här"
	case "the figures up to this one have more than %d MB of titles and labels":
		return "siffrorna till och med den här har mer än %d MB titlar och förklaringar"
	case "give the tables, rows and fields shorter titles, and the codes shorter labels":
		return "ge tabellerna, raderna och fälten kortare titlar, och koderna kortare texter under label:"
	case "from here on the page shows more of tables and charts than %d MB":
		return "härifrån visar sidan mer av tabeller och diagram än %d MB"
	case "a name has %d characters at most":
		return "ett namn har högst %d tecken"
	case "an id has %d characters at most":
		return "ett id har högst %d tecken"
	case "write a shorter one":
		return "skriv ett kortare"
	case "a text of this is %d characters long, and can be %d at most":
		return "en text om det här är %d tecken lång, och kan vara högst %d"
	case "write it shorter; a description: can say more":
		return "skriv den kortare; under description: kan mer sägas"
	case "the names and titles, the labels and the notes are too long for as many rows and fields as the table has":
		return "namnen och titlarna, texterna under label: och noterna är för långa för så många rader och fält som tabellen har"
	case "write them shorter, or divide the table":
		return "skriv dem kortare, eller dela upp tabellen"
	case "the unit is %d characters long, and can be %d at most":
		return "enheten är %d tecken lång, och kan vara högst %d"
	case "write it shorter; what it means can be said under description:":
		return "skriv den kortare; vad den betyder kan sägas under description:"
	case "the address is %d characters long, and can be %d at most":
		return "adressen är %d tecken lång, och kan vara högst %d"
	case "see that the ) after it is there, or write a shorter one":
		return "se efter att ) står efter den, eller skriv en kortare"
	case "%s is %d characters long, and can be %d at most":
		return "%s är %d tecken lång, och kan vara högst %d"
	case "write it shorter":
		return "skriv kortare"
	case "%d other tables":
		return "%d andra tabeller"
	case "the page shows more than %d tables and charts":
		return "sidan visar fler än %d tabeller och diagram"
	case "there are more than %d lists and quotations inside each other":
		return "fler än %d listor och citat står inuti varandra"
	case "there are more than %d things inside each other":
		return "fler än %d saker står inuti varandra"
	case "write them one after another":
		return "skriv dem efter varandra"
	case "this row has fewer cells than the table's head":
		return "raden har färre celler än tabellens första rad"
	case "write as many | as in the first row":
		return "skriv lika många | som på den första raden"
	case "this row has more cells than the table's head":
		return "raden har fler celler än tabellens första rad"
	case "write as many | as in the first row; to show a | as such, write \\|":
		return "skriv lika många | som på den första raden; för att visa tecknet | skriver du \\|"

	// pages: links
	case "the link to %q has no text":
		return "länken till ”%s” har ingen text"
	case "write between [ and ] what the reader finds there":
		return "skriv mellan [ och ] vad läsaren hittar där"
	case "the title %q is not shown, since many readers could not reach it":
		return "länkens titel ”%s” visas inte, eftersom många läsare inte skulle kunna nå den"
	case "write it in the text":
		return "skriv den i texten"
	case "the link leads nowhere":
		return "länken leder ingenstans"
	case "write a path or an address between ( and )":
		return "skriv en sökväg eller en adress mellan ( och )"
	case "the destination %q holds a character that cannot be seen":
		return "i ”%s” finns ett tecken som inte syns"
	case "write it anew":
		return "skriv om den"
	case "%q lacks the beginning of an address":
		return "”%s” saknar början av en adress"
	case "write https: before it":
		return "skriv https: före"
	case "a link cannot begin with %q":
		return "en länk kan inte börja med ”%s”"
	case "write a path within the report, or an address that begins with https:, mailto: or tel:":
		return "skriv en sökväg inom rapporten, eller en adress som börjar med https:, mailto: eller tel:"
	case "%q is not a complete address":
		return "”%s” är inte en fullständig adress"
	case "write it as it stands in the browser, as in https://example.org/fil":
		return "skriv den som den står i webbläsaren, som i https://example.org/fil"
	case "the path %q is written with \\":
		return "sökvägen ”%s” är skriven med \\"
	case "write / between folders, as in ../data/drift.csv":
		return "skriv / mellan mapparna, som i ../data/drift.csv"
	case "%q is not a path: %% stands before two digits that name a character":
		return "”%s” är ingen sökväg: %% ska stå före två siffror som betecknar ett tecken"
	case "write %%25 for the sign %% itself":
		return "skriv %%25 för själva tecknet %%"
	case "%s cannot be read as a file of the report's folder":
		return "%s kan inte läsas som en fil i rapportens mapp"
	case "put the file itself there, not a symbolic link to one elsewhere, and see that you may read it":
		return "lägg själva filen där, inte en symbolisk länk till en fil någon annanstans, och se till att du får läsa den"
	case "%q leads out of the report's folder":
		return "”%s” leder ut ur rapportens mapp"
	case "count the .. again, or begin with / for the report's folder":
		return "räkna .. igen, eller börja med / för rapportens mapp"
	case "the table %s and a heading of this page have the same id":
		return "tabellen %s och en rubrik på sidan har samma id"
	case "give the heading in line %d another one: ## … {#om-%s}":
		return "ge rubriken på rad %d ett annat: ## … {#om-%s}"
	case "#%s is a heading, and a caption can hold no links but those of figures":
		return "#%s är en rubrik, och en bildtext kan inte ha andra länkar än siffrornas"
	case "put the link into the text around":
		return "lägg länken i texten runt omkring"
	case "a heading":
		return "en rubrik"
	case "#%s fits %s on this page":
		return "#%s kan vara %s på den här sidan"
	case "name the table that is meant: /%s#%s":
		return "ange vilken tabell du menar: /%s#%s"
	case "nothing on this page is called %q":
		return "inget på sidan heter ”%s”"
	case "a link that begins with # leads to a heading of the page or to a named figure of a table that the page embeds; name the table for another one: /data/TABLE.csv#%s":
		return "en länk som börjar med # leder till en rubrik på sidan eller till ett namngivet tal i en tabell som sidan visar; ange tabellen om du menar en annan: /data/TABELL.csv#%s"
	case "#%s is a figure, but this page embeds no table":
		return "#%s är en siffra, men sidan visar ingen tabell"
	case "name the table: /data/TABLE.csv#%s":
		return "ange tabellen: /data/TABELL.csv#%s"
	case "none of the tables on this page has the cell %s: %s":
		return "cellen %s finns inte i någon av tabellerna på sidan: %s"
	case "bokslut figures TABLE lists the cells of a table, as links; if it is not on this page, name it: /data/TABLE.csv#%s":
		return "bokslut figures TABELL listar cellerna i en tabell, som länkar; om den inte visas på sidan, ange den: /data/TABELL.csv#%s"
	case "table %s has no figure %q":
		return "tabellen %s har inget namngivet tal ”%s”"
	case "write row.field for a cell; named figures stand under figures: in %s":
		return "skriv rad.fält för en cell; namngivna tal står under figures: i %s"
	case "the rows' ids stand in the column id of %s":
		return "radernas id står i kolumnen id i %s"
	case "the fields stand under fields: in %s":
		return "fälten står under fields: i %s"
	case "the field %q of table %s holds text, which is no figure":
		return "fältet ”%s” i tabellen %s innehåller text, som inte är någon siffra"
	case "link to a cell with a number, or to the table: /%s":
		return "länka till en cell med ett tal, eller till tabellen: /%s"
	case "table %s has no chart %q":
		return "tabellen %s har inget diagram ”%s”"
	case "write /%s; a path that begins with / starts at the report's folder, another one at this file's":
		return "skriv /%s; en sökväg som börjar med / utgår från rapportens mapp, andra från den här filens mapp"
	case "put the CSV file and its sidecar there, or mend the path":
		return "lägg CSV-filen och dess beskrivningsfil där, eller rätta sökvägen"
	case "there is no page %s":
		return "det finns ingen sida %s"
	case "a link to a page names its Markdown file, which must not be a draft":
		return "en länk till en sida anger dess Markdownfil, som inte får vara ett utkast"
	case "the page %s has no heading #%s":
		return "sidan %s har ingen rubrik #%s"
	case "there is no file %s":
		return "det finns ingen fil %s"
	case "%s is a hidden file, which is not published":
		return "%s är en dold fil, som inte publiceras"
	case "if readers should have it, put it elsewhere under another name":
		return "om läsarna ska ha den, lägg den på ett annat ställe under ett annat namn"
	case "the file %s would stand where the build puts one of its own":
		return "filen %s skulle hamna där bygget lägger en egen"
	case "rename the file":
		return "döp om filen"
	case "the name of a file that is linked to cannot hold #, as in %q":
		return "namnet på en fil som länkas kan inte innehålla #, som i ”%s”"
	case "a path that begins with / starts at the report's folder, another one at this file's":
		return "en sökväg som börjar med / utgår från rapportens mapp, andra från den här filens mapp"

	// files that are not read
	case "the file is not read: a table is a CSV file with a sidecar":
		return "filen läses inte: en tabell är en CSV-fil med en beskrivningsfil"
	case "the file is not read: a page is a Markdown file, whose name ends with .md":
		return "filen läses inte: en sida är en Markdownfil, vars namn slutar på .md"
	case "bokslut table add %s makes a table of it; then keep the file itself in another folder":
		return "bokslut table add %s gör en tabell av den; lägg sedan själva filen i en annan mapp"
	case "open it in the program that made it, save it as an Excel workbook (.xlsx) in another folder, and make a table of that with bokslut table add":
		return "öppna den i programmet som den är gjord i, spara den som en Excelarbetsbok (.xlsx) i en annan mapp och gör en tabell av den med bokslut table add"
	case "figures are not read out of documents: ask for the workbook that they came from, and make a table of that with bokslut table add":
		return "siffror läses inte ur dokument: be om arbetsboken som de kommer från, och gör en tabell av den med bokslut table add"
	case "paste its text into a new file beside it, and keep the document in another folder; for readers to have it as it is, link to it":
		return "klistra in texten i en ny fil bredvid och lägg dokumentet i en annan mapp; länka till det om läsarna ska få det som det är"
	case "let its name end with .md, or set it aside by beginning the name with _":
		return "låt namnet sluta på .md, eller lägg undan filen genom att börja namnet med _"

	// tables: their files
	case "listing the tables in %s: %s":
		return "det gick inte att lista tabellerna i %s: %s"
	case "%q cannot be the name of a table":
		return "”%s” kan inte vara namnet på en tabell"
	case "rename it: small letters a–z, digits, _ and -, with a letter first, as in %s; keep a copy in another folder":
		return "byt namn på den: små bokstäver a–z, siffror, _ och -, med en bokstav först, som i %s; är den en kopia, lägg den i en annan mapp"
	case "%s has no sidecar, which says what its columns mean":
		return "%s saknar beskrivningsfil, som säger vad kolumnerna betyder"
	case "a table cannot be called %q: Windows keeps that name for itself, and no one there could save its files":
		return "en tabell kan inte heta ”%s”: namnet är reserverat i Windows, så ingen där skulle kunna spara dess filer"
	case "move the CSV file to another folder and let bokslut table add make both of it; or write %s, which begins with title: and fields:":
		return "flytta CSV-filen till en annan mapp och låt bokslut table add göra båda filerna av den; eller skriv %s, som börjar med title: och fields:"
	case "bokslut table add \"%s\" makes a table of it, under another name; then keep the file itself in another folder":
		return "bokslut table add \"%s\" gör en tabell av den, under ett annat namn; lägg sedan själva filen i en annan mapp"
	case "a table cannot be called %q: the build makes data/%s of all tables":
		return "en tabell kan inte heta ”%s”: data/%s är namnet på en fil som görs av alla tabeller"
	case "rename it and its sidecar":
		return "byt namn på den och på dess beskrivningsfil"
	case "the sidecar %s is not read":
		return "beskrivningsfilen %s läses inte"
	case "rename it to %s":
		return "byt namn på den till %s"
	case "%s has no CSV file of the same name":
		return "%s saknar en CSV-fil med samma namn"
	case "add %s, or remove %s":
		return "lägg till %s, eller ta bort %s"
	case "the file cannot be read: %s":
		return "filen går inte att läsa: %s"
	case "it is no file":
		return "det är ingen fil"
	case "it leads to a file that is not there":
		return "den leder till en fil som inte finns"
	case "you may not read it":
		return "du får inte läsa den"
	case "what its path names as a folder is a file":
		return "det som sökvägen anger som mapp är en fil"
	case "it is a symbolic link that leads to itself":
		return "det är en symbolisk länk som leder till sig själv"
	case "the folder %s cannot be read: %s; put the folder itself there, not a link to it":
		return "mappen %s kan inte läsas: %s; lägg själva mappen där, inte en länk till den"
	case "it leads out of the report's folder":
		return "den leder ut ur rapportens mapp"
	case "put the file itself here, and let everyone read it":
		return "lägg själva filen här, och låt alla läsa den"
	case "save the file as CSV UTF-8 from the program that made it":
		return "spara filen som CSV UTF-8 från programmet som den kommer från"
	case "save the file as UTF-8":
		return "spara filen som UTF-8"
	case "the file is larger than %d MB":
		return "filen är större än %d MB"
	case "the results of the table's formulas, up to this one, have too many digits":
		return "resultaten av tabellens formler, till och med den här, har för många siffror"
	case "round what other formulas compute with, as in round(x, 4)":
		return "avrunda det som andra formler räknar med, som i round(x, 4)"
	case "the table's formulas, up to this one, are too long for as many rows as it has":
		return "tabellens formler, till och med den här, är för långa för så många rader som den har"
	case "shorten them, take some away, or divide the table":
		return "korta dem, ta bort några eller dela upp tabellen"
	case "divide the table":
		return "dela upp tabellen"
	case "this is an Excel file under another name, not text":
		return "det här är en Excelfil med ett annat filnamn, inte text"
	case "open it in Excel and save it as CSV UTF-8":
		return "öppna den i Excel och spara den som CSV UTF-8"
	case "the file is in Unicode of another kind (UTF-16), and does not say so":
		return "filen är sparad som UTF-16, men anger det inte"
	case "the letters here have been spoilt: %q stands for another":
		return "bokstäverna här är förvanskade: ”%s” står för en annan"
	case "the file is partly UTF-8, partly Windows-1252: %q":
		return "filen är delvis sparad som UTF-8, delvis som Windows-1252: ”%s”"
	case "the file is in an old encoding, of DOS or Mac: %q is no word":
		return "filen har en gammal teckenkodning, från DOS eller Mac: ”%s” är inget ord"
	case "here stands something that is no character":
		return "här står något som inte är ett tecken"
	case "a line ends in a way that only old Mac programs use":
		return "en rad slutar på ett sätt som bara gamla Macprogram använder"
	case "here stands an invisible character that turns text around, so that it reads otherwise than it is written":
		return "här står ett osynligt tecken som vänder på texten, så att den läses på ett annat sätt än den är skriven"
	case "here stands an invisible character that no text holds (number %d)":
		return "här står ett osynligt tecken som inte hör hemma i text (nummer %d)"
	case "remove it; %s":
		return "ta bort det; %s"
	case "a quotation mark stands inside a cell that does not begin with one":
		return "ett citattecken står inne i en cell som inte börjar med ett"
	case "put each cell that holds a quotation mark in quotation marks, and write those within it twice: \"kallad \"\"huvudavtal\"\"\"":
		return "sätt citattecken runt varje cell som innehåller ett, och skriv dem som står inuti två gånger: \"kallad \"\"huvudavtal\"\"\""
	case "a quotation mark in this row is not closed":
		return "ett citattecken på den här raden saknar sitt avslutande tecken"
	case "text follows the quotation mark that closes its cell, in the row that begins on line %d":
		return "det står text efter citattecknet som avslutar cellen, i raden som börjar på textrad %d"
	case "there are headings, but no rows below them":
		return "det finns kolumnrubriker, men inga rader under dem"
	case "add the rows, or remove the table with its sidecar":
		return "lägg till raderna, eller ta bort tabellen med sin beskrivningsfil"
	case "there are %d headings, but each row has %d cells":
		return "det finns %d kolumnrubriker, men varje rad har %d celler"
	case "each column needs a heading; a cell that holds %s is put in quotation marks":
		return "varje kolumn behöver en rubrik; en cell som innehåller %s sätts inom citattecken"
	case "the row has another number of cells than there are columns: %d, not %d":
		return "raden har fel antal celler: %d, men kolumnerna är %d"
	case "add or remove cells; a cell that holds %s is put in quotation marks":
		return "lägg till eller ta bort celler; en cell som innehåller %s sätts inom citattecken"
	case "a comma":
		return "ett kommatecken"
	case "a semicolon":
		return "ett semikolon"
	case "a tab":
		return "en tabb"

	// tables: columns
	case "the file is empty":
		return "filen är tom"
	case "the first line holds the headings of the columns":
		return "den första raden ska innehålla kolumnrubrikerna"
	case "%q is the heading of two columns: %d and %d":
		return "”%s” är rubrik för två kolumner: %d och %d"
	case "remove one, or give the fields a header of their own in %s":
		return "ta bort den ena, eller ge fälten var sin header: i %s"
	case "none of the headings in this line belongs to a field":
		return "ingen av rubrikerna på den här raden hör till ett fält"
	case "the first line of the file holds the headings: remove what stands above them, or say header: for each field in %s":
		return "filens första rad ska innehålla kolumnrubrikerna: ta bort det som står ovanför dem, eller ange header: för varje fält i %s"
	case "the field %q has no column in %s":
		return "fältet ”%s” har ingen kolumn i %s"
	case "say header: with the column's heading, or give the field a formula; the headings are %s":
		return "ange header: med kolumnens rubrik, eller ge fältet en formel; rubrikerna är %s"
	case "a column has no heading, but holds %q on line %d":
		return "en kolumn saknar rubrik, men innehåller ”%s” på textrad %d"
	case "give it a heading that belongs to a field, or remove it":
		return "ge den en rubrik som hör till ett fält, eller ta bort den"
	case "the column %q belongs to no field":
		return "kolumnen ”%s” hör inte till något fält"
	case "is it %q? then say header: %s for that field in %s":
		return "är det ”%s”? ange i så fall header: %s för det fältet i %s"
	case "add a field for it in %s, or remove the column":
		return "lägg till ett fält för den i %s, eller ta bort kolumnen"
	case "%q fits both field %q and field %q":
		return "”%s” passar både fältet ”%s” och fältet ”%s”"
	case "say header: %s for one of them in %s, and another for the other":
		return "ange header: %s för det ena i %s, och en annan för det andra"

	// tables: cells
	case "%q is none of the categories of %s":
		return "”%s” är ingen av kategorierna för %s"
	case "write one of %s, or add the category in %s":
		return "skriv något av %s, eller lägg till kategorin i %s"
	case "%q is no date":
		return "”%s” är inget datum"
	case "write year-month-day, as 2022-12-31, and a day that exists":
		return "skriv år-månad-dag, som 2022-12-31, och en dag som finns"
	case "%q has a percent sign, but the cell is counted %s":
		return "”%s” har ett procenttecken, men cellen anges %s"
	case "say unit: procent for the field or row in %s, or remove the sign":
		return "ange unit: procent för fältet eller raden i %s, eller ta bort tecknet"
	case "%q can be read in two ways: with three decimals, or as thousands":
		return "”%s” kan läsas på två sätt: med tre decimaler, eller som tusental"
	case "write %s or %s, or say number: {decimal: \"%c\", group: \"%c\"} in %s":
		return "skriv %s eller %s, eller ange number: {decimal: \"%c\", group: \"%c\"} i %s"
	case "%q is not divided into groups of three digits":
		return "”%s” är inte indelat i grupper om tre siffror"
	case "write it as 1 234 567":
		return "skriv det som 1 234 567"
	case "write how many decimals are shown, or remove the line":
		return "skriv hur många decimaler som ska visas, eller ta bort raden"
	case "the file has %d more mistakes":
		return "filen har %d fel till"
	case "mend the first ones, and look again":
		return "rätta de första, och titta igen"
	case "the table has more than %d cells":
		return "tabellen har fler än %d celler"
	case "%s has %d entries, and can have %d at most":
		return "%s har %d poster, och får ha högst %d"
	case "%q begins with a zero, as codes do and numbers do not":
		return "”%s” börjar med en nolla, som koder gör men inte tal"
	case "a code, such as an account, belongs in a field of type: text; of a number remove the zeros before it":
		return "en kod, till exempel ett kontonummer, hör hemma i ett fält med type: text; i ett tal tar du bort nollorna i början"
	case "%q has more than %d digits":
		return "”%s” har fler än %d siffror"
	case "write it with fewer, in a larger unit":
		return "skriv det med färre, i en större enhet"
	case "%q is what Excel writes where it cannot compute a cell":
		return "”%s” är vad Excel skriver när en cell inte kan beräknas"
	case "mend the formula in Excel and save the file anew":
		return "rätta formeln i Excel och spara filen på nytt"
	case "%q is a number that Excel has shortened, and its digits are lost":
		return "”%s” är ett tal som Excel har kortat, så att siffror har gått förlorade"
	case "in Excel, show the cell as a number without decimals and save the file anew":
		return "visa cellen som tal utan decimaler i Excel och spara filen på nytt"
	case "%q is a date, and a number was expected":
		return "”%s” är ett datum, men här ska stå ett tal"
	case "if Excel made a date of a number, format the cell as text, write the number anew and save the file":
		return "om Excel har gjort ett datum av ett tal, formatera cellen som text, skriv om talet och spara filen"
	case "write the number, or list the sign in %s: missingValues: [{value: %q, label: uppgift saknas, code: x}]":
		return "skriv talet, eller ta upp tecknet i %s: missingValues: [{value: \"%s\", label: uppgift saknas, code: x}]"
	case "%q holds an invisible character":
		return "”%s” innehåller ett osynligt tecken"
	case "write the number anew, where the dot is shown here":
		return "skriv om talet; tecknet står där punkten visas här"
	case "the sign of %q does not stand directly before the number":
		return "plus- eller minustecknet i ”%s” står inte direkt före talet"
	case "write -%s or %s":
		return "skriv -%s eller %s"
	case "%q is not written as numbers are here, as 1 234%c5":
		return "”%s” är inte skrivet som tal skrivs här, som 1 234%c5"
	case "write it so, or say number: {decimal: \"%c\", group: \"%c\"} in %s for the whole table":
		return "skriv det så, eller ange number: {decimal: \"%c\", group: \"%c\"} i %s för hela tabellen"
	case "write digits alone, as 1 234%c5; the unit is said in %s, and so are marks beside numbers (flags) and signs for missing values (missingValues)":
		return "skriv bara siffror, som 1 234%c5; enheten anges i %s, liksom markeringar vid talen (flags) och tecken för saknade värden (missingValues)"

	// tables: rows
	case "Excel would run this text as a formula, as it begins with %q":
		return "Excel skulle köra den här texten som en formel, eftersom den börjar med ”%s”"
	case "begin the text with a letter; a dash at the start of a line can be a •":
		return "börja texten med en bokstav; ett streck i början av en rad kan bli •"
	case "the cell %s is empty":
		return "cellen %s är tom"
	case "the cell %s of row %s is empty":
		return "cellen %s på raden %s är tom"
	case "fill it in, or list \"\" among missingValues in %s, with the reason":
		return "fyll i den, eller ta upp \"\" under missingValues i %s, med skälet"
	case "no text in this column can be the id of a row, as %q":
		return "texterna i den här kolumnen kan inte vara id för rader, till exempel ”%s”"
	case "use small letters a–z, digits and _, with a letter first; all, and, or, not are taken":
		return "använd små bokstäver a–z, siffror och _, med en bokstav först; all, and, or, not är upptagna"
	case "the title is too long for an id to be made from it":
		return "titeln är för lång för att ett id ska kunna göras av den"
	case "no id can be made from %q":
		return "det går inte att göra ett id av ”%s”"
	case "add a column id first in the file, with a short name for each row":
		return "lägg till en kolumn id först i filen, med ett kort namn för varje rad"
	case "the id %q, made from %q, is that of line %d too":
		return "id:t ”%s”, gjort av ”%s”, finns också på textrad %d"
	case "the row has no id":
		return "raden saknar id"
	case "write a short name in the column id; %s":
		return "skriv ett kort namn i kolumnen id; %s"
	case "%q cannot be the id of a row":
		return "”%s” kan inte vara id för en rad"
	case "the id %q is that of line %d too":
		return "id:t ”%s” finns också på textrad %d"
	case "give each row an id of its own":
		return "ge varje rad ett eget id"
	case "%q is no role of a row":
		return "”%s” är ingen roll för en rad"
	case "%s has no row %q":
		return "%s har ingen rad ”%s”"
	case "rows are named by their id; without a column id that is the row's title in small letters, as kop_av_tjanster":
		return "en rad anges med sitt id; utan en kolumn id är det radens titel med små bokstäver, som kop_av_tjanster"
	case "the rows of group %q do not stand together":
		return "raderna i gruppen ”%s” står inte tillsammans"
	case "move this row up to the others of its group":
		return "flytta upp raden till de andra i gruppen"
	case "row %s has no group, though it stands between rows that have one":
		return "raden %s har ingen grupp, fast den står mellan rader som har en"
	case "write the group on each of its rows; of merged cells Excel saves the first alone":
		return "skriv gruppen på var och en av dess rader; av sammanfogade celler sparar Excel bara den första"
	case "a row is part of itself: %s":
		return "en rad är del av sig själv: %s"
	case "leave the parent of the topmost row empty":
		return "lämna parent tom för den översta raden"

	// tables: what the sidecar says
	case "%q cannot be the name of a figure":
		return "”%s” kan inte vara namnet på ett tal"
	case "%q cannot be the name of a note":
		return "”%s” kan inte vara namnet på en not"
	case "%q cannot be the name of a chart":
		return "”%s” kan inte vara namnet på ett diagram"
	case "%q cannot be the name of a field":
		return "”%s” kan inte vara namnet på ett fält"
	case "%q cannot be the name of a field: the open data has a column of that name":
		return "”%s” kan inte vara namnet på ett fält: öppna data har en kolumn med det namnet"
	case "choose another name":
		return "välj ett annat namn"
	case "the note %q is attached to nothing":
		return "noten ”%s” hör inte till något"
	case "name a row, field, cell or group in to: [ ], or remove the note":
		return "ange en rad, ett fält, en cell eller en grupp i to: [ ], eller ta bort noten"
	case "a row":
		return "en rad"
	case "a field":
		return "ett fält"
	case "a group":
		return "en grupp"
	case "a cell":
		return "en cell"
	case "%q is both %s":
		return "”%s” är både %s"
	case "rename one of them, or name the cells one by one, as row.field":
		return "byt namn på någon av dem, eller räkna upp cellerna en och en, som rad.fält"
	case "%q is no row, cell, field or group of the table":
		return "”%s” är varken en rad, en cell, ett fält eller en grupp i tabellen"
	case "name a row or field by its id, a cell as row.field, a group by its text":
		return "ange en rad eller ett fält med dess id, en cell som rad.fält, en grupp med dess text"
	case "%q is no type of a chart":
		return "”%s” är ingen typ av diagram"
	case "%q is no field of numbers":
		return "”%s” är inget fält med tal"
	case "%q is no axis of a chart":
		return "”%s” är ingen axel i ett diagram"
	case "%s has no goal in %s":
		return "%s har inget mål i %s"
	case "%s.%s has no value, and a bar without one of its parts would look shorter than it is":
		return "%s.%s saknar värde, och en stapel utan en av sina delar skulle se kortare ut än den är"
	case "%s.%s is counted in %q, and the chart's other figures in %q":
		return "%s.%s har enheten ”%s”, men diagrammets övriga tal har enheten ”%s”"
	case "%s.%s is negative, %s, which such a chart cannot show":
		return "%s.%s är negativt, %s, och det kan ett sådant diagram inte visa"
	case "%s.%s is positive, and the chart leaves out all minus signs: it would look as if it were negative too":
		return "%s.%s är positivt, men diagrammet visar alla tal utan minustecken: det skulle se ut som om även det här talet var negativt"
	case "a chart has one scale: make one for each unit":
		return "ett diagram har en enda skala: gör ett diagram för varje enhet"
	case "a chart of deviations shows one figure for each bar, and here are %d":
		return "ett diagram med avvikelser visar ett tal för varje stapel, och här är det %d"
	case "a label is for one of the chart's rows or fields, by its id":
		return "under labels: anges en av diagrammets rader eller ett av dess fält, med sitt id"
	case "a line goes through two points or more, and the chart %q has one":
		return "en linje går genom minst två punkter, och diagrammet ”%s” har en"
	case "below: and above: say what the sides of zero mean, which only a chart of type deviation has":
		return "below: och above: säger vad som ligger under och över noll, och det har bara diagram av typen deviation"
	case "charts stand under charts: in %s; an embed of a whole table has no #; a figure in the text is a link without !":
		return "diagrammen står under charts: i %s; en hel tabell visas utan #; en siffra i texten är en länk utan !"
	case "leave the row or the field out, or write type: bar":
		return "ta bort raden eller fältet, eller skriv type: bar"
	case "name fewer rows or fields, or say along: rows or along: fields to turn it; without rows: it shows all that are no totals":
		return "ange färre rader eller fält, eller vänd diagrammet med along: rows eller along: fields; utan rows: visas alla rader som inte är summor"
	case "name fewer rows or fields; a table or a download can hold them all":
		return "ange färre rader eller fält; i en tabell eller en fil att ladda ned får alla plats"
	case "name more rows or fields, or write type: bar":
		return "ange fler rader eller fält, eller skriv type: bar"
	case "name one field, or one row; for several write type: bar":
		return "ange ett fält eller en rad; skriv type: bar om de ska vara flera"
	case "name one of them in rows:":
		return "ange bara en av dem i rows:"
	case "name other rows or fields, or remove the chart until there are figures":
		return "ange andra rader eller fält, eller ta bort diagrammet tills det finns tal"
	case "name rows: and fields: of the table; without rows: it shows all that are no totals":
		return "ange rows: och fields: i tabellen; utan rows: visas alla rader som inte är summor"
	case "name the rows that have one in rows:":
		return "ange de rader som har ett mål i rows:"
	case "none of the figures of the chart %q has a value":
		return "inget av talen i diagrammet ”%s” har ett värde"
	case "only a chart of type progress has a goal":
		return "bara ett diagram av typen progress har mål"
	case "progress is shown towards a goal, and the chart %q has none":
		return "ett diagram av typen progress visar vägen till ett mål, men diagrammet ”%s” har inget"
	case "remove along:":
		return "ta bort along:"
	case "remove goal:, or write type: progress":
		return "ta bort goal:, eller skriv type: progress"
	case "remove them, or write type: deviation":
		return "ta bort dem, eller skriv type: deviation"
	case "remove unsigned:":
		return "ta bort unsigned:"
	case "remove unsigned:, or the row or field":
		return "ta bort unsigned:, eller raden eller fältet"
	case "rows stand along the axis of a chart of progress, each with its goal":
		return "i ett diagram av typen progress står raderna längs axeln, var och en med sitt mål"
	case "the chart %q has %d series, and more than %d cannot be told apart":
		return "diagrammet ”%s” har %d serier, och fler än %d går inte att skilja åt"
	case "the chart %q has nothing to show":
		return "diagrammet ”%s” har inget att visa"
	case "the chart %q has too many figures to be taken in: %d times %d":
		return "diagrammet ”%s” har fler tal än en läsare kan överblicka: %d gånger %d"
	case "the chart shows %q twice":
		return "diagrammet visar ”%s” två gånger"
	case "the chart shows %s and %s, which is part of it: its figure would count twice":
		return "diagrammet visar %s och %s, som är en del av den: det talet skulle räknas två gånger"
	case "the chart shows no row or field %q":
		return "diagrammet visar ingen rad och inget fält ”%s”"
	case "unsigned: is for charts of bars, stacked bars or lines":
		return "unsigned: är för diagram av typen bar, stacked eller line"
	case "write goal: with the field that holds the goals":
		return "skriv goal: med det fält som har målen"
	case "write type: bar or type: deviation":
		return "skriv type: bar eller type: deviation"
	case "write unsigned: true if all figures are, as costs may be, else type: bar":
		return "skriv unsigned: true om alla tal är negativa, som kostnader kan vara, annars type: bar"
	case "the fields of numbers are %s":
		return "fälten med tal är %s"
	case "the unit %q is not one that can be computed with":
		return "det går inte att räkna med enheten ”%s”"
	case "decimals: %d is not between 0 and %d":
		return "decimals: %d är inte mellan 0 och %d"
	case "numbers cannot be written with decimal: %q and group: %q":
		return "tal kan inte skrivas med decimal: ”%s” och group: ”%s”"
	case "decimal is \",\" or \".\"; group is \" \", \".\", \",\" or \"'\", and another than decimal":
		return "decimal är \",\" eller \".\"; group är \" \", \".\", \",\" eller \"'\", och ett annat tecken än decimal"
	case "the code %q means %q already":
		return "koden ”%s” betyder redan ”%s”"
	case "give the flag a letter of its own: the open data tells them apart by it":
		return "ge markeringen en egen bokstav: öppna data skiljer dem åt med den"
	case "%q can be a part of a number, and is no flag":
		return "%q kan vara en del av ett tal, och är ingen markering"
	case "choose a flag that no number holds, as * or 1)":
		return "välj en markering som inget tal innehåller, till exempel * eller 1)"
	case "a flag is a text beside a number, and cannot be empty":
		return "en markering är en text bredvid ett tal, och kan inte vara tom"
	case "the code is one letter from a to y, not %q":
		return "koden ska vara en bokstav från a till y, inte ”%s”"
	case "z is taken: it means that a value cannot be computed":
		return "z är upptagen: den betyder att ett värde inte kan beräknas"
	case "the sign %q is listed twice":
		return "tecknet ”%s” tas upp två gånger"
	case "is: says which number the sign counts as":
		return "is: anger vilket tal tecknet räknas som"
	case "%q is no role of a field":
		return "”%s” är ingen roll för ett fält"
	case "%q is no type of a field":
		return "”%s” är ingen typ av fält"
	case "the field %q heads or describes the rows, and can only be text":
		return "fältet ”%s” är rubrik för raderna eller beskriver dem, och kan bara vara text"
	case "remove type: %s, or say role: stub for another field":
		return "ta bort type: %s, eller ange role: stub för ett annat fält"
	case "the field %q has a formula, but only numbers and codes can be computed":
		return "fältet ”%s” har en formel, men bara tal och koder kan beräknas"
	case "remove the formula, or the field's type or role":
		return "ta bort formeln, eller fältets typ eller roll"
	case "two fields are named %q":
		return "två fält heter ”%s”"
	case "rename one":
		return "byt namn på det ena"
	case "the field %q has no title":
		return "fältet ”%s” har ingen titel"
	case "say title: with the heading that readers see":
		return "ange title: med den rubrik som läsarna ser"
	case "the field %q has only one of type: code and categories":
		return "fältet ”%s” har bara det ena av type: code och categories"
	case "a field of codes needs both: categories: [{value: …, label: …}]":
		return "ett fält med koder behöver båda: categories: [{value: …, label: …}]"
	case "two categories are written %q":
		return "två kategorier skrivs ”%s”"
	case "give each a value and a symbol of its own":
		return "ge var och en ett eget värde och en egen symbol"
	case "a second field has the role %s; the first is %q":
		return "ett andra fält har rollen %s; det första är ”%s”"
	case "keep one; the others can be type: text":
		return "behåll ett; de andra kan vara type: text"

	// formulas: how they are written
	case "the formula has %d names and numbers; it can have %d at most":
		return "formeln har %d namn och tal och kan ha högst %d"
	case "the formula is %d characters long; at most %d are read":
		return "formeln är %d tecken lång; högst %d läses"
	case "divide it into several fields, rows or figures":
		return "dela upp den på flera fält, rader eller tal"
	case "the formula is empty":
		return "formeln är tom"
	case "write one, as a - b, or take the line away":
		return "skriv en, som a - b, eller ta bort raden"
	case "the formula ends too early: a number, a name or ( was expected":
		return "formeln slutar för tidigt: här ska stå ett tal, ett namn eller ("
	case "%q stands after another number":
		return "”%s” står efter ett annat tal"
	case "write numbers without spaces, as 75796":
		return "skriv tal utan mellanslag, som 75796"
	case "a comma stands only between the arguments of a function":
		return "ett kommatecken står bara mellan värdena i en funktion"
	case "write decimals with a point, as 1.5":
		return "skriv decimaler med punkt, som 1.5"
	case "%q stands after another comparison":
		return "”%s” står efter en annan jämförelse"
	case "compare two things at a time, as a < b and b < c":
		return "jämför två saker i taget, som a < b and b < c"
	case "%q cannot stand here":
		return "”%s” kan inte stå här"
	case "each ) needs a ( before it; only numbers, names and signs such as + stand beside each other":
		return "varje ) behöver ett ( före sig; bara tal, namn och tecken som + står bredvid varandra"
	case "%q stands where a sign, as + or -, was expected":
		return "”%s” står där det ska vara ett tecken, som + eller -"
	case "%q is a list of cells, and a single value was expected":
		return "”%s” är en lista med celler, men här ska stå ett enda värde"
	case "all. stands only as an argument of sum, min, max, mean and count":
		return "all. står bara inom parentesen i sum, min, max, mean och count"
	case "%q stands where a number, a name or ( was expected":
		return "”%s” står där det ska vara ett tal, ett namn eller ("
	case "a formula begins with a number, a name or (, and one of these follows each sign such as +":
		return "en formel börjar med ett tal, ett namn eller (, och något av dem följer efter varje tecken som +"
	case "parentheses stand more than %d deep":
		return "fler än %d parenteser står inuti varandra"
	case "divide the formula into several":
		return "dela upp formeln i flera"
	case "the formula ends before %q":
		return "formeln slutar före ”%s”"
	case "each ( needs a )":
		return "varje ( behöver ett )"
	case "there is no function %q":
		return "det finns ingen funktion ”%s”"
	case "the functions are %s":
		return "funktionerna är %s"
	case "%s has too few arguments":
		return "%s har för få värden"
	case "%s has too many arguments":
		return "%s har för många värden"
	case "%s needs a list of cells, as all.%s":
		return "%s behöver en lista med celler, som all.%s"
	case "write =":
		return "skriv ="
	case "write !=":
		return "skriv !="
	case "write <=":
		return "skriv <="
	case "write >=":
		return "skriv >="
	case "write -, as on the keyboard":
		return "skriv -, som på tangentbordet"
	case "write a * a":
		return "skriv a * a"
	case "write *":
		return "skriv *"
	case "write /":
		return "skriv /"
	case "write / to divide; list the parts of a sum one by one, as in sum(a, b)":
		return "skriv / för att dividera; räkna upp delarna i en summa en och en, som i sum(a, b)"
	case "write a comma between arguments":
		return "skriv kommatecken mellan värdena"
	case "write a name or a digit before the point":
		return "skriv ett namn eller en siffra före punkten"
	case "write and":
		return "skriv and"
	case "write or":
		return "skriv or"
	case "write not":
		return "skriv not"
	case "write the number alone: it takes the unit of what it meets":
		return "skriv bara talet: det får samma enhet som det som det räknas med"
	case "write table#row.field":
		return "skriv tabell#rad.fält"
	case "%q is no sign of formulas":
		return "”%s” är inget tecken i formler"
	case "%q is neither a number nor a name":
		return "”%s” är varken ett tal eller ett namn"
	case "write what should follow, or take the last sign away":
		return "skriv det som ska följa, eller ta bort det sista tecknet"
	case "write a sign between the two; a name has _ for a space, as ovriga_intakter":
		return "skriv ett tecken mellan de två; ett namn har _ i stället för mellanslag, som ovriga_intakter"
	case "the signs are + - * / ( ) = != < <= > >= and the comma; digits are 0 to 9":
		return "tecknen är + - * / ( ) = != < <= > >= och komma; siffrorna är 0 till 9"
	case "use a cell that holds a number; codes are compared, as in if(a = 'code', 1, 0)":
		return "använd en cell med ett tal; koder jämförs, som i if(a = 'kod', 1, 0)"
	case "write if(condition, a, b) where a condition decides, or change the type of what the formula is for":
		return "skriv if(villkor, a, b) där ett villkor avgör, eller ändra type: för det som formeln gäller"
	case "a name begins with a letter":
		return "ett namn börjar med en bokstav"
	case "the number has more than %d digits":
		return "talet har fler än %d siffror"
	case "the code has no ' at its end":
		return "koden saknar ' i slutet"
	case "write it as 'code'":
		return "skriv den som 'kod'"
	case "write a code as 'code'":
		return "skriv en kod som 'kod'"
	case "%q has more points than one":
		return "”%s” har mer än en punkt"
	case "a cell is row.field, or table#row.field":
		return "en cell är rad.fält, eller tabell#rad.fält"
	case "%q names no cell":
		return "”%s” anger ingen cell"
	case "a cell of another table is table#row.field":
		return "en cell i en annan tabell är tabell#rad.fält"
	case "%q cannot be used: and, or, not and all are no names":
		return "”%s” kan inte användas: and, or, not och all är inga namn"
	case "all.field lists the cells of its own table":
		return "all.fält är en lista över cellerna i den egna tabellen"
	case "\"all\" needs a field":
		return "”all” behöver ett fält"
	case "write all.field":
		return "skriv all.fält"
	case "a name is missing after %q":
		return "det saknas ett namn efter ”%s”"
	case "%q is not a name: names have only the letters a to z, digits and _, and begin with a letter":
		return "”%s” är inget namn: namn har bara bokstäverna a till z, siffror och _, och börjar med en bokstav"
	case "use the name from the sidecar, not the title":
		return "använd namnet i beskrivningsfilen, inte titeln"

	// formulas: what they mean
	case "all numbers added":
		return "alla tal sammanlagda"
	case "the least of all numbers":
		return "det minsta av alla tal"
	case "the largest of all numbers":
		return "det största av alla tal"
	case "all numbers added, divided by how many they are":
		return "alla tal sammanlagda, delat med hur många de är"
	case "the number without its sign":
		return "talet utan minustecken"
	case "x rounded to n decimals in the unit shown":
		return "x avrundat till n decimaler i den enhet som visas"
	case "how many procent a is of b":
		return "hur många procent a är av b"
	case "by how many procent new is more than old":
		return "hur många procent större new är än old"
	case "how many cells there are, or how many are that code":
		return "hur många celler det finns, eller hur många som har den koden"
	case "a where the condition holds, else b":
		return "a där villkoret gäller, annars b"
	case "a code":
		return "en kod"
	case "a date":
		return "ett datum"
	case "a condition":
		return "ett villkor"
	case "a number":
		return "ett tal"
	case "%s is a text":
		return "%s är en text"
	case "formulas use fields of type number, code or date":
		return "formler använder fält av typen number, code eller date"
	case "%s is %s, and %s needs numbers":
		return "%s är %s, men %s behöver tal"
	case "%s is %s and %s %s; they cannot be compared":
		return "%s är %s och %s är %s; de kan inte jämföras"
	case "compare numbers with numbers, codes with codes and dates with dates":
		return "jämför tal med tal, koder med koder och datum med datum"
	case "two conditions cannot be compared":
		return "två villkor kan inte jämföras"
	case "join conditions with and, or and not":
		return "koppla ihop villkor med and, or och not"
	case "%s and %s are codes, which have no order":
		return "%s och %s är koder, som inte har någon ordning"
	case "compare codes with = or !=":
		return "jämför koder med = eller !="
	case "%s meets no cell that holds codes":
		return "%s jämförs inte med någon cell som innehåller koder"
	case "compare a code with a cell that holds codes":
		return "jämför en kod med en cell som innehåller koder"
	case "no category has the value '%s'":
		return "ingen kategori har värdet '%s'"
	case "write '%s'":
		return "skriv '%s'"
	case "the categories are %s":
		return "kategorierna är %s"
	case "%s can be '%s', which is no category here":
		return "%s kan vara '%s', som inte är någon kategori här"
	case "give both fields the same categories":
		return "ge båda fälten samma kategorier"
	case "the formula gives %s, and a condition was expected":
		return "formeln ger %s, men här ska stå ett villkor"
	case "a condition compares two things, as a = b":
		return "ett villkor jämför två saker, som a = b"
	case "the formula gives %s, and %s was expected":
		return "formeln ger %s, men ska ge %s"
	case "the formula gives a condition, and a value was expected":
		return "formeln ger ett villkor, men ska ge ett värde"
	case "write if(condition, a, b), or make it a check":
		return "skriv if(villkor, a, b), eller lägg det under checks:"
	case "the formula gives a number without unit, but the unit beside it is %s":
		return "formeln ger ett tal utan enhet, men enheten intill är %s"
	case "take the unit away":
		return "ta bort enheten"
	case "the formula gives a number in %s, but the unit beside it is %s":
		return "formeln ger ett tal i %s, men enheten intill är %s"
	case "write unit: %s, or take the unit away":
		return "skriv unit: %s, eller ta bort enheten"
	case "write share(%s, %s), which gives procent":
		return "skriv share(%s, %s), som ger procent"
	case "the codes of the formula belong to no field":
		return "formelns koder hör inte till något fält"
	case "write the formula in a field of type code":
		return "skriv formeln i ett fält med type: code"
	case "%s is no count of decimals":
		return "%s är inget antal decimaler"
	case "write how many decimals as a whole number from 0 to %d":
		return "skriv antalet decimaler som ett heltal från 0 till %d"
	case "%s are no codes":
		return "%s är inga koder"
	case "only fields of type code hold codes":
		return "bara fält med type: code innehåller koder"
	case "%s is not a code":
		return "%s är ingen kod"
	case "%s is %s, and a condition was expected":
		return "%s är %s, men här ska stå ett villkor"
	case "a condition compares two things, as a < b":
		return "ett villkor jämför två saker, som a < b"
	case "%s is %s and %s %s; if needs two of one kind":
		return "%s är %s och %s är %s; if behöver två av samma slag"
	case "let both be numbers, codes or dates":
		return "låt båda vara tal, koder eller datum"
	case "write unit: beside the formula, with the unit of the result; money is counted in kronor unless that unit says tkr, mnkr or mdkr":
		return "skriv unit: intill formeln, med resultatets enhet; pengar räknas i kronor om enheten inte är tkr, mnkr eller mdkr"
	case "compute it as a figure with a unit: of its own, or compare two numbers of one unit":
		return "beräkna det som ett namngivet tal med egen unit:, eller jämför två tal med samma enhet"
	case "%s; %s needs the unit of the result":
		return "%s; %s behöver resultatets enhet"
	case "%s; %s needs one unit":
		return "%s; %s behöver en och samma enhet"
	case "take numbers of one unit; kr, tkr, mnkr and mdkr count as one":
		return "ta tal med samma enhet; kr, tkr, mnkr och mdkr räknas som en"
	case "say with unit: in the sidecar what %s is counted in":
		return "ange med unit: i beskrivningsfilen vad %s räknas i"
	case "%s has no unit and %s is in %s":
		return "%s har ingen enhet och %s är i %s"
	case "%s is in %s and %s has no unit":
		return "%s är i %s och %s har ingen enhet"
	case "%s is in %s and %s in %s":
		return "%s är i %s och %s i %s"

	// how YAML is written
	case "there are more than %d commas in what this %s begins":
		return "det finns fler än %d kommatecken i det som %s inleder"
	case "write what is in it on lines of its own: the items of a list each after -":
		return "skriv det som står i det på egna rader: varje post i en lista efter -"
	case "the YAML is longer than %d bytes":
		return "YAML-texten är längre än %d byte"
	case "divide it, or look for what was pasted by mistake":
		return "dela upp den, eller leta efter något som har klistrats in av misstag"
	case "remove it":
		return "ta bort det"
	case "put a text with special characters in quotation marks":
		return "sätt citattecken runt en text med specialtecken"
	case "a value was expected here, or a [ or { above is not closed":
		return "här ska det stå ett värde, eller så är ett [ eller { ovanför inte avslutat"
	case "write the value, or close what is open; put a text that begins with ], } or a comma in quotation marks":
		return "skriv värdet, eller avsluta det som är öppet; sätt citattecken runt en text som börjar med ], } eller kommatecken"
	case "remove it, and save the file as UTF-8":
		return "ta bort det, och spara filen som UTF-8"
	case "a second document begins here":
		return "här börjar ett andra dokument"
	case "remove the line ---":
		return "ta bort raden ---"
	case "a colon stands where no value can begin":
		return "ett kolon står där inget värde kan börja"
	case "put a text that holds a colon and a space in quotation marks, and check that the line begins in the same column as its neighbours":
		return "sätt citattecken runt en text som innehåller kolon och mellanslag, och kontrollera att raden börjar lika långt in som raderna intill"
	case "a text cannot begin with this character":
		return "en text kan inte börja med det här tecknet"
	case "put the text in quotation marks; indent with spaces, not with tabs":
		return "sätt citattecken runt texten; gör indrag med mellanslag, inte med tabb"
	case "a tab stands where spaces are expected":
		return "en tabb står där det ska vara mellanslag"
	case "indent with spaces":
		return "gör indrag med mellanslag"
	case "this line is no key with a value":
		return "den här raden är inte en nyckel med ett värde"
	case "write it as key: value, with a space after the colon":
		return "skriv den som nyckel: värde, med mellanslag efter kolonet"
	case "this does not fit the lines above":
		return "det här passar inte ihop med raderna ovanför"
	case "check that keys that belong together begin in the same column, and that quotation marks are closed":
		return "kontrollera att nycklar som hör ihop börjar lika långt in, och att citattecken har ett avslutande tecken"
	case "this does not fit the list above":
		return "det här passar inte ihop med listan ovanför"
	case "begin each item of the list with - in the same column":
		return "börja varje punkt i listan med -, lika långt in"
	case "a list item cannot begin here":
		return "en punkt i en lista kan inte börja här"
	case "begin the list on a line of its own, or put a text that begins with - in quotation marks":
		return "börja listan på en egen rad, eller sätt citattecken runt en text som börjar med -"
	case "this list is not closed, or an item lacks its comma":
		return "den här listan är inte avslutad, eller så saknar en punkt sitt kommatecken"
	case "close it with ], and put a text with special characters in quotation marks":
		return "avsluta den med ], och sätt citattecken runt en text med specialtecken"
	case "this { is not closed, or a value lacks its comma":
		return "det här { är inte avslutat, eller så saknar ett värde sitt kommatecken"
	case "close it with }, and put a text with special characters in quotation marks":
		return "avsluta det med }, och sätt citattecken runt en text med specialtecken"
	case "this quotation mark is not closed":
		return "det här citattecknet saknar sitt avslutande tecken"
	case "close it; write a quotation mark within as \\\"":
		return "avsluta det; skriv ett citattecken inuti som \\\""
	case "\\ means something else between \" and \"":
		return "\\ betyder något annat mellan \" och \""
	case "write it as \\\\, or use ' instead of \"":
		return "skriv det som \\\\, eller använd ' i stället för \""
	case "an alias (*) cannot be used here":
		return "ett alias (*) kan inte användas här"
	case "write the value out; put a text that begins with * in quotation marks":
		return "skriv ut värdet; sätt citattecken runt en text som börjar med *"
	case "a text cannot begin with * or &":
		return "en text kan inte börja med * eller &"
	case "put the text in quotation marks":
		return "sätt citattecken runt texten"
	case "the values are nested too deeply":
		return "för många värden står inuti varandra"
	case "look for brackets that were not closed":
		return "leta efter parenteser som inte är avslutade"
	case "only one document can stand here":
		return "här kan bara ett dokument stå"
	case "remove the lines --- and ... and lines that begin with %%":
		return "ta bort raderna --- och ... och rader som börjar med %%"
	case "a line cannot begin with %%":
		return "en rad kan inte börja med %%"
	case "a tag (!) cannot be used here":
		return "en tagg (!) kan inte användas här"
	case "put a text that begins with ! in quotation marks":
		return "sätt citattecken runt en text som börjar med !"
	case "the YAML cannot be read: %s":
		return "YAML-texten går inte att läsa: %s"
	case "the file":
		return "filen"
	case "keys with values":
		return "nycklar med värden"
	case "a list":
		return "en lista"
	case "an item of %s":
		return "en punkt i %s"
	case "a text":
		return "en text"
	case "true or false":
		return "true eller false"
	case "%s is true or false, not %q":
		return "%s ska vara true eller false, inte ”%s”"
	case "write true or false, in small letters and without quotation marks":
		return "skriv true eller false, med små bokstäver och utan citattecken"
	case "a whole number":
		return "ett heltal"
	case "%s is a whole number, not %q":
		return "%s ska vara ett heltal, inte ”%s”"
	case "write it with digits alone, as 2022":
		return "skriv det med bara siffror, som 2022"
	case "an anchor (&) cannot be used here":
		return "ett ankare (&) kan inte användas här"
	case "write the value out; put a text that begins with *, & or ! in quotation marks":
		return "skriv ut värdet; sätt citattecken runt en text som börjar med *, & eller !"
	case "%s has no value; expected %s":
		return "%s saknar värde; här ska stå %s"
	case "this looks like an item of a list, but it begins with %s":
		return "det här ser ut som en punkt i en lista, men den börjar med %s"
	case "begin each item with - and a space, and leave a blank line before the first one":
		return "börja varje punkt med - och ett mellanslag, och ha en tom rad före den första"
	case "this looks like a key figure, but no space stands after :":
		return "det här ser ut som ett nyckeltal, men det saknas ett mellanslag efter :"
	case "write a space there; if no key figure is meant, write \\ before it":
		return "skriv ett mellanslag där; om det inte är ett nyckeltal skriver du \\ före"
	case "write ! before it to show the table, or between [ and ] what the link leads to":
		return "skriv ! före för att visa tabellen, eller skriv mellan [ och ] vart länken leder"
	case "this address is no link, and is hard to listen to":
		return "den här adressen är ingen länk, och svår att lyssna på"
	case "this line is bold, and looks like a heading, but is none to someone who hears the page":
		return "den här raden är fet och ser ut som en rubrik, men är ingen för den som lyssnar på sidan"
	case "begin it with ## and a space instead, or with more # below another heading":
		return "börja den i stället med ## och ett mellanslag, eller med fler # under en annan rubrik"
	case "%q is published in the description; remove it there if readers do not need it":
		return "”%s” publiceras i beskrivningen; ta bort det där om läsarna inte behöver det"
	case "put the text in straight quotation marks, as in \"text\"; curly ones do not count here":
		return "sätt texten inom raka citattecken, som i \"text\"; böjda räknas inte här"
	case "what follows # is not read; put a text that begins with # in quotation marks":
		return "det som följer efter # läses inte; sätt citattecken runt en text som börjar med #"
	case "write the value, remove the key, or write \"\" for an empty text":
		return "skriv värdet, ta bort nyckeln, eller skriv \"\" för en tom text"
	case "%s is %s; expected %s":
		return "%s är %s; här ska stå %s"
	case "write it as [a, b], or each item on a line that begins with -":
		return "skriv det som [a, b], eller varje punkt på en rad som börjar med -"
	case "write it as {key: value}, or each key on a line of its own":
		return "skriv det som {nyckel: värde}, eller varje nyckel på en egen rad"
	case "put a text that holds \": \" or begins with [ or { in quotation marks":
		return "sätt citattecken runt en text som innehåller \": \" eller börjar med [ eller {"
	case "a merged mapping (<<) cannot be used here":
		return "en sammanslagning (<<) kan inte användas här"
	case "write the keys out":
		return "skriv ut nycklarna"
	case "a key of %s":
		return "en nyckel i %s"
	case "%q is written twice in %s, first on line %d":
		return "”%s” står två gånger i %s, först på rad %d"
	case "%q is not a key of %s":
		return "”%s” är ingen nyckel i %s"
	case "between { and } a text with a comma is put in quotation marks":
		return "mellan { och } ska en text med kommatecken stå inom citattecken"
	case "the keys here are %s":
		return "nycklarna här är %s"
	case "%s lacks %q":
		return "%s saknar ”%s”"
	case "add %s: …":
		return "lägg till %s: …"

	// site.yaml
	case "there is no site.yaml here, so this folder is not a report":
		return "det finns ingen site.yaml här, så den här mappen är ingen rapport"
	case "run bokslut in the report's own folder, or name the folder: bokslut build path/to/the/report":
		return "kör bokslut i rapportens egen mapp, eller ange mappen: bokslut build sökväg/till/rapporten"
	case "%q is not an organisation number":
		return "”%s” är inget organisationsnummer"
	case "write it as 212000-1553":
		return "skriv det som 212000-1553"
	case "%q is not a colour":
		return "”%s” är ingen färg"
	case "write it as \"#005b9f\", within quotation marks":
		return "skriv den som \"#005b9f\", inom citattecken"
	case "neither white nor black text can be read well on the colour %s: the contrast is %s to 1 at best, and %d to 1 is needed":
		return "varken vit eller svart text går bra att läsa på färgen %s: kontrasten är som bäst %s till 1, och %d till 1 behövs"
	case "choose a darker or a lighter one, such as %s; the name of the report stands on it":
		return "välj en mörkare eller en ljusare, till exempel %s; rapportens namn står på den"
	case "%s is not filled in":
		return "%s behöver fyllas i"
	case "write for example %s":
		return "skriv till exempel %s"
	case "%s (%s comes from %s or the command line)":
		return "%s (%s kommer från %s eller kommandoraden)"
	case "%q is not a web address for %s":
		return "”%s” är ingen webbadress för %s"
	case "write it whole, as https://example.org/arsbokslut-2022/":
		return "skriv hela adressen, som https://example.org/arsbokslut-2022/"
	case "%q is more than the address of a folder, which %s should be":
		return "”%s” är mer än adressen till en mapp, som %s ska vara"
	case "leave out what follows ? or #":
		return "utelämna det som följer efter ? eller #"
	case "%s cannot be %q":
		return "%s kan inte vara ”%s”"
	case "%q is not a year":
		return "”%s” är inget årtal"
	case "write four digits, as 2022":
		return "skriv fyra siffror, som 2022"
	case "%q is not a date for %s":
		return "%[2]s ska vara ett datum, och ”%[1]s” går inte att läsa som ett"
	case "write year-month-day, as 2023-02-20":
		return "skriv år-månad-dag, som 2023-02-20"
	case "downloads has no csv, which the other files are described by":
		return "csv saknas under downloads, och de andra filerna beskrivs utifrån den"
	case "add csv":
		return "lägg till csv"
	case "%q is not a licence that bokslut knows":
		return "”%s” är ingen licens som bokslut känner till"
	case "%q is not an e-mail address":
		return "”%s” är ingen e-postadress"
	case "write it as namn@example.org":
		return "skriv den som namn@example.org"
	case "there is no picture %q":
		return "det finns ingen bild ”%s”"
	case "the picture %q cannot be read: %s":
		return "bilden ”%s” går inte att läsa: %s"
	case "the picture %q is damaged":
		return "bilden ”%s” är skadad"
	case "save the picture again, as PNG":
		return "spara bilden igen, som PNG"
	case "%q is neither a PNG nor a JPEG file":
		return "”%s” är varken en PNG-fil eller en JPEG-fil"
	case "save the picture as PNG; other kinds are not shown where pages are shared":
		return "spara bilden som PNG; andra slag visas inte där sidor delas"
	case "the picture %q is %d by %d pixels, and %d by %d are needed":
		return "bilden ”%s” är %d gånger %d bildpunkter, och det behövs %d gånger %d"
	case "save it larger":
		return "spara den större"
	case "write its path from the folder of site.yaml, as content/logotyp.svg":
		return "skriv sökvägen från mappen med site.yaml, som content/logotyp.svg"
	case "the report cannot be accessible in full (helt) and have problems":
		return "rapporten kan inte vara helt tillgänglig och ändå ha brister"
	case "write delvis, or take the problems away":
		return "skriv delvis, eller ta bort problems:"
	case "accessibility is %q, but no part is named that is not accessible":
		return "tillgängligheten är ”%s”, men det står inte vilken del som inte är tillgänglig"
	case "add problems: [{what: …, why: …}] under accessibility":
		return "lägg till problems: [{what: …, why: …}] under accessibility"
	case "the report of a public body needs an accessibility statement, and site.yaml has no accessibility":
		return "rapporten från en offentlig aktör behöver en tillgänglighetsredogörelse, och site.yaml saknar accessibility"
	case "write accessibility: with status, assessed, updated, method and problems":
		return "skriv accessibility: med status, assessed, updated, method och problems"
	case "the statement was updated (%s) before the report was assessed (%s)":
		return "redogörelsen uppdaterades (%s) innan rapporten bedömdes (%s)"
	case "write the day when the statement last changed":
		return "skriv den dag då redogörelsen senast ändrades"
	case "the statement must say how a reader reports a problem, and there is neither an e-mail address, a telephone number nor a page for it":
		return "redogörelsen måste säga hur en läsare rapporterar en brist, men det finns varken e-postadress, telefonnummer eller sida för det"
	case "write contact: {email: …}, or report: under accessibility with the address of a page for it":
		return "skriv contact: {email: …}, eller report: under accessibility med adressen till en sida för det"
	case "this says nothing":
		return "det här säger ingenting"
	case "write what is meant, and why, in words that a reader understands":
		return "skriv vad som menas, och varför, med ord som läsaren förstår"
	case "%q is not a folder inside the report's":
		return "”%s” är ingen mapp i rapportens mapp"
	case "write a folder inside the report's own, as %s":
		return "skriv en mapp i rapportens egen, som %s"
	case "%s (%s) and %s (%s) overlap":
		return "%s (%s) och %s (%s) överlappar varandra"
	case "give each a folder of its own":
		return "ge var och en sin egen mapp"

	// layouts
	case "months has %d names, and a year has 12":
		return "months har %d namn, och ett år har 12"
	case "the layout never says where the page's text goes":
		return "layouten säger inte var sidans text ska stå"
	case "write {{.Content}} where it goes":
		return "skriv {{.Content}} där den ska stå"
	case "nothing is called .%s here":
		return "ingenting heter .%s här"
	case "{{ is never closed by }}":
		return "{{ avslutas aldrig med }}"
	case "an {{if}}, {{range}} or the like has no {{end}}":
		return "en {{if}}, {{range}} eller liknande saknar {{end}}"
	case "there is an {{end}} too many":
		return "det finns en {{end}} för mycket"
	case "the layout cannot be read: %s":
		return "layouten går inte att läsa: %s"
	case "a layout places what it is given, but %q changes or looks into it":
		return "en layout placerar det som den får, men ”%s” ändrar det eller ser in i det"
	case "a layout places what it is given, and has no use for the number %s":
		return "en layout placerar det som den får, och har ingen nytta av talet %s"
	case "write the text itself, without {{ and }}":
		return "skriv texten själv, utan {{ och }}"
	case "use with, if, range, and, or, not; what else a page should say is decided in the program":
		return "använd with, if, range, and, or, not; vad en sida i övrigt ska säga bestäms i programmet"

	// what stops a build
	case "reading the report again: %v":
		return "det gick inte att läsa rapporten igen: %v"
	case "reading the report: %v":
		return "det gick inte att läsa rapporten: %v"
	case "copying the files that pages refer to: %v":
		return "det gick inte att kopiera filerna som sidorna hänvisar till: %v"
	case "clearing away what an earlier build left: %v":
		return "det gick inte att städa undan resterna av ett tidigare bygge: %v"
	case "writing the published report: %v":
		return "det gick inte att skriva den publicerade rapporten: %v"
	case "putting the published report in place: %v":
		return "det gick inte att lägga den publicerade rapporten på plats: %v"
	case "keeping %s: %v":
		return "det gick inte att behålla %s: %v"
	case "writing %s: another file has that name already":
		return "det gick inte att skriva %s: en annan fil har redan det namnet"
	case "writing %s: there is another file of that name, which bokslut did not make: move it out of the published folder":
		return "det gick inte att skriva %s: där finns en annan fil med det namnet, som bokslut inte har skapat: flytta den från den publicerade mappen"
	case "the report is published, but the disk does not confirm it: %v":
		return "rapporten är publicerad, men disken bekräftar det inte: %v"
	case "the report is published, but what was published before could not be cleared away, which the next build tries again: %v":
		return "rapporten är publicerad, men det som var publicerat tidigare gick inte att städa undan; nästa bygge försöker igen: %v"
	case "what was written could not be cleared away, which the next build tries again: %v":
		return "det som hade skrivits gick inte att städa undan; nästa bygge försöker igen: %v"
	case "finding the report's folder: %v":
		return "det gick inte att hitta rapportens mapp: %v"
	case "making the folder to publish to: %v":
		return "det gick inte att skapa mappen att publicera i: %v"
	case "finding the folder to publish to: %v":
		return "det gick inte att hitta mappen att publicera i: %v"
	case "looking at the folder to publish to: %v":
		return "det gick inte att läsa mappen att publicera i: %v"
	case "opening the folder to publish to: %v":
		return "det gick inte att öppna mappen att publicera i: %v"
	case "reading what is published: %v":
		return "det gick inte att läsa det som är publicerat: %v"
	case "%s holds %s, so it is not replaced: choose a folder of its own with -o":
		return "%s innehåller %s och ersätts därför inte: välj en egen mapp med -o"
	case "%s is a link to another place: name the folder itself with -o":
		return "%s är en länk till en annan plats: ange själva mappen med -o"
	case "%s is a file, not a folder: remove it or choose another folder with -o":
		return "%s är en fil, inte en mapp: ta bort den eller välj en annan mapp med -o"
	case "%s is a repository: choose a folder inside it with -o":
		return "%s är ett kodförråd: välj en mapp i det med -o"
	case "%s was not made by bokslut, so it is not replaced: empty it or choose another folder with -o":
		return "%s är inte skapad av bokslut och ersätts därför inte: töm den eller välj en annan mapp med -o"
	case "another build is publishing to %s at this moment: try again when it has ended":
		return "ett annat bygge publicerar i %s just nu: försök igen när det är klart"
	case "stopped; what was published before is as it was":
		return "avbrutet; det som var publicerat är som det var"
	case "the old edition: %v":
		return "den gamla utgåvan: %v"
	case "the old edition has no tables as bokslut publishes them, with columns from id to row_type":
		return "den gamla utgåvan har inga tabeller som bokslut publicerar dem, med kolumner från id till row_type"
	case "the new edition: %v":
		return "den nya utgåvan: %v"
	case "%s is not as bokslut wrote it, and cannot be compared; take it from a copy":
		return "%s är inte som bokslut skrev den, och kan inte jämföras; ta den från en kopia"
	case "this is no datapackage.json as bokslut writes it":
		return "det här är ingen datapackage.json som bokslut skriver den"
	case "the download %q does not stand below the folder that lists it":
		return "filen ”%s” ligger inte under mappen som listar den"
	case "there are two rows %q":
		return "det finns två rader ”%s”"
	case "there is no column %q":
		return "det finns ingen kolumn ”%s”"

	// the command line
	case "Bokslut publishes annual reports whose figures are proved":
		return "Bokslut publicerar årsredovisningar vars siffror är prövade"
	case "Usage:":
		return "Användning:"
	case "Available Commands:":
		return "Kommandon:"
	case "Global Flags:":
		return "Flaggor för alla kommandon:"
	case "\nFlags:":
		return "\nFlaggor:"
	case "Use \"{{.CommandPath}} [command] --help\" for more information about a command.":
		return "Skriv \"{{.CommandPath}} [kommando] --help\" för att läsa mer om ett kommando."
	case " [command]{{end}}":
		return " [kommando]{{end}}"
	case " (usually %s)":
		return " (annars %s)"
	case "[flags]":
		return "[flaggor]"
	case "folder":
		return "mapp"
	case "table":
		return "tabell"
	case "file":
		return "fil"
	case "OLD":
		return "GAMMAL"
	case "say how the command is used":
		return "visa hur kommandot används"
	case "Say how a command is used":
		return "Visa hur ett kommando används"
	case "language of messages, `sv|en`; else that of BOKSLUT_LANG, or English":
		return "språk för meddelanden, `sv|en`; annars det i BOKSLUT_LANG, eller engelska"
	case "there is nothing in the language %q: write --lang sv or --lang en":
		return "det finns inget på språket ”%s”: skriv --lang sv eller --lang en"
	case "%s --help says what can be written":
		return "%s --help visar vad du kan skriva"
	case "unknown command %s":
		return "okänt kommando %s"
	case "unknown flag: %s":
		return "okänd flagga: %s"
	case "unknown shorthand flag: %s":
		return "okänd kort flagga: %s"
	case "flag needs an argument: %s":
		return "flaggan behöver ett värde: %s"
	case "bad flag syntax: %s":
		return "flaggan är fel skriven: %s"
	case "one folder at a time, not %d":
		return "en mapp åt gången, inte %d"
	case "%s is there and is no PDF, so that it is not replaced: choose another file with -o":
		return "%s finns och är ingen PDF, så den ersätts inte: välj en annan fil med -o"
	case "there is no folder %q":
		return "det finns ingen mapp ”%s”"
	case "there is no folder or file %q":
		return "det finns ingen mapp eller fil ”%s”"
	case "`address` that the site will have, instead of the one in site.yaml":
		return "`adress` som webbplatsen ska ha, i stället för den i site.yaml"
	case "print the result as JSON, for programs":
		return "skriv resultatet som JSON, för program"

	// what the commands have in common
	case "%d page":
		return "%d sida"
	case "%d pages":
		return "%d sidor"
	case "%d table":
		return "%d tabell"
	case "%d tables":
		return "%d tabeller"
	case "%d row":
		return "%d rad"
	case "%d rows":
		return "%d rader"
	case "%d file":
		return "%d fil"
	case "%d files":
		return "%d filer"
	case "%d figure":
		return "%d siffra"
	case "%d figures":
		return "%d siffror"
	case "%d error":
		return "%d fel"
	case "%d errors":
		return "%d fel"
	case "%d warning":
		return "%d varning"
	case "%d warnings":
		return "%d varningar"
	case "%d cell computed":
		return "%d beräknad cell"
	case "%d cells computed":
		return "%d beräknade celler"
	case "%d figure bound":
		return "%d bunden siffra"
	case "%d figures bound":
		return "%d bundna siffror"
	case "%s, %d published, %d proved, %s, %d loose":
		return "%s, %d med publicerat värde, %d som stämmer med sin formel, %s, %d utan bindning"

	// build
	case "Write the finished site of a report":
		return "Skriv den färdiga webbplatsen för en rapport"
	case `Write the finished site of the report in this folder, or in the one named.

The site is written only when the report has no errors, and all at once: until it is
complete, what was published before stays as it was.

With edition: in site.yaml the report gets a folder of its own in there, beside those of
other years, which stay as they are.`:
		return `Skriv den färdiga webbplatsen för rapporten i den här mappen, eller i den som du anger.

Webbplatsen skrivs bara när rapporten är utan fel, och allt på en gång: tills den är klar
ligger det som redan är publicerat kvar som det är.

Med edition: i site.yaml får rapporten en egen mapp där, bredvid mapparna för andra år,
som inte ändras.`
	case "`folder` to write the site to (usually public, in the report's folder)":
		return "`mapp` att skriva webbplatsen till (vanligen public, i rapportens mapp)"
	case "nothing was written: %s":
		return "inget skrevs: %s"
	case "published %s to %s: %s":
		return "publicerade %s i %s: %s"
	case "nothing has changed since the last build: %s to %s: %s":
		return "inget har ändrats sedan förra bygget: %s i %s: %s"
	case "say which files would be added, changed and removed, and write nothing":
		return "tala om vilka filer som skulle läggas till, ändras och tas bort, men skriv ingenting"
	case "would be added:   %s":
		return "skulle läggas till: %s"
	case "would be changed: %s":
		return "skulle ändras:      %s"
	case "would be removed: %s":
		return "skulle tas bort:    %s"
	case "nothing was written: %d files would be added, %d changed, %d removed":
		return "inget skrevs; antal filer som skulle läggas till: %d, ändras: %d, tas bort: %d"
	case "%d files written":
		return "antal skrivna filer: %d"

	// check
	case "Say what is wrong with a report, and write nothing":
		return "Visa vad som är fel i en rapport, utan att skriva något"
	case `Say what is wrong with the report in this folder, or in the one named.

It is built and thrown away, so that what check finds nothing wrong with can be
published.`:
		return `Visa vad som är fel i rapporten i den här mappen, eller i den som du anger.

Hela rapporten byggs, men inget sparas. Det som check inte hittar något fel i kan därför
publiceras.`
	case "--json is for --dry-run":
		return "--json hör till --dry-run"
	case "with --dry-run, print the files as JSON, for programs":
		return "skriv med --dry-run filerna som JSON, för program"
	case "--json and --verbose cannot be used together":
		return "--json och --verbose kan inte användas tillsammans"
	case "say how each CSV file was read":
		return "visa hur varje CSV-fil lästes"
	case "%s: %s, columns divided by %s":
		return "%s: %s, kolumnerna skiljs åt med %s"
	case "tabs":
		return "tabbar"
	case "semicolons":
		return "semikolon"
	case "commas":
		return "kommatecken"
	case "checked %s: %s; %s":
		return "kontrollerade %s: %s; %s"

	// bind
	case "Bind the figures in the text to the tables":
		return "Bind siffrorna i texten till tabellerna"
	case `Bind the loose figures in the text of the report in this folder, or in the one named,
to the cells that hold them.

A figure is bound where exactly one cell fits it: one of the tables that its page shows
or, where none of theirs fits, one of all tables. The others are listed with the reason.
The change is shown, a line with - before and one with + after it; only with --write is
it made. The report must be without errors, and is so afterwards.

The exit code is 0 when no figure is loose any more, 1 when any is, and 2 when the
command line cannot be understood.`:
		return `Bind de obundna siffrorna i texten till cellerna som innehåller dem, i rapporten i den
här mappen eller i den som du anger.

En siffra binds där exakt en cell passar: en i tabellerna som sidan visar eller, om ingen
av dem passar, en i alla tabeller. De andra listas med skälet. Ändringen visas, med - för
raden före och + för raden efter; den görs bara med --write. Rapporten måste vara utan
fel, och är det också efteråt.

Slutkoden är 0 när ingen siffra är obunden längre, 1 när någon är det, och 2 när
kommandoraden inte går att förstå.`
	case "change the files":
		return "ändra filerna"
	case "nothing was bound: %s":
		return "inga siffror har bundits: %s"
	case "no figure to bind; %d left loose":
		return "ingen siffra att binda; %d kvar utan bindning"
	case "bound %s in %s; %d left loose":
		return "har bundit %s i %s; %d kvar utan bindning"
	case "%s in %s can be bound, with --write; %d left loose":
		return "%s i %s kan bindas, med --write; %d kvar utan bindning"
	case "reading the page %s again: %v":
		return "det gick inte att läsa sidan %s igen: %v"
	case "%s was changed just now: nothing was bound, run bind again":
		return "%s ändrades nyss: inga siffror har bundits, kör bind igen"
	case "%s: %s is left loose: %s":
		return "%s: %s är kvar utan bindning: %s"
	case "and %d more":
		return "och %d till"

	// figures
	case "List the figures of tables, ready to paste into the text":
		return "Lista talen i tabeller, klara att klistra in i texten"
	case `List the figures of the tables named, each as the text refers to it. Without a table,
list the tables.

  bokslut figures drift                 all figures of the table drift
  bokslut figures --find personal       those of all tables that have the word in their names
  bokslut figures --find "75 796"       those that show this number
  bokslut figures drift -C ../2022      of the report in another folder

The exit code is 0 when something was listed, 1 when nothing was, and 2 when the command
line cannot be understood.`:
		return `Lista talen i de tabeller som du anger, så som texten hänvisar till dem. Utan tabell listas
tabellerna.

  bokslut figures drift                 alla tal i tabellen drift
  bokslut figures --find personal       de i alla tabeller som har ordet i sina namn
  bokslut figures --find "75 796"       de som visar det här talet
  bokslut figures drift -C ../2022      i rapporten i en annan mapp

Slutkoden är 0 när något listades, 1 när inget gjorde det, och 2 när kommandoraden inte
går att förstå.`
	case "`folder` of the report":
		return "rapportens `mapp`"
	case "list only figures with this `text` in their names or numbers":
		return "lista bara tal med denna `text` i namnet eller talet"
	case "the report has %s, so figures can be missing here; bokslut check lists them":
		return "rapporten har %s, så tal kan saknas här; bokslut check visar dem"
	case "no figure was found":
		return "inget tal hittades"
	case "there is no table %q; did you mean %s?":
		return "det finns ingen tabell ”%s”; menar du %s?"
	case "there is no table %q; bokslut figures lists those there are, and -C names another folder":
		return "det finns ingen tabell ”%s”; bokslut figures listar dem som finns, och -C anger en annan mapp"
	case "on no page":
		return "på ingen sida"
	case "the report has no tables":
		return "rapporten har inga tabeller"
	case "Named figures":
		return "Namngivna tal"

	// diff
	case "List the figures that differ from a published report":
		return "Lista de siffror som skiljer sig från en publicerad rapport"
	case `List each figure of the report in this folder, or in the one named, that differs from
what was published: the old and the new figure, and where the text shows it. OLD is the
published folder or its datapackage.json.

  bokslut diff public                   what the next build will change
  bokslut diff ../2021/public ../2022   what differs between two years

The exit code is 0 when nothing differs and 1 when anything does. It is 2 when the two
cannot be compared: the command line cannot be understood, the report has errors, or OLD
is no published report.`:
		return `Lista varje siffra i rapporten i den här mappen, eller i den som du anger, som skiljer sig
från det som är publicerat: den gamla och den nya siffran, och var texten visar den.
GAMMAL är den publicerade mappen eller dess datapackage.json.

  bokslut diff public                   vad nästa bygge ändrar
  bokslut diff ../2021/public ../2022   vad som skiljer mellan två år

Slutkoden är 0 när inget skiljer och 1 när något gör det. Den är 2 när de två inte kan
jämföras: kommandoraden går inte att förstå, rapporten har fel, eller GAMMAL är ingen
publicerad rapport.`
	case "name the published folder to compare with, as in bokslut diff public":
		return "ange den publicerade mappen att jämföra med, som i bokslut diff public"
	case "nothing was compared: %s":
		return "inget jämfördes: %s"
	case "%s is no published report: it has no %s":
		return "%s är ingen publicerad rapport: den har ingen %s"
	case "the table is new":
		return "tabellen är ny"
	case "the column is new":
		return "kolumnen är ny"
	case "the row is new":
		return "raden är ny"
	case "the figure is new":
		return "talet är nytt"
	case "the table is gone":
		return "tabellen finns inte längre"
	case "the column is gone":
		return "kolumnen finns inte längre"
	case "the row is gone":
		return "raden finns inte längre"
	case "the figure is gone":
		return "talet finns inte längre"
	case "was %s":
		return "var %s"
	case "now %s":
		return "nu  %s"
	case "missing":
		return "saknas"
	case "(written by the build)":
		return "(skrivs av bygget)"
	case "in the text at %s: %s":
		return "i texten, %s: %s"
	case "no figure differs from what was published":
		return "ingen siffra skiljer sig från det som är publicerat"
	case "%s, %d new, %d gone; %s":
		return "%s, %d som tillkommit, %d som fallit bort; %s"
	case "%d figure changed":
		return "%d ändrad siffra"
	case "%d figures changed":
		return "%d ändrade siffror"
	case "%d place in the text":
		return "%d ställe i texten"
	case "%d places in the text":
		return "%d ställen i texten"

	// init
	case "Begin a new report":
		return "Börja på en ny rapport"
	case `Write a small report that builds as it is, to rewrite into your own: settings, a front
page, a chapter with a table, and a README that says how to go on.

The folder must be new, or have nothing in it but hidden files. No file is ever replaced.`:
		return `Skriv en liten rapport som går att bygga som den är, att skriva om till din egen:
inställningar, en startsida, ett kapitel med en tabell, och en README som säger hur du
går vidare.

Mappen måste vara ny, eller bara ha dolda filer i sig. Ingen fil ersätts någonsin.`
	case "name the folder to begin the report in, as in bokslut init arsbokslut-2025":
		return "ange mappen att börja rapporten i, som i bokslut init arsbokslut-2025"
	case "%s in %s/: README.md there says how to go on\nnow try: bokslut build %s":
		return "%s i %s/: README.md där säger hur du går vidare\npröva nu: bokslut build %s"
	case "language of the report and of messages, `sv|en`":
		return "språk för rapporten och för meddelanden, `sv|en`"
	case "nothing was written: %s is there and is no folder; name a new folder":
		return "inget skrevs: %s finns och är ingen mapp; ange en ny mapp"
	case "nothing was written: %s is not empty, it has %s; name a new folder":
		return "inget skrevs: %s är inte tom, där finns %s; ange en ny mapp"

	// guide
	case "Tell all that can be written in a report":
		return "Visa allt som går att skriva i en rapport"
	case `Tell, in English, all that can be written in a report: text, tables, their sidecars and
site.yaml; or formulas, or charts.

  bokslut guide | less
  bokslut guide formulas`:
		return `Visa, på engelska, allt som går att skriva i en rapport: text, tabeller, deras
beskrivningsfiler och site.yaml; eller formler, eller diagram.

  bokslut guide | less
  bokslut guide formulas`
	case "there is a guide to authoring, to formulas and to charts: name one of them":
		return "det finns en vägledning om authoring, om formulas och om charts: skriv ett av orden"

	// version
	case "Say which version of the program this is":
		return "Visa vilken version av programmet det här är"
	case "(unknown)":
		return "(okänd)"
	case "(changed since)":
		return "(ändrad sedan dess)"

	// serve
	case "Show a report in the browser while it is written":
		return "Visa en rapport i webbläsaren medan den skrivs"
	case "Show the report in this folder, or in the one named, in the browser while it is written.\n\nEach save is seen at once, where the reader is on the page. While something is wrong the\nlast good page stays, with what is wrong beside it. Nothing is written: public/ stays as\nit is until the next build.":
		return "Visa rapporten i den här mappen, eller i den som du anger, medan den skrivs.\n\nDet du sparar syns genast, där du är på sidan. Så länge något är fel står den senaste\nsidan utan fel kvar, med felen bredvid. Ingenting skrivs till disken: public/ är som den\när till nästa bygge."
	case "`address` to answer at, host and port; if the port is taken, the next free one":
		return "`adress` att svara på, värd och port; är porten upptagen tas nästa lediga"
	case "`editor` to open places in: %s, none; or an address with {file}, {line} and {column}":
		return "`redigerare` som ställen öppnas i: %s, none; eller en adress med {file}, {line} och {column}"
	case "look for changes every half second, for network drives that do not tell of them":
		return "leta efter ändringar varje halv sekund, för nätverksenheter som inte berättar om dem"
	case "open the browser":
		return "öppna webbläsaren"
	case "the report is shown at %s and follows every save; Ctrl-C ends":
		return "rapporten visas på %s och följer allt du sparar; Ctrl-C avslutar"
	case "port %s is taken by another program, so that the next free one is used":
		return "port %s används av ett annat program, så nästa lediga port tas"
	case "%s %s: built in %s ms, %s":
		return "%s %s: byggd på %s ms, %s"
	case "the whole report":
		return "hela rapporten"
	case "%s and %d more":
		return "%s och %d till"
	case "no problems":
		return "inga problem"
	case "%s; the report is shown when they are mended":
		return "%s; rapporten visas när felen är rättade"
	case "%s; what was good before is still shown":
		return "%s; den senaste versionen utan fel visas"
	case "the site could not be built: %v":
		return "webbplatsen kunde inte byggas: %v"
	case "the system does not watch the folders (%v), so that they are looked through every half second instead":
		return "systemet bevakar inte mapparna (%v), så de söks igenom varje halv sekund i stället"
	case "a higher fs.inotify.max_user_watches or fs.inotify.max_user_instances lets it watch them":
		return "höj fs.inotify.max_user_watches eller fs.inotify.max_user_instances för att de ska bevakas"
	case "%q is no address: write host and port, as 127.0.0.1:8000":
		return "”%s” är ingen adress: skriv värd och port, som 127.0.0.1:8000"
	case "%q is no port: write a number up to 65535, as in 127.0.0.1:8000":
		return "”%s” är ingen port: skriv ett tal upp till 65535, som i 127.0.0.1:8000"
	case "%q is no editor: write one of %s, none, or an address as %s":
		return "”%s” är ingen redigerare: skriv någon av %s, none, eller en adress som %s"
	case "cannot answer at %s: %v":
		return "det går inte att svara på %s: %v"
	case "no browser could be opened (%v): open one at %s":
		return "ingen webbläsare kunde öppnas (%v): öppna själv %s"
	case "others on the network can read it, too: whoever knows this machine's address":
		return "även andra på nätverket kan läsa den: alla som känner till den här datorns adress"
	case "the folder cannot be found: %v":
		return "mappen hittas inte: %v"
	case "the preview had to end: %v":
		return "förhandsvisningen fick avslutas: %v"

	// what the preview shows beside the problems
	case "Error":
		return "Fel"
	case "Warning":
		return "Varning"
	case "No problems":
		return "Inga problem"
	case "%s, line %d":
		return "%s, rad %d"
	case "Show all problems, with the %d that there is no room for here":
		return "Visa alla problem, även de %d som inte får plats här"
	case "Preview":
		return "Förhandsvisning"
	case "The report cannot be shown until its errors are mended. The page appears by itself when that is done.":
		return "Rapporten kan inte visas förrän felen är rättade. Sidan visas av sig själv när det är gjort."
	case "To the report":
		return "Till rapporten"
	case "All is well. There is nothing to mend.":
		return "Allt stämmer. Det finns inget att rätta."
	case "What to do":
		return "Gör så här"
	case "Show in the report":
		return "Visa i rapporten"
	case "Formula":
		return "Formel"
	case "Source":
		return "Källa"
	case "Press Enter or click to copy the reference.":
		return "Tryck Enter eller klicka för att kopiera hänvisningen."
	case "Problems in the report":
		return "Problem i rapporten"
	case "What is shown is from the last save without errors.":
		return "Det som visas är från den senaste sparningen utan fel."
	case "Alt + Shift + P leads here, Escape folds.":
		return "Alt + Skift + P går hit, Escape fäller ihop."
	case "Show on a page of its own":
		return "Visa på egen sida"
	case "No problems are left.":
		return "Inga problem är kvar."
	case "The page is updated.":
		return "Sidan är uppdaterad."
	case "Copied: {reference}":
		return "Kopierat: {reference}"
	case "It could not be copied. The reference is {reference}":
		return "Det gick inte att kopiera. Hänvisningen är {reference}"
	case "The preview has stopped. Start it again to see what you save.":
		return "Förhandsvisningen har stannat. Starta den igen för att se det du sparar."
	case "Show the problem: {message}":
		return "Visa problemet: {message}"
	case "Press Enter or click to copy the reference {reference}":
		return "Tryck Enter eller klicka för att kopiera hänvisningen {reference}"

	// printing
	case "Print a report as a book, to a tagged PDF":
		return "Skriv ut en rapport som en bok, till en taggad pdf"
	case "Print the report in this folder, or in the one named, as a book: cover, contents\nwith page numbers, running heads.\n\nThe PDF is made by a browser that is installed here: Chromium, Google Chrome or\nMicrosoft Edge. It is tagged, so that it can be read aloud, and made of the\nsources alone; nothing is fetched from the network.":
		return "Skriv ut rapporten i den här mappen, eller i den som du anger, som en bok: omslag,\ninnehåll med sidnummer och kapitelnamn överst på sidorna.\n\nEn webbläsare som är installerad här gör pdf-filen: Chromium, Google Chrome eller\nMicrosoft Edge. Filen är taggad, så att den kan läsas upp, och är gjord enbart av\nkällorna; inget hämtas från nätet."
	case "`file` to write (usually named as the report's address, as arsbokslut-2022.pdf)":
		return "`fil` att skriva (annars får den namn efter rapportens adress, som arsbokslut-2022.pdf)"
	case "the `browser` to print with (usually one that is found)":
		return "`webbläsare` att skriva ut med (annars en som hittas)"
	case "`time` that printing may take":
		return "`tid` som utskriften får ta"
	case "printed to %s":
		return "utskriven till %s"
	case "there is no browser %q":
		return "det finns ingen webbläsare ”%s”"
	case "a PDF is printed by Chromium, Google Chrome or Microsoft Edge, and none of them was found; install one, or say where it is with --chromium":
		return "en pdf skrivs ut av Chromium, Google Chrome eller Microsoft Edge, och ingen av dem hittades; installera en, eller ange var den finns med --chromium"
	case "the browser took longer than %s to print; --timeout gives it more":
		return "webbläsaren behövde längre tid än %s för utskriften; ge den mer med --timeout"
	case "%s printed no PDF (%v); it said:\n%s":
		return "%s skrev inte ut någon pdf (%v); så här svarade den:\n%s"
	case "the report is too large for a browser to print as one book; its pages can be printed one by one":
		return "rapporten är för stor för att skrivas ut som en enda bok; skriv ut sidorna en och en"
	}
	return english
}
