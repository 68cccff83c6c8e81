import { FORM_FIELDS, type FormField } from "../../domain/record-form.ts";

/** The form on which a talk is recorded by hand. */
export const forms = {
  help: {
    export:
      "the file to write: .xlsx to be filled in and taken back, .docx or .html a form a talk to print",
    form: "an office's own form (.docx) with placeholders, to be filled instead",
    sign: "the person signs, too; what judges the person moves to a second sheet",
    show: "With an id or --tier, -o x.html and -o x.docx write the form of that talk, filled with what was recorded.",
  },
  title: "Record of a Heart-to-Heart Talk",
  secondTitle: "Record of a Heart-to-Heart Talk: Assessment",
  numbered: (number: string) => `No. ${number}`,
  ofTier: (tier: string) => `Tier ${tier}`,
  by: (deadline: string) => `To be held by ${deadline}`,
  labels: {
    person: "Talk with",
    sex: "Sex",
    born: "Born",
    village: "Village",
    posts: "Posts",
    talker: "Talker",
    seat: "Seat",
    date: "Held on",
    place: "Place",
    mode: "Mode",
    recorder: "Recorder",
    intention: "Intention",
    recommend: "Recommendation",
    risk: "Risks",
    suggestion: "Suggestions",
    followUp: "Follow-up",
    followUpOwner: "Owner",
    followUpDue: "Due",
    personSignature: "Signed, person",
    talkerSignature: "Signed, talker",
    recorderSignature: "Recorder",
  },
  month: (month: string) => month,
  blankDay: "",
  signedOn: "Date:",
  hint: "By the seat's holder personally, one to one, in person or at home; all four findings are needed.",
  head: (head: string) => `Check code ${head}`,
  /** Labels are long in English. */
  labelSize: 9,
  /** What an office's own form may write for the names of the fields. */
  placeholders: Object.fromEntries(FORM_FIELDS.map((field) => [field, field])) as Record<
    FormField,
    string
  >,
  written: (count: number) => (count === 1 ? "One form." : `${count} forms.`),
  none: "No talk is outstanding; nothing was written.",
  needsDocument: "--form fills a .docx: name one with -o.",
  needsForm: "--sign and --form go with a form: name a .docx or .html with -o.",
  ofTalk: "--sign and --form are for the form of one talk: name it by its id or by --tier ….",
  signOrForm: "--sign is for the built-in form; an office's own says itself who signs.",
};
