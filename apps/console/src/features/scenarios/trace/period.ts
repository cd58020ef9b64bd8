import type { Period } from '../../../api/scenario-runs.js';
import { plusDays } from '../../../ui/calendar-days.js';

/** So many days, today the last of them. */
export const lastDays = (count: number, today: string): Period => ({ from: plusDays(today, 1 - count), to: today });
