import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DialogRow } from '../../../api/types.js';
import { useFormats } from '../../../ui/format.js';
import { EchoView } from './echo-view.js';
import { MessageView } from './message-view.js';
import { SystemLine } from './system-line.js';
import type { ThreadRow } from './rows.js';
import classes from './thread-row.module.css';

interface Props {
  row: ThreadRow;
  dialog: DialogRow;
  operatorId: number;
  flashed: boolean;
  focusable: boolean;
  onQuotedClick(id: number): Promise<void>;
}

/** Draws one line of the thread, whatever it is. */
export const ThreadRowView = memo(function ThreadRowView({ row, dialog, operatorId, flashed, focusable, onQuotedClick }: Props) {
  const { t } = useTranslation('chat');
  const formats = useFormats();
  switch (row.type) {
    case 'start':
      return <div className={classes.start}>{t('thread.start', { date: formats.date(row.at) })}</div>;
    case 'day':
      return (
        <div className={classes.day}>
          <span>{formats.day(row.at)}</span>
        </div>
      );
    case 'unread':
      return (
        <div className={classes.unread} role="separator">
          <span>{t('thread.new')}</span>
        </div>
      );
    case 'echo':
      return <EchoView echo={row.echo} startsGroup={row.startsGroup} focusable={focusable} />;
    case 'message':
      return row.message.kind === 'system' ? (
        <SystemLine message={row.message} />
      ) : (
        <MessageView
          message={row.message}
          dialog={dialog}
          operatorId={operatorId}
          startsGroup={row.startsGroup}
          flashed={flashed}
          focusable={focusable}
          onQuotedClick={onQuotedClick}
        />
      );
  }
});
