/** The people of Marchshire Police and of the commissioner's office, one row per post held. */
import type { DemoPerson } from "./shape";

export const people: DemoPerson[] = [
  { name: "Helen Ferriday", post: "PCC", title: "Police and Crime Commissioner", side: "opcc", from: "2021-05-13", writtenAs: ["PCC", "PCC Ferriday"] },
  { name: "Martin Sowerby", post: "DPCC", title: "Deputy Police and Crime Commissioner", side: "opcc", from: "2021-07-01", writtenAs: ["DPCC"] },
  { name: "Judith Allardyce", post: "CEX", title: "Chief Executive", side: "opcc", from: "2017-02-06", writtenAs: ["CEX"] },
  { name: "Priya Nair", post: "PO", title: "Policy Officer", side: "opcc", from: "2018-06-04", to: "2020-10-31", writtenAs: [] },
  { name: "Priya Nair", post: "SPM", title: "Senior Policy Manager", side: "opcc", from: "2020-11-01", writtenAs: ["SPM"] },
  { name: "Callum Reeve", post: "PO", title: "Policy Officer", side: "opcc", from: "2021-01-11", writtenAs: ["PO"] },

  { name: "David Harkness", post: "DCC", title: "Deputy Chief Constable", side: "force", from: "2018-04-03", to: "2021-08-31", writtenAs: ["DCC Harkness"] },
  { name: "David Harkness", post: "CC", title: "Chief Constable", side: "force", from: "2021-09-01", writtenAs: ["CC", "CC Harkness"] },
  { name: "Catherine Wells", post: "DCC", title: "Deputy Chief Constable", side: "force", from: "2021-09-01", writtenAs: ["DCC", "DCC Wells"] },
  { name: "Ngozi Okafor", post: "ACCLP", title: "Assistant Chief Constable (Local Policing)", side: "force", from: "2020-03-02", writtenAs: ["ACC Okafor", "ACCLP"] },
  { name: "Erik Lindqvist", post: "ACCCV", title: "Assistant Chief Constable (Crime and Vulnerability)", side: "force", from: "2019-11-18", writtenAs: ["ACC Lindqvist", "ACCCV"] },
  { name: "Ruth Pemberton", post: "DBS", title: "Director of Business Services", side: "force", from: "2019-01-07", writtenAs: ["DBS", "Director Pemberton"] },
  { name: "Alan Tregear", post: "DCS", title: "Director of Commercial Services", side: "force", from: "2020-08-17", writtenAs: ["DCS", "Director Tregear"] },
  { name: "Gareth Vaughan", post: "T/Ch Supt", title: "Temporary Chief Superintendent, Local Policing", side: "force", from: "2021-11-15", writtenAs: ["T/Ch Supt Vaughan"] },
  { name: "Moira Cassidy", post: "Det Ch Supt", title: "Head of Crime", side: "force", from: "2020-05-04", writtenAs: ["Det Ch Supt Cassidy"] },

  { name: "Siobhan Byrne", post: "Ch Insp", title: "Chief Inspector, Neighbourhoods and Prevention", side: "force", from: "2020-09-07", writtenAs: ["Ch Insp Byrne"] },
  { name: "Anwar Rahman", post: "Det Supt", title: "Detective Superintendent, Public Protection", side: "force", from: "2019-06-10", writtenAs: ["Det Supt Rahman"] },
  { name: "Kofi Osei", post: "Supt", title: "Superintendent, Force Control Room", side: "force", from: "2021-04-19", writtenAs: ["Supt Osei"] },
  { name: "Helen Marlow", post: "T/Supt", title: "Temporary Superintendent, Criminal Justice", side: "force", from: "2022-01-10", writtenAs: ["T/Supt Marlow"] },
  { name: "Joe Sandford", post: "T/Det Ch Insp", title: "Temporary Detective Chief Inspector, Offender Management", side: "force", from: "2021-12-06", writtenAs: ["T/DCI Sandford"] },
  { name: "Laura Finch", post: "Ch Insp", title: "Chief Inspector, Missing and Exploitation", side: "force", from: "2020-02-03", to: "2022-03-27", writtenAs: ["Ch Insp Finch"] },
  { name: "Laura Finch", post: "T/Supt", title: "Temporary Superintendent, Kelderby LPA", side: "force", from: "2022-03-28", writtenAs: ["T/Supt Finch"] },
  { name: "Imran Qadir", post: "Det Ch Insp", title: "Detective Chief Inspector, Serious and Organised Crime", side: "force", from: "2020-11-02", writtenAs: ["DCI Qadir"] },
  { name: "Wendy Lockhart", post: "Det Insp", title: "Detective Inspector, Digital Forensics", side: "force", from: "2018-09-24", writtenAs: ["DI Lockhart"] },
  { name: "Dawn Kettering", post: "Head of L&D", title: "Head of Learning and Development", side: "force", from: "2019-04-29", writtenAs: ["Ms Kettering", "D Kettering"] },
  { name: "Paul Brackley", post: "Head of HR", title: "Head of People Services", side: "force", from: "2016-10-03", writtenAs: ["Mr Brackley", "P Brackley"] },
  { name: "Samira Haddad", post: "Head of Perf", title: "Head of Performance and Insight", side: "force", from: "2021-02-22", writtenAs: ["Ms Haddad", "S Haddad"] },
  { name: "Beth Hargreaves", post: "SO", title: "Staff Officer to the Chief Constable", side: "force", from: "2021-09-13", writtenAs: ["Insp Hargreaves"] },
  { name: "Tom Ashdown", post: "SIB", title: "Service Improvement Board secretariat", side: "force", from: "2020-01-06", writtenAs: ["T Ashdown"] },
];
