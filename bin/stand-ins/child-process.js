/**
 * Stands in for node:child_process, which takes 4 ms to load. Commander asks for it at once and needs
 * it only for subcommands that are programs of their own; there are none here.
 */
const { getBuiltinModule } = process;

exports.spawn = (...args) => getBuiltinModule("node:child_process").spawn(...args);
