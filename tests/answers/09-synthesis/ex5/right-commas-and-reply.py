topic = "T05"
brief = """
## Question

What should a government do first, so that evidence that lies abroad reaches its police in time?

## What the evidence says

Following up an account abroad depends on the country and on its relationship with law enforcement, one participant says [E21]. Another expects platforms in Western countries to cooperate, and requests to fail where data is hosted in certain other countries [E20]. Intelligence is shared by high-level bodies [E18], and little is held on people who live elsewhere [E22]. The review says as well that such crime commonly crosses borders [RC50], and that no government can act alone [RC55]; it names no source for either.

The law behind such requests is not the same everywhere. Australia, Canada, the Philippines, the United Kingdom and the United States are party to both treaties that our comparison asks about first [AU D11, P; CA D11, P; PH D11, P; UK D11, P; US D11, P]. India, South Korea and Indonesia are party to one of them [IN D11, P; KR D11, S; ID D11, P]. Singapore has signed one, and our table found no ratification [SG D11, P]. On the first point the interviews and the documents agree: cooperation is uneven and needed [E20; E21; RC50].

## Recommendation

A government that is party to one treaty only should put the other before its parliament within a year, and name one office through which its police send requests abroad and are told what became of them. The first makes a request lawful in more countries [CA D11, P; PH D11, P]. The second meets what participants describe, which is a matter of relationships as much as of law [E21; E18]. The office should publish how long answers take, without any detail of a case.

## Limits

The interviews are with six people in one country, chosen for their experience; they show that cooperation can fail and not how often. The cells say which treaties a state has joined, and nothing on how fast its authorities answer [AU D11, P]. That South Korea has joined only one rests on the press [KR D11, S]. The European Union has no cell of this kind and is left out here, not counted as outside: it is states that join these treaties. The claims of the review name no source.

## A counter-view and an answer

**View:** One can object that treaties are slow, and that direct agreements with companies bring evidence faster: platforms in Western countries are expected to cooperate as it is [E20, E27].
**Reply:** Both are possible, and the office above would do that as well. Where a company is not willing, or the data lies in a country without such companies, only an arrangement between states is left [E20, E22]. It takes longer, so it should be begun first.

## What would change this

Times of answers, counted by request and by country, that show no difference between states inside and outside the treaties would take away the first half of the recommendation. Interviews in the countries that receive the requests could take away the second.
"""
