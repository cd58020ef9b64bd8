import { useEffect, useRef } from 'react';
import { create } from 'zustand';
import { useFrameAllows } from '../../api/frame.js';
import { definitionOf, type ActionId } from './definitions.js';

interface Registered {
  run: () => void;
  enabled: boolean;
  /** Why it can't be done just now. */
  why: string | undefined;
}

interface Registry {
  handlers: Partial<Record<ActionId, Registered[]>>;
}

const useRegistry = create<Registry>(() => ({ handlers: {} }));

function register(id: ActionId, registered: Registered): () => void {
  const change = (next: (list: Registered[]) => Registered[]) =>
    useRegistry.setState(({ handlers }) => ({ handlers: { ...handlers, [id]: next(handlers[id] ?? []) } }));
  change((list) => [...list, registered]);
  return () => change((list) => list.filter((one) => one !== registered));
}

/** Says what an action does while this component is on the screen. The latest one mounted wins. With a `why` it can't be done now. */
export function useAction(id: ActionId, run: () => void, enabled = true, why?: string): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  const possible = useFrameAllows(definitionOf(id).frame) && enabled && why === undefined;
  useEffect(() => register(id, { run: () => latest.current(), enabled: possible, why }), [id, possible, why]);
}

const topOf = (handlers: Registry['handlers'], id: ActionId): Registered | undefined => handlers[id]?.at(-1);

/** Whether the action can be done now; buttons and the palette are greyed or left out by it. */
export const useActionEnabled = (id: ActionId): boolean => useRegistry(({ handlers }) => topOf(handlers, id)?.enabled ?? false);

/** Why the action can't be done now, where there is more to say than that it can't. */
export const useActionWhy = (id: ActionId): string | undefined => useRegistry(({ handlers }) => topOf(handlers, id)?.why);

/** Whether the page around the frame has switched the action off: then nothing of it is shown. */
export const useActionHidden = (id: ActionId): boolean => !useFrameAllows(definitionOf(id).frame);

/** The actions that can be done now. */
export const enabledActions = (): ActionId[] => {
  const { handlers } = useRegistry.getState();
  return (Object.keys(handlers) as ActionId[]).filter((id) => topOf(handlers, id)?.enabled);
};

/** Does the action if it can be done now; says whether it could. */
export function runAction(id: ActionId): boolean {
  const registered = topOf(useRegistry.getState().handlers, id);
  if (!registered?.enabled) return false;
  registered.run();
  return true;
}
