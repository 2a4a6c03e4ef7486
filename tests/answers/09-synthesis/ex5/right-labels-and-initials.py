topic = "T04"
brief = """
## Question

Should end-to-end encryption be limited by law so that police can see messages?

## What the evidence says

**Interviews.** P3 says that encryption keeps investigators from seeing data, both on a device and between two devices [E36]. P4 says that end-to-end encryption would take away some means of checking for shared images, and that the National Crime Agency objects to it in public [E37]. P1 adds that data in the cloud are hard to reach lawfully [E38].

**Documents.** The review says that encryption protects users and at the same time gives offenders a safe way to work [RC38]. It also says that encrypted messages stay closed even where the law allows access [RC49].

**Policy.** In the U.S. detection is voluntary and there is no duty to scan [US D4, Q]. In the U.K. there is a power to order the use of accredited technology, but it is inactive [UK D4, P]. Canada has no statutory basis [CA D4, P].

## Recommendation

Governments should not weaken encryption itself. Instead, the regulator should publish, within one year, standards for accredited technology that can be used before a message is encrypted, and test it with independent experts. The power to order such technology exists already in one country [UK D4, P], but without standards it stays on paper. Police forces should, in the meantime, get funding for lawful access to devices and cloud accounts, because this is where the participants see their practical problem [E36; E38].

## Limits

Just three of the participants talk about encryption, all of them British, and their accounts cannot be generalised to other forces. The review does not say where its claims about encryption come from. The policy cells show the wording of the law on one day, not how it is implemented.

## A counter-view and an answer

**Counter-view:** Privacy campaigners would say that every technology that looks into messages before they are encrypted breaks the promise of encryption, and that privacy and civil liberties have to be weighed [RC54]. This is a serious point, since encryption protects ordinary users as well [RC38].

**Answer:** The recommendation keeps encryption as it is and asks for a public test first. If the test shows that the technology reports innocent people or can be misused, the regulator should not accredit it, and the law would remain as it is now.

## What would change this

If a test showed that scanning before encryption produces many false reports, I would drop the first part of the recommendation. If interviews with more forces showed that devices can mostly be opened today, the funding would not be needed either. New evidence on how often investigations fail because of encryption would also matter, because nobody in this material has counted that.
"""
