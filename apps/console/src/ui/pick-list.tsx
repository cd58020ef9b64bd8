import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import classes from './pick-list.module.css';

export interface PickItem {
  key: string;
  /** What is drawn; rows are one line high. */
  content: ReactNode;
  /** Seen but not to be chosen; the content says why. */
  disabled?: boolean;
  onPick(): void;
}

export interface PickGroup {
  title?: string;
  items: PickItem[];
}

interface Props {
  label: string;
  placeholder: string;
  search: string;
  onSearch(text: string): void;
  groups: PickGroup[];
  /** Said when nothing is found. */
  empty: ReactNode;
  /** Stands between the search and the list; `pick` chooses what is marked, as Enter does. */
  between?(pick: () => void): ReactNode;
}

/** Type a part of it, arrows, Enter: the one way to choose from many, in the palette and in windows. */
export function PickList({ label, placeholder, search, onSearch, groups, empty, between }: Props) {
  const id = useId();
  const [marked, setMarked] = useState(0);
  const items = groups.flatMap((group) => group.items);
  const current = items[Math.min(marked, items.length - 1)];
  const optionId = (key: string): string => `${id}-${key}`;

  const key = (event: KeyboardEvent): void => {
    const index = current ? items.indexOf(current) : 0;
    const to = { ArrowDown: index + 1, ArrowUp: index - 1, PageDown: index + 8, PageUp: index - 8 }[event.key];
    if (to !== undefined && items.length > 0) {
      event.preventDefault();
      const wraps = event.key.startsWith('Arrow');
      setMarked(wraps ? (to + items.length) % items.length : Math.min(items.length - 1, Math.max(0, to)));
    } else if (event.key === 'Enter' && current) {
      event.preventDefault();
      pick();
    }
  };
  const pick = (): void => {
    if (current && !current.disabled) current.onPick();
  };

  return (
    <>
      <TextInput
        data-autofocus
        role="combobox"
        aria-expanded
        aria-autocomplete="list"
        aria-controls={id}
        aria-activedescendant={current ? optionId(current.key) : undefined}
        aria-label={label}
        placeholder={placeholder}
        leftSection={<IconSearch size={16} />}
        value={search}
        onChange={(event) => {
          onSearch(event.currentTarget.value);
          setMarked(0);
        }}
        onKeyDown={key}
      />
      {between?.(pick)}
      <div id={id} role="listbox" aria-label={label} className={classes.list}>
        {groups.map((group, index) =>
          group.items.length === 0 ? null : (
            <div key={group.title ?? index} role="group" aria-label={group.title}>
              {group.title ? (
                <div className={classes.title} aria-hidden>
                  {group.title}
                </div>
              ) : null}
              {group.items.map((item) => (
                <Option key={item.key} id={optionId(item.key)} item={item} marked={item === current} />
              ))}
            </div>
          ),
        )}
      </div>
      {items.length === 0 ? (
        <p className={classes.empty} role="status">
          {empty}
        </p>
      ) : null}
    </>
  );
}

function Option({ id, item, marked }: { id: string; item: PickItem; marked: boolean }) {
  return (
    <div
      id={id}
      role="option"
      aria-selected={marked}
      aria-disabled={item.disabled || undefined}
      className={classes.option}
      ref={(element) => {
        if (marked) element?.scrollIntoView({ block: 'nearest' });
      }}
      // The search field keeps the focus.
      onMouseDown={(event) => event.preventDefault()}
      onClick={item.disabled ? undefined : item.onPick}
    >
      {item.content}
    </div>
  );
}
