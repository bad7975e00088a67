package sample

// What a big installation is put together from. Nobody reads it; it only has to be as long and as varied as real text.

var titles = []string{weekly, weekly, weekly, weekly, monthly, monthly, quarterly, career, feedback, first, "One-to-one", "Return from leave"}

var tags = []string{
	"quality", "onboarding", "rota", "wellbeing", "career", "growth", "knowledge", "business", "delegation", "planning", "service", "focus",
}

var roles = []string{"Customer care agent", "Senior care specialist", "Quality analyst", "Care specialist, knowledge", "Team lead"}

var firstNames = []string{
	"Ada", "Zoë", "José", "Łukasz", "Priya", "Tomáš", "Aoife", "Henrik", "Mei", "Oluwaseun", "Chloé", "Jürgen", "Ñusta", "Ivana",
	"Kofi", "Siân", "Đorđe", "Yuki", "Fatima", "Björn", "Inês", "Noor", "Ramón", "Þóra", "Anaïs",
}

var lastNames = []string{
	"Nwosu", "Lindqvist", "Marín", "Nowak", "Raman", "Dvořák", "Brennan", "Sørensen", "Tanaka", "Okafor", "Müller", "Kovač", "García",
	"O'Neill", "Şahin", "Papadopoulou", "van den Berg", "Jónsdóttir", "Šimić", "Alami",
}

var openings = []string{
	"This week", "Since last time", "With the new rota", "In the quality round", "On the phone", "For the next two weeks", "As agreed",
	"What went well:", "What was hard:", "Together with the warehouse", "After the training", "When the queue is long",
}

var middles = []string{
	"answer the long cases first", "read the closing line back", "ask one question at a time", "hand the escalation over", "write the page anew",
	"keep Wednesday mornings free", "call the customer without a reason", "let the others lead the round", "say no with a date for a yes",
	"collect three examples", "look at the figures together", "pass on what only one person knows",
}

var endings = []string{
	"and see what comes of it.", "before the end of the month.", "with a colleague beside.", "as the handbook says.", "even if it takes longer.",
	"so that nobody has to ask twice.", "and tell the team about it.", "without a bad conscience.", "once a week.", "and write it down.",
}
