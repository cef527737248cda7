/** Sentences about a fictional force, as long and as varied as those in real trackers. */
import type { Dice } from "./dice";

type Words = readonly [string, ...string[]];

const SUBJECTS: Words = [
  "The force", "Marchshire Police", "The control room", "The vulnerability board", "The crime standards team", "Each local policing area",
  "The rural crime team", "The custody lead", "The data quality unit", "The victims’ service", "The training department",
  "The investigation hub", "The missing persons desk", "The stalking clinic", "The digital forensics unit", "The resolution centre",
];
const VERBS: Words = [
  "has reviewed", "has changed", "now audits", "is testing", "will replace", "has agreed", "reports each month on", "has trained its supervisors in",
  "is recruiting for", "has published", "has asked an outside reviewer to look at", "continues to check", "has brought forward", "has paused",
];
const OBJECTS: Words = [
  "the initial call assessment", "repeat victim markers", "the quality of handovers between shifts", "supervisory reviews of open crimes",
  "the domestic abuse risk process", "response times for prompt incidents", "the backlog of digital devices", "the recording of outcomes",
  "safeguarding referrals to partners", "the management of registered offenders", "stop and search encounters", "the wellbeing offer for officers",
  "neighbourhood problem-solving plans", "the allocation of investigations", "victim needs assessments", "evidence-led prosecutions",
];
const PLACES: Words = [
  "in Northmarch", "in the Vale of Ashby", "across the three local policing areas", "in the Harrow Down custody suite", "at headquarters",
  "in Eastmere and Coldbrook", "on every shift", "in the protected learning week", "with both unitary councils", "in the pilot area",
];
const RESULTS: Words = [
  "the rate rose from {a} to {b} per cent", "{a} of {b} sampled cases met the standard", "{a} officers have been trained and {b} are booked",
  "the oldest case is now {a} days old against {b} a year ago", "the next audit of {b} cases reports to the board in week {a}",
  "the panel found {a} cases that needed more work out of {b}", "the average fell to {a} minutes from {b}",
];
const CLOSINGS: Words = [
  "The board will look at it again before the summer.", "Evidence is filed with the service improvement team.",
  "The remaining risk is the vacancy in the performance unit.", "A dip sample is planned for the last week of the month.",
  "The lead has asked for the figures by area.", "Funding for the second phase has not been agreed.",
];
const QUESTION_STARTS: Words = [
  "How confident is the Chief Constable that", "What would a revisit in six months find, if it were asked whether", "By what date will the PCC see that",
  "Who owns the risk that remains until", "What protects victims in the meantime, until", "Can the force show, area by area, that",
];

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function statement(dice: Dice): string {
  return `${dice.pick(SUBJECTS)} ${dice.pick(VERBS)} ${dice.pick(OBJECTS)} ${dice.pick(PLACES)}`;
}

function result(dice: Dice): string {
  const least = dice.between(2, 70);
  return dice.pick(RESULTS).replace("{a}", String(least)).replace("{b}", String(least + dice.between(3, 400)));
}

function sentence(dice: Dice): string {
  if (dice.oneIn(6)) return dice.pick(CLOSINGS);
  if (dice.oneIn(3)) return `${capital(result(dice))} ${dice.pick(PLACES)}.`;
  return `${statement(dice)}, and ${result(dice)}.`;
}

/** At least `least` characters and at most one sentence more than `most`, some of it in paragraphs. */
export function passage(dice: Dice, least: number, most: number): string {
  const wanted = dice.between(least, most);
  let text = sentence(dice);
  while (text.length < wanted) text += (dice.oneIn(5) ? "\n" : " ") + sentence(dice);
  return text;
}

export function question(dice: Dice): string {
  const asked = `${dice.pick(QUESTION_STARTS)} ${dice.pick(OBJECTS)} will hold ${dice.pick(PLACES)}?`;
  return `${passage(dice, 60, 280)} ${asked}`;
}

export function findingText(dice: Dice): string {
  return `The force should improve ${dice.pick(OBJECTS)} ${dice.pick(PLACES)}. ${passage(dice, 120, 420)}`;
}

export function stepText(dice: Dice): string {
  return `Review ${dice.pick(OBJECTS)} ${dice.pick(PLACES)}`;
}

export const QUESTION_AREAS: Words = [
  "Investigating crime", "Responding to the public", "Protecting vulnerable people", "Preventing crime", "Managing offenders",
  "Recording crime", "Supporting victims", "Leadership and workforce",
];
export const LEADS: Words = [
  "ACC Rowan Hale", "DCS Imogen Farr", "Supt Caleb Stroud", "DCI Noor Latif", "Ch Supt Bethan Quill", "Director Amos Verrall",
  "Insp Greta Lund", "Supt Oonagh Pryce", "DCI Felix Barr", "T/Supt Hana Wild",
];
