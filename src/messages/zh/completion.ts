import type { Messages } from "../index.ts";

/** 命令行自动补全。 */
export const completion: Messages["completion"] = {
  help: {
    summary: "输出自动补全脚本，供终端补全命令、选项和名称",
    shell: "bash、zsh、fish 或 powershell",
    complete: "答复补全脚本",
  },
};
