import { Fault } from "../../errors.ts";
import { readDay, readFilters, readText } from "../../options.ts";
import type { Session } from "../../session.ts";
import type { Store } from "../../store/database/connection.ts";
import { addItem, type ItemSubject, subjectOfTalk } from "../../store/items/add-item.ts";
import {
  subjectOfDistrict,
  subjectOfPerson,
  subjectOfTownship,
  subjectOfVillage,
  townshipsNamed,
} from "../../store/items/subjects.ts";
import { readCycle } from "../../store/talks/cycle.ts";
import { resolveFilters } from "../../store/talks/names.ts";
import { nameTalk } from "../log/name-talk.ts";
import { onePerson } from "../show/one-person.ts";
import { oneTownship } from "../show/one-township.ts";
import { oneVillage } from "../show/one-village.ts";
import type { TodoOptions } from "./todo.ts";

/** Opens an item about a talk, a person, a village, a township or the whole district. */
export async function add(session: Session, options: TodoOptions): Promise<void> {
  const { today, messages } = session;
  const said =
    options.add === true ? await ask(session, options) : { ...options, text: options.add };
  const text = readText("--add", said.text ?? "");
  const owner = said.owner === undefined ? null : readText("--owner", said.owner);
  const due = said.due === undefined ? null : readDay("--due", said.due);
  const store = await session.open();
  const subject = await subjectOf(session, store, said);
  const item = { subject, openedOn: today, text, owner, due };
  const added = await addItem(store, session.author("todo"), item, today);
  if (session.json) session.printJson({ item: added });
  else session.say(messages.items.added(added.id));
}

/** @throws Fault blank, where nobody can be asked */
async function ask(session: Session, options: TodoOptions) {
  if (!session.interactive) throw new Fault("blank", { flag: "--add" });
  const { askItem } = await import("../../prompts/item.ts");
  return { ...options, ...(await askItem(session, options)) };
}

/** With a tier the talk that the flags name; else the narrowest that they name. */
async function subjectOf(
  session: Session,
  store: Store,
  options: TodoOptions,
): Promise<ItemSubject> {
  const { today } = session;
  const typed = readFilters(options);
  if (typed.tier !== undefined) {
    return subjectOfTalk(store, await nameTalk(store, typed, today));
  }
  const { person, village, ...places } = typed;
  if (person) {
    const filters = resolveFilters(store, { ...places, ...(village && { village }) }, today);
    const { id } = await onePerson(session, store, person, filters);
    if (filters.village === null) return subjectOfPerson(store, id);
    const there = await oneVillage(session, store, filters.village, filters);
    return subjectOfPerson(store, id, there.id);
  }
  const filters = resolveFilters(store, places, today);
  if (village) {
    return subjectOfVillage(store, (await oneVillage(session, store, village, filters)).id);
  }
  const { township, district } = filters;
  if (township !== null) {
    const one = await oneTownship(session, store, township, district);
    const [found] = townshipsNamed(store, one.name, one.district);
    if (found) return subjectOfTownship(found);
  }
  const named = district ?? (await readCycle(store)).district;
  const subject = subjectOfDistrict(store, named);
  if (subject === null) {
    throw new Fault("no-such-name", {
      filter: "district",
      value: named,
      nearest: [],
      several: false,
    });
  }
  return subject;
}
