import { IconAlertTriangle, IconClockHour4, IconLock, IconNote } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { operatorsQuery } from '../../../api/company.js';
import type { DialogRow, Named } from '../../../api/types.js';
import { Avatar } from '../../../ui/avatar.js';
import { useFormats } from '../../../ui/format.js';
import { TransportIcon } from '../../../ui/transport/transport-icon.js';
import { useTransportName } from '../../../ui/transport/use-transport-name.js';
import { BotMark } from '../bot/bot-mark.js';
import { useClientTyping } from '../live/client-typing.js';
import { useWaiting } from '../parts/waiting.js';
import { SnoozeMark } from '../snooze/snooze-mark.js';
import type { ChatSearch } from '../search.js';
import { useDraft } from '../sending/drafts.js';
import classes from './list-row.module.css';

interface Props {
  row: DialogRow;
  operatorId: number;
  selected: boolean;
  showOperator: boolean;
  /** Pointed at or focused: it may be opened next. */
  onIntent(): void;
}

/** One dialog of the list. */
export const ListRow = memo(function ListRow({ row, operatorId, selected, showOperator, onIntent }: Props) {
  const { t } = useTranslation('chat');
  const formats = useFormats();
  const transportName = useTransportName();
  const draft = useDraft(row.id);
  const typing = useClientTyping(row.id);
  const unread = row.unreadCount > 0 && !row.blockedAt;
  const at = row.blockedAt ?? row.lastMessage?.at ?? row.openedAt;

  return (
    <Link
      to="/chat/$dialogId"
      params={{ dialogId: String(row.id) }}
      search={(old: ChatSearch) => ({ ...old, message: undefined, pane: undefined })}
      className={classes.row}
      data-selected={selected || undefined}
      data-unread={unread || undefined}
      aria-current={selected ? 'true' : undefined}
      onPointerEnter={onIntent}
      onFocus={onIntent}
    >
      <span className={classes.avatar}>
        <Avatar name={row.client.name} />
        <span className={classes.transport} title={transportName(row.channel.transport)} aria-hidden>
          <TransportIcon transport={row.channel.transport} />
        </span>
      </span>
      <span className={classes.body}>
        <span className={classes.line}>
          <span className={classes.name}>{row.client.name}</span>
          <span className={classes.channel}>{row.channel.name}</span>
          <time className={classes.time} dateTime={at}>
            {formats.short(at)}
          </time>
        </span>
        <span className={classes.line}>
          <SnoozeMark until={row.snoozedUntil} />
          {row.blockedAt ? null : row.bot ? <BotMark bot={row.bot} /> : <WaitsBadge row={row} operatorId={operatorId} />}
          <span className={classes.preview}>
            {row.blockedAt ? (
              <Withheld row={row} />
            ) : typing ? (
              <span className={classes.typing}>{t('dialog.clientTyping')}</span>
            ) : draft.text && !selected ? (
              <>
                <span className={classes.draft}>{t('list.draft')}</span> {draft.text}
              </>
            ) : (
              <Preview row={row} />
            )}
          </span>
          {showOperator && row.operator ? <OperatorTag operator={row.operator} /> : null}
          {unread ? (
            <span className={classes.badge} aria-label={t('list.unread', { count: row.unreadCount })}>
              {row.unreadCount > 99 ? '99+' : row.unreadCount}
            </span>
          ) : null}
        </span>
      </span>
    </Link>
  );
});

/** Who has the dialog, and whether he is there. */
function OperatorTag({ operator }: { operator: Named }) {
  const { t } = useTranslation('app');
  const { data: operators } = useQuery(operatorsQuery);
  const known = operators?.find(({ id }) => id === operator.id);
  const status = known?.status ?? 'offline';
  return (
    <span className={classes.operator} title={known?.statusName ?? t(`status.${status}`)}>
      <span className={classes.presence} data-status={status} />
      {operator.name}
    </span>
  );
}

function Preview({ row }: { row: DialogRow }) {
  const { t } = useTranslation('chat');
  const last = row.lastMessage;
  if (!last) return <>{t('list.noMessages')}</>;
  if (last.kind === 'comment') {
    return (
      <>
        <IconNote size={13} className={classes.kind} aria-label={t('message.comment')} /> {last.preview}
      </>
    );
  }
  const mine = last.kind === 'to_client' || last.kind === 'autoreply';
  return (
    <>
      {mine ? <span className={classes.answer}>↩ </span> : null}
      {last.preview || t('list.attachment')}
    </>
  );
}

/** Of a blocked dialog nobody sees what was written last: only how much of it there is. */
function Withheld({ row }: { row: DialogRow }) {
  const { t } = useTranslation('chat');
  return (
    <span className={classes.withheld}>
      <IconLock size={13} aria-hidden /> {t('blocked.inList', { count: row.withheldMessages })}
    </span>
  );
}

function WaitsBadge({ row, operatorId }: { row: DialogRow; operatorId: number }) {
  const waiting = useWaiting(row, operatorId);
  if (!waiting) return null;
  const { text, why, own } = waiting;
  const Icon = own ? IconAlertTriangle : IconClockHour4;
  return (
    <span className={classes.waits} title={why}>
      <Icon size={12} aria-hidden />
      {text}
    </span>
  );
}
