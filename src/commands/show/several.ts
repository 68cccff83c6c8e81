/** How many of several matches an error lists, and how many a terminal offers. */
export const LISTED = 10;
export const OFFERED = 30;
