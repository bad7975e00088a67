package importing_test

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"alongside/backend/coaching"
	"alongside/backend/db/dbtest"
	"alongside/backend/importing"

	"golang.org/x/text/encoding/charmap"
)

func TestTheSameFileTwiceMakesNoDoubles(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	path := k.file("a.csv", in(t, charmap.Windows1252, "Name;Datum;Bewertung;Kommentar\nZoe Laurent;13.01.2026;4,5;schön\nADA NWOSU;14.01.2026;2;\n"))
	if got := k.run(path, importing.KindFeedback, nil); got.Added != 2 || got.Known != 0 {
		t.Fatalf("got %+v", got)
	}
	if got := k.run(path, importing.KindFeedback, nil); got.Added != 0 || got.Known != 2 {
		t.Fatalf("got %+v", got)
	}
	zoe, ada := k.about(k.zoe), k.about(k.ada)
	if len(zoe) != 1 || zoe[0].Rating != "4.5" || zoe[0].Body != "schön" || zoe[0].ReceivedOn != "2026-01-13" || zoe[0].Tone != coaching.TonePositive || !zoe[0].Imported {
		t.Fatalf("got %+v", zoe)
	}
	if len(ada) != 1 || ada[0].Tone != coaching.ToneImprovement {
		t.Fatalf("got %+v", ada)
	}
	k.ok(k.feedback.Delete(ada[0].ID))
	if got := k.run(path, importing.KindFeedback, nil); got.Added != 0 || len(k.about(k.ada)) != 0 {
		t.Fatalf("what was deleted came back: %+v", got)
	}
}

func TestTheOrderOfDatesIsAskedWhereNothingDecidesIt(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		dates, order, want string
		asks               bool
	}{
		{"03/04/2026", "", "", true},
		{"03/04/2026", "dmy", "2026-04-03", false},
		{"03/04/2026", "mdy", "2026-03-04", false},
		{"03/04/2026 13/04/2026", "", "2026-04-03", false},
		{"03/04/2026 13/04/2026", "mdy", "2026-04-03", false},
		{"03/04/2026 04/13/2026", "", "2026-03-04", false},
		{"03/04/2026 04/13/2026 13/04/2026", "", "", true},
		{"04/04/2026", "", "2026-04-04", false},
		{"03.04.2026", "", "2026-04-03", false},
		{"2026/04/03", "", "2026-04-03", false},
		{"2026-04-03T23:30:00Z", "", "2026-04-03", false},
		{"3-Apr-2026", "", "2026-04-03", false},
	} {
		t.Run(c.dates+c.order, func(t *testing.T) {
			t.Parallel()
			k := newKit(t)
			path := k.file("a.csv", "name,date,comment\nAda Nwosu,"+strings.ReplaceAll(c.dates, " ", ",x\nZoë Laurent,")+",x\n")
			mapping := k.look(path, importing.KindFeedback).Mapping
			mapping.DateOrder = c.order
			seen, err := k.imports.Preview(path, mapping)
			k.ok(err)
			if seen.AskDateOrder != c.asks || seen.Bad != 0 && !c.asks {
				t.Fatalf("got %+v", seen)
			}
			_, err = k.imports.Run(path, mapping)
			if c.asks {
				k.refused(err, "dateOrder", "03/04/2026")
				return
			}
			k.ok(err)
			if got := k.about(k.ada)[0].ReceivedOn; got != c.want {
				t.Fatalf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestRatingsOfAnyScaleAreRead(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ cells, most, want string }{
		{"4", "", "4 of 5"}, {"4,5", "", "4.5 of 5"}, {"7|4", "", "7 of 10"}, {"70|20", "", "70 of 100"}, {"1200", "", "1200 of 1200"},
		{"4", "7", "4 of 7"}, {"87 %", "", "87 of 100"}, {"4/6", "", "4 of 6"}, {"3 out of 4", "", "3 of 4"}, {"3 of 4", "", "3 of 4"}, {"★★★☆☆", "", "3 of 5"},
	} {
		k := newKit(t)
		path := k.file("a.csv", "name;date;rating\nAda Nwosu;2026-01-02;"+strings.ReplaceAll(c.cells, "|", "\nZoë Laurent;2026-01-02;")+"\n")
		k.run(path, importing.KindFeedback, func(m *importing.Mapping) { m.RatingMax = c.most })
		if got := k.about(k.ada)[0]; got.Rating+" of "+got.RatingMax != c.want {
			t.Errorf("%s is %s of %s, want %s", c.cells, got.Rating, got.RatingMax, c.want)
		}
	}
}

func TestBadRowsAreLeftBehindWithTheirLineAndReason(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	path := k.file("a.csv", strings.Join([]string{
		"name,date,rating,comment",
		"Ada Nwosu,2026-01-02,4,\"two\nlines\"",
		"Ada Nwosu,2026-02-30,4,no such day",
		"Ada Nwosu,2026-01-02,many,=1+1",
		",2026-01-02,4,nobody",
		"Ada Nwosu,2026-01-02,,",
		"Ada Nwosu,2026-01-02,4,one,two",
		"Ada Nwosu,,4,no day",
		"Ada Nwosu,2026-01-05",
		"",
		"Ada Nwosu,2026-01-06,4",
		"Bo Unknown,2026-01-02,4,who",
		"Ada Nwosu,2026-01-02,-1,below",
	}, "\n"))
	got := k.run(path, importing.KindFeedback, nil)
	want := []struct {
		line int
		says string
	}{
		{4, "no date of the calendar"}, {5, "“many” is no number."}, {6, "names nobody"}, {7, "neither"}, {8, "5 cells, the heading has 4"},
		{9, "date is missing"}, {10, "neither"}, {13, "“Bo Unknown”"}, {14, "not between 0 and 5"},
	}
	if got.Added != 2 || got.FailedCount != len(want) {
		t.Fatalf("got %+v", got)
	}
	for i, each := range want {
		if got.Failed[i].Line != each.line || !strings.Contains(got.Failed[i].Message, each.says) {
			t.Errorf("got %+v, want %+v", got.Failed[i], each)
		}
	}
	saved, err := k.imports.SaveFailed()
	k.ok(err)
	text, err := os.ReadFile(saved)
	k.ok(err)
	if !strings.HasSuffix(saved, "a - failed rows.csv") || !strings.Contains(string(text), ",'=1+1") || !strings.Contains(string(text), ",'-1,below") {
		t.Fatalf("%s: %s", saved, text)
	}
	again, err := k.imports.SaveFailed()
	k.ok(err)
	if !strings.HasSuffix(again, "a - failed rows 2.csv") {
		t.Fatal(again)
	}
}

func TestUnknownPeopleAreChosenByTheUser(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	path := k.file("a.csv", "name,date,comment\nBo Lee,2026-01-02,a\nbó lee,2026-01-03,b\nNobody,2026-01-02,c\nA. Nwosu,2026-01-02,d\n\"Nwosu, Ada\",2026-01-02,e\nada@example.org,2026-01-02,f\n")
	seen := k.preview(path, importing.KindFeedback)
	if len(seen.Unknown) != 3 || seen.Unknown[0] != (importing.Unknown{Name: "Bo Lee", Rows: 2}) || seen.Good != 6 {
		t.Fatalf("got %+v", seen)
	}
	got := k.run(path, importing.KindFeedback, func(m *importing.Mapping) {
		m.People = []importing.PersonChoice{{Name: "Bo Lee", Choice: "add"}, {Name: "Nobody", Choice: "leave"}, {Name: "A. Nwosu", Choice: k.ada}}
	})
	if got.Added != 5 || got.LeftOut != 1 || got.PeopleAdded != 1 || got.FailedCount != 0 {
		t.Fatalf("got %+v", got)
	}
	if n := len(k.about(k.ada)); n != 3 {
		t.Fatalf("%d about Ada", n)
	}
	if again := k.run(path, importing.KindFeedback, func(m *importing.Mapping) {
		m.People = []importing.PersonChoice{{Name: "A. Nwosu", Choice: k.ada}}
	}); again.Known != 5 || again.PeopleAdded != 0 {
		t.Fatalf("got %+v", again)
	}
}

func TestPeopleAreFoundHoweverTheirNameIsTyped(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	for _, name := range []string{"Łukasz Nowak", "Henrik Sørensen", "Anna Twice", "ANNA TWICE"} {
		_, err := k.people.Add(coaching.PersonInput{Name: name})
		k.ok(err)
	}
	path := k.file("a.csv", "name,date,comment\nlukasz  nowak,2026-01-02,a\nHenrik Sorensen,2026-01-02,b\nZOE LAURENT,2026-01-02,c\nAnna Twice,2026-01-02,d\nMira Kovač,2026-01-02,e\n")
	seen := k.preview(path, importing.KindFeedback)
	if len(seen.Unknown) != 2 || seen.Unknown[0].Name != "Anna Twice" || seen.Unknown[1].Name != "Mira Kovač" {
		t.Fatalf("got %+v", seen.Unknown)
	}
}

func TestAFileWithoutNamesIsAboutThePersonThatWasChosen(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	path := k.file("a.csv", "date,comment\n2026-01-02,a\n")
	if seen := k.preview(path, importing.KindFeedback); !strings.Contains(seen.Missing, "person") {
		t.Fatalf("got %+v", seen)
	}
	_, err := k.imports.Run(path, k.look(path, importing.KindFeedback).Mapping)
	k.refused(err, "columns", "person")
	if got := k.run(path, importing.KindFeedback, func(m *importing.Mapping) { m.PersonID = k.zoe }); got.Added != 1 || len(k.about(k.zoe)) != 1 {
		t.Fatalf("got %+v", got)
	}
}

func TestTheNumberOfItsSourceTellsARowFromOthers(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	first := k.file("a.csv", "id,name,date,comment\n7,Ada Nwosu,2026-01-02,a\n8,Ada Nwosu,2026-01-02,a\n")
	if got := k.run(first, importing.KindFeedback, nil); got.Added != 2 {
		t.Fatalf("got %+v", got)
	}
	if got := k.run(k.file("b.csv", "id,name,date,comment\n7,Ada Nwosu,2026-01-02,a, \n9,Ada Nwosu,2026-01-02,a\n"), importing.KindFeedback, nil); got.Added != 1 || got.Known != 1 {
		t.Fatalf("got %+v", got)
	}
}

func TestReviewsComeWithTheirCriteria(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	path := k.file("r.csv", "Agent,Date,Reviewer,Greeting,Solution,Comment\nAda Nwosu,2026-01-02,Mira,4,9,well done\nAda Nwosu,2026-01-03,Mira,80%,,\n")
	if got := k.run(path, importing.KindReviews, nil); got.Added != 2 || got.FailedCount != 0 {
		t.Fatalf("got %+v", got)
	}
	page, err := k.reviews.List(k.ada, 0)
	k.ok(err)
	if got := page.Items[1]; got.Score != "13" || got.ScoreMax != "20" || len(got.Criteria) != 2 || got.Criteria[1] != (coaching.Criterion{Name: "Solution", Score: "9", Max: "10"}) {
		t.Fatalf("got %+v", got)
	}
	if got := page.Items[0]; got.Percent != 80 || got.Tone != coaching.TonePositive {
		t.Fatalf("got %+v", got)
	}
	if got := k.run(path, importing.KindReviews, nil); got.Known != 2 {
		t.Fatalf("got %+v", got)
	}
}

func TestMetricsComeInColumnsOrInRows(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	wide := k.file("wide.csv", "Name;Week;CSAT;Resolved\nAda Nwosu;2026-01-05;4,71;87 %\nZoë Laurent;2026-01-05;;90 %\nAda Nwosu;2026-01-12;x;1\n")
	got := k.run(wide, importing.KindMetrics, func(m *importing.Mapping) { m.Columns = []string{"person", "on", "series", "series"} })
	if got.Added != 2 || got.FailedCount != 1 || !strings.Contains(got.Failed[0].Message, "CSAT: “x” is no number") {
		t.Fatalf("got %+v", got)
	}
	long := k.file("long.csv", "name,metric,value,date\nAda Nwosu,csat,4.8,2026-01-05\nAda Nwosu,AHT,\"1,312\",2026-01-05\n")
	if got := k.run(long, importing.KindMetrics, nil); got.Added != 2 {
		t.Fatalf("got %+v", got)
	}
	if got := k.run(long, importing.KindMetrics, nil); got.Known != 2 {
		t.Fatalf("got %+v", got)
	}
	values := dbtest.Column(t, k.database, "SELECT m.name || m.unit || ' ' || m.decimals || ' ' || v.value FROM metric_values v JOIN metrics m ON m.id = v.metric_id WHERE v.person_id = ? ORDER BY m.name", k.ada)
	if strings.Join(values, ", ") != "AHT 0 1312.0, CSAT 2 4.8, Resolved% 0 87.0" {
		t.Fatalf("got %q", values)
	}
}

func TestTwoHundredColumnsAndLongCellsAreTaken(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	var header, cells strings.Builder
	for i := range 200 {
		header.WriteString(",m" + strconv.Itoa(i))
		cells.WriteString("," + strconv.Itoa(i))
	}
	path := k.file("a.csv", "name,date"+header.String()+"\nAda Nwosu,2026-01-02"+cells.String()+"\n")
	if got := k.run(path, importing.KindMetrics, nil); got.Added != 1 {
		t.Fatalf("got %+v", got)
	}
	if n := dbtest.Column(t, k.database, "SELECT count(*) FROM metric_values"); n[0] != "200" {
		t.Fatal(n)
	}
}

func TestAQuotationMarkThatIsNeverClosedDoesNotSwallowTheFile(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	path := k.file("a.csv", "name,date,comment\nAda Nwosu,2026-01-02,fine\nAda Nwosu,2026-01-03,\"open\n"+strings.Repeat("Ada Nwosu,2026-01-04,x\n", 2000))
	got := k.run(path, importing.KindFeedback, nil)
	if got.Added != 1 || got.FailedCount != 1 || !strings.Contains(got.Failed[0].Message, "quotation mark") {
		t.Fatalf("got %+v", got)
	}
	_, err := k.imports.Preview(k.file("b.csv", "name,date,comment\n\""+strings.Repeat("x", 6<<20)), importing.Mapping{Kind: importing.KindFeedback})
	if err == nil || !strings.Contains(err.Error(), "longer than 4 MB") {
		t.Fatalf("got %v", err)
	}
}
