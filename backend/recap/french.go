package recap

import (
	"strings"

	"alongside/backend/coaching"
)

func french() words {
	return words{
		Lang: "fr", Dir: "ltr",
		Agenda: "Ordre du jour", Recap: "Compte rendu",
		Intro: map[coaching.Purpose]string{
			coaching.PurposeAgenda: "%s partage les sujets à aborder. Répondez avec les vôtres.",
			coaching.PurposeRecap:  "%s partage ce qui est ressorti de votre entretien individuel.",
			coaching.PurposeUpdate: "%s partage ce qui est ressorti de votre entretien individuel.",
		},
		NotesOf: "Notes de %s", Goals: "Objectifs", Discuss: "À discuter",
		Waiting: "Toujours en attente", WaitingFrom: "De « %s »",
		Open: "Actions en cours", Completed: "Terminé depuis la dernière séance",
		Kudos: "Félicitations", KudosFrom: "De %s à %s",
		Attachments: "Pièces jointes", Enclosed: "jointe", Only: "non jointe",
		Addendum: "Ajouté plus tard", Discussed: "Abordé", NotedBy: "Noté par %s",
		Reached: "Atteint", Dropped: "Abandonné", Owner: "Objectif de %s",
		Due: "pour le %s", Done: "fait le %s", DoneBy: "fait le %s par %s",
		Target: "Cible : %s", Before: "avant : %s", On: "%s",
		Feedback: "Retour client", Review: "Revue de qualité", Score: "%s sur %s",
		Reasons: map[coaching.Reason]string{
			coaching.ReasonSuccess: "Réussite", coaching.ReasonExpertise: "Savoir ou expertise",
			coaching.ReasonEffort: "Effort", coaching.ReasonValue: "Valeur de l’entreprise",
		},
		Nothing: "Rien n’a encore été écrit.",
		Foot:    "Écrit avec Alongside le %s. Contient ce que vous partagez tous les deux, et rien d’autre.",
		Higher:  "%s de plus", Lower: "%s de moins", Same: "inchangé",
		Months:   strings.Fields("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
		Weekdays: strings.Fields("dimanche lundi mardi mercredi jeudi vendredi samedi"),
		Day:      "%s %s %d", First: "1er", Moment: "%s %s, %s",
		Decimal: ",", Bytes: "%d octets", Units: strings.Fields("ko Mo Go To"),
	}
}
