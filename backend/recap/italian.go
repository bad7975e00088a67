package recap

import (
	"strings"

	"alongside/backend/coaching"
)

func italian() words {
	return words{
		Lang: "it", Dir: "ltr",
		Agenda: "Ordine del giorno", Recap: "Riepilogo",
		Intro: map[coaching.Purpose]string{
			coaching.PurposeAgenda: "%s condivide i temi di cui parlare. Rispondi con i tuoi.",
			coaching.PurposeRecap:  "%s condivide quanto emerso dal vostro colloquio individuale.",
			coaching.PurposeUpdate: "%s condivide quanto emerso dal vostro colloquio individuale.",
		},
		NotesOf: "Note di %s", Goals: "Obiettivi", Discuss: "Da discutere",
		Waiting: "Ancora in sospeso", WaitingFrom: "Da «%s»",
		Open: "Attività aperte", Completed: "Completato dall’ultima sessione",
		Kudos: "Apprezzamenti", KudosFrom: "Da %s a %s",
		Attachments: "Allegati", Enclosed: "allegato", Only: "non allegato",
		Addendum: "Aggiunto dopo", Discussed: "Discusso", NotedBy: "Annotato da %s",
		Reached: "Raggiunto", Dropped: "Abbandonato", Owner: "Obiettivo di %s",
		Due: "entro il %s", Done: "fatto il %s", DoneBy: "fatto il %s da %s",
		Target: "Traguardo: %s", Before: "prima: %s", On: "%s",
		Feedback: "Commento di un cliente", Review: "Verifica di qualità", Score: "%s su %s",
		Reasons: map[coaching.Reason]string{
			coaching.ReasonSuccess: "Successo", coaching.ReasonExpertise: "Conoscenza o competenza",
			coaching.ReasonEffort: "Impegno", coaching.ReasonValue: "Valore aziendale",
		},
		Nothing: "Non è stato ancora scritto nulla.",
		Foot:    "Scritto con Alongside il %s. Contiene ciò che condividete voi due, e nient’altro.",
		Higher:  "%s in più", Lower: "%s in meno", Same: "invariato",
		Months:   strings.Fields("gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"),
		Weekdays: strings.Fields("domenica lunedì martedì mercoledì giovedì venerdì sabato"),
		Day:      "%s %s %d", First: "1º", Moment: "%s %s, %s",
		Decimal: ",", Bytes: "%d byte", Units: strings.Fields("kB MB GB TB"),
	}
}
