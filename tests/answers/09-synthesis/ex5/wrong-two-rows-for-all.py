# misconception: Lets two rows carry every sentence.
# message: The same few rows carry every sentence
topic = "T05"
brief = """
## Question

What should a government do first, so that evidence that lies abroad reaches its police in time?

## What the evidence says

Following up an account abroad depends on the country and on its relationship with law enforcement [E21]. That relationship decides what a team gets to see [E21]. Where it is good, answers come in time, and where it is not, they come late or never [E21]. The law behind such requests is the same problem again [UK D11, P]. A treaty is what makes a relationship reliable, whoever happens to sit at the other end of the line [UK D11, P]. Without it, teams are left with the good will of people whom they do not know [E21]. With it, they know whom to ask and how long it may take [UK D11, P]. Interviews and law agree on that in every point [E21; UK D11, P].

## Recommendation

A government that is party to one treaty only should put the other before its parliament within a year, and name one office through which its police send requests abroad and are told what became of them. The first makes a request lawful in more countries [CA D11, P; PH D11, P]. The second meets what participants describe, which is a matter of relationships as much as of law [E21; E18]. The office should publish how long answers take, without any detail of a case.

## Limits

The interviews are with six people in one country, chosen for their experience; they show that cooperation can fail and not how often. The cells say which treaties a state has joined, and nothing on how fast its authorities answer [AU D11, P]. That South Korea has joined only one rests on the press [KR D11, S]. The European Union has no cell of this kind and is left out here, not counted as outside: it is states that join these treaties. The claims of the review name no source.

## A counter-view and an answer

One can object that treaties are slow, and that direct agreements with companies bring evidence faster: platforms in Western countries are expected to cooperate as it is [E20]. A government with little staff might do better to train its officers to write to companies.

Answer: both are possible, and the office above would do that as well. Where a company is not willing, though, or the data lies in a country without such companies, only an arrangement between states is left [E20; E22]. It takes longer, so it should be begun first.

## What would change this

Times of answers, counted by request and by country, that show no difference between states inside and outside the treaties would take away the first half of the recommendation. Interviews in the countries that receive the requests could take away the second.
"""
