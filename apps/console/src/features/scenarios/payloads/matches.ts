import type { KnownPayload } from '../../../api/payloads.js';

/** Whether every word that was typed stands somewhere in what is known of a payload. */
export function matches({ action, parameters, sentBy, triggers }: KnownPayload, search: string): boolean {
  const all = [
    action,
    ...parameters,
    ...sentBy.flatMap(({ scenario, title }) => [scenario.name, title]),
    ...triggers.map(({ scenario }) => scenario.name),
  ]
    .join(' ')
    .toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}
