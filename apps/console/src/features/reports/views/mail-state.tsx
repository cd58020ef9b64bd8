import { Button } from '@mantine/core';
import { IconAlertTriangle, IconSend } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { reportChoicesQuery, type ReportMail, type ReportView } from '../../../api/reports.js';
import { useWords } from '../words.js';
import classes from './views.module.css';

interface Props {
  view: ReportView;
  mail: ReportMail;
  sending: boolean;
  sent: boolean;
  onSend(): void;
}

/** When the last letters left and the next ones will, and who got none and why. */
export function MailState({ mail, sending, sent, onSend }: Props) {
  const { t } = useTranslation('reports');
  const { data: choices } = useQuery(reportChoicesQuery);
  const words = useWords(choices?.timeZone ?? 'UTC');
  const { lastSentAt, nextAt, lastError } = mail;
  const nameOf = (id: number): string => choices?.operators.find((one) => one.id === id)?.name ?? `ID ${id}`;
  return (
    <div className={classes.state}>
      <p>{lastSentAt ? t('mail.last', { at: words.moment(lastSentAt) }) : t('mail.never')}</p>
      <p>{nextAt ? t('mail.next', { at: words.moment(nextAt) }) : t('mail.stopped')}</p>
      {lastError && (
        <p className={classes.failed} role="status">
          <IconAlertTriangle size={15} aria-hidden />
          <span>
            {t(`mail.error.${lastError.code}`, { who: lastError.operatorIds.map(nameOf).join(', ') })}
            {lastError.words ? ` ${t('mail.words', { words: lastError.words })}` : ''}
          </span>
        </p>
      )}
      <Button variant="default" size="compact-sm" leftSection={<IconSend size={14} aria-hidden />} loading={sending} onClick={onSend}>
        {t('mail.now')}
      </Button>
      {sent && (
        <p className={classes.sent} role="status">
          {t('mail.onItsWay')}
        </p>
      )}
    </div>
  );
}
