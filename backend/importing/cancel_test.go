package importing_test

import (
	"strings"
	"sync"
	"testing"
	"time"

	"alongside/backend/events"
	"alongside/backend/importing"
)

func TestACancelledImportLeavesNothing(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	var once sync.Once
	told := 0
	importing.Open(k.imports, k.database, time.Now, func(topic events.Topic, ids ...string) {
		if topic != events.Importing || len(ids) != 2 {
			t.Errorf("told %s %q", topic, ids)
		}
		told++
		once.Do(func() { k.ok(k.imports.Cancel()) })
	})
	path := k.file("a.csv", "name,date,comment\n"+strings.Repeat("Ada Nwosu,2026-01-02,some words of a comment\n", 60000))
	got := k.run(path, importing.KindFeedback, nil)
	if !got.Cancelled || got.Added != 0 || told == 0 {
		t.Fatalf("got %+v after %d", got, told)
	}
	if n := len(k.about(k.ada)); n != 0 {
		t.Fatalf("%d are there", n)
	}
	k.ok(k.imports.Cancel()) // nothing is under way
}
