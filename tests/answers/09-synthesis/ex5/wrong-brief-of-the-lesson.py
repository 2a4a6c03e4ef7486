# misconception: Takes over a brief of the lesson and fills it up.
# message: words of your own
topic = "T06"
brief = """## Question

For how long should a platform keep what it has reported, so that an investigation can still use it?

## What the evidence says

One investigator of the six says that data may be gone by the time a report is looked into [E39]. Four laws tie a shortest period to a report or a removal: a year in the United Kingdom [UK D9, Q] and the United States [US D9, P], 180 days in India [IN D9, P], and six months in the Philippines, a year for content [PH D9, P]. Canada asks for 21 days, and a longer period stands in an Act that had not started [CA D9, P]. The European Union sets a longest period and no shortest one [EU D9, S].

## Recommendation

Ask for a year, counted from the report, for reported items only, and look at it again once laboratories have counted how often data were gone.

A short note on what follows for the people who have to carry this out in the next months, so that they know what to expect and whom to ask when they are not sure what is meant by the text above. A short note on what follows for the people who have to carry this out in the next months, so that they know what to expect and whom to ask when they are not sure what is meant by the text above. A short note on what follows for the people who have to carry this out in the next months, so that they know what to expect and whom to ask when they are not sure what is meant by the text above. A short note on what follows for the people who have to carry this out in the next months, so that they know what to expect and whom to ask when they are not sure what is meant by the text above. A short note on what follows for the people who have to carry this out in the next months, so that they know what to expect and whom to ask when they are not sure what is meant by the text above. A short note on what follows for the people who have to carry this out in the next months, so that they know what to expect and whom to ask when they are not sure what is meant by the text above.

## Limits

One voice in one country [E39] does not say how often this happens. The review has no claim on it among those collected. Singapore and Indonesia are unknown [SG D9, unknown; ID D9, unknown], which does not mean that they have no rule. The British number is quoted at second hand, and the European cell rests on secondary sources. The matrix holds law as written: none of these cells shows that a longer period has saved a case.

## A counter-view and an answer

Longer keeping also holds data of people who turn out to be uninvolved, and a law that sets a ceiling takes their side [EU D9, S].

That weighs, and so the period covers reported items only and ends by itself. Another participant names the test to apply: justified, proportionate, necessary [E11].

## What would change this

Counts from laboratories which show that data are seldom gone, or a court that finds a year too long.

"""
