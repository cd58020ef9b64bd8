import type { ScenarioContent, Step } from './content.js';
import { withoutLooseEnds } from './edit.js';
import { same } from './same.js';

export interface Merged {
  content: ScenarioContent;
  /** Steps that both sides changed in the same place; there it is `mine`. */
  disputed: string[];
  /** Both changed the same trigger, variable or setting; there it is `mine` too. */
  disputedElsewhere: boolean;
}

/** What two people made of the same content, put together: two steps, or two fields of one, do not get in each other's way. */
export function merge(base: ScenarioContent, mine: ScenarioContent, theirs: ScenarioContent): Merged {
  if (same(base, theirs)) return { content: mine, disputed: [], disputedElsewhere: false };
  if (same(base, mine)) return { content: theirs, disputed: [], disputedElsewhere: false };
  const steps = mergeList(base.steps, mine.steps, theirs.steps, ({ id }) => id, mergeStep);
  const triggers = mergeList(base.triggers, mine.triggers, theirs.triggers, ({ id }) => id);
  const variables = mergeList(base.variables, mine.variables, theirs.variables, ({ name }) => name);
  const settings = mergeFields(base.settings, mine.settings, theirs.settings);
  const start = mergeValue(base.start, mine.start, theirs.start);
  return {
    content: withoutLooseEnds({
      ...theirs,
      start: start.value ?? null,
      steps: steps.items,
      triggers: triggers.items,
      variables: variables.items,
      settings: settings.value,
    }),
    disputed: steps.disputed,
    disputedElsewhere: start.disputed || settings.disputed || triggers.disputed.length > 0 || variables.disputed.length > 0,
  };
}

interface Outcome<T> {
  value: T;
  disputed: boolean;
}

function mergeValue<T>(base: T, mine: T, theirs: T): Outcome<T> {
  if (same(mine, base)) return { value: theirs, disputed: false };
  return { value: mine, disputed: !same(theirs, base) && !same(mine, theirs) };
}

function mergeFields<T extends object>(base: T, mine: T, theirs: T): Outcome<T> {
  const names = new Set([...Object.keys(theirs), ...Object.keys(mine)]) as Set<keyof T & string>;
  const value: Partial<T> = {};
  let disputed = false;
  for (const name of names) {
    const field = mergeValue(base[name], mine[name], theirs[name]);
    if (field.value !== undefined) value[name] = field.value;
    disputed ||= field.disputed;
  }
  return { value: value as T, disputed };
}

/** A step's place and each of its ways out by themselves. A place where two have moved it is not worth a question. */
function mergeStep(base: Step, mine: Step, theirs: Step): Outcome<Step> {
  const { at: baseAt, exits: baseExits, ...baseRest } = base;
  const { at: mineAt, exits: mineExits, ...mineRest } = mine;
  const { at: theirsAt, exits: theirsExits, ...theirsRest } = theirs;
  const at = mergeValue(baseAt, mineAt, theirsAt).value;
  const exits = mergeFields(baseExits, mineExits, theirsExits);
  const rest = mergeFields<object>(baseRest, mineRest, theirsRest);
  return { value: { ...rest.value, at, exits: exits.value } as Step, disputed: exits.disputed || rest.disputed };
}

interface MergedList<T> {
  items: T[];
  disputed: string[];
}

function mergeList<T>(
  base: readonly T[],
  mine: readonly T[],
  theirs: readonly T[],
  keyOf: (item: T) => string,
  mergeItem: (base: T, mine: T, theirs: T) => Outcome<T> = mergeValue,
): MergedList<T> {
  const byKey = (list: readonly T[]): Map<string, T> => new Map(list.map((item) => [keyOf(item), item]));
  const [before, own, other] = [byKey(base), byKey(mine), byKey(theirs)];
  const items: T[] = [];
  const disputed: string[] = [];
  for (const key of new Set([...other.keys(), ...own.keys()])) {
    const { value, disputed: both } = mergeOne(before.get(key), own.get(key), other.get(key), mergeItem);
    if (value !== undefined) items.push(value);
    if (both) disputed.push(key);
  }
  return { items, disputed };
}

/** Something changed here and deleted there stays, and is asked about. */
function mergeOne<T>(
  base: T | undefined,
  mine: T | undefined,
  theirs: T | undefined,
  mergeItem: (base: T, mine: T, theirs: T) => Outcome<T>,
): Outcome<T | undefined> {
  if (base !== undefined && mine !== undefined && theirs !== undefined) return mergeItem(base, mine, theirs);
  const outcome = mergeValue(base, mine, theirs);
  return outcome.disputed ? { value: mine ?? theirs, disputed: true } : outcome;
}
