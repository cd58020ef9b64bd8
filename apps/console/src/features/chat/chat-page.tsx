import { useQuery } from '@tanstack/react-query';
import { use, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useFrame } from '../../api/frame.js';
import { live } from '../../api/live.js';
import { meQuery } from '../../api/session.js';
import { useAction } from '../../ui/actions/registry.js';
import { keepFocus } from '../../ui/lost-focus.js';
import { useMedium, useNarrow } from '../../ui/use-width.js';
import { DialogPane } from './dialog/dialog-pane.js';
import { NoDialog } from './dialog/no-dialog.js';
import { DialogList } from './list/dialog-list.js';
import { LIST_WIDTH, usePanes } from './panes.js';
import { ResizeHandle } from '../../ui/resize-handle.js';
import { WriteFirst } from './write-first/write-first.js';
import { StartSlot } from './start-slot.js';
import { useChatLocation } from './use-chat-location.js';
import classes from './chat-page.module.css';

/** List, thread and client side by side; one of them at a time where there is no room. */
export default function ChatPage() {
  const { t } = useTranslation('chat');
  const { data: me } = useQuery(meQuery);
  const { dialogId } = useChatLocation();
  const narrow = useNarrow();
  const medium = useMedium();
  const alone = useFrame((state) => state.dialogId !== null);
  const { listWidth, folded } = usePanes();
  useAction('view.fold', () => usePanes.setState({ folded: !folded }), !narrow);
  useEffect(() => {
    live.view(dialogId);
  }, [dialogId]);
  useEffect(() => () => live.view(null), []);
  useEffect(() => keepFocus(), []);

  if (!me) return null;
  const showList = alone ? false : narrow ? dialogId === null : !folded || dialogId === null;
  return (
    <div className={classes.page} data-narrow={narrow || undefined} data-whole-window={(narrow && dialogId !== null) || undefined}>
      <h1 className="visually-hidden">{t('ui:actions.go.chat')}</h1>
      <WriteFirst />
      {showList ? (
        <>
          <div className={classes.list} style={narrow ? undefined : { width: listWidth }}>
            {narrow ? use(StartSlot) : null}
            <DialogList />
          </div>
          {narrow ? null : (
            <ResizeHandle
              label={t('list.resize')}
              width={listWidth}
              limits={LIST_WIDTH}
              onChange={(width) => usePanes.setState({ listWidth: width })}
            />
          )}
        </>
      ) : null}
      {dialogId === null ? (
        narrow ? null : (
          <NoDialog />
        )
      ) : (
        <DialogPane key={dialogId} dialogId={dialogId} operatorId={me.operator.id} narrow={narrow} medium={medium} />
      )}
    </div>
  );
}
