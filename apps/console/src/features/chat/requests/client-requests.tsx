import { Button } from '@mantine/core';
import { IconStarFilled } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { requestsQuery, type DialogRequest } from '../../../api/requests.js';
import type { DialogRow } from '../../../api/types.js';
import { useFormats } from '../../../ui/format.js';
import { useChatLocation } from '../use-chat-location.js';
import classes from './requests.module.css';

/** The requests of the dialog, newest first; each leads to where it begins. */
export function ClientRequests({ row }: { row: DialogRow }) {
  const { t } = useTranslation('requests');
  const requests = useInfiniteQuery(requestsQuery(row.id));
  const items = requests.data?.pages.flatMap((page) => page.items) ?? [];
  if (items.length === 0) return null;
  return (
    <section className={classes.section} aria-label={t('heading')}>
      <h3>{t('heading')}</h3>
      <ul className={classes.list}>
        {items.map((request) => (
          <li key={request.id}>
            <RequestLine request={request} dialogId={row.id} />
          </li>
        ))}
      </ul>
      {requests.hasNextPage ? (
        <Button size="compact-sm" variant="subtle" loading={requests.isFetchingNextPage} onClick={() => void requests.fetchNextPage()}>
          {t('more')}
        </Button>
      ) : null}
    </section>
  );
}

function RequestLine({ request, dialogId }: { request: DialogRequest; dialogId: number }) {
  const { t } = useTranslation('requests');
  const formats = useFormats();
  const { open } = useChatLocation();
  const { firstMessageId, closedAt, rating } = request;
  const times = closedAt
    ? t('closed', { from: formats.full(request.openedAt), to: formats.full(closedAt) })
    : t('open', { from: formats.full(request.openedAt) });
  return (
    <button
      type="button"
      className={classes.line}
      disabled={firstMessageId === null}
      onClick={() => firstMessageId !== null && open(dialogId, { message: firstMessageId })}
    >
      <span className={classes.head}>
        <span className={classes.number}>{t('number', { number: request.id })}</span>
        {rating ? (
          <span className={classes.rating} title={rating.comment ?? undefined}>
            <IconStarFilled size={11} aria-hidden />
            <span aria-hidden>{rating.score}</span>
            <span className="visually-hidden">{t('rated', { score: rating.score })}</span>
          </span>
        ) : null}
      </span>
      <span className={classes.detail}>{times}</span>
      {request.operator ? <span className={classes.detail}>{request.operator.name}</span> : null}
    </button>
  );
}
