import { DomainError } from '../shared/domain-error.js';
import type { WorkingHours } from './working-hours.js';
import { minutesOf } from './zone-time.js';

/** Refuses what is no week: unknown days, times that go backwards, periods that overlap. */
export function checkWorkingHours(hours: WorkingHours): void {
  const periods = hours.map(({ day, from, to }, n) => {
    const [start, end] = [minutesOf(from), minutesOf(to)];
    if (start === null || end === null) throw wrong(n, 'must have times like 09:00, at most 24:00');
    if (start >= end) throw wrong(n, 'must end after it begins; hours past midnight belong to the next day');
    return { day, start, end, n };
  });
  for (const a of periods) {
    const other = periods.find((b) => b.n < a.n && b.day === a.day && a.start < b.end && b.start < a.end);
    if (other) throw wrong(a.n, 'overlaps with another period of the same day');
  }
}

const wrong = (place: number, sentence: string): DomainError =>
  new DomainError('invalid_input', `workingHours.${place} ${sentence}`, 'invalid', `workingHours.${place}`);
