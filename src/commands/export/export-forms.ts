import type { Talk } from "../../domain/talk.ts";
import { withDistricts } from "../../output/districts.ts";
import { forPeople } from "../../output/for-people.ts";
import { type FormLook, renderForms } from "../../output/forms/render.ts";
import { formValues } from "../../output/forms/values.ts";
import type { Session } from "../../session.ts";
import type { Store } from "../../store/database/connection.ts";
import { readExtent } from "../../store/talks/extent.ts";
import { sexesOf } from "../../store/talks/sexes.ts";

/** A record form for each of the talks, with what is known beforehand. */
export async function formsOf(
  { messages }: Session,
  store: Store,
  talks: Talk[],
  look: FormLook,
): Promise<string | Uint8Array> {
  const { hasDistricts } = await readExtent(store);
  const sexes = sexesOf(
    store,
    talks.map(({ id }) => id),
  );
  const forms = talks.map((talk) => {
    const shown = forPeople(hasDistricts ? withDistricts(talk, messages) : talk);
    const sex = sexes.get(talk.id ?? 0) ?? null;
    return formValues({ talk: shown, sex, record: null, head: null }, messages);
  });
  return renderForms(forms, messages, look);
}
