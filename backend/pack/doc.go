// Package pack is the core of what two people share: who they are to each other (identity, invite, safety number), the
// pack in which records travel (docs/pack-format.md), and how two copies become one again (merge). It knows no database,
// no folder and no screen, and it must not know what is personal: there is no frame for a personal note.
//
// A pack is read from outside to inside, and nothing of it counts before all of it was found sound: Open verifies who
// wrote it for whom, Core.Receive whether its writer may write what it holds, and only then it is merged.
package pack
