/** Notes of two meetings: those of March, which everybody may read, and those of April on services for victims, which are in circulation. */
import type { DemoNotes } from "./shape";

export const notes: DemoNotes[] = [
  {
    meeting: "march-2022",
    circulatedOn: "2022-04-19",
    comments: [
      { by: "Tom Ashdown", on: "2022-04-21", about: "Marchshire Police headquarters, Kelderby", text: "It was in the library, for those who look for the room next time.", proposed: "Marchshire Police headquarters, Kelderby, library", decided: { as: "accepted", on: "2022-04-22" } },
      { by: "Tom Ashdown", on: "2022-04-21", about: "Agreed. I have read all eighty-nine referrals myself.", text: "The Chief Constable remembers saying that he had read the summaries.", proposed: "Agreed. I have read the summaries of all eighty-nine referrals.", decided: { as: "declined", on: "2022-04-22", note: "He said it as printed: two of us wrote it down, and he said it again at the close." } },
    ],
    agreed: [{ by: "Catherine Wells", on: "2022-04-26" }, { by: "Helen Ferriday", on: "2022-04-27" }],
    published: { by: "Helen Ferriday", on: "2022-04-27" },
  },
  {
    meeting: "victims-april-2022",
    circulatedOn: "2022-05-12",
    comments: [
      { by: "Tom Ashdown", on: "2022-05-17", about: "Half of those who came in April waited more than an hour. The Chief Inspector will count again in June.", text: "It was half of those who came without an appointment.", proposed: "Half of those who came in April without an appointment waited more than an hour. The Chief Inspector will count again in June." },
      { by: "Siobhan Byrne", on: "2022-05-19", about: "Siobhan Byrne, Chief Inspector, Neighbourhoods and Prevention: present", text: "I left before the last item. Do we want to say so?", isDraft: true },
    ],
  },
];
