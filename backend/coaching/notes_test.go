package coaching_test

import (
	"strings"
	"testing"
	"time"

	"alongside/backend/coaching"
	"alongside/backend/problem"
)

func (k *kit) save(note coaching.Note, body string) coaching.Note {
	k.t.Helper()
	next, err := k.notes.Save(note.ID, body, note.Revision)
	k.ok(err)
	note.Body, note.Revision = body, next
	return note
}

func TestANoteStandsInTheRegionOfOneSideAndSaysWhoWroteIt(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	id := k.start(k.ada)
	k.told.forget()
	mine, forAda := k.note(id, k.mira, "Mine"), k.note(id, k.ada, "Noted for Ada")
	k.tells("notes:changed "+id, "notes:changed "+id)
	if mine.SideID != k.mira || forAda.SideID != k.ada || forAda.AuthorID != k.mira || forAda.Addendum || forAda.Revision != 1 {
		t.Fatalf("added %+v", forAda)
	}
	if got := k.notesIn(id); len(got) != 2 || got[0] != mine || got[1] != forAda {
		t.Fatalf("in the session stand %+v", got)
	}
}

func TestANoteBelongsToOneOfTheTwoSides(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	id := k.start(k.ada)
	k.told.forget()
	for _, side := range []string{k.person("Bo"), "nobody", ""} {
		k.told.forget()
		_, err := k.notes.Add(id, side, "x")
		k.refused(err, problem.CodeInvalid, "side")
		k.tells()
	}
}

func TestAnEmptyNoteIsNotAdded(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	id := k.start(k.ada)
	for _, text := range []string{"", " \n\t\n", "\x00", "\u200b"} {
		_, err := k.notes.Add(id, k.mira, text)
		k.refused(err, problem.CodeInvalid, "body")
	}
}

func TestMarkdownIsKeptByteForByte(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	id := k.start(k.ada)
	for what, text := range map[string]struct{ typed, kept string }{
		"every mark":            {"# H\n\n- [x] a\n  - b\n\n> q\n\n```go\n\tx\n```\n\n**b** _i_ ~~s~~ `c` [l](http://x.y)", ""},
		"blanks at both ends":   {"  two before, two after  \n\n", ""},
		"line ends of Windows":  {"a\r\nb\r\n", ""},
		"raw HTML":              {"<script>alert(1)</script>", ""},
		"direction marks":       {"\u202eabc\u202c \u2067x\u2069", ""},
		"emoji and every plane": {"👩🏽‍💻 🏳️‍🌈 𝔘𐍈", ""},
		"accents apart":         {"Cafe\u0301", ""},
		"1 MiB":                 {strings.Repeat("0123456789abcde\n", 1<<16), ""},
		"NUL goes":              {"a\x00b", "ab"},
		"broken bytes are seen": {"a\xff\xfeb", "a\uFFFDb"},
		"SQL":                   {"'; DROP TABLE notes; -- ?1 :a @b $c", ""},
	} {
		t.Run(what, func(t *testing.T) {
			if text.kept == "" {
				text.kept = text.typed
			}
			note, err := k.notes.Add(id, k.mira, text.typed)
			if err != nil || note.Body != text.kept {
				t.Fatalf("added %.80q, %v", note.Body, err)
			}
			if _, err := k.notes.Save(note.ID, text.typed+"!", 1); err != nil {
				t.Fatal(err)
			}
			for _, each := range k.notesIn(id) {
				if each.ID == note.ID && each.Body != text.kept+"!" {
					t.Fatalf("saved %.80q", each.Body)
				}
			}
		})
	}
}

func TestANoteBeyondAllReasonIsRefused(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	id := k.start(k.ada)
	note := k.note(id, k.mira, "x")
	long := strings.Repeat("x", 8<<20+1)
	_, err := k.notes.Add(id, k.mira, long)
	k.refused(err, problem.CodeInvalid, "body")
	_, err = k.notes.Save(note.ID, long, 1)
	k.refused(err, problem.CodeInvalid, "body")
}

func TestASaveOverARevisionThatWasNotSeenWritesNothing(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	first := k.note(k.start(k.ada), k.mira, "First")
	second := k.save(first, "Second")
	if second.Revision != 2 {
		t.Fatalf("revision %d after one save", second.Revision)
	}
	k.told.forget()
	for _, revision := range []int{1, 3, 0, -1} {
		_, err := k.notes.Save(first.ID, "From another window", revision)
		k.refused(err, problem.CodeConflict, "")
	}
	k.tells()
	if got := k.notesIn(first.SessionID)[0]; got.Body != "Second" || got.Revision != 2 {
		t.Fatalf("now %+v", got)
	}
	k.save(second, "Third")
}

func TestSavingTheSameTextIsNoConflict(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	note := k.note(k.start(k.ada), k.mira, "First")
	k.save(note, "Second")
	k.clock.move(time.Minute)
	if again := k.save(note, "Second"); again.Revision != 2 {
		t.Fatalf("revision %d", again.Revision)
	}
	if got := k.notesIn(note.SessionID)[0]; got.ChangedAt == k.clock.now().UnixMilli() {
		t.Error("changed without a change")
	}
}

func TestWhatIsWrittenAfterTheEndIsAnAddendum(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	id := k.held(k.ada)
	note := k.note(id, k.ada, "Forgot to say")
	if !note.Addendum {
		t.Fatal("looks as if it had been said")
	}
	note = k.save(note, "Forgot to say this")
	k.ok(k.notes.Delete(note.ID))
	k.ok(k.notes.Restore(note.ID))
	if got := k.notesIn(id); len(got) != 1 || got[0].Body != "Forgot to say this" || !got[0].Addendum {
		t.Fatalf("now %+v", got)
	}
}

func TestASealedNoteRefusesEveryChange(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	id := k.start(k.ada)
	note, gone := k.note(id, k.mira, "Said"), k.note(id, k.mira, "Deleted before the end")
	k.ok(k.notes.Delete(gone.ID))
	k.ok(k.sessions.End(id))
	k.told.forget()
	_, err := k.notes.Save(note.ID, "Never said", note.Revision)
	k.refused(err, problem.CodeSealed, "")
	_, err = k.notes.TurnIntoGoal(note.ID)
	k.refused(err, problem.CodeSealed, "")
	k.refused(k.notes.Delete(note.ID), problem.CodeSealed, "")
	k.refused(k.notes.Restore(gone.ID), problem.CodeSealed, "")
	k.tells()
	if got := k.notesIn(id); len(got) != 1 || got[0] != note {
		t.Fatalf("now %+v", got)
	}
	k.ok(k.sessions.Reopen(id))
	k.ok(k.notes.Restore(gone.ID))
	k.save(note, "Said, more exactly")
}

func TestADeletedNoteComesBackToWhereItStood(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	id := k.start(k.ada)
	first, second, third := k.note(id, k.mira, "1"), k.note(id, k.mira, "2"), k.note(id, k.mira, "3")
	k.told.forget()
	k.ok(k.notes.Delete(second.ID))
	k.tells("notes:changed " + id)
	_, err := k.notes.Save(second.ID, "x", 1)
	k.refused(err, problem.CodeNotFound, "")
	k.refused(k.notes.Delete(second.ID), problem.CodeNotFound, "")
	k.ok(k.notes.Restore(second.ID))
	k.tells("notes:changed " + id)
	if got := k.notesIn(id); len(got) != 3 || got[0] != first || got[1] != second || got[2] != third {
		t.Fatalf("now %+v", got)
	}
	k.refused(k.notes.Restore("none"), problem.CodeNotFound, "")
	k.refused(k.notes.Delete("none"), problem.CodeNotFound, "")
}
