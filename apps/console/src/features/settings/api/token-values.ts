import type { ApiToken, ApiTokenTerms } from '../../../api/api-tokens.js';

export const DEFAULT_RATE = 300;

/** What a token may do, as people choose it. */
export type Reach = 'everything' | 'read' | 'chosen';

/** As the form holds it: an emptied number field is '', and people name the last day. */
export interface TokenValues {
  name: string;
  reach: Reach;
  scopes: string[];
  ratePerMinute: number | string;
  /** yyyy-mm-dd; '' = without an end */
  lastDay: string;
}

const isReading = (scope: string): boolean => scope.endsWith(':read');

/** Which of the three ways a list of scopes is. */
export function reachOf(scopes: readonly string[] | null, all: readonly string[]): Reach {
  if (scopes === null) return 'everything';
  const reading = all.filter(isReading);
  return scopes.length === reading.length && reading.every((scope) => scopes.includes(scope)) ? 'read' : 'chosen';
}

export function tokenValues(token: ApiToken | null, all: readonly string[]): TokenValues {
  return {
    name: token?.name ?? '',
    reach: reachOf(token ? token.scopes : null, all),
    scopes: [...(token?.scopes ?? [])],
    ratePerMinute: token?.ratePerMinute ?? DEFAULT_RATE,
    lastDay: token?.expiresAt ? dayOf(new Date(token.expiresAt)) : '',
  };
}

/** The token ends with the end of its last day, where the admin is. */
export function tokenTerms({ name, reach, scopes, ratePerMinute, lastDay }: TokenValues, all: readonly string[]): ApiTokenTerms {
  return {
    name: name.trim(),
    scopes: reach === 'everything' ? null : reach === 'read' ? all.filter(isReading) : all.filter((scope) => scopes.includes(scope)),
    ratePerMinute: Number(ratePerMinute),
    expiresAt: lastDay === '' ? null : new Date(`${lastDay}T23:59:59`).toISOString(),
  };
}

/** yyyy-mm-dd where the reader is. */
export function dayOf(date: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The resources in their order, with the scopes of each that there are. */
export function resourcesOf(all: readonly string[]): { name: string; scopes: string[] }[] {
  const names = [...new Set(all.map((scope) => scope.split(':')[0] ?? scope))];
  return names.map((name) => ({ name, scopes: all.filter((scope) => scope.startsWith(`${name}:`)) }));
}
