import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ApiError } from '../../../api/api-error.js';
import type { Draft, Scenario } from '../../../api/scenarios.js';
import type { ScenarioContent, Step } from './content.js';
import { createDesigner, type DesignerStore } from './designer.js';
import { stepOf } from './edit.js';
import { DraftSaver } from './saver.js';
import { aContent, aStep } from './test/contents.js';

const begun = aContent(aStep('a', 'message', { text: 'Hello' }), aStep('b', 'end'));

/** The server's side of saving: one draft, a version, and colleagues. */
class Server {
  draft = begun;
  version = 1;
  name = 'Menu';
  isDown = false;
  saves = 0;

  readonly load = async (): Promise<Scenario> => this.answer();

  readonly save = async ({ draftVersion, content, name }: Draft): Promise<Scenario> => {
    if (this.isDown) throw new ApiError(0, 'offline', '');
    if (draftVersion !== this.version) throw new ApiError(409, 'draft_changed', '');
    this.saves += 1;
    this.draft = content;
    this.version += 1;
    this.name = name ?? this.name;
    return this.answer();
  };

  colleague(change: (step: Step) => object): void {
    this.draft = changed(this.draft, change);
    this.version += 1;
  }

  answer = (): Scenario => ({ ...({} as Scenario), name: this.name, draftVersion: this.version, draft: structuredClone(this.draft) });
}

const changed = (content: ScenarioContent, change: (step: Step) => object): ScenarioContent => ({
  ...content,
  steps: content.steps.map((step) => ({ ...step, ...change(step) }) as Step),
});

describe('what is drawn is saved', () => {
  let server: Server;
  let designer: DesignerStore;
  let saver: DraftSaver;
  let merged = 0;
  const edit = (id: string, change: object): void =>
    designer.getState().editStep({ ...stepOf(designer.getState().content, id), ...change } as Step);
  const state = () => saver.store.getState().saving.state;
  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

  beforeEach(() => {
    vi.useFakeTimers();
    merged = 0;
    server = new Server();
    const scenario = server.answer();
    designer = createDesigner(scenario.draft);
    saver = new DraftSaver(designer, scenario, { save: server.save, load: server.load, onMerged: () => (merged += 1) });
  });
  afterEach(() => {
    saver.stop();
    vi.useRealTimers();
  });

  test('a moment after the last change, once for many', async () => {
    for (const text of ['H', 'Hi', 'Hi!']) edit('a', { text });
    expect(state()).toBe('unsaved');
    await pass(5000);
    expect([state(), server.saves]).toEqual(['saved', 1]);
    expect(stepOf(server.draft, 'a')).toMatchObject({ text: 'Hi!' });
    edit('b', { title: 'Over' });
    saver.rename('Main menu');
    await pass(5000);
    expect([server.saves, server.name]).toEqual([2, 'Main menu']);
  });

  test('again and again by itself while the server is not reached', async () => {
    server.isDown = true;
    edit('a', { text: 'Hi' });
    await pass(5000);
    expect(state()).toBe('waiting');
    await expect(saver.flush()).rejects.toThrow();
    server.isDown = false;
    await pass(10_000);
    expect(stepOf(server.draft, 'a')).toMatchObject({ text: 'Hi' });
    expect(state()).toBe('saved');
  });

  test('together with what a colleague saved meanwhile elsewhere', async () => {
    server.colleague(({ id }) => (id === 'b' ? { title: 'Over' } : {}));
    edit('a', { text: 'Hi' });
    await pass(5000);
    expect(stepOf(server.draft, 'a')).toMatchObject({ text: 'Hi' });
    expect(stepOf(server.draft, 'b')).toMatchObject({ title: 'Over' });
    expect(stepOf(designer.getState().content, 'b')).toMatchObject({ title: 'Over' });
    expect([state(), merged]).toEqual(['saved', 1]);
  });

  test('a colleague’s change comes in without a save of one’s own', async () => {
    server.colleague(({ id }) => (id === 'b' ? { title: 'Over' } : {}));
    await saver.catchUp(2);
    await pass(5000);
    expect(stepOf(designer.getState().content, 'b')).toMatchObject({ title: 'Over' });
    expect([state(), server.saves]).toEqual(['saved', 0]);
  });

  describe('where both changed the same', () => {
    beforeEach(async () => {
      server.colleague(({ id }) => (id === 'a' ? { text: 'Good day' } : { title: 'Over' }));
      edit('a', { text: 'Hi' });
      await pass(5000);
    });
    const text = (content: ScenarioContent): unknown => (stepOf(content, 'a') as Extract<Step, { kind: 'message' }>).text;

    test('nothing is saved until somebody has decided', async () => {
      edit('a', { title: 'Greeting' });
      await pass(10_000);
      expect(saver.store.getState().saving).toMatchObject({ state: 'conflict', conflict: { disputed: ['a'] } });
      expect(text(server.draft)).toBe('Good day');
    });

    test('mine: it is saved with their other changes, and theirs can be had back with undo', async () => {
      saver.resolve('mine');
      await pass(5000);
      expect([state(), text(server.draft)]).toEqual(['saved', 'Hi']);
      expect(stepOf(server.draft, 'b')).toMatchObject({ title: 'Over' });
      designer.getState().undo();
      expect(text(designer.getState().content)).toBe('Good day');
    });

    test('theirs: mine can be had back with undo', async () => {
      saver.resolve('theirs');
      await pass(5000);
      expect([state(), text(server.draft)]).toEqual(['saved', 'Good day']);
      designer.getState().undo();
      expect(text(designer.getState().content)).toBe('Hi');
    });
  });
});
