import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { IconPlus, IconSearch, IconTicket } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ticketsQuery, type Ticket, type TicketFilter } from '../../../api/tickets.js';
import { useMay } from '../../../api/use-may.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { errorText } from '../../../ui/toast.js';
import { TICKETS_SHOWN, type TicketsSearch, type TicketsShown } from './search.js';
import { TicketLine } from './ticket-line.js';
import { TicketWindow } from './ticket-window.js';
import classes from './tickets.module.css';

const FILTERS: Record<TicketsShown, TicketFilter> = {
  mine: { mine: true, state: 'active' },
  active: { state: 'active' },
  closed: { state: 'closed' },
  all: {},
};

/** All that is to be done, for one or for everybody; which, the address says. */
export default function TicketsPage() {
  const { t } = useTranslation('tickets');
  const navigate = useNavigate();
  const { tickets: show = 'mine', query = '' } = useSearch({ strict: false }) as TicketsSearch;
  const mayChange = useMay('write_messages') ?? false;
  const [adding, setAdding] = useState(false);
  const refine = (more: TicketsSearch): void =>
    void navigate({ to: '/tickets', search: (old: TicketsSearch) => ({ ...old, ...more }), replace: true } as Parameters<
      typeof navigate
    >[0]);
  return (
    <div className={classes.page} data-region="tickets">
      <header className={classes.pageHead}>
        <h1>{t('heading')}</h1>
        <SegmentedControl
          aria-label={t('show')}
          data={TICKETS_SHOWN.map((value) => ({ value, label: t(`shown.${value}`) }))}
          value={show}
          onChange={(value) => refine({ tickets: value as TicketsShown })}
        />
        <TextInput
          className={classes.search}
          type="search"
          aria-label={t('search')}
          placeholder={t('search')}
          leftSection={<IconSearch size={15} />}
          maxLength={200}
          value={query}
          onChange={(event) => refine({ query: event.currentTarget.value })}
        />
        {mayChange ? (
          <Button leftSection={<IconPlus size={15} />} onClick={() => setAdding(true)}>
            {t('add')}
          </Button>
        ) : null}
      </header>
      <div className={classes.pageBody}>
        <Found filter={{ ...FILTERS[show], ...(query && { query }) }} mayChange={mayChange} />
      </div>
      {adding ? <TicketWindow ticket={null} mayChange onClose={() => setAdding(false)} /> : null}
    </div>
  );
}

function Found({ filter, mayChange }: { filter: TicketFilter; mayChange: boolean }) {
  const { t } = useTranslation('tickets');
  const tickets = useInfiniteQuery({ ...ticketsQuery(filter), placeholderData: (before) => before });
  const [opened, setOpened] = useState<Ticket | null>(null);
  if (tickets.error) return <p role="alert">{errorText(tickets.error)}</p>;
  const items = tickets.data?.pages.flatMap((page) => page.items) ?? [];
  if (tickets.data && items.length === 0) {
    return (
      <EmptyState icon={<IconTicket size={22} />} title={t('none')}>
        {t('noneHint')}
      </EmptyState>
    );
  }
  return (
    <>
      <ul className={classes.list} aria-busy={tickets.isPending}>
        {items.map((ticket) => (
          <li key={ticket.id} className={classes.row}>
            <TicketLine ticket={ticket} onOpen={() => setOpened(ticket)} />
            {ticket.dialogId && ticket.client ? (
              <Link className={classes.chat} to="/chat/$dialogId" params={{ dialogId: String(ticket.dialogId) }}>
                {ticket.client.name}
              </Link>
            ) : null}
          </li>
        ))}
      </ul>
      {tickets.hasNextPage ? (
        <Button variant="subtle" loading={tickets.isFetchingNextPage} onClick={() => void tickets.fetchNextPage()}>
          {t('more')}
        </Button>
      ) : null}
      {opened ? <TicketWindow ticket={opened} mayChange={mayChange} onClose={() => setOpened(null)} /> : null}
    </>
  );
}
