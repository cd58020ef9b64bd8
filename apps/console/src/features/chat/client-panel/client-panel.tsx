import { ActionIcon } from '@mantine/core';
import { IconArrowLeft, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Card } from '../../../api/cards.js';
import { useMay } from '../../../api/use-may.js';
import type { DialogRow, DialogView } from '../../../api/types.js';
import { Avatar } from '../../../ui/avatar.js';
import { useFormats } from '../../../ui/format.js';
import { useNarrow } from '../../../ui/use-width.js';
import { TransportIcon } from '../../../ui/transport/transport-icon.js';
import { useTransportName } from '../../../ui/transport/use-transport-name.js';
import { BotSection } from '../bot/bot-section.js';
import { CardDialogs } from '../card/card-dialogs.js';
import { CardFields } from '../card/card-fields.js';
import { CardMenu } from '../card/card-menu.js';
import { cardOfClient } from '../card/patch-card.js';
import { useChangeCard } from '../card/use-card.js';
import { ReferralCard } from '../parts/content-parts.js';
import { ClientRequests } from '../requests/client-requests.js';
import { ClientTickets } from '../tickets/client-tickets.js';
import { BlacklistMark } from './blacklist.js';
import { ClientTags } from './client-tags.js';
import { InlineField } from './inline-field.js';
import { WriteElsewhere } from '../write-first/write-elsewhere.js';
import classes from './client-panel.module.css';

interface Props {
  row: DialogRow;
  view: DialogView | undefined;
  /** Of the person; undefined until it is known. */
  card: Card | undefined;
  /** The panel lies over the thread. */
  over: boolean;
  onClose(): void;
}

/** Who the client is: each field is changed where it stands, once for all dialogs of the person. */
export function ClientPanel({ row, view, card, over, onClose }: Props) {
  const { t } = useTranslation('chat');
  const narrow = useNarrow();
  return (
    <aside className={classes.panel} aria-label={t('client.label')} data-region="client">
      <header className={classes.head}>
        {narrow ? (
          <ActionIcon aria-label={t('ui:back')} onClick={onClose}>
            <IconArrowLeft size={20} />
          </ActionIcon>
        ) : null}
        <h2 className={classes.title}>{t('client.title')}</h2>
        {view ? <CardMenu client={view.client} /> : null}
        {view ? <WriteElsewhere client={view.client} /> : null}
        {narrow ? null : (
          <ActionIcon aria-label={t('client.close')} onClick={onClose}>
            <IconX size={17} />
          </ActionIcon>
        )}
      </header>
      <div className={classes.body}>{view ? <Details row={row} view={view} card={card} over={over} /> : null}</div>
    </aside>
  );
}

function Details({ row, view, card: known, over }: { row: DialogRow; view: DialogView; card: Card | undefined; over: boolean }) {
  const { t } = useTranslation('chat');
  const { client } = view;
  const card = known ?? cardOfClient(client);
  const save = useChangeCard(card);
  const readOnly = !useMay('change_clients') || !known;

  return (
    <>
      <div className={classes.person}>
        <Avatar name={client.name} size={48} />
        <div className={classes.personText}>
          <InlineField label={t('client.name')} value={client.name} required large readOnly={readOnly} onSave={(name) => save({ name })} />
          {readOnly && !card.title ? null : (
            <InlineField
              label={t('card:field.title')}
              value={card.title}
              quiet
              empty={t('card:addTitle')}
              readOnly={readOnly}
              onSave={(title) => save({ title: title || null })}
            />
          )}
          {client.username ? <div className={classes.muted}>@{client.username}</div> : null}
        </div>
      </div>
      <BotSection row={row} />
      {client.blacklistedAt ? <BlacklistMark since={client.blacklistedAt} /> : null}
      <CardDialogs
        card={known}
        count={known ? known.clients.length + known.hidden : client.card.dialogs}
        dialogId={row.id}
        keepPane={over}
      />
      <ClientTags client={client} />
      <CardFields card={card} phone={client.phone} readOnly={readOnly} save={save} />
      {client.referral ? (
        <section className={classes.section}>
          <h3>{t('client.referral')}</h3>
          <ReferralCard referral={client.referral} />
        </section>
      ) : null}
      <ClientTickets row={row} />
      <ClientRequests row={row} />
      <DialogFacts row={row} view={view} />
      {client.identities.length > 0 ? (
        <section className={classes.section}>
          <h3>{t('client.identities')}</h3>
          <dl className={classes.facts}>
            {client.identities.map(({ kind, value }) => (
              <Fact key={kind + value} name={kind}>
                <span className={classes.code}>{value}</span>
              </Fact>
            ))}
          </dl>
        </section>
      ) : null}
    </>
  );
}

function DialogFacts({ row, view }: { row: DialogRow; view: DialogView }) {
  const { t } = useTranslation('chat');
  const formats = useFormats();
  const transportName = useTransportName();
  const { client } = view;
  return (
    <section className={classes.section}>
      <h3>{t('client.dialog')}</h3>
      <dl className={classes.facts}>
        <Fact name={t('client.channel')}>
          <span className={classes.channel}>
            <TransportIcon transport={client.channel.transport} /> {client.channel.name}
          </span>
        </Fact>
        <Fact name={t('client.transport')}>{transportName(client.channel.transport)}</Fact>
        <Fact name={t('client.operator')}>{row.operator?.name ?? t('dialog.nobody')}</Fact>
        {row.group ? <Fact name={t('client.group')}>{row.group.name}</Fact> : null}
        {row.requestId === null ? null : <Fact name={t('client.request')}>№ {row.requestId}</Fact>}
        <Fact name={t('client.opened')}>{formats.full(row.openedAt)}</Fact>
        {row.closedAt ? <Fact name={t('client.closed')}>{formats.full(row.closedAt)}</Fact> : null}
        {view.windowClosesAt ? <Fact name={t('client.window')}>{formats.distance(view.windowClosesAt)}</Fact> : null}
        <Fact name={t('client.since')}>{formats.date(client.createdAt)}</Fact>
        <Fact name="ID">{client.id}</Fact>
      </dl>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
