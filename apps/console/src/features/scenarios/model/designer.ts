import { create, type StoreApi, type UseBoundStore } from 'zustand';
import type { ScenarioContent, Step } from './content.js';
import { addStep, changeStep, connect, disconnect, moveSteps, removeSteps, type Exit, type Place } from './edit.js';
import { paste, type Fragment } from './fragment.js';
import { NO_HISTORY, redo, remember, undo, type History, type Turn } from './history.js';

const NOTHING: ReadonlySet<string> = new Set();

/** What is drawn, what of it is chosen, and how it came about. Every change of the content goes through here, so all can be undone. */
export interface Designer {
  content: ScenarioContent;
  history: History;
  /** The chosen steps. */
  chosen: ReadonlySet<string>;
  /** Where the keyboard is: the chosen one that was chosen last. */
  current: string | null;
  /** The chosen line. */
  line: Exit | null;

  choose: (ids: Iterable<string>) => void;
  chooseLine: (line: Exit | null) => void;
  /** Any change; those of one `group` that follow each other closely are undone together. */
  change: (content: ScenarioContent, group?: string) => void;
  editStep: (step: Step) => void;
  add: (step: Step, from?: Exit) => void;
  lead: (exit: Exit, target: string) => void;
  cut: (exits: Exit[]) => void;
  move: (places: ReadonlyMap<string, Place>, group?: string) => void;
  remove: (ids: ReadonlySet<string>) => void;
  insert: (fragment: Fragment, at: Place, outward?: boolean) => void;
  setStart: (id: string) => void;
  /** What came from elsewhere: it is no deed of one's own and cannot be undone. */
  adopt: (content: ScenarioContent) => void;
  undo: () => void;
  redo: () => void;
}

export type DesignerStore = UseBoundStore<StoreApi<Designer>>;

export function createDesigner(content: ScenarioContent): DesignerStore {
  return create<Designer>()((set, get) => {
    const change = (next: ScenarioContent, group: string | null = null): void => {
      const { content: before, history } = get();
      if (next === before) return;
      set({ ...settled(get(), next), history: remember(history, before, next, group, Date.now()) });
    };
    const turn = (step: (history: History, content: ScenarioContent) => Turn | null): void => {
      const { history, content: now } = get();
      const turned = step(history, now);
      if (turned) set({ ...settled(get(), turned.content), history: turned.history, ...newlyChosen(now, turned.content, get().chosen) });
    };
    return {
      content,
      history: NO_HISTORY,
      chosen: NOTHING,
      current: null,
      line: null,
      choose: (ids) => set(({ chosen, current }) => choice(ids, chosen, current)),
      chooseLine: (line) => set(line ? { line, chosen: NOTHING, current: null } : { line: null }),
      change: (next, group) => change(next, group),
      editStep: (step) => {
        const before = get().content.steps.find(({ id }) => id === step.id);
        if (before) change(changeStep(get().content, step), `edit ${step.id} ${changedFields(before, step)}`);
      },
      add: (step, from) => {
        change(addStep(get().content, step, from));
        set(choice([step.id], NOTHING, null));
      },
      lead: (exit, target) => change(connect(get().content, exit, target)),
      cut: (exits) => change(disconnect(get().content, exits)),
      move: (places, group) => change(moveSteps(get().content, places), group),
      remove: (ids) => change(removeSteps(get().content, ids)),
      insert: (fragment, at, outward = false) => {
        if (fragment.steps.length === 0) return;
        const pasted = paste(get().content, fragment, at, { outward });
        change(pasted.content);
        set(choice(pasted.ids, NOTHING, null));
      },
      setStart: (id) => change({ ...get().content, start: id }),
      adopt: (theirs) => set(settled(get(), theirs)),
      undo: () => turn(undo),
      redo: () => turn(redo),
    };
  });
}

/** Nothing that is gone stays chosen. */
function settled({ chosen, current, line }: Designer, content: ScenarioContent): Pick<Designer, 'content' | 'chosen' | 'current' | 'line'> {
  const steps = new Map(content.steps.map((step) => [step.id, step]));
  const left = [...chosen].filter((id) => steps.has(id));
  const stays = line && steps.get(line.stepId)?.exits[line.exit] !== undefined;
  return {
    content,
    chosen: left.length === chosen.size ? chosen : new Set(left),
    current: current !== null && steps.has(current) ? current : (left.at(-1) ?? null),
    line: stays ? line : null,
  };
}

/** Undoing a deletion chooses what came back, so that one sees what happened. */
function newlyChosen(before: ScenarioContent, after: ScenarioContent, chosen: ReadonlySet<string>): Partial<Designer> {
  const known = new Set(before.steps.map(({ id }) => id));
  const back = after.steps.filter(({ id }) => !known.has(id)).map(({ id }) => id);
  return back.length > 0 ? choice(back, chosen, null) : {};
}

function choice(ids: Iterable<string>, chosen: ReadonlySet<string>, current: string | null): Pick<Designer, 'chosen' | 'current' | 'line'> {
  const next = new Set(ids);
  const added = [...next].filter((id) => !chosen.has(id)).at(-1);
  const stays = current !== null && next.has(current) ? current : ([...next].at(-1) ?? null);
  const unchanged = next.size === chosen.size && added === undefined;
  return { chosen: unchanged ? chosen : next, current: added ?? stays, line: null };
}

const changedFields = (before: Step, after: Step): string =>
  Object.entries(after)
    .filter(([name, value]) => before[name as keyof Step] !== value)
    .map(([name]) => name)
    .join();
