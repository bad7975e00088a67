package coaching_test

import (
	"slices"
	"strings"
	"testing"

	"alongside/backend/coaching"
	"alongside/backend/problem"
)

func (k *kit) typeNames() (names []string) {
	k.t.Helper()
	types, err := k.types.List()
	k.ok(err)
	for _, each := range types {
		names = append(names, each.Name)
	}
	return names
}

func TestTheListOfTitlesIsFilledOnceAndTheUsersOwn(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	_, err := k.people.Introduce(coaching.PersonInput{Name: "Mira again"})
	k.ok(err)
	k.told.forget()
	first := k.typeNames()
	if len(first) != 6 || first[0] != "Weekly check-in" {
		t.Fatalf("begins as %q", first)
	}
	k.ok(k.types.Add(" Retro \n"))
	k.tells("settings:changed")
	types, err := k.types.List()
	k.ok(err)
	k.ok(k.types.Remove(types[0].ID))
	k.ok(k.types.Rename(types[1].ID, "Goals"))
	want := append([]string{"Goals"}, append(slices.Clone(first[2:]), "Retro")...)
	if got := k.typeNames(); !slices.Equal(got, want) {
		t.Fatalf("now %q, want %q", got, want)
	}
}

func TestATitleStandsInTheListOnce(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	types, err := k.types.List()
	k.ok(err)
	for _, name := range []string{types[0].Name, " weekly CHECK-IN ", "", "\u200b", strings.Repeat("x", 201)} {
		k.refused(k.types.Add(name), problem.CodeInvalid, "name")
		k.refused(k.types.Rename(types[1].ID, name), problem.CodeInvalid, "name")
	}
	k.refused(k.types.Rename("none", "New"), problem.CodeNotFound, "")
	k.refused(k.types.Remove("none"), problem.CodeNotFound, "")
	k.tells()
	k.ok(k.types.Rename(types[0].ID, types[0].Name))
	k.ok(k.types.Rename(types[0].ID, "WEEKLY check-in"))
}

func TestASessionKeepsItsTitleWhateverBecomesOfTheList(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	id := k.plan(k.ada, "Weekly check-in", day)
	types, err := k.types.List()
	k.ok(err)
	k.ok(k.types.Remove(types[0].ID))
	if got := k.session(id).Title; got != "Weekly check-in" {
		t.Fatalf("bears %q", got)
	}
}
