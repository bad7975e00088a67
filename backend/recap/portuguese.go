package recap

import (
	"strings"

	"alongside/backend/coaching"
)

func portuguese() words {
	return words{
		Lang: "pt", Dir: "ltr",
		Agenda: "Pauta", Recap: "Resumo",
		Intro: map[coaching.Purpose]string{
			coaching.PurposeAgenda: "%s compartilha os assuntos da conversa. Responda com os seus.",
			coaching.PurposeRecap:  "%s compartilha o resultado da conversa individual de vocês.",
			coaching.PurposeUpdate: "%s compartilha o resultado da conversa individual de vocês.",
		},
		NotesOf: "Notas de %s", Goals: "Metas", Discuss: "Para discutir",
		Waiting: "Ainda pendente", WaitingFrom: "De “%s”",
		Open: "Tarefas em aberto", Completed: "Concluído desde a última sessão",
		Kudos: "Reconhecimentos", KudosFrom: "De %s para %s",
		Attachments: "Anexos", Enclosed: "anexado", Only: "não anexado",
		Addendum: "Acrescentado depois", Discussed: "Discutido", NotedBy: "Anotado por %s",
		Reached: "Alcançada", Dropped: "Abandonada", Owner: "Meta de %s",
		Due: "até %s", Done: "feito em %s", DoneBy: "feito em %s por %s",
		Target: "Alvo: %s", Before: "antes: %s", On: "%s",
		Feedback: "Comentário de cliente", Review: "Avaliação de qualidade", Score: "%s de %s",
		Reasons: map[coaching.Reason]string{
			coaching.ReasonSuccess: "Sucesso", coaching.ReasonExpertise: "Conhecimento ou experiência",
			coaching.ReasonEffort: "Esforço", coaching.ReasonValue: "Valor da empresa",
		},
		Nothing: "Nada foi escrito ainda.",
		Foot:    "Escrito com Alongside em %s. Contém o que vocês dois compartilham, e mais nada.",
		Higher:  "%s a mais", Lower: "%s a menos", Same: "sem mudança",
		Months:   strings.Fields("janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"),
		Weekdays: strings.Fields("domingo segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado"),
		Day:      "%s de %s de %d", First: "1", Moment: "%s, %s, %s",
		Decimal: ",", Bytes: "%d bytes", Units: strings.Fields("kB MB GB TB"),
	}
}
