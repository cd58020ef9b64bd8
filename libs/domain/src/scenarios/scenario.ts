import type { ScenarioContent } from './content.js';
import { ContentTooLarge, DraftChanged } from './scenarios.errors.js';
import { SCENARIO_LIMITS } from './scenario-limits.js';

/** A scenario as it is kept; its revisions stand by themselves. */
export interface ScenarioState {
  name: string;
  draft: ScenarioContent;
  /** Counts changes of the draft. */
  draftVersion: number;
  /** The revision that clients meet; null = never published. */
  publishedId: number | null;
  /** The draft's version that it was made of; null = it was rolled back to. */
  publishedDraftVersion: number | null;
  /** Its triggers are heard. */
  enabled: boolean;
  updatedAt: Date;
  /** Who changed it last, as colleagues see him. */
  updatedBy: string | null;
}

/** A bot's conversation: the draft that somebody draws, and which frozen revision of it is published. */
export class Scenario {
  private readonly before: ScenarioState;

  constructor(private state: ScenarioState) {
    this.before = state;
  }

  /** What a new scenario is drawn from. */
  static begun(draft: ScenarioContent): ScenarioContent {
    checkSize(draft);
    return draft;
  }

  get hasChanged(): boolean {
    return this.state !== this.before;
  }

  get name(): string {
    return this.state.name;
  }
  get draft(): ScenarioContent {
    return this.state.draft;
  }
  get draftVersion(): number {
    return this.state.draftVersion;
  }
  get publishedId(): number | null {
    return this.state.publishedId;
  }
  get publishedDraftVersion(): number | null {
    return this.state.publishedDraftVersion;
  }
  get enabled(): boolean {
    return this.state.enabled;
  }

  /**
   * Takes a draft that was drawn on top of `version`. Who began with an older one is told who was faster; the same draft once more
   * (an answer that got lost) is no change.
   */
  saveDraft(draft: ScenarioContent, version: number): void {
    checkSize(draft);
    if (sameJson(draft, this.state.draft)) return;
    this.expect(version);
    this.state = { ...this.state, draft, draftVersion: version + 1 };
  }

  rename(name: string): void {
    if (name !== this.state.name) this.state = { ...this.state, name };
  }

  /** The draft is what clients meet from now on. With the first publication it begins to hear; who had switched it off leaves it off. */
  publish(revisionId: number, version: number): void {
    this.expect(version);
    const enabled = this.state.publishedId === null || this.state.enabled;
    this.state = { ...this.state, publishedId: revisionId, publishedDraftVersion: version, enabled };
  }

  /** An older revision is published once more, as a new one; the draft stays as it is. */
  rollBack(revisionId: number): void {
    this.state = { ...this.state, publishedId: revisionId, publishedDraftVersion: null };
  }

  switchTo(enabled: boolean): void {
    if (enabled !== this.state.enabled) this.state = { ...this.state, enabled };
  }

  /** Refuses whoever looks at another draft than this. */
  expect(version: number): void {
    const { draftVersion, updatedAt, updatedBy } = this.state;
    if (version !== draftVersion) throw new DraftChanged({ draftVersion, changedBy: updatedBy, changedAt: updatedAt.toISOString() });
  }
}

/** As the database keeps it: text in UTF-8. */
function checkSize(draft: ScenarioContent): void {
  if (contentBytes(draft) > SCENARIO_LIMITS.contentBytes) throw new ContentTooLarge();
}

export function contentBytes(content: ScenarioContent): number {
  let bytes = 0;
  for (const char of JSON.stringify(content)) {
    const code = char.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/** Equal whatever the order of keys: the database keeps none. */
function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false;
  const left = Object.entries(a).filter(([, value]) => value !== undefined);
  const right = new Map(Object.entries(b).filter(([, value]) => value !== undefined));
  return left.length === right.size && left.every(([key, value]) => right.has(key) && sameJson(value, right.get(key)));
}
