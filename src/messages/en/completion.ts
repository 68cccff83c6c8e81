/** Completion by the shell. */
export const completion = {
  help: {
    summary: "print the script by which a shell completes commands, flags and names",
    shell: "bash, zsh, fish or powershell",
    complete: "answer the shell's script",
  },
};
