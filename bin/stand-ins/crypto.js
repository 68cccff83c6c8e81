const { getBuiltinModule } = process;

const late =
  (name) =>
  (...args) =>
    getBuiltinModule("node:crypto")[name](...args);

/** Stands in for node:crypto, which takes 2 ms to load and has no part in reading. */
for (const name of ["createHash", "hash", "randomBytes"]) exports[name] = late(name);
