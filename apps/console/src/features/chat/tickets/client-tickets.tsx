import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ticketsQuery, type Ticket } from '../../../api/tickets.js';
import type { DialogRow } from '../../../api/types.js';
import { useMay } from '../../../api/use-may.js';
import { runAction, useAction } from '../../../ui/actions/registry.js';
import { TicketLine } from './ticket-line.js';
import { TicketWindow } from './ticket-window.js';
import classes from './tickets.module.css';

/** The tickets of the person whose dialog it is, from all of his channels. */
export function ClientTickets({ row }: { row: DialogRow }) {
  const { t } = useTranslation('tickets');
  const mayChange = useMay('write_messages') ?? false;
  const tickets = useInfiniteQuery(ticketsQuery({ clientId: row.client.id }));
  const [opened, setOpened] = useState<Ticket | null>(null);
  const items = tickets.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className={classes.section} aria-label={t('heading')}>
      <header className={classes.sectionHead}>
        <h3>{t('heading')}</h3>
        {mayChange ? <NewTicketButton /> : null}
      </header>
      {tickets.data && items.length === 0 ? <p className={classes.none}>{t('noneOfClient')}</p> : null}
      <ul className={classes.list}>
        {items.map((ticket) => (
          <li key={ticket.id}>
            <TicketLine ticket={ticket} onOpen={() => setOpened(ticket)} />
          </li>
        ))}
      </ul>
      {tickets.hasNextPage ? (
        <Button size="compact-sm" variant="subtle" loading={tickets.isFetchingNextPage} onClick={() => void tickets.fetchNextPage()}>
          {t('more')}
        </Button>
      ) : null}
      {opened ? <TicketWindow ticket={opened} mayChange={mayChange} onClose={() => setOpened(null)} /> : null}
    </section>
  );
}

function NewTicketButton() {
  const { t } = useTranslation('tickets');
  return (
    <Button size="compact-sm" variant="subtle" leftSection={<IconPlus size={14} />} onClick={() => runAction('dialog.ticket')}>
      {t('add')}
    </Button>
  );
}

/** The action of a new ticket, wherever in the dialog one is; the panel may be closed. */
export function NewTicket({ dialogId }: { dialogId: number }) {
  const [opened, setOpened] = useState(false);
  useAction('dialog.ticket', () => setOpened(true), useMay('write_messages') ?? false);
  return opened ? <TicketWindow ticket={null} dialogId={dialogId} mayChange onClose={() => setOpened(false)} /> : null;
}
