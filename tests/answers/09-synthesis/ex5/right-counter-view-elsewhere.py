topic = "T07"
brief = """
## Question

Should a government that has no age limit for social media accounts pass one now, or first make platforms show how they find out an age?

## What the evidence says

The evidence on this topic is thin, so it is told in full. Little is done to keep children off platforms that they are too young for, one participant says, since an age can be faked [E24]. Another says that intelligence from social media concerns ever younger children, and that companies differ in how well they cooperate [E25]. The review says that the devices with which children learn and meet others give offenders a way to them as well, and cites a study for it [RC36].

In law, one country of the ten has a minimum age of 16 in force, by an official text [AU D7, P]. Another is said to have a bar for those under 16 on platforms of high risk, by what the press reports [ID D7, S]. Four ask for age checks for some services or some content [UK D7, P; KR D7, P; SG D7, P; PH D7, P]. India has enacted a duty that does not apply yet [IN D7, Q].

## Recommendation

The government should wait with an age limit, and should first oblige the largest platforms to test in public, for a year, how often their age checks let a child pass who is too young. What participants describe is a check that can be got round [E24]; a limit that rests on the same check inherits its fault. The regulator should publish the results for each platform, since companies are said to differ [E25]. Texts that ask for age checks exist and can be copied [UK D7, P; SG D7, P].

## Limits

Two of the dissertation's six participants speak of this, in one country, and neither was asked how many children lie about their age. The cell on Indonesia is at second hand [ID D7, S]. All cells show law as written: whether fewer children hold accounts where a limit is in force, nobody here has measured [AU D7, P].

## A counter-view and an answer

One can object that ages are the wrong place to begin. Lessons in digital literacy are said to help children to resist grooming, whatever their age [RC53], school programmes to lower the risk [RC23], and two countries have put such teaching into law [UK D12, P; PH D12, P]. A check of ages also asks everybody for data, and privacy has to be weighed [RC54].

That objection has weight, and nothing above rules lessons out. However, lessons reach a child at school, and the false age is entered at home, in an account that a platform opens [E24]. The two can be done together. On privacy the answer is the year of testing: a check that needs less data and lets fewer children pass would be found in it.

## What would change this

A count from Australia which shows that accounts of children under 16 have become rare would speak for a limit at once [AU D7, P]. A trial in which taught children entered false ages less often would speak for lessons first.
"""
