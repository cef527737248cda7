/** PEEL 2021/22, AFI 10 to 13: investigating crime and supporting victims. */
import { paragraphs } from "./paragraphs";
import type { DemoFinding } from "./shape";

export const investigating: DemoFinding[] = [
  {
    key: "22-afi-10",
    inspection: "peel-2021-22",
    number: "AFI 10",
    kind: "afi",
    questionArea: "Investigating crime",
    text: "Complex crimes are sometimes given to officers without the training to investigate them. The force should follow its own allocation policy and know, each month, how many serious crimes are held by officers who are not accredited.",
    limbs: ["Follow the allocation policy", "Know each month how many serious crimes are held by officers who are not accredited"],
    strategicLead: "ACC Lindqvist",
    tacticalLead: "Det Ch Supt Cassidy",
    deadline: "2022-10-13",
    targetDate: "2022-08-31",
    hmicfrsStatus: "being-progressed",
    assurance: "further-assurance-sought",
    repeats: ["19-afi-3"],
    steps: [
      { text: "Monthly count of serious crimes by accreditation of the officer in the case", owner: "Ms Haddad", due: "2022-04-30", done: "2022-04-28" },
      { text: "Detective inspectors approve any exception in writing", owner: "Det Ch Supt Cassidy", due: "2022-05-16" },
      { text: "Forty officers through the accelerated detective course", owner: "Ms Kettering", due: "2022-08-31" },
    ],
    updates: [
      {
        text: "Operation Lantern, the force’s programme to improve investigations, has adopted this AFI as its third workstream. A plan is being written.",
        asAt: "2022-03-10", rag: "red", ragReason: "No count exists of crimes held by officers who are not accredited.", cycle: "2022-03-23", author: "Moira Cassidy", state: "submitted", submittedOn: "2022-03-16",
      },
      {
        text: paragraphs(
          "The first monthly count was run on 28 April. 418 serious crimes were open; 97 of them (23%) were held by an officer without the accreditation the policy asks for. 54 of the 97 are in Kelderby, where the CID has eleven vacancies out of thirty-six.",
          "Each of the 97 has been looked at by a detective inspector. 31 were moved. 40 stay where they are with a named accredited mentor. The remaining 26 stay because moving them would mean a third change of officer for the victim; the inspectors wrote down why in each case.",
          "The pattern is instructive. Most of the 97 did not start as serious crimes: they came in as assaults or thefts, grew as more was learned, and stayed with the officer who first picked them up. The allocation policy is good at the front door and silent about what happens when a crime changes. A paragraph has been added which obliges a sergeant to look at allocation again whenever the classification goes up.",
          "Kelderby needs more than a paragraph. Four detectives from the other districts have been asked to work there until September, with travel paid, and two have agreed so far.",
          "Operation Lantern will bring forty officers through the accelerated course by the end of August. The first twelve began on 25 April.",
        ),
        asAt: "2022-04-29", rag: "amber", ragReason: "Baseline known, exceptions reviewed one by one, first course running.", cycle: "2022-05-25", author: "Moira Cassidy", state: "submitted", submittedOn: "2022-05-04",
      },
    ],
  },
  {
    key: "22-afi-11",
    inspection: "peel-2021-22",
    number: "AFI 11",
    kind: "afi",
    questionArea: "Investigating crime",
    text: "Victims and suspects wait too long for phones and computers to be examined. The force should bring the waiting time for digital devices down to the times set in its own service agreement and keep investigators told of progress.",
    strategicLead: "ACC Lindqvist",
    tacticalLead: "DI Lockhart",
    targetDate: "2022-09-30",
    hmicfrsStatus: "being-progressed",
    assurance: "further-assurance-sought",
    supersedes: ["19-afi-5"],
    steps: [
      { text: "Outsource 150 low-risk devices", owner: "DI Lockhart", due: "2022-03-31", done: "2022-04-06" },
      { text: "Self-service kiosks in Kelderby and Wexcombe", owner: "Director Tregear", due: "2022-04-29" },
      { text: "Replace the failed storage array", owner: "Director Tregear", due: "2022-06-30" },
      { text: "Weekly progress note to the officer in each case", owner: "DI Lockhart", due: "2022-05-31" },
    ],
    updates: [
      {
        text: "612 devices were waiting at the end of February, the oldest for eleven months. A contract is in place to send 150 low-risk devices to an outside laboratory.",
        asAt: "2022-03-02", rag: "amber", ragReason: "Outsourcing agreed, queue stable.", cycle: "2022-03-23", author: "Wendy Lockhart", state: "submitted", submittedOn: "2022-03-11",
      },
      {
        text: paragraphs(
          "150 devices went to the laboratory on 6 April and 48 have come back. That should have cut the queue, but on 19 March one of the two storage arrays failed. Examinations finished before that date were recovered from backup; 73 that were under way had to be started again. The queue on 22 April was 702.",
          "No evidence has been lost and the Crown Prosecution Service has been told of the two cases where a court date may be affected.",
          "Investigators tell us that silence is nearly as bad as the wait. A note of progress went by hand to the officers in the hundred oldest cases on 20 April. Eleven wrote back that their case had already finished and the device could be returned; nobody had told the unit. We had been holding one of those phones since May of last year, and its owner has it again.",
          "The kiosks for Kelderby and Wexcombe have been delivered and are in boxes. They cannot be used until six officers in each place have been trained and vetted for the software; courses are in the week of 6 June.",
        ),
        asAt: "2022-04-22", rag: "red", ragReason: "Queue up by 90 after an equipment failure; replacement not expected before the end of June.", cycle: "2022-05-25", author: "Wendy Lockhart", state: "submitted", submittedOn: "2022-04-27",
      },
    ],
  },
  {
    key: "22-afi-12",
    inspection: "peel-2021-22",
    number: "AFI 12",
    kind: "afi",
    questionArea: "Supporting victims",
    text: "Every victim should have a named contact. When the force ends an investigation it should tell the victim in the way they prefer, explain why, and say how to ask for the decision to be reviewed.",
    limbs: ["A named contact for every victim", "Told in the way they prefer, with the reason", "Told how to ask for a review"],
    strategicLead: "ACC Lindqvist",
    tacticalLead: "T/Supt Marlow",
    targetDate: "2022-06-30",
    hmicfrsStatus: "being-progressed",
    assurance: "further-assurance-sought",
    steps: [
      { text: "Named contact is a required field before a crime can be filed", owner: "T/Supt Marlow", due: "2022-04-25", done: "2022-04-25" },
      { text: "New closing letters, tested with victims’ groups", owner: "Victim and Witness Care", due: "2022-05-20" },
      { text: "Survey of 200 victims whose case was filed", owner: "Ms Haddad", due: "2022-06-30" },
    ],
    updates: [
      {
        text: "The crime system now refuses to file a crime unless a named contact is entered. In the first days some officers typed their collar number; the help text has been changed to ask for a name and a direct number. Draft closing letters are with two victims’ groups, who think the present ones are cold and hard to follow.",
        asAt: "2022-04-29", rag: "amber", ragReason: "Named contact enforced; letters still the old ones.", cycle: "2022-05-25", author: "Helen Marlow", state: "submitted", submittedOn: "2022-05-03",
      },
    ],
  },
  {
    key: "22-afi-13",
    inspection: "peel-2021-22",
    number: "AFI 13",
    kind: "afi",
    questionArea: "Investigating crime",
    text: "Too many suspects in cases with a vulnerable victim are released under investigation with no conditions. The force should use bail with conditions wherever it is needed to protect someone, and review it before it runs out.",
    limbs: ["Bail with conditions where needed", "Reviewed before it runs out"],
    strategicLead: "ACC Lindqvist",
    tacticalLead: "T/Supt Marlow",
    targetDate: "2022-05-31",
    hmicfrsStatus: "being-progressed",
    assurance: "partially-assured",
    assuranceStatement: "The rise in conditional bail is welcome. I want to see the same care taken when bail is about to lapse.",
    steps: [
      { text: 'Custody sergeants ask and record "who does this release leave at risk?"', owner: "T/Supt Marlow", due: "2022-02-28", done: "2022-02-28" },
      { text: "Bail expiry list to detective sergeants seven days ahead", owner: "Ms Haddad", due: "2022-04-11", done: "2022-04-14" },
    ],
    updates: [
      {
        text: "Conditional bail in domestic abuse cases: 29% of releases in January, 44% in February. Custody sergeants report that investigating officers now come with suggested conditions.",
        asAt: "2022-03-03", rag: "amber", ragReason: "Improving; expiry not yet managed.", cycle: "2022-03-23", author: "Helen Marlow", state: "submitted", submittedOn: "2022-03-14",
      },
      {
        text: "57% of domestic abuse releases in March were on bail with conditions. The expiry list has gone out every Monday since 14 April: 63 periods were due to end in its first fortnight, 55 were reviewed beforehand and eight lapsed, five of these in Aldermoor while a sergeant was on leave. Deputies have now been named for each list.",
        asAt: "2022-04-28", rag: "green", ragReason: "Use of bail with conditions doubled since January; expiry list in force.", cycle: "2022-05-25", author: "Helen Marlow", state: "submitted", submittedOn: "2022-05-03",
      },
    ],
  },
];
