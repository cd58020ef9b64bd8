import { Button } from '@mantine/core';
import { IconMessages } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../../api/session.js';
import { useMay } from '../../api/use-may.js';
import { runAction, useAction } from '../../ui/actions/registry.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ResizeHandle } from '../../ui/resize-handle.js';
import { useNarrow } from '../../ui/use-width.js';
import { ChatPane } from './chat-pane.js';
import { NewGroupWindow } from './group/new-group-window.js';
import { ChatList } from './list/chat-list.js';
import { StartWindow } from './list/start-window.js';
import { COLLEAGUES_LIST_WIDTH, useColleaguesPanes } from './panes.js';
import { useColleaguesLocation } from './use-colleagues-location.js';
import classes from './colleagues.module.css';

/** Chats with colleagues: list and thread side by side; one of them at a time where there is no room. */
export default function ColleaguesPage() {
  const { t } = useTranslation('internal-chats');
  const { data: me } = useQuery(meQuery);
  const { chatId } = useColleaguesLocation();
  const narrow = useNarrow();
  const { listWidth } = useColleaguesPanes();
  const [window, setWindow] = useState<'start' | 'group' | null>(null);
  useAction('colleagues.start', () => setWindow('start'));
  useAction('colleagues.group', () => setWindow('group'), useMay('create_internal_groups') ?? false);
  if (!me) return null;
  const operatorId = me.operator.id;
  return (
    <div className={classes.page} data-narrow={narrow || undefined} data-whole-window={(narrow && chatId !== null) || undefined}>
      <h1 className="visually-hidden">{t('ui:actions.go.colleagues')}</h1>
      {narrow && chatId !== null ? null : (
        <>
          <div className={classes.list} style={narrow ? undefined : { width: listWidth }}>
            <ChatList operatorId={operatorId} />
          </div>
          {narrow ? null : (
            <ResizeHandle
              label={t('list.resize')}
              width={listWidth}
              limits={COLLEAGUES_LIST_WIDTH}
              onChange={(width) => useColleaguesPanes.setState({ listWidth: width })}
            />
          )}
        </>
      )}
      {chatId === null ? narrow ? null : <NoChat /> : <ChatPane key={chatId} chatId={chatId} operatorId={operatorId} narrow={narrow} />}
      {window === 'start' ? <StartWindow operatorId={operatorId} onClose={() => setWindow(null)} /> : null}
      {window === 'group' ? <NewGroupWindow operatorId={operatorId} onClose={() => setWindow(null)} /> : null}
    </div>
  );
}

function NoChat() {
  const { t } = useTranslation('internal-chats');
  return (
    <section className={classes.nobody} aria-label={t('thread.label')} data-region="thread">
      <EmptyState
        icon={<IconMessages size={22} />}
        title={t('noChat.title')}
        action={
          <Button variant="default" onClick={() => runAction('colleagues.start')}>
            {t('ui:actions.colleagues.start')}
          </Button>
        }
      >
        {t('noChat.text')}
      </EmptyState>
    </section>
  );
}
