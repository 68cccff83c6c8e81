import type { Day } from "../../domain/days.ts";
import { type Item, type ItemClosing, itemsInOrder } from "../../domain/item.ts";
import type { Filters } from "../../domain/talk.ts";
import type { Store } from "../database/connection.ts";
import { queryRows } from "../database/query.ts";
import { CLAIM_IN_SCOPE, OF_TALK } from "../talks/scope.ts";
import type { Moment } from "../talks/talks.ts";

export const JOINED = `FROM item JOIN district ON district.id = item.district_id
  LEFT JOIN township ON township.id = item.township_id
  LEFT JOIN village ON village.id = item.village_id
  LEFT JOIN person ON person.id = item.person_id`;

/** True where an item is within the filters; wants what `JOINED` joins. */
export const IN_SCOPE = `item.opened_on <= :asOf
  AND (:district IS NULL OR district.name = :district) AND ${CLAIM_IN_SCOPE}
  AND (:person IS NULL OR person.name_key LIKE :person ESCAPE '\\')
  AND ((:tier IS NULL AND :talker IS NULL) OR EXISTS (
    SELECT 1 FROM talk WHERE talk.id = item.talk_id AND ${OF_TALK}))`;

const COLUMNS = `SELECT item.id, district.name AS district, township.name AS township,
    village.name AS village, item.talk_id AS talk, item.text, item.owner, item.due,
    item.opened_on AS openedOn, item.closed_as AS closedAs, item.closed_on AS closedOn,
    person.name, person.born, person.staff_no AS staffNo,
    (SELECT json_group_array(json_object('day', note.day, 'text', note.text, 'actor', note.actor))
      FROM (SELECT item_note.day, item_note.text, event.actor FROM item_note
        JOIN event ON event.seq = item_note.added_by
        WHERE item_note.item_id = item.id AND item_note.day <= :asOf ORDER BY item_note.id) AS note
    ) AS notes
  ${JOINED}`;

export const SQL = {
  one: `${COLUMNS} WHERE item.id = :id`,
  ofPerson: `${COLUMNS} WHERE item.person_id = :person AND item.opened_on <= :asOf`,
  ofVillage: `${COLUMNS} WHERE item.village_id = :village AND item.opened_on <= :asOf`,
  find: `${COLUMNS} WHERE ${IN_SCOPE}`,
};

type Row = Pick<
  Item,
  "id" | "district" | "township" | "village" | "talk" | "owner" | "due" | "openedOn"
> & {
  text: string | null;
  closedAs: ItemClosing | null;
  closedOn: Day | null;
  name: string | null;
  born: string | null;
  staffNo: string | null;
  notes: string;
};

/** The items about a person, or about a village and its people, as of a day: the open ones first. */
export function itemsOf(
  store: Store,
  subject: { person: number } | { village: number },
  { asOf }: Moment,
): Item[] {
  const text = "person" in subject ? SQL.ofPerson : SQL.ofVillage;
  return inOrder(queryRows<Row>(store, text, { ...subject, asOf }), asOf);
}

/** The items within the filters, as of a day: the open ones first. */
export function itemsIn(store: Store, filters: Filters, moment: Moment): Item[] {
  return inOrder(queryRows<Row>(store, SQL.find, { ...filters, ...moment }), moment.asOf);
}

/** One item; undefined where there is none of that id. */
export function readItem(store: Store, id: number, asOf: Day): Item | undefined {
  return queryRows<Row>(store, SQL.one, { id, asOf }).map((row) => toItem(row, asOf))[0];
}

function inOrder(rows: Row[], asOf: Day): Item[] {
  return itemsInOrder(rows.map((row) => toItem(row, asOf)));
}

function toItem(row: Row, asOf: Day): Item {
  const { name, born, staffNo, closedAs, closedOn, notes, text, ...known } = row;
  const { district, township, village, due } = known;
  const isOpen = closedOn === null || closedOn > asOf;
  return {
    ...known,
    person:
      name === null
        ? null
        : { name, district, township: township ?? "", village: village ?? "", born, staffNo },
    text: text ?? "",
    redacted: text === null,
    open: isOpen,
    // Due today is not overdue.
    overdue: isOpen && due !== null && due < asOf,
    closedAs: isOpen ? null : closedAs,
    closedOn: isOpen ? null : closedOn,
    notes: (JSON.parse(notes) as { day: Day; text: string | null; actor: string }[]).map(
      (note) => ({ ...note, text: note.text ?? "" }),
    ),
  };
}
