import { type Day, deadlineOf, OPEN } from "../../domain/days.ts";
import {
  townshipKindOf,
  type VillageKind,
  type VillageRow,
  villageKindOf,
} from "../../domain/roster.ts";
import { queryRow, queryValue, write } from "../database/query.ts";
import type { ImportRun } from "./run.ts";
import { townshipsIn } from "./staging.ts";

export const SQL = {
  district: "SELECT id FROM district WHERE name = ?",
  addDistrict: "INSERT INTO district (name) VALUES (?)",
  township: "SELECT id FROM township WHERE district_id = ? AND name = ?",
  addTownship: "INSERT INTO township (district_id, name, kind) VALUES (?, ?, ?)",
  village: `SELECT id, kind, code, branch_election AS branchElection,
      committee_election AS committeeElection, deadline, to_day AS "to"
    FROM village WHERE township_id = ? AND name = ?`,
  addVillage: `INSERT INTO village (township_id, name, kind, code, branch_election,
      committee_election, deadline, to_day)
    VALUES (:township, :name, :kind, :code, :branchElection, :committeeElection, :deadline, :to)`,
};

/** What is kept of a village beside its name. */
export interface VillageFacts {
  kind: VillageKind;
  code: string | null;
  branchElection: Day | null;
  committeeElection: Day | null;
  deadline: Day;
  to: Day;
}

/** The id of a row's district, which is the cycle's where the row names none; added if new. */
export function districtOf(run: ImportRun, row: { district: string | null }): number {
  const name = row.district ?? run.cycle.district;
  return cached(run.places.districts, name, () => {
    const id = queryValue<number>(run.store, SQL.district, name);
    if (id !== undefined) return id;
    run.changed = true;
    return write(run.store, SQL.addDistrict, name).id;
  });
}

/** The id of a row's township; added if new. */
export function townshipOf(
  run: ImportRun,
  row: { district: string | null; township: string },
): number {
  const district = districtOf(run, row);
  const townships = run.places.townships.get(district) ?? new Map<string, number>();
  run.places.townships.set(district, townships);
  return cached(townships, row.township, () => {
    const known = queryValue(run.store, SQL.township, district, row.township);
    if (known !== undefined) return known as number;
    const kind = townshipKindOf(row.township);
    const { id } = write(run.store, SQL.addTownship, district, row.township, kind);
    run.changed = true;
    run.summary.townships.added++;
    run.newTownships.add(id);
    return id;
  });
}

/** The id of a row's village; added if new. */
export function villageOf(
  run: ImportRun,
  row: { district: string | null; township: string; village: string },
): number {
  const township = townshipOf(run, row);
  const known = readVillage(run, township, row.village);
  return known?.id ?? addVillage(run, township, row.village, {});
}

export function readVillage(
  run: ImportRun,
  township: number,
  name: string,
): (VillageFacts & { id: number }) | undefined {
  return queryRow<VillageFacts & { id: number }>(run.store, SQL.village, township, name);
}

export function addVillage(
  run: ImportRun,
  township: number,
  name: string,
  row: Partial<VillageRow>,
): number {
  const facts = factsOf(run, name, row, undefined);
  run.changed = true;
  run.summary.villages.added++;
  return write(run.store, SQL.addVillage, { township, name, ...facts }).id;
}

/** What is to be kept of a village: an absent column keeps what is known, a blank cell clears it. */
export function factsOf(
  run: ImportRun,
  name: string,
  row: Partial<VillageRow>,
  known: VillageFacts | undefined,
): VillageFacts {
  const keep = <T>(stated: T | null | undefined, kept: T | null | undefined): T | null =>
    stated === undefined ? (kept ?? null) : stated;
  const facts = {
    kind: keep(row.kind, known?.kind) ?? villageKindOf(name),
    code: keep(row.code, known?.code),
    branchElection: keep(row.branchElection, known?.branchElection),
    committeeElection: keep(row.committeeElection, known?.committeeElection),
    to: keep(row.to, known?.to) ?? OPEN,
  };
  const { branchElection, committeeElection } = facts;
  const isOwn = branchElection !== null || committeeElection !== null;
  return { ...facts, deadline: isOwn ? deadlineOf(facts, run.cycle.election) : run.deadline };
}

/** Adds every district and township that is new, those of the leaders first. */
export function addPlaces(run: ImportRun): void {
  for (const { district, township } of townshipsIn(run.staging)) {
    if (township === "") districtOf(run, { district });
    else townshipOf(run, { district, township });
  }
}

function cached(places: Map<string, number>, name: string, find: () => number): number {
  const known = places.get(name);
  if (known !== undefined) return known;
  const id = find();
  places.set(name, id);
  return id;
}
