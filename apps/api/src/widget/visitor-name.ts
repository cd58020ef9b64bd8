import type { VisitorData, VisitorRow } from '#persistence/visitors/visitor.store.js';
import type { ShownOperator, ShownVisitor } from './widget.frames.js';

/** The identity by which the channel knows a visitor. */
export const identityOf = ({ value, verified }: Pick<VisitorRow, 'value' | 'verified'>): { kind: 'visitor' | 'user'; value: string } => ({
  kind: verified ? 'user' : 'visitor',
  value,
});

/** What the operator reads where nobody gave a name: the same for the same visitor. */
export function labelOf({ value, verified, data }: VisitorRow, locale: string | undefined): string {
  const russian = locale === 'ru' || (locale !== 'en' && (data.locale ?? '').toLowerCase().startsWith('ru'));
  if (verified) return `${russian ? 'Пользователь' : 'User'} ${value}`.slice(0, 100);
  return `${russian ? 'Посетитель' : 'Visitor'} ${value.slice(0, 4).toUpperCase()}`;
}

/** `said` over what was known; an empty text takes a field away. */
export function mergedData(known: VisitorData, said: VisitorData): VisitorData {
  return Object.fromEntries(Object.entries({ ...known, ...said }).filter(([, value]) => value !== '')) as VisitorData;
}

export const presentVisitor = ({ value, verified, data }: VisitorRow): ShownVisitor => ({
  ...{ id: value, verified, name: data.name ?? null, email: data.email ?? null },
});

/** First name and the initial of the last one, as clients know operators from other messengers. */
export function presentOperator(firstName: string | null, lastName: string | null): ShownOperator | null {
  if (firstName === null) return null;
  const initials = [firstName, lastName ?? ''].flatMap((part) => [...part.trim()][0] ?? []).join('');
  return { name: firstName, initials: initials.toUpperCase() };
}
