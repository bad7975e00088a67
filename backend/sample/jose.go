package sample

// jose became a father, needs a rota that holds, and turns out to be the one who repairs it for everybody.
func jose() story {
	return story{
		name: "José Marín", role: "Customer care agent", email: "jose.marin@example.org",
		every: 14, since: 27, slot: slot{weekday: 3, hour: 9},
		course:   course{since: 24, csat: way{4.3, 4.6}, aht: way{341, 322}, fcr: way{71, 77}, quality: way{84, 89}, backlog: way{19, 8}, onTime: way{81, 93}},
		sessions: append(joseFather(), joseRota()...),
		goals: []aim{
			{week: 24, title: "Come back from parental leave without a mountain", tags: []string{"wellbeing"}, reached: 17, promises: []promise{
				iWill("Spread his open cases over the team, with names", 23),
				theyWill("Write a page for each of the three long cases", 23),
			}},
			{week: 14, title: "A rota that is known four weeks ahead", tags: []string{"rota"}, promises: []promise{
				theyWill("Count the changes of the last two months and why", 12),
				theyWill("Draft a pattern without late-before-early", 4),
				iWill("Get the works council's opinion", 2),
				iWill("Announce the start date to the team", 0),
			}},
			{week: 20, title: "Certificate in data protection", tags: []string{"knowledge"}, dropped: 9, promises: []promise{
				theyWill("Register for the evening course", 0),
			}},
			{week: 2, title: "Take escalations from start to end", tags: []string{"growth"}, promises: []promise{
				theyWill("Four escalations with Zoë as adviser only", 0),
			}},
		},
	}
}

func joseFather() []telling {
	return []telling{
		{week: 24, title: weekly, tags: []string{"wellbeing"}, notes: []jotting{
			theirs("It is a girl, due any day now! I would like to go for four weeks from Monday and then come back at eighty percent."),
			mine("Congratulations!! 🎉 Four weeks: yes. Eighty percent: yes from my side, I ask for the paper."),
			noted("Three long cases worry him: the hotel chain, the school order, the lady with the piano."),
			mine("Nobody calls you during the leave. If the piano falls, we catch it."),
		}},
		{week: 20, title: weekly, tags: []string{"wellbeing", "knowledge"}, notes: []jotting{
			noted("First day back. Looks tired and very happy. There are many photographs."),
			mine("Mailbox: everything older than a week is answered or gone. You start at zero."),
			theirs("I would like to learn something properly. The data protection certificate? There is an evening course."),
			mine("I support it, the budget is there. Think about the evenings, though."),
			theirs("Thank you for not calling. Really."),
		}, private: "Evening course with a newborn: he will notice himself. Do not be the one who says no."},
		{week: 17, title: weekly, tags: []string{"rota"}, notes: []jotting{
			theirs("The rota changed three times last week. With the nursery I need to know it before Thursday noon."),
			mine("Understood. Until we have a better way, nobody changes *your* shifts after Thursday without a call."),
			noted("Long cases are closed, all three. The piano has arrived in one piece."),
		}},
		{week: 14, title: monthly, tags: []string{"rota"}, notes: []jotting{
			mine("Everybody complains about the rota, you have ideas. Would you take it on, with three hours a week for it?"),
			theirs("If I may change the pattern and not just the colours: yes!"),
			theirs("First question: **why** do shifts change? I think it is always the same four reasons."),
			mine("Count first, then draw. You get the last two months as a table."),
		}},
	}
}

func joseRota() []telling {
	return []telling{
		{week: 12, title: weekly, tags: []string{"rota"}, notes: []jotting{
			theirs("Counted: 63 changes in two months.\n\n- 24 swaps between colleagues\n- 19 sick days\n- 14 *\"forgot the school holidays\"*\n- 6 we will never know"),
			mine("So a third is simply planning. That is good news."),
			noted("Suggests a calendar of school holidays for the three regions we live in."),
			mine("And the swaps may stay: they are a freedom, not a fault."),
		}},
		{week: 9, title: weekly, tags: []string{"wellbeing"}, notes: []jotting{
			theirs("I have to give up the course. Three evenings a week is not possible with the little one."),
			mine("Then we drop it, without a bad conscience. It runs again next year."),
			noted("Sleeps four hours at a stretch, calls that a success."),
			mine("Next six weeks no late shifts. Łukasz and Tomáš offered it by themselves."),
		}, private: "He came close to tears when I told him about the offer. Keep an eye on the load for the next months."},
		{week: 4, title: weekly, tags: []string{"rota"}, notes: []jotting{
			theirs("The new pattern: four weeks, rolling, **no early after a late**. One weekend in three instead of two in five."),
			mine("Looks right. What does it cost?"),
			noted("Two hours a week of overlap around noon. Uses them for the round and for the quality reviews."),
			theirs("Link to the draft: [rota, version 6](https://example.org/rota). Please do not count the versions."),
			mine("Ada's bus at ten past nine is in it. She will be pleased."),
		}},
		{week: 2, title: monthly, tags: []string{"rota", "growth"}, notes: []jotting{
			mine("Works council: no objection, they ask whether other teams may copy it. **Kudos.**"),
			theirs("Took an escalation from the first word to the last. Zoë sat on her hands, I could hear it 😄"),
			mine("The customer's answer was *\"thank you for staying on it\"*. That is all one can want."),
			noted("Would like three or four more before he calls it learned."),
			added("Start date of the new rota: first Monday of next month. I announce it myself."),
		}},
	}
}
