import type { KnownPayload } from '../../../api/payloads.js';

/** Whether every word that was typed stands somewhere in what is known of a payload. */
export function matches(
  { action, parameters, places, triggers }: KnownPayload,
  nameOf: (scenarioId: number) => string,
  search: string,
): boolean {
  const ids = [...places, ...triggers].flatMap(({ scenarioId }) => scenarioId ?? []);
  const all = [action, ...parameters, ...places.flatMap(({ title, template }) => [title, template ?? '']), ...ids.map(nameOf)]
    .join(' ')
    .toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}
