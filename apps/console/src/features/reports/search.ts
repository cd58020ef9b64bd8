import type { Bucket, Preset } from '../../api/reports.js';
import { BUCKETS, isDay, PRESETS } from './period.js';

/** What is asked, as the address has it: a colleague can be sent a link to exactly this. */
export interface ReportSearch {
  /** A saved view that was opened. */
  view?: number | undefined;
  period?: Preset | undefined;
  /** Own days, instead of a period by name: both or none. */
  from?: string | undefined;
  to?: string | undefined;
  /** What the period is cut into. */
  bucket?: Bucket | undefined;
  /** Ids with commas between them. */
  channels?: string | number | undefined;
  groups?: string | number | undefined;
  operators?: string | number | undefined;
  roles?: string | undefined;
  scenario?: number | undefined;
  /** The period before is laid beside it. */
  compare?: true | undefined;
  /** By the link of a letter: no more of them. */
  letters?: 'stop' | undefined;
}

const IDS = /^\d{1,16}(,\d{1,16}){0,499}$/;
const ROLES = /^(admin|supervisor|operator|custom:\d{1,16})(,(admin|supervisor|operator|custom:\d{1,16})){0,499}$/;

export function reportSearch(search: Record<string, unknown>): ReportSearch {
  const id = (name: string): number | undefined => {
    const value = search[name];
    return Number.isSafeInteger(value) && (value as number) > 0 ? (value as number) : undefined;
  };
  const list = (name: string, form: RegExp): string | undefined => {
    const text = typeof search[name] === 'number' ? String(search[name]) : search[name];
    return typeof text === 'string' && form.test(text) ? text : undefined;
  };
  const [from, to] = [search['from'], search['to']];
  const own = isDay(from) && isDay(to) ? { from, to } : {};
  return {
    view: id('view'),
    period: 'from' in own ? undefined : PRESETS.find((preset) => preset === search['period']),
    ...own,
    bucket: BUCKETS.find((bucket) => bucket === search['bucket']),
    channels: compact(list('channels', IDS)),
    groups: compact(list('groups', IDS)),
    operators: compact(list('operators', IDS)),
    roles: list('roles', ROLES),
    scenario: id('scenario'),
    compare: search['compare'] === true ? true : undefined,
    letters: search['letters'] === 'stop' ? 'stop' : undefined,
  };
}

/** One id alone as the number that it is, or the address would have it in quotes. */
const compact = (list: string | undefined): string | number | undefined => (list !== undefined && /^\d+$/.test(list) ? Number(list) : list);

export const idsOf = (list: string | number | undefined): number[] => (list === undefined ? [] : String(list).split(',').map(Number));
export const listOf = (ids: readonly number[]): string | number | undefined =>
  ids.length === 0 ? undefined : compact([...ids].sort((a, b) => a - b).join(','));

export const rolesOf = (list: string | undefined): string[] => list?.split(',') ?? [];
export const listOfRoles = (roles: readonly string[]): string | undefined => (roles.length === 0 ? undefined : [...roles].sort().join(','));
