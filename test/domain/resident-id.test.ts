import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readResidentId, withoutResidentIds } from "../../src/domain/resident-id.ts";

/*
 * The check digit as GB 11643 defines it (ISO 7064 MOD 11-2): the digits, the first worth 2^17 and
 * the last 2^0, sum up to 1 modulo 11; X stands for ten.
 */
function checkDigit(first17: string): string {
  const sum = Array.from(first17).reduce((total, digit) => (total + Number(digit)) * 2, 0);
  const value = (12 - (sum % 11)) % 11;
  return value === 10 ? "X" : String(value);
}
const complete = (first17: string) => first17 + checkDigit(first17);

/** Made up: the place code 460000 belongs to a whole province, which registers nobody. */
const SOMEBODY = complete("46000019850412003");

const id = fc
  .record({
    born: fc.date({
      min: new Date("1930-01-01"),
      max: new Date("2008-12-31"),
      noInvalidDate: true,
    }),
    number: fc.nat(999),
  })
  .map(({ born, number }) => {
    const date = born.toISOString().slice(0, 10).replaceAll("-", "");
    return complete(`460000${date}${String(number).padStart(3, "0")}`);
  });

test("the example of GB 11643 itself is right", () => {
  expect(complete("11010519491231002")).toBe("11010519491231002X");
  expect(readResidentId("11010519491231002X")).toEqual({
    born: "1949-12",
    sex: "female",
    lastFour: "002X",
  });
});

test("it gives birth month and sex, and no more than its last four digits are kept (rule 21)", () => {
  expect(readResidentId(SOMEBODY)).toEqual({
    born: "1985-04",
    sex: "male",
    lastFour: SOMEBODY.slice(-4),
  });
});

test("any number with the right check digit is read", () => {
  fc.assert(
    fc.property(id, (number) => {
      expect(readResidentId(number)).toEqual({
        born: `${number.slice(6, 10)}-${number.slice(10, 12)}`,
        sex: Number(number[16]) % 2 === 1 ? "male" : "female",
        lastFour: number.slice(-4),
      });
    }),
  );
});

test("of the eleven check digits ten are refused", () => {
  fc.assert(
    fc.property(id, (number) => {
      const read = Array.from("0123456789X", (digit) =>
        readResidentId(number.slice(0, 17) + digit),
      );
      expect(read.filter((one) => one !== null)).toHaveLength(1);
    }),
  );
});

test("one mistyped digit is found", () => {
  fc.assert(
    fc.property(id, fc.nat(16), fc.integer({ min: 1, max: 9 }), (number, at, more) => {
      const digit = (Number(number[at]) + more) % 10;
      expect(readResidentId(number.slice(0, at) + digit + number.slice(at + 1))).toBeNull();
    }),
  );
});

test("two neighbours swapped are found", () => {
  fc.assert(
    fc.property(id, fc.nat(15), (number, at) => {
      const [a, b] = [number[at], number[at + 1]];
      fc.pre(a !== b);
      expect(readResidentId(`${number.slice(0, at)}${b}${a}${number.slice(at + 2)}`)).toBeNull();
    }),
  );
});

describe("what is no full number is refused, though its check digit be right", () => {
  test.each([
    ["a digit short", SOMEBODY.slice(0, 17)],
    ["a digit too many", `${SOMEBODY}0`],
    ["month 13", complete("46000019851312003")],
    ["day 32", complete("46000019850432003")],
    ["letters", "ABCDEFGHIJKLMNOPQR"],
    ["nothing", ""],
  ])("%s", (_, text) => {
    expect(readResidentId(text)).toBeNull();
  });
});

test("a small x is an X", () => {
  const number = "11010519491231002X";
  expect(readResidentId(number.toLowerCase())).toEqual(readResidentId(number));
});

describe("however it is written", () => {
  test.each([
    ["behind an apostrophe", `'${SOMEBODY}`],
    ["as a formula that is a text", `="${SOMEBODY}"`],
    ["with spaces", `${SOMEBODY.slice(0, 6)} ${SOMEBODY.slice(6, 14)} ${SOMEBODY.slice(14)}`],
    ["with hyphens", `${SOMEBODY.slice(0, 6)}-${SOMEBODY.slice(6, 14)}-${SOMEBODY.slice(14)}`],
    ["with dots", [...SOMEBODY].join(".")],
    [
      "in full-width digits",
      SOMEBODY.replace(/\d/g, (d) => String.fromCharCode(0xff10 + Number(d))),
    ],
  ])("%s", (_, text) => {
    expect(readResidentId(text)).toEqual(readResidentId(SOMEBODY));
    const left = withoutResidentIds(`某人 ${text}，某事`);
    expect(left).toContain(`***${SOMEBODY.slice(-4)}`);
    expect(left.normalize("NFKC")).not.toMatch(/\d{5}/);
  });

  test("of fifteen digits, without the century and a check digit", () => {
    const old = { born: "1985-04", sex: "male", lastFour: "2003" };
    expect(readResidentId("460000850412003")).toEqual(old);
    expect(withoutResidentIds("号码460000850412003。")).toBe("号码***2003。");
  });

  test.each(["2026-11-20 2026-11-21", "0898-65851234、13800138000", "4601070010014006512345"])(
    "%s is none",
    (text) => expect(withoutResidentIds(text)).toBe(text),
  );
});
