import { useId, useState, type KeyboardEvent } from 'react';
import classes from './fields.module.css';

const SHOWN = 8;

interface Suggested {
  id: string;
  items: readonly string[];
  marked: number;
  /** Takes arrows, Enter and Tab while something is suggested; true = it was for the list. */
  takeKey(event: KeyboardEvent, pick: (item: string) => void): boolean;
  /** For the field that has the focus. */
  aria: { 'aria-autocomplete': 'list'; 'aria-controls'?: string; 'aria-activedescendant'?: string };
}

/** What fits to what is being typed, chosen without leaving the field. */
export function useSuggestions(found: readonly string[] | null): Suggested {
  const id = useId();
  const [at, setAt] = useState(0);
  const items = (found ?? []).slice(0, SHOWN);
  const marked = Math.min(at, Math.max(items.length - 1, 0));
  const takeKey = (event: KeyboardEvent, pick: (item: string) => void): boolean => {
    const item = items[marked];
    if (item === undefined || event.nativeEvent.isComposing) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const picks = event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey);
    if (step === undefined && !picks) return false;
    event.preventDefault();
    if (step !== undefined) setAt((marked + step + items.length) % items.length);
    else {
      setAt(0);
      pick(item);
    }
    return true;
  };
  const open = items.length > 0;
  return {
    ...{ id, items, marked, takeKey },
    aria: { 'aria-autocomplete': 'list', ...(open && { 'aria-controls': id, 'aria-activedescendant': `${id}-${marked}` }) },
  };
}

interface Props extends Suggested {
  label: string;
  onPick(item: string): void;
}

export function Suggestions({ id, items, marked, label, onPick }: Props) {
  if (items.length === 0) return null;
  return (
    <ul id={id} role="listbox" aria-label={label} className={classes.suggestions}>
      {items.map((item, index) => (
        <li
          key={item}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === marked}
          className={classes.suggestion}
          // The field keeps the focus.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPick(item)}
        >
          {item}
        </li>
      ))}
    </ul>
  );
}
