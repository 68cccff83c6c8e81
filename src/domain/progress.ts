/**
 * What long work calls again and again with how far it is: the rows so far, and their share of all
 * (0 to 1). It lets signals in, shows the progress, and throws where the work is to stop.
 */
export type Progress = (rows: number, share: number) => Promise<void>;

/** What long work that lets nobody in calls with how far it is, in the same terms. */
export type ProgressReport = (rows: number, share: number) => void;
