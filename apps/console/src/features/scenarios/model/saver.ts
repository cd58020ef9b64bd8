import { createStore, type StoreApi } from 'zustand/vanilla';
import { isApiError } from '../../../api/api-error.js';
import type { Draft, Scenario } from '../../../api/scenarios.js';
import type { ScenarioContent } from './content.js';
import type { DesignerStore } from './designer.js';
import { merge } from './merge.js';

/** What a colleague has made of the same scenario meanwhile, where it cannot be put together with one's own. */
export interface Conflict {
  theirs: Scenario;
  /** Steps that both have changed in the same place. */
  disputed: string[];
}

export type Saving =
  | { state: 'saved' }
  | { state: 'unsaved' }
  | { state: 'saving' }
  /** The server was not reached; it is tried again by itself. */
  | { state: 'waiting' }
  | { state: 'refused'; error: Error }
  | { state: 'conflict'; conflict: Conflict };

export interface Saver {
  saving: Saving;
  name: string;
  draftVersion: number;
}

/** What the saver needs of the server. */
export interface SaverPort {
  save: (draft: Draft) => Promise<Scenario>;
  load: () => Promise<Scenario>;
  /** Changes of a colleague were put together with one's own. */
  onMerged: (theirs: Scenario) => void;
}

const PAUSE_MS = 700;
const RETRY_MS = 3000;

/**
 * Keeps the draft on the server in step with what is drawn: a moment after each change, one save at a time. What a colleague saves
 * meanwhile is put together with one's own; where both changed the same, nothing is saved until somebody has decided.
 */
export class DraftSaver {
  readonly store: StoreApi<Saver>;
  /** What the server has. */
  private base: ScenarioContent;
  private baseName: string;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | null = null;
  private stopped = false;
  private readonly unsubscribe: () => void;

  constructor(
    private readonly designer: DesignerStore,
    scenario: Scenario,
    private readonly port: SaverPort,
  ) {
    this.base = designer.getState().content;
    this.baseName = scenario.name;
    this.store = createStore<Saver>(() => ({
      saving: { state: 'saved' },
      name: scenario.name,
      draftVersion: scenario.draftVersion,
    }));
    this.unsubscribe = designer.subscribe(({ content }, { content: before }) => content !== before && this.changed());
  }

  /** Whether something would be lost. */
  get isDirty(): boolean {
    return this.designer.getState().content !== this.base || this.store.getState().name !== this.baseName;
  }

  stop(): void {
    this.stopped = true;
    this.unsubscribe();
    clearTimeout(this.timer);
  }

  rename(name: string): void {
    this.store.setState({ name });
    this.changed();
  }

  /** Tries now, as when the line is back. */
  readonly retry = (): void => {
    if (this.isDirty && this.store.getState().saving.state !== 'conflict') void this.flush().catch(() => {});
  };

  /** Resolves when all that is drawn is saved; fails when it cannot be. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    while (this.isDirty) {
      this.running ??= this.save().finally(() => (this.running = null));
      await this.running;
    }
  }

  /** The server has a newer draft than this one: somebody else saved. */
  async catchUp(version: number): Promise<void> {
    if (this.running || version <= this.store.getState().draftVersion || this.conflict) return;
    this.meet(await this.port.load());
  }

  /** Ends a conflict. What is not chosen can be had back with undo. */
  resolve(prefer: 'mine' | 'theirs'): void {
    const { conflict } = this;
    if (!conflict) return;
    const { theirs } = conflict;
    const mine = this.designer.getState().content;
    const [own, other] = [merge(this.base, mine, theirs.draft).content, merge(this.base, theirs.draft, mine).content];
    this.accept(theirs);
    if (prefer === 'mine') this.designer.getState().adopt(other);
    this.designer.getState().change(prefer === 'mine' ? own : other);
    this.settle();
  }

  private get conflict(): Conflict | null {
    const { saving } = this.store.getState();
    return saving.state === 'conflict' ? saving.conflict : null;
  }

  private changed(): void {
    if (this.conflict) return;
    if (!this.running) this.settle();
  }

  /** Says how it stands, and sees to it that what is unsaved will be saved. */
  private settle(): void {
    clearTimeout(this.timer);
    if (!this.isDirty) return this.tell({ state: 'saved' });
    if (this.store.getState().saving.state !== 'waiting') this.tell({ state: 'unsaved' });
    if (!this.stopped) this.timer = setTimeout(this.retry, PAUSE_MS);
  }

  private tell(saving: Saving): void {
    this.store.setState({ saving });
  }

  private async save(): Promise<void> {
    const { content } = this.designer.getState();
    const { name, draftVersion } = this.store.getState();
    this.tell({ state: 'saving' });
    try {
      const saved = await this.port.save({ draftVersion, content, name });
      this.base = content;
      this.baseName = name;
      this.store.setState({ draftVersion: saved.draftVersion });
      this.settle();
    } catch (error) {
      await this.failed(error);
    }
  }

  private async failed(error: unknown): Promise<void> {
    const theirs = isApiError(error) && error.code === 'draft_changed' ? await this.port.load().catch(() => null) : null;
    if (theirs) {
      this.meet(theirs);
      if (this.conflict) throw error;
    } else if (isApiError(error) && (error.isTemporary || error.code === 'draft_changed')) {
      this.tell({ state: 'waiting' });
      if (!this.stopped) this.timer = setTimeout(this.retry, RETRY_MS);
      throw error;
    } else {
      this.tell({ state: 'refused', error: error as Error });
      throw error;
    }
  }

  private meet(theirs: Scenario): void {
    const mine = this.designer.getState().content;
    const { content, disputed, disputedElsewhere } = merge(this.base, mine, theirs.draft);
    if (disputed.length > 0 || disputedElsewhere) return this.tell({ state: 'conflict', conflict: { theirs, disputed } });
    const unsaved = this.isDirty;
    this.accept(theirs);
    this.designer.getState().adopt(content);
    if (!unsaved) this.base = this.designer.getState().content;
    this.settle();
    this.port.onMerged(theirs);
  }

  /** From here on one draws on top of theirs. */
  private accept(theirs: Scenario): void {
    if (this.store.getState().name === this.baseName) this.store.setState({ name: theirs.name });
    this.base = theirs.draft;
    this.baseName = theirs.name;
    this.tell({ state: 'unsaved' });
    this.store.setState({ draftVersion: theirs.draftVersion });
  }
}
