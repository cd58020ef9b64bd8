import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DialogRow } from '../../../api/types.js';
import { useFormats } from '../../../ui/format.js';
import { DayLine, NewLine, StartLine } from '../../../ui/thread/dividers.js';
import { EchoView } from './echo-view.js';
import { MessageView } from './message-view.js';
import { SystemLine } from './system-line.js';
import type { ThreadRow } from './rows.js';

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
      return <StartLine>{t('thread.start', { date: formats.date(row.at) })}</StartLine>;
    case 'day':
      return <DayLine at={row.at} />;
    case 'unread':
      return <NewLine />;
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
