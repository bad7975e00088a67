package recap

import (
	"strings"

	"alongside/backend/coaching"
)

func german() words {
	return words{
		Lang: "de", Dir: "ltr",
		Agenda: "Agenda", Recap: "Zusammenfassung",
		Intro: map[coaching.Purpose]string{
			coaching.PurposeAgenda: "%s teilt, worüber zu sprechen ist. Antworte mit deinen eigenen Themen.",
			coaching.PurposeRecap:  "%s teilt, was sich aus eurem Einzelgespräch ergeben hat.",
			coaching.PurposeUpdate: "%s teilt, was sich aus eurem Einzelgespräch ergeben hat.",
		},
		NotesOf: "Notizen von %s", Goals: "Ziele", Discuss: "Zu besprechen",
		Waiting: "Noch offen", WaitingFrom: "Aus „%s“",
		Open: "Offene Aufgaben", Completed: "Seit dem letzten Gespräch erledigt",
		Kudos: "Lob", KudosFrom: "Von %s an %s",
		Attachments: "Anhänge", Enclosed: "liegt bei", Only: "liegt nicht bei",
		Addendum: "Später ergänzt", Discussed: "Besprochen", NotedBy: "Notiert von %s",
		Reached: "Erreicht", Dropped: "Aufgegeben", Owner: "Ziel von %s",
		Due: "fällig am %s", Done: "erledigt am %s", DoneBy: "erledigt am %s von %s",
		Target: "Zielwert %s", Before: "vorher: %s", On: "%s",
		Feedback: "Kundenfeedback", Review: "Qualitätsprüfung", Score: "%s von %s",
		Reasons: map[coaching.Reason]string{
			coaching.ReasonSuccess: "Erfolg", coaching.ReasonExpertise: "Wissen oder Können",
			coaching.ReasonEffort: "Einsatz", coaching.ReasonValue: "Unternehmenswert",
		},
		Nothing: "Noch wurde nichts geschrieben.",
		Foot:    "Geschrieben mit Alongside am %s. Es enthält, was ihr beide teilt, und sonst nichts.",
		Higher:  "%s mehr", Lower: "%s weniger", Same: "unverändert",
		Months:   strings.Fields("Januar Februar März April Mai Juni Juli August September Oktober November Dezember"),
		Weekdays: strings.Fields("Sonntag Montag Dienstag Mittwoch Donnerstag Freitag Samstag"),
		Day:      "%s. %s %d", First: "1", Moment: "%s, %s, %s Uhr",
		Decimal: ",", Bytes: "%d Bytes", Units: strings.Fields("kB MB GB TB"),
	}
}
