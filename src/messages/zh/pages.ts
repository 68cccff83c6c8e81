import type { Messages } from "../index.ts";
export const pages: Messages["pages"] = {};
