import { createHmac, timingSafeEqual } from 'node:crypto';

/** Compares secrets without telling by its duration where they differ; an unset one equals nothing. */
export function isSameSecret(expected: string | undefined, given: string | string[] | undefined): boolean {
  if (!expected || typeof given !== 'string' || given === '') return false;
  const digest = (text: string): Buffer => createHmac('sha256', 'compare').update(text).digest();
  return timingSafeEqual(digest(expected), digest(given));
}
