import type { DraftValue, OnboardingField } from '../../../api/onboarding.js';
import { sameValue } from './save-queue.js';

/** What a field shows, and who else is at it. */
export interface FieldView {
  /** undefined: nobody typed anything yet. */
  value: DraftValue | undefined;
  /** Who changes the field while one types in it oneself; his words take over when one leaves it. */
  rival: Rival | null;
}

export interface Rival {
  name: string | null;
  /** Oneself, in another window. */
  own: boolean;
}

interface Field {
  stored: DraftValue | undefined;
  revision: number;
  /** One's own words, until they are stored and the field is left. */
  typed: DraftValue | undefined;
  isTyping: boolean;
  rival: Rival | null;
  view: FieldView;
  savedAt: number;
}

const NOTHING: FieldView = { value: undefined, rival: null };
const UNTOUCHED: Field = {
  stored: undefined,
  revision: 0,
  typed: undefined,
  isTyping: false,
  rival: null,
  view: NOTHING,
  savedAt: -Infinity,
};

/** An answer that was asked for before a field was stored, and comes after it, does not know it yet. */
const GRACE_MS = 10_000;

export const fieldKey = (step: string, field: string): string => `${step}/${field}`;

/**
 * The fields of the set-up as this window sees them. The last write of a field wins, and others' writes appear at once; only in the
 * very field that one is typing in, one's own words stay until one leaves it.
 */
export class Drafts {
  private readonly fields = new Map<string, Field>();
  private readonly listeners = new Set<() => void>();
  private count = 0;

  constructor(private readonly myId: number | null) {}

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Another number after each change. */
  version = (): number => this.count;

  view(key: string): FieldView {
    return this.fields.get(key)?.view ?? NOTHING;
  }

  /** Everything that begins so, without that beginning. */
  viewsBelow(beginning: string): [string, FieldView][] {
    return [...this.fields].filter(([key]) => key.startsWith(beginning)).map(([key, { view }]) => [key.slice(beginning.length), view]);
  }

  /** Of the last write that is known. */
  revision(key: string): number {
    return this.fields.get(key)?.revision ?? 0;
  }

  /** All that the server has: what it does not name any more is gone. */
  loaded(fields: readonly OnboardingField[], now = Date.now()): void {
    const named = new Set(fields.map(({ step, field }) => fieldKey(step, field)));
    for (const field of fields) this.remote(field, () => false);
    for (const [key, { typed, savedAt }] of this.fields) {
      if (!named.has(key) && typed === undefined && now - savedAt > GRACE_MS) this.forget(key);
    }
  }

  type(key: string, value: DraftValue): void {
    this.change(key, (field) => ({ ...field, typed: value, isTyping: true }));
  }

  /** Stored under this revision. `isDirty`: more was typed meanwhile. */
  saved(key: string, value: DraftValue, revision: number, isDirty: boolean, now = Date.now()): void {
    this.change(key, (field) => {
      const isLast = revision >= field.revision;
      return {
        ...field,
        revision: Math.max(revision, field.revision),
        stored: isLast ? value : field.stored,
        rival: isLast ? null : field.rival,
        typed: isDirty || field.isTyping ? field.typed : undefined,
        savedAt: now,
      };
    });
  }

  /** The field is left: what others wrote meanwhile takes over. `isDirty`: one's own words are not stored yet, and will be the last. */
  leave(key: string, isDirty: boolean): void {
    this.change(key, (field) => ({ ...field, isTyping: false, typed: isDirty ? field.typed : undefined, rival: null }));
  }

  /** Somebody's write. `isOwn`: this very value is on its way from this window. */
  remote({ step, field: name, value, revision, updatedBy }: OnboardingField, isOwn: (value: DraftValue) => boolean): void {
    const key = fieldKey(step, name);
    if (revision <= this.revision(key)) return;
    this.change(key, (field) => {
      const isEcho = isOwn(value) || (field.typed !== undefined && sameValue(field.typed, value));
      const isMet = field.isTyping && field.typed !== undefined && !isEcho;
      const rival = isMet ? { name: updatedBy?.name ?? null, own: updatedBy?.id === this.myId } : field.rival;
      return { ...field, stored: value, revision, rival };
    });
  }

  /** What was typed there is applied, or not wanted any more. */
  forgetBelow(beginning: string): void {
    for (const key of [...this.fields.keys()]) if (key.startsWith(beginning)) this.forget(key);
  }

  private forget(key: string): void {
    if (this.fields.delete(key)) this.tell();
  }

  private change(key: string, next: (field: Field) => Field): void {
    const before = this.fields.get(key) ?? UNTOUCHED;
    const field = next(before);
    const view = { value: field.typed ?? field.stored, rival: field.rival };
    const isSame = sameValue(view.value, before.view.value) && view.rival === before.view.rival;
    this.fields.set(key, { ...field, view: isSame ? before.view : view });
    if (!isSame) this.tell();
  }

  private tell(): void {
    this.count++;
    for (const listener of this.listeners) listener();
  }
}
