import { ActionIcon } from '@mantine/core';
import { IconPinnedOff, IconPinFilled } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InternalMessage } from '../../../api/internal-chats.js';
import { messageLine } from '../names.js';
import { useChangeInternal } from './use-change-internal.js';
import classes from './pinned-bar.module.css';

interface Props {
  pins: readonly InternalMessage[];
  operatorId: number;
  onJump(id: number): void;
}

/** The pinned messages above the thread: a press goes to the one that is shown, and shows the one pinned before it. */
export function PinnedBar({ pins, operatorId, onJump }: Props) {
  const { t } = useTranslation('internal-chats');
  const [index, setIndex] = useState(0);
  const change = useChangeInternal(operatorId);
  const at = Math.min(index, pins.length - 1);
  const pin = pins[at];
  if (!pin) return null;
  const text = messageLine(pin, t);
  const go = (): void => {
    onJump(pin.id);
    setIndex((at + 1) % pins.length);
  };
  return (
    <div className={classes.bar} role="group" aria-label={t('pins.label')}>
      <IconPinFilled size={15} className={classes.icon} aria-hidden />
      <button type="button" className={classes.pin} onClick={go}>
        <span className={classes.title}>
          {pins.length > 1 ? t('pins.of', { index: at + 1, count: pins.length }) : t('pins.one')}
          {pin.author ? ` · ${pin.forwarded?.author.name ?? pin.author.name}` : ''}
        </span>
        <span className={classes.text}>{text}</span>
      </button>
      <ActionIcon size={28} aria-label={t('message.unpin')} title={t('message.unpin')} onClick={() => void change.pin(pin, false)}>
        <IconPinnedOff size={16} stroke={1.75} />
      </ActionIcon>
    </div>
  );
}
