import { script } from "@bomb.sh/tab";
import { readOneOf } from "../../options.ts";
import type { Session } from "../../session.ts";
import { printed } from "./printed.ts";

const SHELLS = ["bash", "zsh", "fish", "powershell"] as const;

/** How the library's script for bash asks, from putting the words together to their evaluation. */
const EVALUATED =
  /requestComp="talks complete -- \$\{words\[@\]:1\}"[\s\S]*?out=\$\(eval "\$requestComp" 2>\/dev\/null\)/;

const DIRECT = `out=$(talks complete -- "$\{words[@]:1}" 2>/dev/null)`;

/** The script by which a shell completes commands, flags and their values. */
export async function completion(session: Session, stated: string): Promise<void> {
  const shell = readOneOf("completion", stated, SHELLS);
  const text = printed(() => script(shell, "talks", "talks"))
    // The library's script for bash turns file names off where none are wanted, and never turns them on.
    .replace(/^complete -F/m, "complete -o default -F")
    // It would also have the shell evaluate what is typed: `$(…)` would run at every press of the key.
    .replace(EVALUATED, DIRECT);
  if (session.json) session.printJson({ shell, script: text });
  else session.print(text);
}
