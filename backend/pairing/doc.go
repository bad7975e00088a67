// Package pairing keeps who this installation is and whom it shares with: its own keys, invites, the keys of the other
// side, and whether the two people have compared them. What is sent between them is none of its business.
//
// The secret keys lie in the keychain of the system; where there is none, in a file under a passphrase. They are in no
// database and in no log.
package pairing
