import { randomUUID } from 'node:crypto';

const KEY = /^(\d+)\/[0-9a-f-]{36}$/;

export const newKey = (companyId: number): string => `${companyId}/${randomUUID()}`;

/** The key, if it is one of ours: what else comes here could name any file. */
export function checkedKey(key: string): string {
  if (!KEY.test(key)) throw new Error('This is no key of the file store');
  return key;
}
