package recap

import (
	"strings"

	"alongside/backend/coaching"
)

func english() words {
	return words{
		Lang: "en", Dir: "ltr",
		Agenda: "Agenda", Recap: "Recap",
		Intro: map[coaching.Purpose]string{
			coaching.PurposeAgenda: "%s shares what there is to talk about. Reply with your own topics.",
			coaching.PurposeRecap:  "%s shares what came of your one-to-one.",
			coaching.PurposeUpdate: "%s shares what came of your one-to-one.",
		},
		NotesOf: "%s’s notes", Goals: "Goals", Discuss: "To discuss",
		Waiting: "Still waiting", WaitingFrom: "From “%s”",
		Open: "Open action items", Completed: "Completed since last session",
		Kudos: "Kudos", KudosFrom: "From %s to %s",
		Attachments: "Attachments", Enclosed: "enclosed", Only: "not enclosed",
		Addendum: "Added later", Discussed: "Discussed", NotedBy: "Noted by %s",
		Reached: "Reached", Dropped: "Dropped", Owner: "Goal of %s",
		Due: "due %s", Done: "done %s", DoneBy: "done %s by %s",
		Target: "Target %s", Before: "before: %s", On: "%s",
		Feedback: "Feedback", Review: "QA review", Score: "%s of %s",
		Reasons: map[coaching.Reason]string{
			coaching.ReasonSuccess: "Success", coaching.ReasonExpertise: "Knowledge or expertise",
			coaching.ReasonEffort: "Effort", coaching.ReasonValue: "Company value",
		},
		Nothing: "Nothing has been written yet.",
		Foot:    "Written with Alongside on %s. It holds what is shared between you two, and nothing else.",
		Higher:  "up by %s", Lower: "down by %s", Same: "no change",
		Months:   strings.Fields("January February March April May June July August September October November December"),
		Weekdays: strings.Fields("Sunday Monday Tuesday Wednesday Thursday Friday Saturday"),
		Day:      "%s %s %d", First: "1", Moment: "%s, %s, %s",
		Decimal: ".", Bytes: "%d bytes", Units: strings.Fields("kB MB GB TB"),
	}
}
