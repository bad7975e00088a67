package coaching

import "alongside/backend/db"

// firstQuestions fills the question bank at the first start.
func firstQuestions(c *change) error {
	for _, theme := range questionsToBeginWith {
		for _, text := range theme.questions {
			if _, err := c.AddQuestion(c.ctx, db.AddQuestionParams{ID: newID(), Body: text, Theme: theme.name, CreatedAt: c.at}); err != nil {
				return err
			}
		}
	}
	return nil
}

// questionsToBeginWith are open questions, by theme: none can be answered with yes or no.
var questionsToBeginWith = []struct {
	name      string
	questions []string
}{
	{"How it is going", []string{
		"What has been on your mind since we last talked?",
		"Which part of last week gave you energy, and which took it?",
		"What went better than you expected?",
		"What are you putting off, and what makes it easy to put off?",
		"If you could do one thing of this week again, what would you do differently?",
		"What should I know that I would not hear from anybody else?",
	}},
	{"Work", []string{
		"What is the most important thing on your desk, and who else thinks so?",
		"Where do you wait for somebody, and how long already?",
		"Which of our habits costs more than it brings?",
		"What did a customer teach you lately?",
		"What would you stop doing, if nobody asked for it?",
		"What would make tomorrow a little easier than today?",
	}},
	{"Growth", []string{
		"What would you like to be asked for a year from now?",
		"What have you learnt that surprised you?",
		"When did you last do something for the first time?",
		"Which task of somebody else would you like to try?",
		"What feedback did you get that you are still thinking about?",
		"What would the next small step be, one that fits into a week?",
	}},
	{"Team", []string{
		"Who helped you lately, and do they know it?",
		"With whom would you like to work more, and on what?",
		"What do we not talk about in the round, although we should?",
		"Where do two people think differently about the same thing right now?",
		"What would a newcomer find strange about us?",
	}},
	{"Wellbeing", []string{
		"How full is your week, and what would you take out of it?",
		"When did you last end a day in time, and what made that possible?",
		"What helps you to recover after a hard conversation?",
		"What does a good day look like for you at the moment?",
	}},
	{"Between us", []string{
		"What should I do more of, and what less?",
		"Where was I in your way?",
		"What did I promise that I have not kept?",
		"How do you like to hear that something was good, and how that it was not?",
		"What would you like to decide without asking me?",
	}},
	{"Looking ahead", []string{
		"What would make the next three months a success for you?",
		"What worries you about what is coming?",
		"What could we begin now that we will be glad about later?",
		"How will we both notice that it has become better?",
	}},
}
