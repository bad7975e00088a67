package coaching_test

import (
	"strings"
	"testing"
	"time"

	"alongside/backend/coaching"
	"alongside/backend/db/dbtest"
	"alongside/backend/problem"
)

func TestNamesAreCleanedButKeepEveryScript(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	for what, name := range map[string]struct{ typed, kept string }{
		"blanks folded":         {"  Ada \t\n Okafor ", "Ada Okafor"},
		"wide blanks folded":    {"Ada\u3000\u00a0Okafor", "Ada Okafor"},
		"direction marks go":    {"\u202eadA\u202c \u2066x\u2069", "adA x"},
		"NUL goes":              {"Ada\x00 Okafor", "Ada Okafor"},
		"bell and escape go":    {"A\ada\x1b", "Ada"},
		"broken bytes are seen": {"Ad\xffa", "Ad\uFFFDa"},
		"emoji with joiners":    {"Zoë 👩🏽‍💻 👨‍👩‍👧", "Zoë 👩🏽‍💻 👨‍👩‍👧"},
		"right to left":         {"מירה נובק", "מירה נובק"},
		"Persian with a joiner": {"می\u200cخواهم", "می\u200cخواهم"},
		"decomposed accents":    {"Jose\u0301", "Jose\u0301"},
		"markup is only text":   {"<b>'; DROP TABLE people;--", "<b>'; DROP TABLE people;--"},
		"the longest":           {strings.Repeat("ñ", 200), strings.Repeat("ñ", 200)},
	} {
		t.Run(what, func(t *testing.T) {
			person, err := k.people.Add(coaching.PersonInput{Name: name.typed})
			if err != nil || person.Name != name.kept {
				t.Fatalf("got %q, %v; want %q", person.Name, err, name.kept)
			}
		})
	}
}

func TestWhatIsEnteredAboutAPersonIsChecked(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	for what, entered := range map[string]struct {
		in    coaching.PersonInput
		field string
	}{
		"no name":                {coaching.PersonInput{}, "name"},
		"blank name":             {coaching.PersonInput{Name: " \t\u00a0\n"}, "name"},
		"only direction marks":   {coaching.PersonInput{Name: "\u202e\u2066"}, "name"},
		"only invisible":         {coaching.PersonInput{Name: "\u200b\u200d\ufeff"}, "name"},
		"only NUL":               {coaching.PersonInput{Name: "\x00"}, "name"},
		"name too long":          {coaching.PersonInput{Name: strings.Repeat("x", 201)}, "name"},
		"no address":             {coaching.PersonInput{Name: "Ada", Email: "ada"}, "email"},
		"address with a name":    {coaching.PersonInput{Name: "Ada", Email: "Ada <ada@example.org>"}, "email"},
		"two addresses":          {coaching.PersonInput{Name: "Ada", Email: "a@b.org, c@d.org"}, "email"},
		"address too long":       {coaching.PersonInput{Name: "Ada", Email: strings.Repeat("a", 300) + "@example.org"}, "email"},
		"role too long":          {coaching.PersonInput{Name: "Ada", RoleTitle: strings.Repeat("x", 201)}, "roleTitle"},
		"rhythm below none":      {coaching.PersonInput{Name: "Ada", CadenceDays: -1}, "cadenceDays"},
		"rhythm above one year":  {coaching.PersonInput{Name: "Ada", CadenceDays: 367}, "cadenceDays"},
		"address that ends line": {coaching.PersonInput{Name: "Ada", Email: "a@b.org\r\nBcc: c@d.org"}, "email"},
	} {
		t.Run(what, func(t *testing.T) {
			_, err := k.people.Add(entered.in)
			refused(t, err, problem.CodeInvalid, entered.field)
			_, err = k.people.Change(k.ada, entered.in)
			refused(t, err, problem.CodeInvalid, entered.field)
		})
	}
	k.tells()
}

func TestAnAddressIsKeptInLowerCase(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	person, err := k.people.Change(k.ada, coaching.PersonInput{Name: "Ada", Email: " Ada@Example.ORG "})
	k.ok(err)
	if person.Email != "ada@example.org" {
		t.Fatalf("kept %q", person.Email)
	}
}

func TestNothingIsWrittenBeforeIAmIntroduced(t *testing.T) {
	t.Parallel()
	k := emptyKit(t, dbtest.Open(t))
	_, err := k.people.Me()
	k.refused(err, problem.CodeNotFound, "")
	_, err = k.people.Add(coaching.PersonInput{Name: "Ada"})
	k.refused(err, problem.CodeInvalid, "name")
	k.tells()
}

func TestThereIsOnlyOneMeHoweverOftenIAmIntroduced(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	again, err := k.people.Introduce(coaching.PersonInput{Name: "Mira N.", Relation: coaching.RelationReportee})
	k.ok(err)
	me, err := k.people.Me()
	k.ok(err)
	if me.ID != k.mira || again.ID != k.mira || me.Name != "Mira N." || me.Relation != coaching.RelationMe {
		t.Fatalf("I am %+v", me)
	}
	changed, err := k.people.Change(k.mira, coaching.PersonInput{Name: "Mira", Relation: coaching.RelationManager})
	k.ok(err)
	if changed.Relation != coaching.RelationMe {
		t.Fatalf("I am %s to myself", changed.Relation)
	}
	added, err := k.people.Add(coaching.PersonInput{Name: "Eve", Relation: coaching.RelationMe})
	k.ok(err)
	if added.Relation != coaching.RelationReportee {
		t.Fatalf("Eve is %s", added.Relation)
	}
}

func TestPeopleAreListedByNameWithoutMe(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	zoe, bo := k.person("zoe"), k.person("Bo")
	k.held(bo)
	held := k.clock.now().Add(-time.Minute).UnixMilli()
	live, planned := k.start(zoe), k.plan(zoe, "", 48*time.Hour)
	people, err := k.people.List()
	k.ok(err)
	if len(people) != 3 || people[0].Person.ID != k.ada || people[1].Person.ID != bo || people[2].Person.ID != zoe {
		t.Fatalf("listed %+v", people)
	}
	if people[1].LastHeldAt != held || people[1].LiveSessionID != "" || people[0].LastHeldAt != 0 {
		t.Errorf("Bo was last held at %d, want %d", people[1].LastHeldAt, held)
	}
	if people[2].LiveSessionID != live || people[2].NextPlannedAt != k.session(planned).PlannedAt || people[2].LastHeldAt != 0 {
		t.Errorf("Zoe stands as %+v", people[2])
	}
}

func TestArchivingKeepsEverythingAndCanBeTakenBack(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	session, goal := k.held(k.ada), k.goal("Ship it")
	k.ok(k.people.Archive(k.ada))
	people, err := k.people.List()
	k.ok(err)
	if len(people) != 1 || !people[0].Person.Archived {
		t.Fatalf("listed %+v", people)
	}
	if all := k.listGoals(coaching.GoalFilter{}); len(all) != 0 {
		t.Errorf("an archived person's goals stand among everybody's: %+v", all)
	}
	if own := k.listGoals(coaching.GoalFilter{PersonID: k.ada}); len(own) != 1 || own[0].ID != goal {
		t.Errorf("their own page shows %+v", own)
	}
	k.session(session)
	k.ok(k.people.Unarchive(k.ada))
	if people, _ := k.people.List(); people[0].Person.Archived {
		t.Error("still archived")
	}
}

func TestICannotBeArchived(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	k.refused(k.people.Archive(k.mira), problem.CodeNotFound, "")
	k.tells()
}

func TestAPersonThatIsNotThereIsSaidSo(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	_, err := k.people.Change("nobody", coaching.PersonInput{Name: "Ada"})
	k.refused(err, problem.CodeNotFound, "")
	k.refused(k.people.Archive("nobody"), problem.CodeNotFound, "")
	k.refused(k.people.Unarchive("nobody"), problem.CodeNotFound, "")
	_, err = k.people.RemovePicture("nobody")
	k.refused(err, problem.CodeNotFound, "")
	_, err = k.sessions.Start("nobody")
	k.refused(err, problem.CodeNotFound, "")
	k.tells()
}
