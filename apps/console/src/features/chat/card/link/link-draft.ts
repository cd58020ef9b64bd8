import type { Card, CardFields, CardLinkField, CardValue, LinkPreview, Side } from '../../../../api/cards.js';
import type { CustomField } from '../../../../api/custom-fields.js';
import type { ClientTag } from '../../../../api/types.js';
import { ownFieldOf } from '../field-words.js';
import { fieldsOf, isFilled, isSame, nameOf, valuesOf, type CardValues } from '../values.js';

export type Ticks = Record<Side, boolean>;

/** What was chosen and typed while two cards are being linked. */
export interface LinkDraft {
  /** Which side's value each field takes. */
  ticks: Readonly<Record<string, Ticks>>;
  /** What was written over it in the second step. */
  edits: CardValues;
  /** Of both cards; the numbers of those that were taken off. */
  droppedTags: readonly number[];
}

export const SIDES: readonly Side[] = ['target', 'other'];

const otherSide = (side: Side): Side => (side === 'target' ? 'other' : 'target');

/**
 * The comparison with the names that people see: a card without a name of its own is called as its channel calls the person, and
 * one of the two names will stand in all of his dialogs.
 */
export function withNames(preview: LinkPreview): LinkPreview {
  const [target, other] = [nameOf(preview.target), nameOf(preview.other)];
  const field: CardLinkField = {
    field: 'name',
    target,
    other,
    equal: target === other,
    joined: target === other ? target : `${target}\n${other}`,
    // A name that somebody wrote says more than the one from a channel.
    choice: preview.target.name === null && preview.other.name !== null ? 'other' : 'target',
    suggested: preview.target.name ?? preview.other.name ?? target,
  };
  return { ...preview, fields: [field, ...preview.fields.filter(({ field: name }) => name !== 'name')] };
}

/** Two dates, or two choices from a list, are no third one: such a field of the company's own is taken from one side only. */
export function withKinds(preview: LinkPreview, own: readonly CustomField[]): LinkPreview {
  const single = (field: CardLinkField): boolean => isConflict(field) && (ownFieldOf(field.field, own)?.kind ?? 'text') !== 'text';
  const fields = preview.fields.map((field) => (single(field) ? { ...field, joined: null, choice: oneOf(field.choice) } : field));
  return { ...preview, fields };
}

const oneOf = (choice: CardLinkField['choice']): Side => (choice === 'both' ? 'target' : choice);

export const emptyDraft = (preview: LinkPreview): LinkDraft => ({
  ticks: Object.fromEntries(preview.fields.map(({ field, choice }) => [field, { target: choice !== 'other', other: choice !== 'target' }])),
  edits: {},
  droppedTags: [],
});

/** Both sides say something, and not the same. */
export const isConflict = ({ target, other, equal }: CardLinkField): boolean => !equal && isFilled(target) && isFilled(other);

const isEmptyOn = (field: CardLinkField, side: Side): boolean => !isFilled(field[side]);

const withTicks = (draft: LinkDraft, field: string, ticks: Ticks): LinkDraft => {
  // A new choice replaces what was written by hand over the old one.
  const { [field]: _, ...edits } = draft.edits;
  return { ...draft, ticks: { ...draft.ticks, [field]: ticks }, edits };
};

/** Ticks a box or clears it. Values that cannot be joined are taken from one side only. */
export function tick(draft: LinkDraft, field: CardLinkField, side: Side, on: boolean): LinkDraft {
  const before = draft.ticks[field.field] ?? { target: false, other: false };
  const both = { ...before, [side]: on };
  const joinable = field.joined !== null;
  return withTicks(draft, field.field, on && !joinable ? { ...both, [otherSide(side)]: false } : both);
}

/** All of one side, except where it says nothing: there the other one stays as it is chosen. */
export const tickAll = (draft: LinkDraft, fields: readonly CardLinkField[], side: Side): LinkDraft =>
  fields
    .filter((field) => !field.equal && !isEmptyOn(field, side))
    .reduce((changed, { field }) => withTicks(changed, field, { target: side === 'target', other: side === 'other' }), draft);

/** What a field says with the boxes as they are. */
export function chosenValue(field: CardLinkField, ticks: Ticks | undefined): CardValue {
  if (field.equal) return field.target;
  if (ticks?.target && ticks.other) return isFilled(field.joined) ? field.joined : isFilled(field.target) ? field.target : field.other;
  if (ticks?.target) return field.target;
  return ticks?.other ? field.other : null;
}

/** The resulting card, with what was written over the choices. */
export const resultOf = (preview: LinkPreview, draft: LinkDraft): CardValues => ({
  ...valuesOf(NOTHING),
  ...Object.fromEntries(preview.fields.map((field) => [field.field, chosenValue(field, draft.ticks[field.field])])),
  ...draft.edits,
});

const NOTHING: CardFields = {
  name: null,
  title: null,
  phones: [],
  email: null,
  comment: null,
  extraComments: [null, null, null],
  contractNumber: null,
  customFields: {},
};

export const tagsOf = (preview: LinkPreview, draft: LinkDraft): ClientTag[] =>
  preview.tags.filter(({ id }) => !draft.droppedTags.includes(id));

/** What the server is asked to keep. */
export const linkedCard = (preview: LinkPreview, draft: LinkDraft): CardFields & { tagIds: number[] } => ({
  ...fieldsOf(resultOf(preview, draft)),
  tagIds: tagsOf(preview, draft).map(({ id }) => id),
});

/** What somebody changed on one of the two cards meanwhile. */
export interface MeanwhileChange {
  side: Side;
  field: string;
  was: CardValue;
  now: CardValue;
}

const changedOn = (side: Side, before: Card, after: Card): MeanwhileChange[] => {
  const [was, now] = [valuesOf(before), valuesOf(after)];
  return [...new Set([...Object.keys(was), ...Object.keys(now)])]
    .filter((field) => !isSame(was[field], now[field]))
    .map((field) => ({ side, field, was: was[field] ?? null, now: now[field] ?? null }));
};

export const changedMeanwhile = (before: LinkPreview, after: LinkPreview): MeanwhileChange[] =>
  SIDES.flatMap((side) => changedOn(side, before[side], after[side]));

/** The choices again over the cards as they are now: kept for every field that there was, made as proposed for the new ones. */
export const overNewCards = (draft: LinkDraft, preview: LinkPreview): LinkDraft => {
  const fresh = emptyDraft(preview);
  const kept = Object.entries(draft.ticks).filter(([field]) => field in fresh.ticks);
  return { ...draft, ticks: { ...fresh.ticks, ...Object.fromEntries(kept) } };
};
