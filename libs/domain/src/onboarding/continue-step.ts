import { LOCALES, type CompanyChanges, type Locale } from '../companies/company.js';
import { checkTimeZone } from '../companies/time-zone.js';
import { checkWorkingHours } from '../companies/check-working-hours.js';
import type { WorkingHours, WorkingPeriod } from '../companies/working-hours.js';
import { DomainError } from '../shared/domain-error.js';
import type { DraftValue } from './drafts.js';
import { StepUnfit, type FaultReason, type FieldFault } from './onboarding.errors.js';

/** What was typed in a step, by field; a field that nobody touched is not in it. */
export type Drafts = Readonly<Record<string, DraftValue>>;

/** What "continue" does to the real settings. */
export interface CenterPlan {
  changes: CompanyChanges;
  /** Groups that shall be there; those that are already stay as they are. */
  groups: string[];
  /** Undefined = nothing was said of it; empty = none any more. */
  greeting: string | undefined;
}

export interface InvitationPlan {
  text: string;
  role: DraftValue | undefined;
  customRoleId: DraftValue | undefined;
  groupIds: number[];
}

export const ONBOARDING_LIMITS = { name: 200, groups: 50, group: 100, maxOpenDialogs: 10_000, greeting: 4_000 } as const;

/** Gathers what is wrong, so that somebody who presses "continue" sees all of it at once. */
class Faults {
  private readonly found: FieldFault[] = [];

  add(field: string, reason: FaultReason, message: string): undefined {
    this.found.push({ field, reason, message: `${field} ${message}` });
    return undefined;
  }

  none<Plan>(plan: Plan): Plan {
    if (this.found.length > 0) throw new StepUnfit(this.found);
    return plan;
  }
}

const said = (value: DraftValue | undefined): value is Exclude<DraftValue, null> => value !== undefined && value !== null;

/** Throws `StepUnfit` with every field that is not right. */
export function companyPlan(drafts: Drafts): CompanyChanges {
  const faults = new Faults();
  const changes = { name: nameIn(drafts, faults), timeZone: timeZoneIn(drafts, faults), locale: localeIn(drafts, faults) };
  return faults.none(changes);
}

export function invitationPlan({ text, role, customRoleId, groupIds }: Drafts): InvitationPlan {
  const faults = new Faults();
  const words = typeof text === 'string' ? text.trim() : '';
  if (words === '') faults.add('text', 'required', 'must have an address at least; pass the step over if you work alone');
  const ids = Array.isArray(groupIds) ? groupIds.filter((id): id is number => Number.isSafeInteger(id)) : [];
  return faults.none({ text: words, role: role ?? undefined, customRoleId: customRoleId ?? undefined, groupIds: ids });
}

export function centerPlan(drafts: Drafts): CenterPlan {
  const faults = new Faults();
  const { autoAssign } = drafts;
  if (said(autoAssign) && typeof autoAssign !== 'boolean') faults.add('autoAssign', 'not_a_choice', 'must be on or off');
  const changes: CompanyChanges = {
    autoAssign: typeof autoAssign === 'boolean' ? autoAssign : undefined,
    maxOpenDialogs: limitIn(drafts, faults),
    workingHours: hoursIn(drafts, faults),
  };
  return faults.none({ changes, groups: groupsIn(drafts, faults), greeting: greetingIn(drafts, faults) });
}

function nameIn({ name }: Drafts, faults: Faults): string | undefined {
  if (!said(name)) return undefined;
  const line = typeof name === 'string' ? name.trim() : '';
  if (line === '') return faults.add('name', 'required', 'must say something');
  const { name: most } = ONBOARDING_LIMITS;
  return line.length > most ? faults.add('name', 'too_long', `must have ${most} characters at most`) : line;
}

function timeZoneIn({ timeZone }: Drafts, faults: Faults): string | undefined {
  if (!said(timeZone)) return undefined;
  try {
    checkTimeZone(typeof timeZone === 'string' ? timeZone : '');
    return timeZone as string;
  } catch {
    return faults.add('timeZone', 'unknown_time_zone', 'must be a time zone like Europe/Moscow');
  }
}

function localeIn({ locale }: Drafts, faults: Faults): Locale | undefined {
  if (!said(locale)) return undefined;
  if (LOCALES.includes(locale as Locale)) return locale as Locale;
  return faults.add('locale', 'not_a_choice', `must be one of ${LOCALES.join(', ')}`);
}

/** A number field that is being typed in gives texts. */
function limitIn({ maxOpenDialogs: typed }: Drafts, faults: Faults): number | undefined {
  if (!said(typed)) return undefined;
  const limit = typeof typed === 'string' && /^\s*\d+\s*$/.test(typed) ? Number(typed) : typed;
  const { maxOpenDialogs: most } = ONBOARDING_LIMITS;
  const fits = typeof limit === 'number' && Number.isInteger(limit) && limit >= 0 && limit <= most;
  return fits ? limit : faults.add('maxOpenDialogs', 'not_a_number', `must be a whole number from 0 to ${most}`);
}

/** `'always'` = somebody always works, which the settings keep as null; here null is a field that nobody touched. */
export const ALWAYS = 'always';

function hoursIn({ workingHours }: Drafts, faults: Faults): WorkingHours | null | undefined {
  if (!said(workingHours)) return undefined;
  if (workingHours === ALWAYS) return null;
  if (!Array.isArray(workingHours) || workingHours.length > 70 || !workingHours.every(isPeriod)) {
    return faults.add('workingHours', 'working_hours', 'must be periods with a day from 1 to 7 and times like 09:00');
  }
  const hours = workingHours.map(({ day, from, to }) => ({ day, from, to }));
  try {
    checkWorkingHours(hours);
    return hours;
  } catch (error) {
    if (!(error instanceof DomainError) || error.field === undefined) throw error;
    return faults.add(error.field, 'working_hours', error.message.slice(error.field.length + 1));
  }
}

function isPeriod(value: DraftValue): value is DraftValue & { [key in keyof WorkingPeriod]: WorkingPeriod[key] } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { day, from, to } = value;
  return Number.isInteger(day) && Number(day) >= 1 && Number(day) <= 7 && typeof from === 'string' && typeof to === 'string';
}

function groupsIn({ groups }: Drafts, faults: Faults): string[] {
  if (!said(groups)) return [];
  const names = Array.isArray(groups) ? groups.map((name) => (typeof name === 'string' ? name.trim() : '')) : [];
  const { groups: most, group: longest } = ONBOARDING_LIMITS;
  if (names.length > most) faults.add('groups', 'too_many', `must be ${most} at most`);
  names.forEach((name, n) => {
    if (name.length > longest) faults.add(`groups.${n}`, 'too_long', `must have ${longest} characters at most`);
  });
  // Of two that differ only in their letters' size the first is meant.
  const first = (name: string, n: number): boolean => names.findIndex((other) => other.toLowerCase() === name.toLowerCase()) === n;
  return names.filter((name, n) => name !== '' && first(name, n));
}

function greetingIn({ greeting }: Drafts, faults: Faults): string | undefined {
  if (!said(greeting)) return undefined;
  const text = typeof greeting === 'string' ? greeting.trim() : '';
  const { greeting: most } = ONBOARDING_LIMITS;
  return text.length > most ? faults.add('greeting', 'too_long', `must have ${most} characters at most`) : text;
}
