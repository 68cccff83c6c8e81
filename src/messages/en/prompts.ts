import type { Talk } from "../../domain/talk.ts";
import { words } from "./words.ts";

/** The conversation of `talks log` on a terminal. */
export const prompts = {
  search: "Which talk? Type parts of a name, place, post or talker:",
  choice: (talk: Talk) =>
    `${talk.person.name} · ${talk.person.village} · ${words.posts(talk.posts)} · with ${
      talk.talker ?? words.vacant
    } · ${talk.status === "done" ? words.status(talk.status) : `by ${talk.deadline}`}`,
  nothingFound: "Nothing found; try something else.",
  navigate: "navigate",
  select: "select",
  yes: "Yes",
  no: "No",
  yesOrNo: "Please answer yes or no.",
  date: "On which day?",
  talker: "Who held the talk?",
  mode: "How?",
  others: "Were other interviewees present? (names, or leave empty)",
  finding: (name: string) => `${name}: what was found?`,
  grade: (name: string) => `${name}: grade`,
  noGrade: "no grade",
  intention: "What does the interviewee intend?",
  noIntention: "not asked",
  recommend: "What does the talker recommend?",
  noRecommendation: "no recommendation",
  place: "Where? (optional)",
  recorder: "Who took notes? (optional)",
  risk: "Risks (optional)",
  suggestion: "Suggestion (optional)",
  followUp: "Follow-up (optional)",
  followUpOwner: "Who is responsible for it? (optional)",
  followUpDue: "When is it due? (optional)",
  labels: { date: "Date", talker: "Talker", mode: "How" },
  /** A question asked again, with what was answered before. */
  changing: (question: string) => `${question} (a dash clears it)`,
  confirm: (count: number) => `Enter this record? y, n, or 1 to ${count} to change an answer:`,
  /** What is typed for yes and for no; the first of yes is what Enter means. */
  entering: ["y", "yes"],
  leaving: ["n", "no"],
  notAnAnswer: (count: number) =>
    `Please type y, n or the number of an answer, from 1 to ${count}.`,
  kept: (file: string) =>
    `Your answers are saved in ${file}. When they can be entered, run talks log --from ${file}, then delete the file.`,
  notKept: "Your answers could not be saved to a file. Copy them from here:",
  notEntered: "Nothing was entered.",
  tooLong: (max: number) => `Please keep to ${max} characters.`,
  futureDay: "That day is in the future.",
  required: "Please name the talker.",
};
