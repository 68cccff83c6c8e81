import type { Rule } from "../../domain/rules.ts";
import { words } from "./words.ts";

/** The rules in force, and how talks are held and counted. */
export const rules = {
  title: "Who talks with whom",
  tier: (rule: Rule) => `Tier ${rule.tier}: `,
  sentence: (rule: Rule) => {
    const who = {
      district_secretary: "The district party secretary talks with",
      organization_minister: "The organisation minister talks with",
      township_secretary: "The secretary of each town or street talks with",
    }[rule.seat];
    const where =
      rule.villages === "all"
        ? "every village and community"
        : `every ${words.anyOf(rule.villages.map(words.flag))} village and community`;
    return `${who} the ${words.list(rule.posts.map(words.post))} of ${where}, one by one.`;
  },
  alsoTitle: "How it is done and counted",
  /** The field's rules by their numbers. */
  numbered: [
    "One person owes each seat one talk, however many posts they hold; the posts are listed on the talk.",
    "Tiers add up: each talk is completed only by its own talker.",
    "Personally: a conversation completes its talk only when held by that day's holder of the seat; a deputy or stand-in does not count.",
    "One by one: with one interviewee; group talks do not count.",
    "In person: face to face or as a home visit; phone and video do not count.",
    "In the window: from the cycle's first day, before the village's election day.",
    "All four findings: state of mind, working ability, political quality, standing with the masses, each with a text, and none graded unknown.",
    "Whatever falls short is kept as an attempt, shown with the reason, and never counted.",
    "A village's own election day (the earlier of two) replaces the cycle's. What is owed follows the roster on the day before it; changes brought by the election itself do not matter.",
    "A vacant post owes no talk; a vacant seat still owes its talks.",
    "Nothing required is a dash, not 100 %; percentages are cut.",
    "A cadre leaves: the talk is closed with its reason, keeps its records, and reopens when it is owed again.",
    "A new holder: talks the predecessor held keep counting; the rest pass to the successor.",
    "A new post: talks already done stay done; new tiers open.",
    "A village becomes key or contradictory: tier 1 opens. It stops being so: its tier 1 talks are closed and shown beside the figures.",
    "One person in two villages (by staff number) under one seat: one talk, by the earlier deadline.",
    "Several branches: every branch secretary and the general secretary count as heads; deputies and members below a general branch are outside.",
    "A branch without a committee: no members are invented.",
    "First secretaries, supervisory committees and clerks are outside the two committees.",
    "If talker and interviewee are one person (by staff number), no talk is owed; the case is pointed out.",
    "People are identified by staff number, else by village, name and birth month; never by name alone.",
    "Assigning again changes nothing that is still valid, and deletes nothing.",
    "Nothing entered is overwritten: a wrong record is voided with a reason.",
    "A waiver has a reason and an approver and is never counted as done.",
    "After a village's last day nothing is owed there.",
    "Titles follow the unit: district, county, city, banner; town, street, farm.",
  ],
  same: "These rules were in force already; nothing changed.",
  set: "The new rules are in force. Run talks assign to apply them to the talks.",
};
