export { prompts } from "../en/prompts.ts";
