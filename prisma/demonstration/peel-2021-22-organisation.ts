/** PEEL 2021/22, AFI 22 to 24 and one other finding: workforce, planning and the crime recording check. */
import { paragraphs } from "./paragraphs";
import type { DemoFinding } from "./shape";

export const organisation: DemoFinding[] = [
  {
    key: "22-afi-22",
    inspection: "peel-2021-22",
    number: "AFI 22",
    kind: "afi",
    questionArea: "Building and supporting the workforce",
    text: "Our last inspection asked Marchshire Police to make its yearly appraisals worthwhile. Fewer than half of the staff we spoke to had had one. First-line supervisors have still not been taught how to hold these conversations or how to deal with poor performance.",
    strategicLead: "Director Pemberton",
    tacticalLead: "Ms Kettering",
    targetDate: "2022-12-31",
    hmicfrsStatus: "being-progressed",
    assurance: "partially-assured",
    assuranceStatement: "Discussed in April with the workforce items. The course is well thought of; attendance is the worry.",
    repeats: ["19-afi-13"],
    supersedes: ["19-afi-13"],
    addressedElsewhere: "Workforce holding to account meeting, 25 April 2022",
    steps: [
      { text: "Two-day course for newly promoted sergeants and staff supervisors", owner: "Ms Kettering", due: "2022-04-01", done: "2022-03-28" },
      { text: "All 410 first-line supervisors through the course", owner: "Ms Kettering", due: "2022-12-31" },
      { text: "Appraisal form cut from eleven pages to two", owner: "Mr Brackley", due: "2022-05-31" },
    ],
    updates: [
      {
        text: "The first course ran on 28 March for 18 people and was full. Two of the next three dates have places left because response teams cannot release sergeants in school holidays. Evening and weekend dates will be tried.",
        asAt: "2022-04-12", rag: "amber", ragReason: "Course running; 18 of 410 trained.", cycle: "2022-05-25", author: "Dawn Kettering", state: "submitted", submittedOn: "2022-04-20",
      },
    ],
  },
  {
    key: "22-afi-23",
    inspection: "peel-2021-22",
    number: "AFI 23",
    kind: "afi",
    questionArea: "Building and supporting the workforce",
    text: "People who are referred to occupational health wait eleven weeks for a first appointment. The force was told in 2019 to shorten this wait. It should now do so, and should offer trauma support to officers in the most demanding roles without their having to ask.",
    limbs: ["Shorten the wait for a first appointment", "Offer trauma support in the most demanding roles"],
    strategicLead: "Director Pemberton",
    tacticalLead: "Mr Brackley",
    targetDate: "2022-09-30",
    hmicfrsStatus: "being-progressed",
    assurance: "not-yet-reviewed",
    repeats: ["19-afi-14"],
    supersedes: ["19-afi-14"],
    addressedElsewhere: "Workforce holding to account meeting, 25 April 2022",
    steps: [
      { text: "Second occupational health nurse in post", owner: "Mr Brackley", due: "2022-05-02", done: "2022-05-02" },
      { text: "List of roles that get a yearly trauma check", owner: "Mr Brackley", due: "2022-06-24" },
    ],
    updates: [
      {
        text: "The wait for a first appointment was nine and a half weeks at the end of March. The second nurse has accepted and gives up her present post at the end of April. A trial of telephone triage has resolved one referral in five without an appointment.",
        asAt: "2022-03-31", rag: "amber", ragReason: "Wait falling slowly; second nurse not yet in post.", cycle: "2022-05-25", author: "Paul Brackley", state: "submitted", submittedOn: "2022-04-20",
      },
    ],
  },
  {
    key: "22-afi-24",
    inspection: "peel-2021-22",
    number: "AFI 24",
    kind: "afi",
    questionArea: "Strategic planning and organisational management",
    text: "The force plans its spending and its staffing on figures that its own managers do not trust. It should improve the quality of its demand data, agree one version of it, and use it when it decides where people and money go.",
    limbs: ["Improve the quality of demand data", "Agree one version", "Use it when deciding where people and money go"],
    strategicLead: "DCC Wells",
    tacticalLead: "Ms Haddad",
    targetDate: "2023-03-31",
    hmicfrsStatus: "being-progressed",
    assurance: "further-assurance-sought",
    repeats: ["19-afi-12"],
    supersedes: ["19-afi-12"],
    addressedElsewhere: "Finance and planning meeting, 30 June 2022",
    steps: [
      { text: "Data quality rules for the twelve fields that matter most", owner: "Ms Haddad", due: "2022-04-29", done: "2022-05-06" },
      { text: "Control room, crime and duty data joined in one store", owner: "Director Tregear", due: "2022-10-31" },
      { text: "Budget round for 2023/24 built on the new store", owner: "DCC Wells", due: "2022-12-16" },
    ],
    updates: [
      {
        text: paragraphs(
          "Managers were asked which figures they rely on and which they quietly correct. Twelve fields came up again and again, among them the time an officer is recorded as arriving, the closing code of an incident, the home postcode of a victim, and the team an officer belongs to. The last is wrong for about one officer in nine after each round of postings, which alone makes any count by team unsafe.",
          "Rules for the twelve fields have been written and an error list goes to each head of department on the first working day of the month. The first list had 18,400 errors. About 6,000 of these were corrected in one evening by a script, because the right value stood in another system. The rest need a person to decide.",
          "The larger piece is the joined store. The business case was approved in March at £640,000 over two years. The supplier of the control room system has asked for a further £85,000 for an interface which we believe the existing contract already covers; Commercial Services are taking legal advice. Work on the crime and duty data goes on meanwhile, and is not held up until September.",
          "The use of the figures has been tried once. For the summer policing plan each LPA commander was given a demand profile by hour and day in place of last year’s rota. Aldermoor moved six shifts a week from Sunday daytime to Friday night on the strength of it. Kelderby looked at its profile, said that the Saturday peak was wrong, and was right: a large event at the showground in August 2021 had been counted as an ordinary Saturday. The profile was corrected and Kelderby then accepted the rest. We take two lessons from this. Local knowledge must be asked for before a figure is called agreed, and a manager who has corrected a figure is much more willing to use it.",
          "We are being careful not to promise too much. The store will not make poor recording good; it will make it visible sooner. Departments have been told that from the autumn a planning bid which does not use the agreed figures will be sent back.",
        ),
        asAt: "2022-04-25", rag: "amber", ragReason: "Rules agreed, funding in place, one contract dispute.", cycle: "2022-05-25", author: "Samira Haddad", state: "submitted", submittedOn: "2022-04-29",
      },
    ],
  },
  {
    key: "22-other-1",
    inspection: "peel-2021-22",
    number: null,
    kind: "other",
    questionArea: "Supporting victims",
    text: "We examined the force’s crime recording alongside this inspection. Marchshire Police records reports of rape well, but reports of harassment made with another, more serious crime are missed more often than not. We expect the force to look at this although we do not make it an area for improvement.",
    strategicLead: "DCC Wells",
    tacticalLead: "Force Crime Registrar",
    hmicfrsStatus: "awaiting-review",
    assurance: "not-yet-reviewed",
    steps: [{ text: "Audit of 150 violent crimes for unrecorded harassment", owner: "Force Crime Registrar", due: "2022-07-29" }],
    updates: [
      {
        text: "The registrar has drawn the sample. Reading starts after the half-year audit.",
        asAt: null, rag: "amber", ragReason: "Sample drawn only.", cycle: "2022-05-25", author: "Tom Ashdown", state: "submitted", submittedOn: "2022-05-10",
      },
    ],
  },
];
