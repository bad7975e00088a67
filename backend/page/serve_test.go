package page_test

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"alongside/backend/coaching"
	"alongside/backend/db/dbtest"
	"alongside/backend/events"
	"alongside/backend/folders"
	"alongside/backend/page"
	"alongside/backend/problem"
	"alongside/backend/settings"
)

const html = "<!doctype html><html><head><title>Alongside</title></head><body></body></html>"

func newPage(t *testing.T) *page.Page {
	t.Helper()
	database := dbtest.Open(t)
	practice, choices := &coaching.Practice{}, &settings.Settings{}
	nobody := func(events.Topic, ...string) {}
	practice.Open(database, time.Now, nobody)
	settings.Open(choices, database, time.Now, nobody)
	return &page.Page{Practice: practice, Settings: choices, Files: &folders.Files{}, Opened: func() error { return nil }, Format: problem.Format}
}

func served(t *testing.T, p *page.Page, path string) *http.Response {
	t.Helper()
	bundled := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = w.Write([]byte(html))
	})
	recorder := httptest.NewRecorder()
	page.Guard(p)(bundled).ServeHTTP(recorder, httptest.NewRequest(http.MethodGet, path, nil))
	return recorder.Result()
}

// handedOver is what the page finds.
func handedOver(t *testing.T, p *page.Page) (data struct {
	Start   *page.Start
	Problem *problem.Error
}) {
	t.Helper()
	script, is := strings.CutPrefix(read(t, served(t, p, "/handed-over.js").Body), "handedOver=")
	if err := json.Unmarshal([]byte(script), &data); err != nil || !is {
		t.Fatalf("%v in %s", err, script)
	}
	return data
}

func TestThePageArrivesWithWhatItsFirstScreenNeeds(t *testing.T) {
	t.Parallel()
	p := newPage(t)
	if got := handedOver(t, p); got.Start == nil || got.Start.Me != nil || len(got.Start.People) != 0 {
		t.Fatalf("before I was asked: %+v", got)
	}
	people := &coaching.People{Practice: p.Practice}
	hostile := "</script><script>alert(1)</script> & <!--"
	if _, err := people.Introduce(coaching.PersonInput{Name: hostile}); err != nil {
		t.Fatal(err)
	}
	if got := handedOver(t, p); got.Start.Me == nil || got.Start.Me.Name != hostile {
		t.Fatalf("got %+v", got.Start)
	}
}

func TestWhatWasPreparedIsHandedOverOnce(t *testing.T) {
	t.Parallel()
	p := newPage(t)
	page.Prepare(p)
	if _, err := (&coaching.People{Practice: p.Practice}).Introduce(coaching.PersonInput{Name: "Me"}); err != nil {
		t.Fatal(err)
	}
	if got := handedOver(t, p); got.Start.Me != nil {
		t.Fatal("was not prepared")
	}
	if got := handedOver(t, p); got.Start.Me == nil {
		t.Fatal("a page that is loaded again shows what is old")
	}
}

// A page that asked first, and waited for the data, must not leave behind what is old.
func TestWhatIsPreparedTooLateIsHandedOverToNobody(t *testing.T) {
	t.Parallel()
	p := newPage(t)
	if got := handedOver(t, p); got.Start.Me != nil {
		t.Fatal("somebody is there already")
	}
	page.Prepare(p)
	if _, err := (&coaching.People{Practice: p.Practice}).Introduce(coaching.PersonInput{Name: "Me"}); err != nil {
		t.Fatal(err)
	}
	if got := handedOver(t, p); got.Start.Me == nil {
		t.Fatal("a page that is loaded again shows what is old")
	}
}

func TestAPageWithoutDataSaysWhy(t *testing.T) {
	t.Parallel()
	p := newPage(t)
	p.Opened = func() error {
		return problem.Because(problem.CodeDamaged, "The file </script> is damaged.", errors.New("cause"))
	}
	if got := handedOver(t, p); got.Start != nil || got.Problem == nil || got.Problem.Code != problem.CodeDamaged || !strings.Contains(got.Problem.Message, "</script>") {
		t.Fatalf("got %+v", got)
	}
}

func TestEveryAnswerIsGuarded(t *testing.T) {
	t.Parallel()
	p := newPage(t)
	for _, path := range []string{"/", "/index.html", "/assets/index.js", "/handed-over.js"} {
		answer := served(t, p, path)
		if policy := answer.Header.Get("Content-Security-Policy"); !strings.Contains(policy, "script-src 'self'") {
			t.Errorf("%s has the policy %q", path, policy)
		}
		if who := answer.Header.Get("Cross-Origin-Resource-Policy"); who != "same-origin" {
			t.Errorf("%s may be taken into pages of %q", path, who)
		}
		if isData := read(t, answer.Body) != html; isData != (path == "/handed-over.js") {
			t.Errorf("%s: answered with data: %v", path, isData)
		}
	}
}

func TestNothingIsServedThatHasNoID(t *testing.T) {
	t.Parallel()
	p := newPage(t)
	for _, path := range []string{"/picture/none", "/picture/../alongside.db", "/file/none", "/file/../../alongside.db", "/thumb/none", "/start", "/etc/passwd"} {
		recorder := httptest.NewRecorder()
		page.ByID(p).ServeHTTP(recorder, httptest.NewRequest(http.MethodGet, path, nil))
		if recorder.Code != http.StatusNotFound {
			t.Errorf("%s answers %d", path, recorder.Code)
		}
	}
}

func read(t *testing.T, body io.Reader) string {
	t.Helper()
	text, err := io.ReadAll(body)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
