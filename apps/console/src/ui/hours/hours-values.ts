import type { WorkingPeriod } from '../../api/types.js';

/** A day of the form: whether people work, from when to when; `more` = further periods, which other programs may have set. */
export interface DayValues {
  works: boolean;
  from: string;
  to: string;
  more: WorkingPeriod[];
}

export interface HoursValues {
  limited: boolean;
  days: DayValues[];
}

const USUAL = { from: '09:00', to: '18:00' };

/** Monday to Friday from nine to six, for whoever sets hours for the first time. */
export const hoursValues = (hours: WorkingPeriod[] | null): HoursValues => ({
  limited: hours !== null,
  days: [1, 2, 3, 4, 5, 6, 7].map((day) => {
    const [first, ...more] = (hours ?? []).filter((period) => period.day === day).sort((a, b) => a.from.localeCompare(b.from));
    return { works: hours === null ? day < 6 : first !== undefined, from: first?.from ?? USUAL.from, to: first?.to ?? USUAL.to, more };
  }),
});

export const hoursOf = ({ limited, days }: HoursValues): WorkingPeriod[] | null =>
  limited ? days.flatMap(({ works, from, to, more }, n) => (works ? [{ day: n + 1, from, to }, ...more] : [])) : null;

/** Times of the same form compare as texts. */
export const isWrong = ({ works, from, to }: DayValues): boolean => works && !(from !== '' && to !== '' && from < to);
