import { ActionIcon } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconGripVertical, IconTrash } from '@tabler/icons-react';
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { moved, without } from '../logic/move.js';
import classes from './fields.module.css';

interface Props<T> {
  label: string;
  items: readonly T[];
  keyOf(item: T, index: number): string;
  titleOf(item: T, index: number): string;
  onChange(items: T[]): void;
  children(item: T, index: number): ReactNode;
}

/** Cards in an order: by arrows, by Alt with an arrow key anywhere in a card, or dragged by the grip. Each can be deleted. */
export function Sortable<T>({ label, items, keyOf, titleOf, onChange, children }: Props<T>) {
  const { t } = useTranslation('steps');
  const list = useRef<HTMLUListElement>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);

  const focusCard = (index: number, part: string): void => {
    requestAnimationFrame(() => list.current?.children.item(index)?.querySelector<HTMLElement>(part)?.focus());
  };
  const move = (from: number, to: number, part: string): void => {
    if (to < 0 || to >= items.length) return;
    onChange(moved(items, from, to));
    focusCard(to, part);
  };
  const remove = (index: number): void => {
    onChange(without(items, index));
    focusCard(Math.min(index, items.length - 2), 'input, textarea, button');
  };
  const key = (event: KeyboardEvent, index: number): void => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!event.altKey || step === undefined) return;
    event.preventDefault();
    const part = event.target instanceof HTMLElement && event.target.dataset['part'];
    move(index, index + step, part ? `[data-part="${part}"]` : 'input, textarea, button');
  };
  const drop = (to: number): void => {
    if (dragged !== null && dragged !== to) onChange(moved(items, dragged, to));
    setDragged(null);
    setOver(null);
  };

  return (
    <ul ref={list} className={classes.list} aria-label={label}>
      {items.map((item, index) => {
        const name = titleOf(item, index);
        return (
          <li
            key={keyOf(item, index)}
            className={classes.card}
            data-over={(over === index && dragged !== index) || undefined}
            onKeyDown={(event) => key(event, index)}
            onDragOver={(event) => {
              if (dragged === null) return;
              event.preventDefault();
              setOver(index);
            }}
            onDrop={() => drop(index)}
          >
            <div className={classes.cardHead}>
              <span
                className={classes.grip}
                draggable={items.length > 1}
                aria-hidden
                onDragStart={(event) => {
                  event.dataTransfer.setData('text/plain', name);
                  setDragged(index);
                }}
                onDragEnd={() => drop(dragged ?? index)}
              >
                <IconGripVertical size={15} />
              </span>
              <span className={classes.cardTitle}>{name}</span>
              <ActionIcon
                size={26}
                data-part="up"
                aria-label={t('list.up', { name })}
                disabled={index === 0}
                onClick={() => move(index, index - 1, '[data-part="up"]')}
              >
                <IconArrowUp size={15} />
              </ActionIcon>
              <ActionIcon
                size={26}
                data-part="down"
                aria-label={t('list.down', { name })}
                disabled={index === items.length - 1}
                onClick={() => move(index, index + 1, '[data-part="down"]')}
              >
                <IconArrowDown size={15} />
              </ActionIcon>
              <ActionIcon size={26} aria-label={t('list.delete', { name })} onClick={() => remove(index)}>
                <IconTrash size={15} />
              </ActionIcon>
            </div>
            {children(item, index)}
          </li>
        );
      })}
    </ul>
  );
}
