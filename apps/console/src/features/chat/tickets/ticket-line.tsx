import { IconFlag3Filled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../api/tickets.js';
import classes from './tickets.module.css';

/** A ticket in one line: its number, what it is about, how it stands and with whom. */
export function TicketLine({ ticket, onOpen }: { ticket: Ticket; onOpen(): void }) {
  const { t } = useTranslation('tickets');
  return (
    <button type="button" className={classes.line} onClick={onOpen}>
      <span className={classes.head}>
        <span className={classes.number}>{ticket.number}</span>
        <span className={classes.state} data-state={ticket.state}>
          {t(`states.${ticket.state}`)}
        </span>
        {ticket.priority === 'normal' ? null : (
          <span className={classes.priority} data-priority={ticket.priority}>
            {ticket.priority === 'high' ? <IconFlag3Filled size={12} aria-hidden /> : null}
            {t(`priorities.${ticket.priority}`)}
          </span>
        )}
      </span>
      <span className={classes.title}>{ticket.title}</span>
      <span className={classes.who}>{ticket.operator?.name ?? t('nobody')}</span>
    </button>
  );
}
