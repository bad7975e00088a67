package recap

import (
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"

	"alongside/backend/coaching"
)

// blanks are the places of a pattern that are filled in, in their order.
func blanks(pattern string) string {
	return strings.Join(regexp.MustCompile(`%.`).FindAllString(pattern, -1), " ")
}

func TestEveryLanguageHasEveryWord(t *testing.T) {
	t.Parallel()
	model := reflect.ValueOf(english())
	for language, made := range languages {
		w := made()
		if w.Lang != language {
			t.Errorf("%s calls itself %s", language, w.Lang)
		}
		for i := range model.NumField() {
			name, want, got := model.Type().Field(i).Name, model.Field(i), reflect.ValueOf(w).Field(i)
			switch want.Kind() {
			case reflect.String:
				if got.Len() == 0 || name != "Day" && blanks(got.String()) != blanks(want.String()) {
					t.Errorf("%s: %s is %q", language, name, got)
				}
			case reflect.Slice, reflect.Map:
				if got.Len() != want.Len() {
					t.Errorf("%s: %d of %d %s", language, got.Len(), want.Len(), name)
				}
			}
		}
		for purpose, want := range english().Intro {
			if blanks(w.Intro[purpose]) != blanks(want) {
				t.Errorf("%s: to begin with %s it says %q", language, purpose, w.Intro[purpose])
			}
		}
		for reason := range english().Reasons {
			if w.Reasons[reason] == "" {
				t.Errorf("%s: no word for %s", language, reason)
			}
		}
	}
}

func TestDaysNumbersAndSizesAreWrittenAsTheLanguageWritesThem(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 3, 1, 9, 5, 0, 0, time.UTC)
	for language, want := range map[string][4]string{
		"en": {"1 March 2026", "Sunday, 1 March 2026, 09:05", "4.50 h", "1.5 MB"},
		"de": {"1. März 2026", "Sonntag, 1. März 2026, 09:05 Uhr", "4,50 h", "1,5 MB"},
		"es": {"1 de marzo de 2026", "domingo, 1 de marzo de 2026, 09:05", "4,50 h", "1,5 MB"},
		"fr": {"1er mars 2026", "dimanche 1er mars 2026, 09:05", "4,50 h", "1,5 Mo"},
		"it": {"1º marzo 2026", "domenica 1º marzo 2026, 09:05", "4,50 h", "1,5 MB"},
		"nl": {"1 maart 2026", "zondag 1 maart 2026, 09:05", "4,50 h", "1,5 MB"},
		"pt": {"1 de março de 2026", "domingo, 1 de março de 2026, 09:05", "4,50 h", "1,5 MB"},
	} {
		w := wordsIn(language)
		if got := [4]string{w.date(at), w.moment(at), w.number("4.5", 2, "h"), w.size(1_500_000)}; got != want {
			t.Errorf("%s: %q, not %q", language, got, want)
		}
	}
}

func TestALanguageThatIsNotKnownIsWrittenInEnglish(t *testing.T) {
	t.Parallel()
	for language, want := range map[string]string{"": "en", "xx": "en", "fr-CA": "fr", "pt-BR": "pt", "C": "en"} {
		if got := wordsIn(language).Lang; got != want {
			t.Errorf("%q is written in %s", language, got)
		}
	}
}

func TestARecapSpeaksOneLanguage(t *testing.T) {
	t.Parallel()
	r := &Recap{
		Purpose: coaching.PurposeAgenda, At: time.Date(2026, 3, 31, 10, 0, 0, 0, time.UTC),
		Me: coaching.Person{ID: "me", Name: "Mira"}, Session: coaching.Session{Title: "Retro", Person: coaching.Person{ID: "ada", Name: "Ada"}},
		Sides: []Side{{Person: coaching.Person{ID: "me", Name: "Mira"}, Notes: []coaching.Note{{AuthorID: "me", SideID: "me", Body: "x"}}}},
	}
	out, err := show(r, wordsIn("de-AT"))
	if err != nil {
		t.Fatal(err)
	}
	page, err := out.page()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`<html lang="de" dir="ltr">`, "Notizen von Mira", "Antworte mit deinen eigenen Themen.", "31. März 2026"} {
		if !strings.Contains(string(page), want) {
			t.Errorf("no %q in %s", want, page)
		}
	}
}
