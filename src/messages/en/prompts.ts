import type { Talk } from "../../domain/talk.ts";
import { words } from "./words.ts";

/** The conversation of `talks log` on a terminal. */
export const prompts = {
  search: "Which talk? Type parts of a name, place, post or talker:",
  choice: (talk: Talk) =>
    `${talk.person.name} · ${talk.person.village} · ${words.posts(talk.posts)} · with ${
      talk.talker ?? words.vacant
    } · ${talk.status === "done" ? words.status(talk.status) : `by ${talk.deadline}`}`,
  nothingFound: "Nothing found; type something else.",
  navigate: "navigate",
  select: "select",
  yes: "Yes",
  no: "No",
  yesOrNo: "Please answer yes or no.",
  date: "On which day?",
  talker: "Who talked?",
  mode: "How?",
  others: "Were other interviewees present? (names, or leave empty)",
  finding: (name: string) => `${name}: what was found?`,
  grade: (name: string) => `${name}: grade`,
  noGrade: "no grade",
  intention: "What does he or she intend?",
  noIntention: "not asked",
  recommend: "What does the talker recommend?",
  noRecommendation: "no recommendation",
  place: "Where? (may be empty)",
  recorder: "Who took notes? (may be empty)",
  risk: "Risks (may be empty)",
  suggestion: "Suggestion (may be empty)",
  followUp: "Follow-up (may be empty)",
  followUpOwner: "Who sees to it? (may be empty)",
  followUpDue: "By when? (may be empty)",
  labels: { date: "Date", talker: "Talker", mode: "How" },
  /** A question asked again, with what was answered before. */
  changing: (question: string) => `${question} (a dash empties it)`,
  confirm: (count: number) => `Enter this record? y, n, or 1 to ${count} to change an answer:`,
  /** What is typed for yes and for no; the first of yes is what Enter means. */
  entering: ["y", "yes"],
  leaving: ["n", "no"],
  notAnAnswer: (count: number) =>
    `Please type y, n or the number of an answer, from 1 to ${count}.`,
  kept: (file: string) =>
    `What you typed is kept in ${file}. Once it can be entered: talks log --from ${file}, then delete the file.`,
  notKept: "What you typed could not be kept in a file. Copy it from here:",
  notEntered: "Nothing was entered.",
  tooLong: (max: number) => `Please keep to ${max} characters.`,
  futureDay: "That day is in the future.",
  required: "Please say who talked.",
};
