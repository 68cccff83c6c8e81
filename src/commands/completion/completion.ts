import { script } from "@bomb.sh/tab";
import { readOneOf } from "../../options.ts";
import type { Session } from "../../session.ts";
import { printed } from "./printed.ts";

const SHELLS = ["bash", "zsh", "fish", "powershell"] as const;

/** The script by which a shell completes commands, flags and their values. */
export async function completion(session: Session, stated: string): Promise<void> {
  const shell = readOneOf("completion", stated, SHELLS);
  const text = printed(() => script(shell, "talks", "talks"))
    // The library's script for bash turns file names off where none are wanted, and never turns them on.
    .replace(/^complete -F/m, "complete -o default -F");
  if (session.json) session.printJson({ shell, script: text });
  else session.print(text);
}
