package coaching

import "alongside/backend/problem"

// ours refuses to change what the other side wrote on their own copy: it would be their words, and their copy would not
// take it. What I noted for somebody without a copy of their own is mine to change.
func ours(c *change, authorID string) error {
	if authorID == c.me {
		return nil
	}
	joined, err := c.IsJoined(c.ctx, authorID)
	if err != nil || joined == 0 {
		return wrap(err, "look for pair")
	}
	return problem.Invalid("author", "The other side wrote this on their own copy, and only they can change it. Write a note beside it instead.")
}

// unshared refuses to change kudos that were shared: praise that was given stays given.
func unshared(c *change, id string) error {
	released, err := c.IsReleased(c.ctx, id)
	if err != nil || released == 0 {
		return wrap(err, "look for share")
	}
	return problem.Invalid("body", "These kudos were shared. They stay as they are.")
}
