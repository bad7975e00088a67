package recap

import (
	"strings"

	"alongside/backend/coaching"
)

func dutch() words {
	return words{
		Lang: "nl", Dir: "ltr",
		Agenda: "Agenda", Recap: "Verslag",
		Intro: map[coaching.Purpose]string{
			coaching.PurposeAgenda: "%s deelt wat er te bespreken is. Antwoord met je eigen onderwerpen.",
			coaching.PurposeRecap:  "%s deelt wat er uit jullie één-op-één kwam.",
			coaching.PurposeUpdate: "%s deelt wat er uit jullie één-op-één kwam.",
		},
		NotesOf: "Notities van %s", Goals: "Doelen", Discuss: "Te bespreken",
		Waiting: "Wacht nog", WaitingFrom: "Uit ‘%s’",
		Open: "Open acties", Completed: "Afgerond sinds de vorige sessie",
		Kudos: "Complimenten", KudosFrom: "Van %s aan %s",
		Attachments: "Bijlagen", Enclosed: "bijgevoegd", Only: "niet bijgevoegd",
		Addendum: "Later toegevoegd", Discussed: "Besproken", NotedBy: "Genoteerd door %s",
		Reached: "Bereikt", Dropped: "Losgelaten", Owner: "Doel van %s",
		Due: "voor %s", Done: "gedaan op %s", DoneBy: "gedaan op %s door %s",
		Target: "Streefwaarde %s", Before: "eerder: %s", On: "%s",
		Feedback: "Klantfeedback", Review: "Kwaliteitsbeoordeling", Score: "%s van %s",
		Reasons: map[coaching.Reason]string{
			coaching.ReasonSuccess: "Succes", coaching.ReasonExpertise: "Kennis of vakmanschap",
			coaching.ReasonEffort: "Inzet", coaching.ReasonValue: "Bedrijfswaarde",
		},
		Nothing: "Er is nog niets geschreven.",
		Foot:    "Geschreven met Alongside op %s. Dit bevat wat jullie twee delen, en verder niets.",
		Higher:  "%s meer", Lower: "%s minder", Same: "gelijk gebleven",
		Months:   strings.Fields("januari februari maart april mei juni juli augustus september oktober november december"),
		Weekdays: strings.Fields("zondag maandag dinsdag woensdag donderdag vrijdag zaterdag"),
		Day:      "%s %s %d", First: "1", Moment: "%s %s, %s",
		Decimal: ",", Bytes: "%d bytes", Units: strings.Fields("kB MB GB TB"),
	}
}
