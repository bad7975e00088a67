// Homes makes two installations that are paired through a folder, to play with: a team lead with the sample team, and Ada of
// that team with her lead. It is no part of the program.
package main

import (
	"context"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"time"

	"alongside/backend/coaching"
	"alongside/backend/db"
	"alongside/backend/events"
	"alongside/backend/folders"
	"alongside/backend/pairing"
	"alongside/backend/paths"
	"alongside/backend/personal"
	"alongside/backend/sample"
	"alongside/backend/sharing"
)

const (
	leadName     = "Mira Kovač"
	reporteeName = "Ada Nwosu"
	passphrase   = "two warm paper lamps" // where this computer has no keychain
)

// home is one installation without its window.
type home struct {
	open   []*db.Database
	people *coaching.People
	pairs  *pairing.Pairs
	packs  *sharing.Packs
	files  *folders.Files
	sample *sample.Sample
}

func main() {
	if len(os.Args) != 2 {
		log.Fatal("homes: give the folder that they are made in")
	}
	if err := makeBoth(os.Args[1]); err != nil {
		log.Fatal("homes: ", err)
	}
}

// makeBoth makes the homes lead and reportee, and the folder exchange between them, unless they are there.
func makeBoth(root string) error {
	if _, err := os.Stat(filepath.Join(root, "lead")); err == nil {
		return nil
	}
	exchange := filepath.Join(root, "exchange")
	if err := os.MkdirAll(exchange, 0o700); err != nil {
		return err
	}
	lead, err := openHome(filepath.Join(root, "lead"))
	if err != nil {
		return err
	}
	defer lead.close()
	if err := lead.sample.Fill(); err != nil {
		return err
	}
	reportee, err := openHome(filepath.Join(root, "reportee"))
	if err != nil {
		return err
	}
	defer reportee.close()
	if _, err := reportee.people.Introduce(coaching.PersonInput{Name: reporteeName}); err != nil {
		return err
	}
	mira, err := reportee.people.Add(coaching.PersonInput{Name: leadName, Relation: coaching.RelationManager, CadenceDays: 7})
	if err != nil {
		return err
	}
	ada, err := lead.find(reporteeName)
	if err != nil {
		return err
	}
	return meet(lead, reportee, ada, mira.ID, exchange)
}

// meet pairs the two, and gives both the same folder.
func meet(lead, reportee *home, ada, mira, exchange string) error {
	for _, each := range []*home{lead, reportee} {
		keys, err := each.pairs.Keys()
		if err == nil && keys.State == pairing.KeysNone {
			fmt.Printf("This computer has no keychain. The passphrase of both homes is: %s\n", passphrase)
			err = each.pairs.Protect(passphrase)
		}
		if err != nil {
			return err
		}
	}
	invitation, err := lead.pairs.Invite(ada)
	if err != nil {
		return err
	}
	answer, err := reportee.pairs.Accept(invitation.Text, mira, false)
	if err != nil {
		return err
	}
	if _, err := lead.pairs.Accept(answer.Text, "", false); err != nil {
		return err
	}
	if err := lead.packs.Choose(exchange); err != nil {
		return err
	}
	return reportee.packs.Choose(exchange)
}

func openHome(folder string) (*home, error) {
	if err := os.Setenv("ALONGSIDE_HOME", folder); err != nil {
		return nil, err
	}
	places, ctx := paths.Find(), context.Background()
	if err := os.MkdirAll(places.Data, 0o700); err != nil {
		return nil, err
	}
	h := &home{pairs: &pairing.Pairs{}, packs: &sharing.Packs{}, files: &folders.Files{}, sample: &sample.Sample{}}
	records, err := db.Open(ctx, places.Database(), places.Snapshots, db.Migrations())
	if err != nil {
		return nil, err
	}
	own, err := db.Open(ctx, places.Personal(), places.Snapshots, personal.Migrations())
	if err != nil {
		return nil, err
	}
	h.open = []*db.Database{records, own}
	practice, notes, quiet := &coaching.Practice{}, &personal.Notes{}, func(events.Topic, ...string) {}
	practice.Open(records, time.Now, quiet)
	personal.Open(notes, own, time.Now, quiet)
	folders.Open(h.files, records, places.Files, filepath.Join(places.Cache, "thumbnails"), time.Now, quiet)
	pairing.Open(h.pairs, records, places.Data, time.Now, quiet)
	sharing.Open(h.packs, sharing.Parts{
		Database: records, Pairs: h.pairs, Files: h.files, Version: "homes", Blobs: filepath.Join(places.Data, "outgoing"), Counted: filepath.Join(places.Data, "counted"),
		Documents: places.Documents, Now: time.Now, Emit: quiet,
	})
	sample.Open(h.sample, records, notes, h.files, time.Now, quiet)
	h.people = &coaching.People{Practice: practice}
	return h, nil
}

func (h *home) find(name string) (id string, err error) {
	people, err := h.people.List()
	for _, each := range people {
		if each.Person.Name == name {
			return each.Person.ID, nil
		}
	}
	return "", fmt.Errorf("find %s in the sample team: %w", name, err)
}

func (h *home) close() {
	folders.Close(h.files)
	for _, each := range h.open {
		_ = each.Close()
	}
}
