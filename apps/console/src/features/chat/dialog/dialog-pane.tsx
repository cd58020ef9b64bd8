import { Button } from '@mantine/core';
import { IconMessageOff } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { DialogRow } from '../../../api/types.js';
import { useMay } from '../../../api/use-may.js';
import { useAction } from '../../../ui/actions/registry.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { errorText } from '../../../ui/toast.js';
import { BlockedDialog } from '../blocked/blocked-dialog.js';
import { useBotActions } from '../bot/use-bot-actions.js';
import { ClientPanel } from '../client-panel/client-panel.js';
import { CardWindows } from '../card/card-windows.js';
import { cardKeys } from '../card/queries.js';
import { useCard } from '../card/use-card.js';
import { useCardActions } from '../card/use-card-actions.js';
import { Composer } from '../composer/composer.js';
import { useDropFiles } from '../../../ui/files/use-drop-files.js';
import { PANEL_WIDTH, usePanes } from '../panes.js';
import { picturesOf, type Picture } from '../../../ui/message/lightbox-store.js';
import { Lightbox } from '../../../ui/message/lightbox.js';
import { ResizeHandle } from '../../../ui/resize-handle.js';
import { knownRow } from '../queries/known-row.js';
import { keys } from '../queries/keys.js';
import type { MessageData } from '../queries/messages.js';
import { attachFiles } from '../sending/attach-files.js';
import { useDialog } from '../queries/dialog.js';
import { Thread } from '../thread/thread.js';
import { forgetUnreadMark } from '../thread/unread-mark.js';
import type { ChatPane } from '../search.js';
import { ExportChat } from '../export/export-window.js';
import { ShareChat } from '../shares/share-window.js';
import { NewTicket } from '../tickets/client-tickets.js';
import { useChatLocation } from '../use-chat-location.js';
import { DialogHeader } from './dialog-header.js';
import { SnoozeWindow } from '../snooze/snooze-window.js';
import { TransferWindow } from './transfer-window.js';
import { useDialogActions } from './use-dialog-actions.js';
import classes from './dialog-pane.module.css';

const TimelinePane = lazy(async () => ({ default: (await import('../card/timeline/timeline-pane.js')).TimelinePane }));

interface Props {
  dialogId: number;
  operatorId: number;
  narrow: boolean;
  medium: boolean;
}

/** One dialog: its head, its thread, the composer, and who the client is. */
export function DialogPane({ dialogId, operatorId, narrow, medium }: Props) {
  const { t } = useTranslation('chat');
  const client = useQueryClient();
  const { open, refine, search } = useChatLocation();
  const dialog = useDialog(dialogId);
  // From the list at once, so that switching shows no blank; the full view follows.
  const row: DialogRow | undefined = dialog.data ?? knownRow(client, dialogId);
  useEffect(() => () => forgetUnreadMark(dialogId), [dialogId]);
  useAction('general.escape', () => {
    // What lies over the dialog is left first.
    if (search.pane === 'client' && (narrow || medium)) refine({ pane: undefined });
    else if (narrow) open(null);
    else document.querySelector<HTMLElement>('[data-region="list"] [aria-current]')?.focus();
  });

  if (dialog.isError && !dialog.data) {
    return (
      <section className={classes.pane} aria-label={t('thread.label')} data-region="thread">
        <EmptyState
          icon={<IconMessageOff size={22} />}
          title={t('thread.gone')}
          action={
            <Button variant="default" onClick={() => open(null)}>
              {t('thread.goneAction')}
            </Button>
          }
        >
          {errorText(dialog.error)}
        </EmptyState>
      </section>
    );
  }
  if (!row) return <section className={classes.pane} aria-busy aria-label={t('thread.label')} data-region="thread" />;
  return <OpenDialog row={row} operatorId={operatorId} narrow={narrow} medium={medium} view={dialog.data} pane={search.pane} />;
}

interface OpenProps extends Omit<Props, 'dialogId'> {
  row: DialogRow;
  view: ReturnType<typeof useDialog>['data'];
  pane: ChatPane | undefined;
}

function OpenDialog({ row, view, operatorId, narrow, medium, pane }: OpenProps) {
  const { t } = useTranslation('chat');
  const client = useQueryClient();
  const { refine, search } = useChatLocation();
  const { panelOpen, panelWidth, folded } = usePanes();
  const actions = useDialogActions(row, operatorId);
  useBotActions(row);
  const card = useCard(row.id, view?.client);
  const cardWindow = useCardActions(card, row.id);
  const drop = useDropFiles((files) => attachFiles(row.id, files), useMay('write_messages') !== false && !row.blockedAt);

  const pictures = (): Picture[] => {
    const shownThread = pane === 'timeline' && card ? cardKeys.timeline(card.id) : keys.messages(row.id);
    const pages = client.getQueryData<MessageData>(shownThread)?.pages ?? [];
    return picturesOf(pages.flatMap(({ items }) => items).flatMap(({ attachments }) => attachments));
  };

  const beside = !narrow && !medium;
  const shown = beside ? panelOpen && !folded : pane === 'client';
  const toggle = (): void => {
    if (beside) usePanes.setState(folded ? { folded: false, panelOpen: true } : { panelOpen: !panelOpen });
    else refine({ pane: shown ? undefined : 'client' });
  };
  useAction('dialog.panel', toggle);

  return (
    <BlockedDialog value={Boolean(row.blockedAt)}>
      <section className={classes.pane} aria-label={t('thread.label')} data-region="thread" {...drop.handlers}>
        <DialogHeader row={row} view={view} operatorId={operatorId} narrow={narrow} panelShown={shown} />
        {pane === 'timeline' && card ? (
          <Suspense>
            <TimelinePane card={card} operatorId={operatorId} />
          </Suspense>
        ) : (
          <>
            <Thread row={row} operatorId={operatorId} target={search.message} />
            <Composer row={row} view={view} operatorId={operatorId} />
          </>
        )}
        {drop.over ? <div className={classes.drop}>{t('composer.drop')}</div> : null}
      </section>
      {shown && beside ? (
        <ResizeHandle
          label={t('client.resize')}
          width={panelWidth}
          limits={PANEL_WIDTH}
          reversed
          onChange={(width) => usePanes.setState({ panelWidth: width })}
        />
      ) : null}
      {shown ? (
        <div className={beside ? classes.panel : classes.over} style={beside ? { width: panelWidth } : undefined}>
          <ClientPanel row={row} view={view} card={card} over={!beside} onClose={toggle} />
        </div>
      ) : null}
      {actions.snooze.opened ? <SnoozeWindow row={row} {...actions.snooze} /> : null}
      <TransferWindow row={row} {...actions.transfer} />
      {card && cardWindow.shown ? (
        <CardWindows card={card} clientId={row.client.id} shown={cardWindow.shown} onClose={cardWindow.close} />
      ) : null}
      <NewTicket dialogId={row.id} />
      <ExportChat row={row} />
      <ShareChat row={row} />
      <Lightbox pictures={pictures} />
    </BlockedDialog>
  );
}
