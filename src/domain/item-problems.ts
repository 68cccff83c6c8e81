import type { Item } from "./item.ts";
import type { Problem } from "./problems.ts";

/** What an open item lacks: it is overdue, nobody sees to it, or it has no due day (rule 33). */
export function itemProblems(items: Item[]): Problem[] {
  const open = items.filter((item) => item.open);
  const of = (code: Problem["code"], is: (item: Item) => boolean) =>
    open.filter(is).map((item): Problem => {
      const { id, district, township, village, person, text, owner, due } = item;
      return {
        ...{ code, item: id, district, text },
        ...(township !== null && { township }),
        ...(village !== null && { village }),
        ...(person !== null && { person: person.name }),
        ...(owner !== null && { owner }),
        ...(due !== null && { day: due }),
      };
    });
  return [
    ...of("item-overdue", (item) => item.overdue),
    ...of("item-without-owner", ({ owner }) => owner === null),
    ...of("item-without-due", ({ due }) => due === null),
  ];
}
