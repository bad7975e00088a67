package recap

import (
	"strings"

	"alongside/backend/coaching"
)

func spanish() words {
	return words{
		Lang: "es", Dir: "ltr",
		Agenda: "Orden del día", Recap: "Resumen",
		Intro: map[coaching.Purpose]string{
			coaching.PurposeAgenda: "%s comparte los temas de los que hablar. Responde con los tuyos.",
			coaching.PurposeRecap:  "%s comparte lo que salió de vuestra reunión individual.",
			coaching.PurposeUpdate: "%s comparte lo que salió de vuestra reunión individual.",
		},
		NotesOf: "Notas de %s", Goals: "Objetivos", Discuss: "Para comentar",
		Waiting: "Pendiente de antes", WaitingFrom: "De «%s»",
		Open: "Tareas abiertas", Completed: "Completado desde la última sesión",
		Kudos: "Reconocimientos", KudosFrom: "De %s para %s",
		Attachments: "Archivos adjuntos", Enclosed: "adjunto", Only: "no adjunto",
		Addendum: "Añadido después", Discussed: "Comentado", NotedBy: "Anotado por %s",
		Reached: "Alcanzado", Dropped: "Descartado", Owner: "Objetivo de %s",
		Due: "para el %s", Done: "hecho el %s", DoneBy: "hecho el %s por %s",
		Target: "Meta: %s", Before: "antes: %s", On: "%s",
		Feedback: "Comentario de cliente", Review: "Revisión de calidad", Score: "%s de %s",
		Reasons: map[coaching.Reason]string{
			coaching.ReasonSuccess: "Éxito", coaching.ReasonExpertise: "Conocimiento o experiencia",
			coaching.ReasonEffort: "Esfuerzo", coaching.ReasonValue: "Valor de la empresa",
		},
		Nothing: "Todavía no hay nada escrito.",
		Foot:    "Escrito con Alongside el %s. Contiene lo que compartís vosotros dos, y nada más.",
		Higher:  "%s más", Lower: "%s menos", Same: "sin cambios",
		Months:   strings.Fields("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
		Weekdays: strings.Fields("domingo lunes martes miércoles jueves viernes sábado"),
		Day:      "%s de %s de %d", First: "1", Moment: "%s, %s, %s",
		Decimal: ",", Bytes: "%d bytes", Units: strings.Fields("kB MB GB TB"),
	}
}
