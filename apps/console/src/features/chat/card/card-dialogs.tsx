import { Skeleton } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Card } from '../../../api/cards.js';
import type { DialogRow } from '../../../api/types.js';
import { ActionButton } from '../../../ui/actions/action-button.js';
import { Shortcut } from '../../../ui/actions/shortcut.js';
import { useFormats } from '../../../ui/format.js';
import { TransportIcon } from '../../../ui/transport/transport-icon.js';
import { useTransportName } from '../../../ui/transport/use-transport-name.js';
import { prefetchDialog } from '../queries/prefetch.js';
import type { ChatSearch } from '../search.js';
import { dialogsOf } from './patch-card.js';
import classes from './card-dialogs.module.css';

interface Props {
  card: Card | undefined;
  /** How many there are, from what is known before the card itself is. */
  count: number;
  dialogId: number;
  /** Leads back to the thread where the panel lies over it. */
  keepPane: boolean;
}

/** A press of Enter led to another dialog: its own panel gives the focus back to the list. */
let walking = false;

/** The dialogs of one person over all channels; the wire marks the open one. */
export function CardDialogs({ card, count, dialogId, keepPane }: Props) {
  const { t } = useTranslation('card');
  const list = useRef<HTMLUListElement>(null);
  const isLoaded = card !== undefined;
  useEffect(() => {
    if (!walking || !isLoaded) return;
    walking = false;
    list.current?.querySelector<HTMLElement>('[aria-current]')?.focus();
  }, [isLoaded]);
  if (count < 2) return null;
  const dialogs = card && dialogsOf(card);
  return (
    <section className={classes.section} aria-labelledby="card-dialogs">
      <div className={classes.head}>
        <h3 id="card-dialogs" className={classes.title}>
          {t('dialogs.title', { count })}
        </h3>
        <span className={classes.keys} aria-hidden>
          <Shortcut action="card.previous" /> <Shortcut action="card.next" />
        </span>
        <ActionButton action="card.timeline" size={26} />
      </div>
      <ul ref={list} className={classes.list}>
        {dialogs
          ? dialogs.map((row) => (
              <li key={row.id}>
                <OneDialog row={row} open={row.id === dialogId} keepPane={keepPane} />
              </li>
            ))
          : Array.from({ length: count }, (_, index) => <Skeleton key={index} component="li" height={46} mb={2} />)}
      </ul>
      {card && card.hidden > 0 ? <p className={classes.hidden}>{t('dialogs.hidden', { count: card.hidden })}</p> : null}
    </section>
  );
}

function OneDialog({ row, open, keepPane }: { row: DialogRow; open: boolean; keepPane: boolean }) {
  const { t } = useTranslation('card');
  const client = useQueryClient();
  const formats = useFormats();
  const transportName = useTransportName();
  const at = row.lastMessage?.at ?? row.openedAt;
  const prefetch = (): void => prefetchDialog(client, row);
  return (
    <Link
      to="/chat/$dialogId"
      params={{ dialogId: String(row.id) }}
      search={(old: ChatSearch) => ({ ...old, message: undefined, pane: keepPane ? old.pane : undefined })}
      className={classes.row}
      aria-current={open ? 'true' : undefined}
      onPointerEnter={prefetch}
      onFocus={prefetch}
      // Made by a key, not by the mouse.
      onClick={(event) => (walking = event.detail === 0 && !open && keepPane === false)}
    >
      <span className={classes.transport} title={transportName(row.channel.transport)}>
        <TransportIcon transport={row.channel.transport} />
      </span>
      <span className={classes.body}>
        <span className={classes.line}>
          <span className={classes.channel}>{row.channel.name}</span>
          {row.state === 'closed' ? <span className={classes.state}>{t('dialogs.closed')}</span> : null}
          {row.state === 'open' && row.operator ? <span className={classes.state}>{row.operator.name}</span> : null}
          {row.state === 'open' && !row.operator ? <span className={classes.waits}>{t('dialogs.free')}</span> : null}
          <time className={classes.time} dateTime={at}>
            {formats.short(at)}
          </time>
        </span>
        <span className={classes.line}>
          <span className={classes.preview}>{row.lastMessage?.preview || t('chat:list.attachment')}</span>
          {row.unreadCount > 0 ? (
            <span className={classes.badge} aria-label={t('chat:list.unread', { count: row.unreadCount })}>
              {row.unreadCount > 99 ? '99+' : row.unreadCount}
            </span>
          ) : null}
        </span>
      </span>
    </Link>
  );
}
