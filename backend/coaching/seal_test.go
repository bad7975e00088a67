package coaching_test

import (
	"testing"
	"time"

	"alongside/backend/coaching"
	"alongside/backend/problem"
)

func TestEndingSealsALiveSession(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	id := k.start(k.ada)
	k.told.forget()
	k.ok(k.sessions.End(id))
	k.tells("sessions:changed " + id)
	ended := k.session(id)
	if ended.State != coaching.StateEnded || ended.EndedAt != k.clock.now().UnixMilli() {
		t.Fatalf("ended as %+v", ended)
	}
	k.clock.move(time.Minute)
	k.ok(k.sessions.End(id))
	if again := k.session(id); again.EndedAt != ended.EndedAt {
		t.Error("a second click moved the end")
	}
	k.refused(k.sessions.Rename(id, "Something else"), problem.CodeSealed, "")
	k.refused(k.sessions.Replan(id, ended.EndedAt), problem.CodeConflict, "")
}

func TestOnlyWhatHasBegunCanBeEnded(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	id := k.plan(k.ada, "", day)
	k.told.forget()
	k.refused(k.sessions.End(id), problem.CodeNotFound, "")
	k.tells()
}

func TestAnEndCanBeTakenBackForAnHour(t *testing.T) {
	t.Parallel()
	for what, after := range map[string]struct {
		by    time.Duration
		opens bool
	}{
		"at once":               {0, true},
		"at the hour":           {time.Hour, true},
		"a moment later":        {time.Hour + time.Millisecond, false},
		"the next day":          {day, false},
		"the clock ran back":    {-time.Minute, true},
		"just within the hour":  {time.Hour - time.Millisecond, true},
		"a year, by a mad hand": {366 * day, false},
	} {
		t.Run(what, func(t *testing.T) {
			t.Parallel()
			k := newKit(t)
			id := k.start(k.ada)
			k.ok(k.sessions.End(id))
			if until := k.session(id).ReopenUntil; until != k.clock.now().Add(time.Hour).UnixMilli() {
				t.Errorf("open until %d", until)
			}
			k.clock.move(after.by)
			if err := k.sessions.Reopen(id); after.opens {
				k.ok(err)
			} else {
				k.refused(err, problem.CodeSealed, "")
			}
			if live := k.session(id).State == coaching.StateLive; live != after.opens {
				t.Fatalf("live: %v", live)
			}
		})
	}
}

func TestReopeningALiveSessionChangesNothing(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	id := k.start(k.ada)
	before := k.session(id)
	k.ok(k.sessions.Reopen(id))
	if after := k.session(id); after.State != before.State || after.StartedAt != before.StartedAt {
		t.Fatalf("became %+v", after)
	}
}

func TestADeletedSessionComesBackWithItsNotes(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	id := k.start(k.ada)
	note := k.note(id, k.ada, "Kept")
	k.ok(k.sessions.Delete(id))
	if page, err := k.sessions.List(coaching.SessionFilter{}); err != nil || len(page.Sessions) != 0 {
		t.Fatalf("still listed: %+v, %v", page, err)
	}
	if !k.session(id).Deleted {
		t.Error("not told that it is deleted")
	}
	_, err := k.notes.Save(note.ID, "Changed", note.Revision)
	k.refused(err, problem.CodeNotFound, "")
	k.refused(k.sessions.End(id), problem.CodeNotFound, "")
	k.refused(k.sessions.Delete(id), problem.CodeNotFound, "")
	k.told.forget()
	k.ok(k.sessions.Restore(id))
	k.tells("sessions:changed " + id)
	if notes := k.notesIn(id); len(notes) != 1 || notes[0].Body != "Kept" || k.session(id).Deleted {
		t.Fatalf("came back with %+v", notes)
	}
}

func TestASessionThatIsNotThereIsSaidSo(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	at := k.clock.now().UnixMilli()
	for what, call := range map[string]func() error{
		"begin":   func() error { return k.sessions.Begin("none") },
		"end":     func() error { return k.sessions.End("none") },
		"rename":  func() error { return k.sessions.Rename("none", "x") },
		"replan":  func() error { return k.sessions.Replan("none", at) },
		"reopen":  func() error { return k.sessions.Reopen("none") },
		"delete":  func() error { return k.sessions.Delete("none") },
		"restore": func() error { return k.sessions.Restore("none") },
		"tag":     func() error { return k.sessions.SetTags("none", []string{"x"}) },
		"find":    func() error { _, err := k.sessions.Find("none"); return err },
		"note":    func() error { _, err := k.notes.Add("none", k.mira, "x"); return err },
	} {
		t.Run(what, func(t *testing.T) { refused(t, call(), problem.CodeNotFound, "") })
	}
	k.tells()
}
