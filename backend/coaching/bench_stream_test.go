package coaching_test

import (
	"context"
	"database/sql"
	"testing"
	"time"

	"alongside/backend/coaching"
	"alongside/backend/db/dbtest"
)

// A million things that happened in five years, with a hundred people.
const (
	manyPeople = `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100)
		INSERT INTO people (id, name, relation, author_id, created_at) SELECT 'p' || i, 'Person ' || i, 'reportee', ?1, 0 FROM n`
	manyActions = `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400000)
		INSERT INTO actions (id, person_id, assignee_id, text, position, done_at, done_by, author_id, created_at)
		SELECT 'a' || i, 'p' || (i % 100 + 1), ?1, 'Task ' || i, i, ?2 - i * 400000, ?1, ?1, ?2 - i * 400000 FROM n`
	manyKudos = `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000)
		INSERT INTO kudos (id, person_id, to_id, reason, body, author_id, created_at)
		SELECT 'k' || i, 'p' || (i % 100 + 1), 'p' || (i % 100 + 1), 'effort', 'Thanks ' || i, ?1, ?2 - i * 800000 FROM n`
	manyFeedback = `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400000)
		INSERT INTO feedback (id, person_id, received_on, body, author_id, created_at)
		SELECT 'f' || i, 'p' || (i % 100 + 1), date((?2 - i * 400000) / 1000, 'unixepoch'), 'Words ' || i, ?1, ?2 FROM n`
)

func BenchmarkStream(b *testing.B) {
	database := dbtest.Open(b)
	practice := &coaching.Practice{}
	practice.Open(database, time.Now, (&told{}).emit)
	me, err := (&coaching.People{Practice: practice}).Introduce(coaching.PersonInput{Name: "Mira"})
	if err != nil {
		b.Fatal(err)
	}
	err = database.Write(context.Background(), func(tx *sql.Tx) error {
		for _, statement := range []string{manyPeople, manyActions, manyKudos, manyFeedback} {
			if _, err := tx.Exec(statement, me.ID, time.Now().UnixMilli()); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	stream := &coaching.Stream{Practice: practice}
	deep := time.Now().AddDate(-2, 0, 0).UnixMilli()
	for name, filter := range map[string]coaching.StreamFilter{
		"team":       {},
		"team_deep":  {BeforeAt: deep, BeforeID: "~"},
		"person":     {PersonID: "p7"},
		"one_kind":   {Kinds: []coaching.Happening{coaching.HappenedKudos}},
		"rare_kind":  {Kinds: []coaching.Happening{coaching.HappenedSession}},
		"person_old": {PersonID: "p7", BeforeAt: deep, BeforeID: "~"},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := stream.List(filter); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
