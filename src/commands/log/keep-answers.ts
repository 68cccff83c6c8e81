import { rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Answers } from "../../prompts/question.ts";
import type { Session } from "../../session.ts";

/**
 * Keeps what was typed and could not be entered, in a file that only its owner may read and that
 * `log --from` takes back: beside the database, else where temporary files lie. Where nothing can
 * be written, it is shown.
 */
export function keepAnswers(session: Session, talk: number, answers: Answers): void {
  const { prompts: text } = session.messages;
  const said = Object.entries({ talk, ...answers }).filter(([, value]) => value !== null);
  const content = `${JSON.stringify(Object.fromEntries(said), null, 2)}\n`;
  const written = [dirname(session.dbPath), tmpdir()]
    .map((folder) => write(folder, `talk-${talk}`, content))
    .find((file) => file !== null);
  session.tell(written ? text.kept(written) : text.notKept);
  if (!written) session.print(content);
}

/** The file written, under a name that nothing has yet; null where that fails. */
function write(folder: string, name: string, content: string): string | null {
  for (let number = 1; ; number++) {
    const file = join(folder, `${name}${number > 1 ? `-${number}` : ""}.json`);
    try {
      writeFileSync(file, content, { flag: "wx", mode: 0o600 });
      return file;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "EEXIST") continue;
      rmSync(file, { force: true }); // a part of it is no use
      return null;
    }
  }
}
