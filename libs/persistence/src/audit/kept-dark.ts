import { createHash } from 'node:crypto';

const LONGEST = 200;

/** Stands for what nobody may read in the audit log: tells that it became something else, and nothing of what it is. */
export const markOf = (value: string): string => `#${createHash('sha256').update(value).digest('hex').slice(0, 8)}`;

/** An address may hold a key in its path, its query or before its host: only the host is told. Long texts are cut. */
export function shownText(value: string): string {
  if (/^\w+:\/\//.test(value)) return `${URL.canParse(value) ? new URL(value).origin : 'address'} ${markOf(value)}`;
  return value.length > LONGEST ? `${value.slice(0, LONGEST)}… ${markOf(value)}` : value;
}
