/** A time as messages of this API carry it: `2026-11-22T09:15:00 UTC`. */
export const publicTime = (time: Date): string => `${time.toISOString().slice(0, 19)} UTC`;
