import { Button, Skeleton } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listLinks, previewUndo, undoLink, type Card, type CardLink, type CardLinkClient, type Side } from '../../../../api/cards.js';
import { useFormats } from '../../../../ui/format.js';
import { errorText } from '../../../../ui/toast.js';
import { TransportIcon } from '../../../../ui/transport/transport-icon.js';
import { CardFrame, Problem } from '../card-window.js';
import { SIDES } from '../link/link-draft.js';
import { cardKeys } from '../queries.js';
import { PartingForm } from '../unlink/parting-form.js';
import { nameOf } from '../values.js';
import classes from './history.module.css';

interface Props {
  card: Card;
  onClose(): void;
}

/** Who linked what and when, who took it back; a link that nothing stands on can be undone from here. */
export function HistoryWindow({ card, onClose }: Props) {
  const { t } = useTranslation('card');
  const [undoing, setUndoing] = useState<CardLink | null>(null);
  const links = useQuery({
    queryKey: cardKeys.links(card.id),
    queryFn: ({ signal }) => listLinks(card.id, signal),
    staleTime: 0,
  });
  return (
    <CardFrame
      title={undoing ? t('undo.title') : t('history.title', { name: nameOf(card) })}
      wide
      keeps={undoing !== null}
      onClose={undoing ? () => setUndoing(null) : onClose}
    >
      {undoing ? (
        <PartingForm
          card={card}
          asks={['undo', undoing.id]}
          ask={(signal) => previewUndo(undoing.id, signal)}
          part={(choice) => undoLink(undoing.id, choice)}
          isAsked
          submit={() => t('undo.submit')}
          done={t('undo.done')}
          onClose={() => setUndoing(null)}
        />
      ) : (
        <>
          {links.isPending ? <Skeleton height={120} /> : null}
          {links.isError ? <Problem>{errorText(links.error)}</Problem> : null}
          {links.data?.length === 0 ? <p className={classes.empty}>{t('history.empty')}</p> : null}
          <ol className={classes.list}>
            {links.data?.map((link) => (
              <OneLink key={link.id} link={link} onUndo={() => setUndoing(link)} />
            ))}
          </ol>
        </>
      )}
    </CardFrame>
  );
}

function OneLink({ link, onUndo }: { link: CardLink; onUndo(): void }) {
  const { t } = useTranslation('card');
  const formats = useFormats();
  const who = link.by?.name ?? t('history.program');
  return (
    <li className={classes.link} data-undone={link.undoneAt !== null || undefined}>
      <div className={classes.head}>
        <span>
          <span className={classes.who}>{t('history.linked', { who })}</span>{' '}
          <time dateTime={link.at} className={classes.at}>
            {formats.full(link.at)}
          </time>
        </span>
        {link.canUndo ? (
          <Button size="compact-sm" variant="default" leftSection={<IconArrowBackUp size={14} />} onClick={onUndo}>
            {t('history.undo')}
          </Button>
        ) : null}
      </div>
      <div className={classes.sides}>
        {SIDES.map((side) => (
          <SideOf key={side} side={side} clients={link.clients.filter((client) => client.side === side)} />
        ))}
      </div>
      {link.hidden > 0 ? <p className={classes.note}>{t('history.hidden', { count: link.hidden })}</p> : null}
      {link.undoneAt ? (
        <p className={classes.note}>
          {t('history.undone', { who: link.undoneBy?.name ?? t('history.program'), at: formats.full(link.undoneAt) })}
        </p>
      ) : null}
    </li>
  );
}

function SideOf({ side, clients }: { side: Side; clients: readonly CardLinkClient[] }) {
  const { t } = useTranslation('card');
  const formats = useFormats();
  if (clients.length === 0) return null;
  return (
    <ul className={classes.side} aria-label={t(`link.${side}`)}>
      {clients.map(({ clientId, name, channel, unlinkedAt, unlinkedBy }) => (
        <li key={clientId}>
          <span className={classes.channel}>
            <TransportIcon transport={channel.transport} /> {channel.name}
          </span>{' '}
          {name}
          {unlinkedAt ? (
            <span className={classes.note}>
              {' '}
              {t('history.parted', { who: unlinkedBy?.name ?? t('history.program'), at: formats.short(unlinkedAt) })}
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
