// Package coaching keeps the records of the practice: people, sessions, notes, goals and their commitments, metrics,
// tags. Each noun has a file and a bound type whose exported methods are exactly what the frontend can ask for.
//
// The words, in code, in the database and on screen:
//
//	person       somebody in the user's circle; one of them is me (not: user, contact, employee)
//	reportee     the side that is coached; manager, the side that coaches
//	session      one one-to-one: planned, then live, then ended and sealed (not: meeting)
//	pair         me and the person of a session; what is still open belongs to the pair, not to a date
//	note         rich text kept as Markdown, seen by both sides (not: memo, comment)
//	addendum     a note that was written after the session ended
//	side         whose region a note stands in; its author may be the other one, who then "noted" it
//	goal         a title with an owner, commitments and tags; open until reached or dropped (not: objective)
//	action item  a small task with an assignee (not: task, to-do); under a goal it is called a commitment
//	metric       a named series of values, the same for everybody; key metrics stand beside each session (not: KPI)
//	score        a metric as it stands for one person
//	item         what was put into a session to talk about: a metric as it was that day, feedback, a review, content,
//	             evidence, a file
//	content      an item of the public library (not: resource)
//	evidence     an item of a person's portfolio, which their manager may sign off (not: proof, achievement)
//
// Personal notes are not here: see package personal.
package coaching
