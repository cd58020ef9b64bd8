import { nextWorkingTime } from '../../companies/working-hours.js';
import { minutesOf, momentOf, nextTimeOfDay } from '../../companies/zone-time.js';
import type { DelayStep } from '../content.js';
import { StepFailed } from '../step-failed.js';
import type { TurnContext } from '../turn-context.js';
import { leaveBy, type StepWork } from './step-work.js';

export const delayWork: StepWork<DelayStep> = {
  enter({ until }, turn) {
    const end = endOf(until, turn);
    if (end <= turn.now) return leaveBy('next', { code: 'waited', until: end.toISOString() });
    return { kind: 'wait', waits: { for: 'time', until: end.toISOString() } };
  },
  elapse: (_step, { now }) => leaveBy('next', { code: 'waited', until: now.toISOString() }),
};

function endOf(until: DelayStep['until'], turn: TurnContext): Date {
  const { facts, workingHours } = turn.work.state;
  const { timeZone } = facts.company;
  switch (until.kind) {
    case 'for':
      return new Date(turn.now.getTime() + until.seconds * 1000);
    case 'time':
      return nextTimeOfDay(timeZone, minutesOf(until.time) ?? fail(until.time), turn.now);
    case 'working_hours':
      return nextWorkingTime(workingHours, timeZone, turn.now) ?? turn.now;
    case 'moment':
      return momentIn(turn.render(until.moment).trim(), timeZone);
  }
}

const WITHOUT_ZONE = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::\d{2})?)?$/;

/** A time without a zone is one of the company's clock; a day alone begins at midnight. */
function momentIn(text: string, timeZone: string): Date {
  const [, year, month, day, hours = '0', minutes = '0'] = WITHOUT_ZONE.exec(text) ?? [];
  if (year !== undefined) {
    const wall = { year: Number(year), month: Number(month), day: Number(day), minutes: Number(hours) * 60 + Number(minutes) };
    return momentOf(timeZone, wall);
  }
  const moment = new Date(/^\d{4}-\d{2}-\d{2}T/.test(text) ? text : Number.NaN);
  return Number.isNaN(moment.getTime()) ? fail(text) : moment;
}

function fail(text: string): never {
  throw new StepFailed('template', `"${text}" is no time`);
}
