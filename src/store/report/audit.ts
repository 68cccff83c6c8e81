import { dayOf } from "../../domain/days.ts";
import type { AuditRecord } from "../../domain/hints.ts";
import type { Filters } from "../../domain/talk.ts";
import type { Store } from "../database/connection.ts";
import { queryRows, queryValues } from "../database/query.ts";
import { view } from "../database/transaction.ts";
import { findingsOf, type RecordRow } from "../talks/judge.ts";
import { TALK_IN_SCOPE } from "../talks/scope.ts";

export const SQL = {
  records: `SELECT record.*, talk.deadline, ${TALK_IN_SCOPE} AS inScope,
      person.id AS personId, person.name AS person, home.name AS village,
      home_township.name AS township, district.name AS district,
      seat_township.name AS seatTownship
    FROM record
    JOIN talk ON talk.id = record.talk_id
    JOIN seat ON seat.id = talk.seat_id
    JOIN district ON district.id = seat.district_id
    JOIN person ON person.id = talk.person_id
    JOIN village AS home ON home.id = talk.village_id
    JOIN township AS home_township ON home_township.id = home.township_id
    LEFT JOIN township AS seat_township ON seat_township.id = seat.township_id
    WHERE NOT EXISTS (SELECT 1 FROM void WHERE void.record_id = record.id)
    ORDER BY record.held_on, record.id`,
  townships: "SELECT DISTINCT name FROM township ORDER BY name",
};

type Row = RecordRow &
  Pick<
    AuditRecord,
    "personId" | "person" | "village" | "township" | "district" | "seatTownship" | "deadline"
  > & { inScope: 0 | 1 };

/**
 * Every record that is not void, by the day it was held, with what an audit looks at; and the names
 * of all townships. The filters only mark records: what looks wrong in one may stand in another's.
 */
export async function readForAudit(
  store: Store,
  filters: Filters,
  today: string,
): Promise<{ records: AuditRecord[]; townships: string[] }> {
  return view(store, () => ({
    records: queryRows<Row>(store, SQL.records, { ...filters, today }).map(toAuditRecord),
    townships: queryValues<string>(store, SQL.townships),
  }));
}

function toAuditRecord(row: Row): AuditRecord {
  const entered = new Date(row.entered_at);
  return {
    id: row.id,
    talk: row.talk_id,
    date: row.held_on,
    talker: row.talker,
    person: row.person,
    personId: row.personId,
    village: row.village,
    township: row.township,
    district: row.district,
    seatTownship: row.seatTownship,
    mode: row.mode,
    place: row.place,
    findings: findingsOf(row),
    deadline: row.deadline,
    enteredAt: entered.getTime(),
    entered: dayOf(entered),
    actor: row.actor,
    inScope: row.inScope === 1,
  };
}
