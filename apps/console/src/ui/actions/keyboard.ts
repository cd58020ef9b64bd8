import { createKeybindingsHandler, type KeybindingsMap } from 'tinykeys';
import { ACTION_IDS, definitionOf } from './definitions.js';
import { latinKey } from './physical-key.js';
import { runAction } from './registry.js';

/** Where letters are typed; a ticked box is none. */
const FIELDS = 'input:not([type="checkbox"]), textarea, select, [contenteditable="true"]';
/** Enter and the arrows already mean something on these. */
const CONTROLS = 'button, a, input, summary, audio, video, [role="option"], [role="menuitem"], [role="tab"], [role="radio"]';
/** Inside a dialog or a menu the page behind keeps quiet. */
const LAYERS = '[role="dialog"], [role="menu"], [role="listbox"]';

type Bindings = (event: KeyboardEvent) => void;

function bindings(onlyInFields: boolean): Bindings {
  const heard = ACTION_IDS.map((id) => ({ id, ...definitionOf(id) })).filter(
    ({ inFields, heardElsewhere }) => !heardElsewhere && (!onlyInFields || inFields),
  );
  // `g c` before `c`: the first binding that is complete wins.
  const keys = [...new Set(heard.flatMap((one) => one.keys))].sort((a, b) => b.split(' ').length - a.split(' ').length);
  const map: KeybindingsMap = {};
  for (const key of keys) {
    const ids = heard.filter((one) => one.keys.includes(key)).map(({ id }) => id);
    map[key] = (event) => {
      if (ids.some(runAction)) event.preventDefault();
    };
  }
  return createKeybindingsHandler(map, { ignore: (event) => event.repeat && !/^[jk]$/i.test(event.key) });
}

/** tinykeys reads `key`, `code` and the modifiers; it is shown the event with the key that was meant. */
function withLatinKey(event: KeyboardEvent): KeyboardEvent {
  const key = latinKey(event);
  if (key === event.key) return event;
  return {
    key,
    code: event.code,
    repeat: event.repeat,
    isComposing: event.isComposing,
    target: event.target,
    currentTarget: event.currentTarget,
    getModifierState: (name: string) => event.getModifierState(name),
    preventDefault: () => event.preventDefault(),
  } as unknown as KeyboardEvent;
}

/** Listens for the shortcuts of every action; returns how to stop. */
export function listenForShortcuts(target: Window): () => void {
  const everywhere = bindings(true);
  const outsideFields = bindings(false);
  const listen = (event: KeyboardEvent): void => {
    if (event.isComposing || event.defaultPrevented) return;
    const element = event.target instanceof Element ? event.target : null;
    const inField = Boolean(element?.closest(FIELDS));
    if (!inField && event.key === 'Enter' && element?.closest(CONTROLS)) return;
    const inLayer = Boolean(element?.closest(LAYERS));
    if (inLayer && event.key !== 'F6' && !event.ctrlKey && !event.metaKey) return;
    (inField ? everywhere : outsideFields)(withLatinKey(event));
  };
  target.addEventListener('keydown', listen);
  return () => target.removeEventListener('keydown', listen);
}
