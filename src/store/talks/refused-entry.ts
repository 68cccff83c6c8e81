import type { Fault } from "../../errors.ts";

/** Which of several entries is refused, counted from 0, and why. */
export interface Refusal {
  at: number;
  fault: Fault;
}

/** The first entry that was refused, and all of them. */
export class RefusedEntry extends Error implements Refusal {
  readonly at: number;
  readonly fault: Fault;
  readonly all: Refusal[];

  constructor({ at, fault }: Refusal, all: Refusal[]) {
    super(fault.message);
    this.at = at;
    this.fault = fault;
    this.all = all;
  }
}
