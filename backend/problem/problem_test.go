package problem_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"alongside/backend/problem"
)

// shown is what the frontend reads.
type shown struct{ Code, Message, Field string }

func format(t *testing.T, err error) (told shown) {
	t.Helper()
	text, is := problem.Format(err).(string)
	if !is {
		t.Fatalf("formatted as %T: the bridge would show an object as text", problem.Format(err))
	}
	if err := json.Unmarshal([]byte(text), &told); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return told
}

func TestAProblemReachesTheFrontendWithItsCodeSentenceAndField(t *testing.T) {
	t.Parallel()
	inner := errors.New("secret inside")
	for _, each := range []struct {
		err  error
		want shown
	}{
		{problem.Invalid("title", `Say "what".`), shown{"invalid", `Say "what".`, "title"}},
		{problem.NotFound("Gone."), shown{"not_found", "Gone.", ""}},
		{problem.Conflict("Changed."), shown{"conflict", "Changed.", ""}},
		{problem.Sealed("Sealed."), shown{"sealed", "Sealed.", ""}},
		{problem.Because(problem.CodeDiskFull, "Full.", inner), shown{"disk_full", "Full.", ""}},
		{fmt.Errorf("save note: %w", problem.Sealed("Sealed.")), shown{"sealed", "Sealed.", ""}},
		{errors.Join(problem.Sealed("Sealed."), inner), shown{"sealed", "Sealed.", ""}},
		{problem.Invalid("x", "<b>\u2028\xff</b>"), shown{"invalid", "<b>\u2028\uFFFD</b>", "x"}},
	} {
		if got := format(t, each.err); got != each.want {
			t.Errorf("%v: got %+v, want %+v", each.err, got, each.want)
		}
	}
}

func TestAFaultThatIsUnknownShowsNothingOfItsInside(t *testing.T) {
	t.Parallel()
	for _, err := range []error{errors.New("secret"), fmt.Errorf("save: %w", errors.New("secret")), problem.Because(problem.CodeInternal, "Sorry.", errors.New("secret"))} {
		if got := format(t, err); got.Code != "internal" || strings.Contains(got.Message, "secret") || got.Message == "" {
			t.Errorf("shows %+v", got)
		}
	}
}

// TestOnlyWhatTheReaderCannotMendIsLogged is not parallel: it listens to the log of the whole program.
func TestOnlyWhatTheReaderCannotMendIsLogged(t *testing.T) {
	before, log := slog.Default(), &bytes.Buffer{}
	slog.SetDefault(slog.New(slog.NewTextHandler(log, nil)))
	defer slog.SetDefault(before)
	problem.Format(problem.Invalid("title", "Give the session a title."))
	problem.Format(problem.Conflict("Changed."))
	if log.Len() != 0 {
		t.Errorf("logged %s", log)
	}
	problem.Format(errors.New("disk on fire"))
	problem.Format(problem.Because(problem.CodeBusy, "Busy.", errors.New("held by backup")))
	if lines := strings.Count(log.String(), "\n"); lines != 2 || !strings.Contains(log.String(), "disk on fire") || !strings.Contains(log.String(), "held by backup") {
		t.Errorf("logged %s", log)
	}
}

func TestAPanicBecomesAnErrorOfTheCall(t *testing.T) {
	t.Parallel()
	call := func(fault any) (err error) {
		defer problem.Catch(&err)
		if fault != nil {
			panic(fault)
		}
		return nil
	}
	var none map[string]int
	write := func() (err error) {
		defer problem.Catch(&err)
		none["x"] = 1
		return nil
	}
	for _, err := range []error{call("fault"), call(errors.New("fault")), write()} {
		if err == nil || problem.CodeOf(err) != problem.CodeInternal || !strings.Contains(err.Error(), "problem_test.go") {
			t.Errorf("became %v", err)
		}
	}
	if err := call(nil); err != nil {
		t.Errorf("a problem out of nothing: %v", err)
	}
}

func TestAnErrorThatWasMadeStaysWhereNothingPanics(t *testing.T) {
	t.Parallel()
	call := func() (err error) {
		defer problem.Catch(&err)
		return problem.Sealed("Sealed.")
	}
	if problem.CodeOf(call()) != problem.CodeSealed {
		t.Fatal("lost")
	}
}

func TestEveryCodeIsKnownToTheFrontend(t *testing.T) {
	t.Parallel()
	seen := map[problem.Code]bool{}
	for _, each := range problem.Codes {
		if seen[each.Value] || each.TSName == "" {
			t.Errorf("%+v stands twice or nameless", each)
		}
		seen[each.Value] = true
	}
	if len(seen) != 12 {
		t.Errorf("%d codes", len(seen))
	}
}
