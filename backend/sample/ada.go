package sample

// ada comes as a nervous newcomer and ends up leading the retro.
func ada() story {
	return story{
		name: "Ada Nwosu", role: "Customer care agent", email: "ada.nwosu@example.org",
		every: 7, since: 15, slot: slot{weekday: 1, hour: 10},
		course:   course{since: 11, csat: way{4.1, 4.7}, aht: way{452, 318}, fcr: way{61, 79}, quality: way{79, 92}, backlog: way{14, 6}, onTime: way{78, 94}},
		sessions: append(adaArrives(), adaGrows()...),
		goals: []aim{
			{week: 13, title: "Take live chats without a buddy", tags: []string{"onboarding"}, reached: 9, promises: []promise{
				theyWill("Shadow five of Zoë's chats", 12),
				theyWill("Ten chats with Zoë listening in", 10),
				iWill("Ask Zoë to keep two mornings free for her", 13),
			}},
			{week: 9, title: "Quality score of 88 or better, three weeks in a row", tags: []string{"quality"}, reached: 2, promises: []promise{
				theyWill("Read back the closing line before sending", 7),
				theyWill("Pick one own chat a week for the quality round", 4),
			}},
			{week: 5, title: "Lead the team retro", tags: []string{"growth"}, promises: []promise{
				theyRead("Read how others do it in forty minutes", "A retro in forty minutes", 4),
				theyWill("Lead the short version with half the team", 2),
				theyWill("Collect topics on the board two days before", 0),
				iWill("Sit in, say nothing, and talk about it afterwards", 0),
			}},
			{week: 1, title: "Know returns from abroad well enough to be asked", tags: []string{"knowledge"}},
		},
		next: &plan{
			days: 0, hour: 16, minute: 30, title: weekly, tags: []string{"growth"},
			notes: []jotting{
				mine("Retro: what went well, what would you do differently? Her view first."),
				mine("Offer the **returns from abroad** topic: she asked twice, and nobody owns it."),
				theirs("I want to talk about the Saturday rota. I can do one more a month, not two."),
				theirs("Can I show you the three retro questions I found?\n\n1. What surprised us?\n2. What did a customer teach us?\n3. What do we stop doing?"),
			},
			private: "Let her talk first. She prepares a lot and then gives way as soon as I speak.",
		},
	}
}

func adaArrives() []telling {
	return []telling{
		{week: 14, title: first, tags: []string{"onboarding"}, notes: []jotting{
			mine("Welcome! How these talks work: **it is your half hour**. I bring something only when you have nothing, or when it cannot wait."),
			noted("Comes from a hotel reception: five years, night shifts, three languages. Likes people, is afraid of the ticket system."),
			theirs("What I would like from you: tell me straight away when something is wrong. I would rather hear it the same day."),
			mine("Agreed: Tuesdays, and a walk when the weather allows."),
		}, private: "Very quiet in the round this morning, very clear with me alone. Do not put her on the spot in front of the others yet."},
		{week: 13, title: weekly, tags: []string{"onboarding"}, notes: []jotting{
			noted("First week: *\"so many screens\"*. Knows where the orders are, gets lost between the carrier's page and ours."),
			mine("Zoë is your buddy for chats. Two mornings a week are blocked in her calendar."),
			theirs("I wrote down every abbreviation I did not know. There are **41** :sweat_smile:"),
			mine("That list is gold. May I hand it to Łukasz for the handbook?"),
		}},
		{week: 12, title: weekly, tags: []string{"onboarding"}, notes: []jotting{
			theirs("Shadowed five chats. Zoë types so fast! What I took along: she asks *one* question at a time."),
			noted("Sleeps badly before phone days. Chats feel safer, because she can read her answer again."),
			mine("No phones before week four. That is how everybody starts, it is no special favour."),
		}, private: "The worry about the phone is bigger than she says. Ask again in two weeks, lightly."},
		{week: 11, title: weekly, tags: []string{"onboarding", "quality"}, notes: []jotting{
			mine("First three chats read together. Strong: she uses the name and says what happens next. To work on: closing too early."),
			theirs("The customer with the broken lamp wrote back to thank me 🎉"),
			theirs("Where I got stuck:\n- two parcels, one order\n- gift vouchers after a return\n- what we may promise about delivery days"),
			noted("Will ask in the team channel rather than wait for me."),
		}},
		{week: 10, title: weekly, tags: []string{"onboarding"}, notes: []jotting{
			theirs("Ten chats with Zoë beside me, and in the last four she said nothing."),
			mine("Next week alone, with Zoë in the same room. You decide which hour."),
			noted("Chooses Wednesday from nine to eleven, when it is calm."),
			mine("Handbook: her list of abbreviations is on [the new page](https://example.org/handbook/words). Her name stands under it."),
			theirs("Found two words on it that even José did not know."),
		}},
		{week: 9, title: monthly, tags: []string{"onboarding", "quality"}, notes: []jotting{
			mine("Goal reached: live chats on her own since Wednesday. **Kudos**, two weeks earlier than planned."),
			theirs("I still check everything twice. It takes too long, I know."),
			mine("Speed comes by itself. First quality, and there we have a number to look at: 82 now, 88 is where the team stands."),
			noted("Wants to hear the first two quality reviews from Aoife in person, not by mail."),
		}},
	}
}

func adaGrows() []telling {
	return []telling{
		{week: 7, title: weekly, tags: []string{"wellbeing", "quality"}, notes: []jotting{
			noted("First angry caller on the phone. Stayed calm, needed ten minutes outside afterwards."),
			mine("Ten minutes outside is not a weakness, it is the procedure. Put yourself on pause and go."),
			theirs("Aoife played me the call. From outside I sound much calmer than I felt."),
			theirs("Reading the closing line back before I send it: works. 86 last week."),
		}, private: "She apologised for the break. Somebody must have taught her that. Praise the pause, in the round too, without naming her."},
		{week: 6, title: weekly, tags: []string{"quality"}, notes: []jotting{
			theirs("89! And the remark \"clear next step\" three times."),
			mine("What did you do differently?"),
			noted("Writes the next step *first*, then the explanation. Simple, and nobody told her."),
			mine("Would you show that to the others? Five minutes in the Thursday round are enough."),
			noted("Thinks about it. Yes, if Zoë does the introduction."),
		}},
		{week: 5, title: monthly, tags: []string{"growth"}, notes: []jotting{
			mine("The five minutes on Thursday were **excellent**. Tomáš has put the sentence on his screen."),
			theirs("My knees were shaking. But I liked that they asked questions."),
			theirs("Idea: may I try to lead the retro one day? At the hotel I did the handover every morning."),
			mine("Yes. First the short one with half the team, then the whole one."),
			added("Talked to Zoë: she is glad to hand the retro over for two months."),
		}},
		{week: 4, title: weekly, tags: []string{"rota"}, notes: []jotting{
			theirs("Rota: the late shift before the early one is hard, the last bus goes at ten past nine."),
			mine("That should not happen at all. I look at the pattern with José, he knows the rota tool best."),
			noted("Otherwise fine: picks one chat a week for the quality round by herself."),
		}},
		{week: 2, title: weekly, tags: []string{"quality", "growth"}, notes: []jotting{
			mine("Three weeks at 88 and above. Goal reached, ahead of the season."),
			theirs("Led the short retro. Two of four topics got an owner, the other two I let run too long."),
			mine("Letting it run was right for the parcel labels: it needed the air. For the second one a clock on the table helps."),
			theirs("- [x] thank the quiet ones by name\n- [x] stop on time\n- [ ] write the results down the same day"),
			addedByThem("The results are written down now too: [retro notes](https://example.org/retro)."),
		}},
		{week: 1, title: weekly, tags: []string{"growth", "knowledge"}, notes: []jotting{
			theirs("A colleague from the warehouse asked *me* about a return from Norway. I did not know, but I knew where to look."),
			mine("Returns from abroad has no owner. It could be you: small, useful, and visible."),
			noted("Wants to see first how much it is. Asks for an hour with Łukasz."),
			mine("The whole retro is hers next time. I sit at the back."),
			left("The course in spring: she wanted to sleep on it."),
		}, private: "Fourteen weeks. From whispering in the doorway to this. Tell Henrik, with her name."},
	}
}
