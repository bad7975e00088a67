package coaching_test

import (
	"context"
	"database/sql"
	"testing"
	"time"

	"alongside/backend/coaching"
	"alongside/backend/db/dbtest"
)

// Five years with one person: a session and six values a week, feedback every day, and the rest to match.
var fiveYears = []string{
	`INSERT INTO people (id, name, relation, author_id, created_at) VALUES ('p', 'Ada', 'reportee', ?1, 0)`,
	`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 260)
		INSERT INTO sessions (id, person_id, title, title_key, started_at, ended_at, author_id, created_at)
		SELECT 's' || i, 'p', 'Weekly', 'weekly', ?2 - i * 604800000, ?2 - i * 604800000 + 1800000, ?1, 0 FROM n`,
	`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1560)
		INSERT INTO notes (id, session_id, side_id, body, position, author_id, created_at, changed_at)
		SELECT 'n' || i, 's' || (i / 6 + 1), ?1, 'What we said about it', i, ?1, 0, 0 FROM n WHERE i / 6 + 1 <= 260`,
	`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 6)
		INSERT INTO metrics (id, name, name_key, key_position, author_id, created_at) SELECT 'm' || i, 'M' || i, 'm' || i, i, ?1, 0 FROM n`,
	`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 260)
		INSERT INTO metric_values (metric_id, person_id, value_on, value, author_id, created_at)
		SELECT 'm' || m.column1, 'p', date(?2 / 1000 - i * 604800, 'unixepoch'), i % 50, ?1, 0 FROM n, (VALUES (1), (2), (3), (4), (5), (6)) AS m`,
	`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1800)
		INSERT INTO feedback (id, person_id, received_on, body, rating, rating_max, author_id, created_at)
		SELECT 'f' || i, 'p', date(?2 / 1000 - i * 86400, 'unixepoch'), 'Quick and exact', 4, 5, ?1, 0 FROM n`,
	`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 260)
		INSERT INTO reviews (id, person_id, reviewed_on, body, score, score_max, criteria, author_id, created_at)
		SELECT 'r' || i, 'p', date(?2 / 1000 - i * 604800, 'unixepoch'), 'Clear', 9, 10, '[{"name":"Tone","score":5,"max":5},{"name":"Answer","score":4,"max":5}]', ?1, 0 FROM n`,
	`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200)
		INSERT INTO kudos (id, person_id, to_id, reason, body, author_id, created_at) SELECT 'k' || i, 'p', 'p', 'effort', 'Thank you', ?1, ?2 - i FROM n`,
	`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 80)
		INSERT INTO goals (id, person_id, owner_id, title, position, reached_at, author_id, created_at)
		SELECT 'g' || i, 'p', 'p', 'Goal ' || i, i, iif(i > 5, ?2 - i, NULL), ?1, 0 FROM n`,
	`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 800)
		INSERT INTO actions (id, person_id, assignee_id, text, position, done_at, done_by, author_id, created_at)
		SELECT 'a' || i, 'p', 'p', 'Task ' || i, i, iif(i > 20, ?2 - i, NULL), iif(i > 20, 'p', NULL), ?1, 0 FROM n`,
}

// BenchmarkPersonPage asks everything that the page of a person shows.
func BenchmarkPersonPage(b *testing.B) {
	database := dbtest.Open(b)
	practice := &coaching.Practice{}
	practice.Open(database, time.Now, (&told{}).emit)
	me, err := (&coaching.People{Practice: practice}).Introduce(coaching.PersonInput{Name: "Mira"})
	if err != nil {
		b.Fatal(err)
	}
	err = database.Write(context.Background(), func(tx *sql.Tx) error {
		for _, statement := range fiveYears {
			if _, err := tx.Exec(statement, me.ID, time.Now().UnixMilli()); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if err := askPersonPage(practice, "p"); err != nil {
			b.Fatal(err)
		}
	}
}

func askPersonPage(practice *coaching.Practice, id string) error {
	var failed error
	keep := func(_ any, err error) {
		if err != nil {
			failed = err
		}
	}
	keep((&coaching.Goals{Practice: practice}).List(coaching.GoalFilter{PersonID: id, State: coaching.GoalOpen}))
	keep((&coaching.Actions{Practice: practice}).List(coaching.ActionFilter{PersonID: id}))
	keep((&coaching.Categories{Practice: practice}).List(id, 0))
	keep((&coaching.Metrics{Practice: practice}).Scorecard(id, "2000-01-01"))
	keep((&coaching.Feedback{Practice: practice}).List(id, 0))
	keep((&coaching.Reviews{Practice: practice}).List(id, 0))
	keep((&coaching.Saved{Practice: practice}).List(id))
	keep((&coaching.Kudos{Practice: practice}).List(id, "", 0))
	keep((&coaching.Standing{Practice: practice}).List(id, ""))
	keep((&coaching.Sessions{Practice: practice}).List(coaching.SessionFilter{PersonID: id}))
	return failed
}
