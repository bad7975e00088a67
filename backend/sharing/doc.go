// Package sharing joins the records of the database with the packs in which they travel (backend/pack): what belongs to a
// session is gathered, shown, released and put out; what arrives is merged and written as records again, with news of what
// changed. It never sees what is personal: those records live in a database that it has no way to.
//
// Nothing watches edits as they happen. What a record holds is held against what its registers say whenever that matters:
// before something of the other side is merged, so that what was written here before counts as written without knowing it,
// and when a session is shared.
package sharing
