import type { Session } from "../session.ts";

/** Inquirer's own words in the language of the session; each prompt takes what it knows. */
export function themeOf({ messages, paint }: Session) {
  const { prompts: text } = messages;
  const words: Record<string, string> = { navigate: text.navigate, select: text.select };
  return {
    keywords: { yes: text.yes, no: text.no, error: () => text.yesOrNo },
    style: {
      defaultAnswer: (answer: string) => paint.dim(messages.words.aside(answer).trim()),
      keysHelpTip: (keys: [key: string, action: string][]) =>
        keys
          .map(([key, action]) => `${paint.bold(key)} ${paint.dim(words[action] ?? action)}`)
          .join(paint.dim(" \u2022 ")),
    },
  };
}
