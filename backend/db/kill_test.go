package db_test

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"alongside/backend/coaching"
	"alongside/backend/db"
	"alongside/backend/db/dbtest"
	"alongside/backend/events"
)

// victim names the database that the child process writes until it is killed.
const victim = "ALONGSIDE_TEST_VICTIM"

// gaveUp is the exit code of a child that was not killed.
const gaveUp = 3

// practice opens the services on a database.
func practice(database *db.Database) *coaching.Practice {
	p := &coaching.Practice{}
	p.Open(database, time.Now, func(events.Topic, ...string) {})
	return p
}

// TestMain runs the child's part instead of the tests where it is asked to.
func TestMain(m *testing.M) {
	if path := os.Getenv(victim); path != "" {
		fmt.Println(saveUntilKilled(path))
		os.Exit(gaveUp)
	}
	os.Exit(m.Run())
}

// saveUntilKilled starts a session, saves its note again and again and ends it, and then the next one. What is saved is
// told on a line of its own, after the call has returned.
func saveUntilKilled(path string) error {
	database, err := db.Open(context.Background(), path, filepath.Dir(path), db.Migrations())
	if err != nil {
		return err
	}
	p := practice(database)
	sessions, notes := &coaching.Sessions{Practice: p}, &coaching.Notes{Practice: p}
	people, err := (&coaching.People{Practice: p}).List()
	if err != nil {
		return err
	}
	for {
		session, err := sessions.Start(people[0].Person.ID)
		if err != nil {
			return err
		}
		note, err := notes.Add(session, people[0].Person.ID, "0")
		for i := 0; err == nil && i < 5; i++ {
			note.Body = fmt.Sprint(note.Body, " ", i)
			if note.Revision, err = notes.Save(note.ID, note.Body, note.Revision); err == nil {
				fmt.Println("saved", session, note.ID, note.Body)
			}
		}
		if err != nil {
			return err
		}
		if err := sessions.End(session); err != nil {
			return err
		}
		fmt.Println("ended", session)
	}
}

func TestAKillLosesNothingThatWasAcknowledged(t *testing.T) {
	t.Parallel()
	path := freshPath(t)
	database := open(t, path, db.Migrations())
	people := &coaching.People{Practice: practice(database)}
	for _, introduce := range []func(coaching.PersonInput) (coaching.Person, error){people.Introduce, people.Add} {
		if _, err := introduce(coaching.PersonInput{Name: "Mira or Ada"}); err != nil {
			t.Fatal(err)
		}
	}
	closed(t, database)
	for range 20 {
		told := killed(t, path, 60*time.Millisecond+rand.N(60*time.Millisecond))
		intact(t, path, told)
	}
}

// killed runs the child, kills it after a while, and returns what it had told.
func killed(t *testing.T, path string, after time.Duration) (told []string) {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), victim+"="+path)
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if len(told) == 0 {
			time.AfterFunc(after, func() { _ = child.Process.Kill() })
		}
		if strings.HasPrefix(lines.Text(), "saved ") || strings.HasPrefix(lines.Text(), "ended ") {
			told = append(told, lines.Text())
		} else {
			t.Errorf("the child says %q", lines.Text())
		}
	}
	if _ = child.Wait(); len(told) == 0 || child.ProcessState.ExitCode() == gaveUp {
		t.Fatalf("the child ended by itself after %d saves", len(told))
	}
	return told
}

// intact expects a sound file that holds everything told, and sessions that are either live or ended.
func intact(t *testing.T, path string, told []string) {
	t.Helper()
	database := open(t, path, db.Migrations())
	defer closed(t, database)
	if verdict := dbtest.Column(t, database, "PRAGMA integrity_check"); len(verdict) != 1 || verdict[0] != "ok" {
		t.Fatalf("integrity: %q", verdict)
	}
	p := practice(database)
	latest := map[string]string{}
	for _, line := range told {
		words := strings.SplitN(line, " ", 4)
		session, err := (&coaching.Sessions{Practice: p}).Find(words[1])
		if err != nil || (words[0] == "ended" && session.State != coaching.StateEnded) || session.State == coaching.StatePlanned {
			t.Fatalf("%s: the session is %s, %v", line, session.State, err)
		}
		if words[0] == "saved" {
			latest[words[2]] = words[3]
		}
	}
	for id, body := range latest {
		if row, err := database.Read().FindNote(t.Context(), id); err != nil || !strings.HasPrefix(row.Body, body) {
			t.Fatalf("saved %q, found %q, %v", body, row.Body, err)
		}
	}
	if live := dbtest.Column(t, database, "SELECT count(*) FROM sessions WHERE ended_at IS NULL"); live[0] != "0" && live[0] != "1" {
		t.Fatalf("%s sessions are live", live[0])
	}
}
