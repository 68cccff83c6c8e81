import fc from "fast-check";

/** Property tests draw the same cases every time; PROPERTY_SEED=<number> draws others. */
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 20_261_125) });
