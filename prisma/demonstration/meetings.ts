/** The assurance meetings of 2022, with what was said at them that belongs to no finding, and the actions they gave rise to. */
import { paragraphs } from "./paragraphs";
import type { DemoAction, DemoMeeting } from "./shape";

export const meetings: DemoMeeting[] = [
  {
    key: "march-2022",
    title: "Assurance meeting, March 2022",
    date: "2022-03-21",
    time: "10:00",
    endTime: "12:15",
    venue: "Marchshire Police headquarters, Kelderby",
    present: ["Helen Ferriday", "Priya Nair", "David Harkness", "Catherine Wells", "Ngozi Okafor"],
    apologies: ["Judith Allardyce"],
    items: [{ heading: "Budget round of the autumn", outcome: "discussed" }],
    closed: true,
    openingComment: {
      by: "PCC",
      text: "I asked for this meeting to begin with children. The accelerated letter made hard reading and I want to hear about it before anything else.",
      response: { mode: "spoken", parts: [{ by: "CC", text: "Agreed. I have read all eighty-nine referrals myself." }], state: "submitted", submittedOn: "2022-03-21" },
    },
    aob: [{ by: "SPM", text: "The PEEL report is expected after Easter. The office will need the force’s comments in time for its own response.", response: { mode: "spoken", parts: [{ by: "DCC", text: "A first version will be with you by 20 May." }], state: "submitted", submittedOn: "2022-03-21" } }],
  },
  {
    key: "may-2022",
    title: "Assurance meeting, May 2022",
    date: "2022-05-23",
    time: "15:00",
    endTime: "17:00",
    venue: "Office of the Commissioner, Long Room",
    present: ["Helen Ferriday", "Priya Nair", "David Harkness", "Catherine Wells", "Erik Lindqvist", "Ruth Pemberton"],
    apologies: ["Ngozi Okafor"],
    openingComment: {
      by: "PCC",
      text: "The board meets on Wednesday and we meet today, so most of what I have read is a month old, some of it two months. That makes it hard to know whether I am asking about today’s problem or one you have dealt with. Could the two dates be put in a better order?",
      response: {
        mode: "spoken",
        parts: [
          { by: "CC", text: "The order is wrong for you and I see that. The board’s dates were fixed a year ahead, before these meetings were." },
          { by: "DCC", text: paragraphs(
            "From July the board will sit in the week before you meet. For today I have asked each lead to tell you in the room where the written update has been overtaken.",
            "Where a lead has not sent anything at all, the tracker will say so.",
          ) },
        ],
        state: "submitted", submittedOn: "2022-05-23",
      },
    },
    aob: [
      { by: "PCC", text: "Is there anything in the inspectors’ report of which you are proud and about which I have not asked?", response: { mode: "spoken", parts: [{ by: "CC", text: "The way our people spoke to callers. The inspectors listened to two hundred calls and found courtesy in nearly all of them, from a control room under great strain." }], state: "submitted", submittedOn: "2022-05-23" } },
      { by: "SPM", text: "Our published response to the report is due by 7 June. The force’s comments came on Friday and are being read." },
    ],
  },
  { key: "july-2022", title: "Assurance meeting, July 2022", date: "2022-07-18", time: "14:00", endTime: "16:00", venue: "Marchshire Police headquarters, Kelderby", items: [{ heading: "Retail crime", text: "Letters from shopkeepers in Kelderby have come to the office since April." }] },
  {
    key: "victims-april-2022",
    title: "Services for victims, April 2022",
    series: "Deputy Commissioner and Deputy Chief Constable: services for victims",
    chair: "DPCC",
    noteTaker: "PO",
    date: "2022-04-28",
    time: "09:30",
    endTime: "10:30",
    venue: "Online",
    present: ["Martin Sowerby", "Callum Reeve", "Catherine Wells", "Siobhan Byrne"],
    apologies: ["Erik Lindqvist"],
    items: [
      { heading: "Letters to victims", text: "The DCC brought the first twenty letters written in plain words. The DPCC read three aloud and asked that the name of a person, not of a unit, stand at the end of each.", outcome: "discussed" },
      { heading: "The contract for the advice line", text: "The price offered by each of the two bidders was compared. Neither is to be told before 1 July.", outcome: "discussed", closedSession: true },
      { heading: "Waiting times at the witness suite", text: "Half of those who came in April waited more than an hour. The Chief Inspector will count again in June.", outcome: "discussed" },
    ],
    closed: true,
    openingComment: { by: "DPCC", text: "This is the first of four such meetings a year. I would rather hear one letter than ten figures." },
  },
];

export const actions: DemoAction[] = [
  { text: "Find out whether the exception reason is in the March release of the domestic abuse form, and tell the SPM", owners: ["DCC"], due: "2022-03-31", meeting: "march-2022", finding: "nat-rec-3", entry: "q-family-interpreters", events: [{ on: "2022-03-30", kind: "completed", text: "The exception reason is in the release. The SPM was told on 30 March, with a picture of the form.", by: "DCC", mode: "written" }] },
  { text: "Bring a cheaper option for recording reports from other professionals to the autumn budget round", owners: ["CC", "DBS"], due: null, meeting: "march-2022", finding: "19-rec-2", entry: "c-professional-reports", events: [{ on: "2022-05-18", kind: "update", text: "Two options are costed. The cheaper one uses the form that schools use already.", by: "DBS", mode: "written", meeting: "may-2022" }] },
  { text: "Ask again about a detective allowance when the pay review has reported", owners: ["PCC"], due: "2022-09-21", meeting: "march-2022", finding: "19-afi-3", entry: "q-detective-allowance" },
  { text: "Send the corrected abstraction figure for Kelderby to the PCC", owners: ["ACCLP"], due: "2022-06-10", meeting: "may-2022", finding: "22-afi-2", entry: "q-abstraction-instinct" },
  { text: "Written report on the offence committed after bail conditions had lapsed", owners: ["ACCCV"], due: "2022-06-06", meeting: "may-2022", finding: "22-afi-13", entry: "q-bail-lapse" },
  { text: "List of every strategic and tactical lead who has changed post this year", owners: ["SIB"], due: "2022-05-25", meeting: "may-2022", finding: "22-afi-14", entry: "q-missing-owner" },
  { text: "Terms of reference for the street triage evaluation, once agreed with the trust", owners: [], due: null, meeting: "may-2022", finding: "22-afi-18", entry: "q-triage-silence" },
  { text: "Write to the leader of the council whose night line is unreliable", owners: ["PCC", "SPM"], due: "2022-05-27", meeting: "may-2022", finding: "22-rec-5", entry: "q-third-council-write" },
  { text: "Tell the digital forensics team when the replacement storage has been shipped", owners: ["DCS"], due: "2022-07-15", meeting: "may-2022", finding: "22-afi-11", entry: "q-storage-date" },
  { text: "Put the board in the week before the assurance meeting from July", owners: ["DCC", "SIB"], due: "2022-07-13", meeting: "may-2022", finding: null, entry: null },
];
