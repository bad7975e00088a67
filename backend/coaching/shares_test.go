package coaching_test

import (
	"context"
	"testing"
	"time"

	"alongside/backend/coaching"
	"alongside/backend/db"
	"alongside/backend/problem"
)

// share notes a share of mine, and lets a minute pass before and after it.
func (k *kit) share(sessionID string, via coaching.Via) (id string) {
	k.t.Helper()
	k.clock.move(time.Minute)
	at := k.clock.now()
	k.ok(k.database.InTx(context.Background(), at, func(q *db.Queries) (err error) {
		id, err = coaching.NoteShare(context.Background(), q, coaching.NewShare{
			SessionID: sessionID, Purpose: coaching.PurposeAgenda, Via: via, SharedAt: at.UnixMilli(),
		})
		return err
	}))
	k.clock.move(time.Minute)
	return id
}

func (k *kit) shared(sessionID string) coaching.Shared {
	k.t.Helper()
	shared, err := k.shares.In(sessionID)
	k.ok(err)
	return shared
}

func TestSharesStandNewestFirstWithWhoReadThem(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	session, other := k.start(k.ada), k.start(k.person("Bo"))
	if shared := k.shared(session); len(shared.Shares) != 0 || shared.ChangedSince != 0 {
		t.Fatalf("before the first share: %+v", shared)
	}
	first, second := k.share(session, coaching.ViaPack), k.share(session, coaching.ViaMail)
	k.share(other, coaching.ViaFile)
	k.ok(k.database.InTx(t.Context(), k.clock.now(), func(q *db.Queries) error {
		ack := db.AddAcknowledgementParams{ID: "a", ShareID: first, AckedAt: 7, Comment: "Seen.", AuthorID: k.ada}
		if err := q.AddAcknowledgement(t.Context(), ack); err != nil {
			return err
		}
		return q.AddAcknowledgement(t.Context(), ack) // which comes twice
	}))
	shares := k.shared(session).Shares
	if len(shares) != 2 || shares[0].ID != second || shares[0].Via != coaching.ViaMail || shares[0].AuthorID != k.mira || len(shares[0].Acknowledgements) != 0 {
		t.Fatalf("shares %+v", shares)
	}
	if read := shares[1].Acknowledgements; shares[1].ID != first || len(read) != 1 || read[0] != (coaching.Acknowledgement{AuthorID: k.ada, AckedAt: 7, Comment: "Seen."}) {
		t.Fatalf("first share %+v", shares[1])
	}
}

func TestWhatChangedSinceTheLastShareIsCountedOncePerRecord(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	session := k.plan(k.ada, "Weekly", time.Hour)
	note, gone := k.note(session, k.mira, "before"), k.note(session, k.ada, "goes")
	goal := k.goal("Learn")
	action := k.commit(goal, k.ada, "Read")
	k.share(session, coaching.ViaFile)
	for _, step := range []struct {
		what string
		do   func()
		want int
	}{
		{"nothing", func() {}, 0},
		{"a new note", func() { k.note(session, k.mira, "new") }, 1},
		{"a changed note", func() { _, err := k.notes.Save(note.ID, "other", 1); k.ok(err) }, 2},
		{"the same note again", func() { _, err := k.notes.Save(note.ID, "another", 2); k.ok(err) }, 2},
		{"a deleted note", func() { k.ok(k.notes.Delete(gone.ID)) }, 3},
		{"a note that came and went", func() { k.ok(k.notes.Delete(k.note(session, k.ada, "never seen").ID)) }, 3},
		{"the title", func() { k.ok(k.sessions.Rename(session, "Monthly")) }, 4},
		{"its begin is no news", func() { k.ok(k.sessions.Begin(session)) }, 4},
		{"a goal of the pair", func() { k.ok(k.goals.Rename(goal, "Learn more")) }, 5},
		{"a checked action", func() { k.ok(k.actions.Check(action.ID)) }, 6},
		{"kudos", func() {
			_, err := k.kudos.Give(coaching.PraiseInput{PersonID: k.ada, SessionID: session, Reason: coaching.ReasonEffort, Body: "Thanks"})
			k.ok(err)
		}, 7},
		{"what is another pair's", func() { k.note(k.start(k.person("Bo")), k.mira, "elsewhere") }, 7},
		{"the end is no news", func() { k.ok(k.sessions.End(session)) }, 7},
	} {
		k.clock.move(time.Minute)
		step.do()
		if step.what == "the end is no news" {
			break // what follows is another list
		}
		if got := k.shared(session).ChangedSince; got != step.want {
			t.Fatalf("%s: %d changes, want %d", step.what, got, step.want)
		}
	}
	if got := k.shared(session).ChangedSince; got != 5 { // neither the goal nor its commitment was agreed on in it
		t.Fatalf("ended: %d changes, want 5", got)
	}
	k.share(session, coaching.ViaFile)
	if got := k.shared(session).ChangedSince; got != 0 {
		t.Fatalf("shared again: %d changes", got)
	}
	k.note(session, k.mira, "addendum")
	k.clock.move(-2 * time.Hour) // a clock that runs back
	_, err := k.notes.Save(note.ID, "sealed", 3)
	k.refused(err, problem.CodeSealed, "")
	if got := k.shared(session).ChangedSince; got != 1 {
		t.Fatalf("with an addendum: %d changes", got)
	}
}

func TestAShareThatCameToNothingIsTakenBackUnlessItIsOnItsWay(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	session := k.start(k.ada)
	draft, pack, sent := k.share(session, coaching.ViaMail), k.share(session, coaching.ViaPack), k.share(session, coaching.ViaMail)
	k.ok(k.database.InTx(t.Context(), k.clock.now(), func(q *db.Queries) error {
		return q.AddMail(t.Context(), db.AddMailParams{ID: "m", ShareID: &sent, SessionID: session, Purpose: "agenda", Recipient: "a@b.c", Subject: "s", Message: []byte("x"), State: "sending", MadeAt: 1, NextAt: 1})
	}))
	k.told.forget()
	k.ok(k.shares.TakeBack(draft))
	k.tells("shares:changed "+session, "mails:changed")
	k.refused(k.shares.TakeBack(draft), problem.CodeNotFound, "")
	k.refused(k.shares.TakeBack(pack), problem.CodeConflict, "")
	k.refused(k.shares.TakeBack(sent), problem.CodeConflict, "")
	if shares := k.shared(session).Shares; len(shares) != 2 {
		t.Fatalf("left: %+v", shares)
	}
}
