/** Notes of made-up meetings, as they come: pasted from a web page, out of a PDF, and as Word documents. */
import { makeDocx, paragraph, table, type MadeWordCell } from "./make-docx";

export const JUNE_TITLE = "Quarterly Assurance Meeting June 2031– Meeting Notes";
export const OCTOBER_TITLE = "Quarterly Assurance Meeting October 2031– Meeting Notes";

export const JUNE = `

${JUNE_TITLE}

Date: Tuesday 3rd June, 10:30 am
 Chair: Helen Ferriday
 Minutes: Callum Reeve, Policy Officer, OPCC
 Venue: Virtual

\tName:\tCapacity:
Attendance:\tHelen Ferriday\tPolice and Crime Commissioner (PCC)
\tNgozi Okafor\tChief Constable (CC)

No.\tItem\t
1.\tOutstanding Matters / Matters arising N/A\t
2.\t<p>AOB</p> <p>The PCC asked about the lights of the harbour.</p> <p>ACTION: Send the plan of the harbour lights.</p>\tCC

<p>3.</p>\t<p>Holding to account – Harbours</p>\t
<p>3.1</p>\t<p>Boats</p> <p>The CC said there are eleven. ACTION: Revisit in 3 months to count the boats.</p> <p>ACTION: PCC to ask the harbour board for the tide tables.</p>\t
<p>4.</p>\t<p>Confirmation of next meeting type / date / time / venue:</p> <p>Performance</p> <p>1 July 2031 at 14:00pm</p>\t
`;

export const OCTOBER = ` ${OCTOBER_TITLE} 
 

Date: Monday 6th October, 13:30 pm 

Chair: Helen Ferriday 

Minutes: Callum Reeve, Policy Officer, OPCC 

Venue Harbour Room 

 Name: Capacity: 

Attendance: Helen Ferriday  

Ngozi Okafor 

Rhys Tandy 

Police and Crime Commissioner (PCC) 

Chief Constable (CC) 

T/Ch Supt. Harbours (T/Ch Supt) 
 

No.  Item  

1.  Outstanding Matters / Matters arising  

Two actions arising from the June meeting. 

1.1 Revisit in 3 months to count the boats. (fewer boats 
were expected). 

The written update counted nine. 

ACTION: Revisit in 6 months once more. 

 
CC 

1.2 PCC to ask the board of the harbour for its tide tables. 

The PCC said that they had come. 

2.  Holding to account – Weather 

2.1 Storms 

ACTION: T/Ch Supt to find the timetable. 

 
T/Ch 
Supt 

Page 2 of 2 
 

 Confirmation of next meeting type / date / time / venue: 

Tuesday 21st October 2031; 10:30 – 12:30 

Performance. 
`;

const HEADER = [["Name", "Capacity"], ["Helen Ferriday", "Police and Crime Commissioner (PCC)"], ["Ngozi Okafor", "Chief Constable (CC)"], ["Tom Ashdown", "SIB Secretary (SO)"]];

function wordHeader(title: string, date: string): string {
  return paragraph(title) + paragraph(`Date: ${date}\nChair: Helen Ferriday`) + paragraph("Minutes: Callum Reeve, Policy Officer, OPCC") + paragraph("Venue: Harbour Room") + table(HEADER);
}

/** A table of findings under the header of notes; `more` is said of the first one besides. */
export function findingNotes(title: string, date: string, more = ""): Buffer {
  const rows: MadeWordCell[][] = [
    ["AFI / recommendation", "PCC’s assurance questions", "Force response"],
    ["AFI 1: The force should count its boats each month.", "1. The PCC asked the CC who counts them.", `1. The CC responded that the harbour master does.\nACTION: Revisit in 6 months to see the count.${more}`],
    ["AFI 2: The force should mend the lights of the harbour.", "The PCC asked when they will be mended.", "The CC responded that it will be before winter."],
  ];
  return makeDocx(wordHeader(title, date) + table(rows));
}

/** Numbered items with the owners beside them. */
export function itemNotes(title: string, date: string, items: readonly (readonly [string, string, string])[]): Buffer {
  return makeDocx(wordHeader(title, date) + table([["No.", "Item", "Owner"], ...items]));
}
