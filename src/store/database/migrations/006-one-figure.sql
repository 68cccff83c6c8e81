-- One table of counts answers every report; sums over it take milliseconds even in a large province.
DROP TABLE figure_total;
DROP TABLE figure_place;
ALTER TABLE reckoned RENAME TO assigned_until;
