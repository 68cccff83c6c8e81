import first from "./001-first.sql";
import chain from "./002-chain.sql";
import figures from "./003-figures.sql";
import places from "./004-places.sql";
import evidence from "./005-evidence.sql";
import oneFigure from "./006-one-figure.sql";
import recommendation from "./007-recommendation.sql";
import facts from "./008-facts.sql";
import items from "./009-items.sql";
import plan from "./010-plan.sql";
import turnover from "./011-turnover.sql";

/**
 * Each brings the schema from the version that is its index to the next. A database keeps the text of
 * its schema, which doctor compares: a checkout with other line ends must not make other databases.
 */
export const MIGRATIONS = [
  ...[first, chain, figures, places, evidence, oneFigure, recommendation, facts, items, plan],
  turnover,
].map((sql) => sql.replaceAll("\r\n", "\n"));
