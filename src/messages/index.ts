import type { en } from "./en/index.ts";

export type Lang = "en" | "zh";

/** Every text a user sees. The English catalogue gives the keys, by type. */
export type Messages = typeof en;

/** Loads the catalogue of one language. */
export async function loadMessages(lang: Lang): Promise<Messages> {
  return lang === "zh" ? (await import("./zh/index.ts")).zh : (await import("./en/index.ts")).en;
}
