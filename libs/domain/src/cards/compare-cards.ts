import { type CardFields, type CardValue, fieldsOf, isFilled, isSame, valuesOf } from './card-fields.js';

/** One field of two cards, side by side, with what may be made of it. */
export interface ComparedField {
  field: string;
  target: CardValue;
  other: CardValue;
  equal: boolean;
  /** Both boxes ticked; null: these two cannot be joined. */
  joined: CardValue;
  /** The boxes to begin with. */
  choice: 'target' | 'other' | 'both';
  suggested: CardValue;
}

/** Where two values stand beside each other well; a person has one name, and a field of a kind one value. */
const JOINED_AT_FIRST = /^(phones|email|comment|contractNumber|extraComments\.\d)$/;

/** What at least one of the two has filled in, in reading order. */
export function compareCards(targetCard: CardFields, otherCard: CardFields): ComparedField[] {
  const [left, right] = [valuesOf(targetCard), valuesOf(otherCard)];
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((field) => {
    const [target, other] = [left.get(field) ?? null, right.get(field) ?? null];
    return isFilled(target) || isFilled(other) ? [compared(field, target, other)] : [];
  });
}

export const isConflict = ({ target, other, equal }: ComparedField): boolean => !equal && isFilled(target) && isFilled(other);

/** The card that the suggested choices make. */
export const suggestedCard = (fields: readonly ComparedField[]): CardFields =>
  fieldsOf(new Map(fields.map(({ field, suggested }) => [field, suggested])));

function compared(field: string, target: CardValue, other: CardValue): ComparedField {
  const equal = isSame(target, other);
  const joined = joinedValue(target, other);
  const choice = choiceOf(field, target, other, equal || joined === null);
  return { field, target, other, equal, joined, choice, suggested: choice === 'both' ? joined : choice === 'target' ? target : other };
}

function choiceOf(field: string, target: CardValue, other: CardValue, single: boolean): ComparedField['choice'] {
  if (!isFilled(other)) return 'target';
  if (!isFilled(target)) return 'other';
  return !single && JOINED_AT_FIRST.test(field) ? 'both' : 'target';
}

/** The target first, then what the other has beyond it; a line or a number that both have stands there once. */
export function joinedValue(target: CardValue, other: CardValue): CardValue {
  if (Array.isArray(target) || Array.isArray(other)) return [...new Set([...listOf(target), ...listOf(other)])];
  if (!isFilled(target)) return other;
  if (!isFilled(other)) return target;
  if (typeof target !== 'string' || typeof other !== 'string') return null;
  const lines = target.split('\n');
  const further = other.split('\n').filter((line) => !lines.includes(line));
  return [...lines, ...further].join('\n');
}

const listOf = (value: CardValue): string[] => (Array.isArray(value) ? value : isFilled(value) ? [String(value)] : []);
