package importing_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"alongside/backend/coaching"
	"alongside/backend/db"
	"alongside/backend/db/dbtest"
	"alongside/backend/events"
	"alongside/backend/importing"
	"alongside/backend/problem"
)

// kit is a practice of Mira, Zoë and Ada, and imports into it.
type kit struct {
	testing.TB
	database *db.Database
	imports  *importing.Imports
	feedback *coaching.Feedback
	reviews  *coaching.Reviews
	people   *coaching.People
	ada, zoe string
	folder   string
}

func quiet(events.Topic, ...string) {}

func newKit(t testing.TB) *kit {
	t.Helper()
	k := &kit{TB: t, database: dbtest.Open(t), imports: &importing.Imports{}, folder: t.TempDir()}
	practice := &coaching.Practice{}
	practice.Open(k.database, time.Now, quiet)
	importing.Open(k.imports, k.database, time.Now, quiet)
	k.feedback, k.reviews, k.people = &coaching.Feedback{Practice: practice}, &coaching.Reviews{Practice: practice}, &coaching.People{Practice: practice}
	_, err := k.people.Introduce(coaching.PersonInput{Name: "Mira Kovač"})
	k.ok(err)
	ada, err := k.people.Add(coaching.PersonInput{Name: "Ada Nwosu", Email: "ada@example.org"})
	k.ok(err)
	zoe, err := k.people.Add(coaching.PersonInput{Name: "Zoë Laurent"})
	k.ok(err)
	k.ada, k.zoe = ada.ID, zoe.ID
	return k
}

func (k *kit) ok(err error) {
	k.Helper()
	if err != nil {
		k.Fatalf("unexpected problem: %v", err)
	}
}

func (k *kit) refused(err error, field, says string) {
	k.Helper()
	var told *problem.Error
	if !errors.As(err, &told) || told.Field != field || !strings.Contains(told.Message, says) {
		k.Fatalf("got %v, want a problem about %q that says %q", err, field, says)
	}
}

func (k *kit) file(name, text string) string {
	k.Helper()
	path := filepath.Join(k.folder, name)
	k.ok(os.WriteFile(path, []byte(text), 0o600))
	return path
}

func (k *kit) look(path string, kind importing.Kind) importing.Look {
	k.Helper()
	seen, err := k.imports.Look(path, kind, "", "")
	k.ok(err)
	return seen
}

// preview is what the proposed mapping would bring.
func (k *kit) preview(path string, kind importing.Kind) importing.Preview {
	k.Helper()
	seen, err := k.imports.Preview(path, k.look(path, kind).Mapping)
	k.ok(err)
	return seen
}

// run imports with the proposed mapping, changed by the test.
func (k *kit) run(path string, kind importing.Kind, change func(m *importing.Mapping)) importing.Result {
	k.Helper()
	mapping := k.look(path, kind).Mapping
	if change != nil {
		change(&mapping)
	}
	result, err := k.imports.Run(path, mapping)
	k.ok(err)
	return result
}

func (k *kit) about(personID string) []coaching.FeedbackItem {
	k.Helper()
	page, err := k.feedback.List(personID, 0)
	k.ok(err)
	return page.Items
}
