import classes from './shortcut.module.css';
import type { ActionId } from './definitions.js';
import { definitionOf } from './definitions.js';
import { keyLabels } from './key-label.js';

/** The keys of an action, as small key caps; nothing when it has none. */
export function Shortcut({ action }: { action: ActionId }) {
  const [binding] = definitionOf(action).keys;
  return binding ? <Keys binding={binding} /> : null;
}

export function Keys({ binding }: { binding: string }) {
  return (
    <span className={classes.keys}>
      {keyLabels(binding).map((label, index) => (
        <kbd key={index} className={classes.key}>
          {label}
        </kbd>
      ))}
    </span>
  );
}
