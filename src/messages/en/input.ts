/** How what was given is read. */
export const input = {
  dayRead: (where: string, written: string, day: string) =>
    `${where}: ${written} is read as ${day}.`,
  rowDayRead: (file: string, row: number, written: string, day: string) =>
    `${file}, row ${row}: ${written} is read as ${day}.`,
};
