import type { ScenarioContent } from './content.js';
import { merge } from './merge.js';

/** One thing that was done, as undo knows it. */
interface Deed {
  before: ScenarioContent;
  after: ScenarioContent;
  /** Deeds of one group that follow each other closely are one, as the letters of a word. */
  group: string | null;
  at: number;
}

export interface History {
  done: readonly Deed[];
  undone: readonly Deed[];
}

export const NO_HISTORY: History = { done: [], undone: [] };

const DEPTH = 300;
const TOGETHER_MS = 1500;

export function remember(history: History, before: ScenarioContent, after: ScenarioContent, group: string | null, now: number): History {
  const last = history.done.at(-1);
  const goesOn = last && group !== null && last.group === group && now - last.at < TOGETHER_MS && last.after === before;
  const done = goesOn ? [...history.done.slice(0, -1), { ...last, after, at: now }] : [...history.done, { before, after, group, at: now }];
  return { done: done.slice(-DEPTH), undone: [] };
}

export interface Turn {
  content: ScenarioContent;
  history: History;
}

/** Takes the last deed back, and only that: what a colleague has changed since stays. */
export function undo({ done, undone }: History, content: ScenarioContent): Turn | null {
  const deed = done.at(-1);
  if (!deed) return null;
  return { content: moved(content, deed.after, deed.before), history: { done: done.slice(0, -1), undone: [...undone, deed] } };
}

export function redo({ done, undone }: History, content: ScenarioContent): Turn | null {
  const deed = undone.at(-1);
  if (!deed) return null;
  return {
    content: moved(content, deed.before, deed.after),
    history: { done: [...done, { ...deed, group: null }], undone: undone.slice(0, -1) },
  };
}

const moved = (content: ScenarioContent, from: ScenarioContent, to: ScenarioContent): ScenarioContent =>
  content === from ? to : merge(from, to, content).content;
