import { Button } from '@mantine/core';
import { IconMessageOff } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { internalChatQuery, type InternalChat, type InternalChatRow, type InternalMember } from '../../api/internal-chats.js';
import { useAction } from '../../ui/actions/registry.js';
import { EmptyState } from '../../ui/empty-state.js';
import { useDropFiles } from '../../ui/files/use-drop-files.js';
import { Lightbox } from '../../ui/message/lightbox.js';
import { picturesOf } from '../../ui/message/lightbox-store.js';
import { errorText } from '../../ui/toast.js';
import { ChatHeader } from './chat-header.js';
import { InternalComposer } from './composer/internal-composer.js';
import { ChatDetails } from './group/chat-details.js';
import { knownChat, loadedMessages } from './queries.js';
import { attachInternal } from './sending/drafts.js';
import { InternalThread } from './thread/internal-thread.js';
import { PinnedBar } from './thread/pinned-bar.js';
import { useColleaguesLocation } from './use-colleagues-location.js';
import classes from './colleagues.module.css';

interface Props {
  chatId: number;
  operatorId: number;
  narrow: boolean;
}

/** One chat with colleagues. */
export function ChatPane({ chatId, operatorId, narrow }: Props) {
  const { t } = useTranslation('internal-chats');
  const client = useQueryClient();
  const { open } = useColleaguesLocation();
  const query = useQuery(internalChatQuery(chatId));
  // From the list at once, so that switching shows no blank; members and pins follow.
  const chat: InternalChatRow | undefined = query.data ?? knownChat(client, chatId);
  useAction('general.escape', () => {
    if (narrow) open(null);
    else document.querySelector<HTMLElement>('[data-region="list"] [aria-current]')?.focus();
  });

  if (query.isError) {
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
          {errorText(query.error)}
        </EmptyState>
      </section>
    );
  }
  if (!chat) return <section className={classes.pane} aria-busy aria-label={t('thread.label')} data-region="thread" />;
  return <OpenChat chat={chat} whole={query.data} operatorId={operatorId} narrow={narrow} />;
}

interface OpenProps {
  chat: InternalChatRow;
  /** With members and pins, once they are there. */
  whole: InternalChat | undefined;
  operatorId: number;
  narrow: boolean;
}

const NOBODY: InternalMember[] = [];

function OpenChat({ chat, whole, operatorId, narrow }: OpenProps) {
  const { t } = useTranslation(['internal-chats', 'chat']);
  const client = useQueryClient();
  const { search, refine } = useColleaguesLocation();
  const drop = useDropFiles((files) => attachInternal(chat.id, files), true);
  const shown = search.about === true;
  useAction('colleagues.details', () => refine({ about: shown ? undefined : true }));
  const jump = useRef<(id: number) => Promise<void>>(() => Promise.resolve());
  const onReady = useCallback((jumpTo: (id: number) => Promise<void>) => {
    jump.current = jumpTo;
  }, []);
  return (
    <>
      <section className={classes.pane} aria-label={t('thread.label')} data-region="thread" {...drop.handlers}>
        <ChatHeader chat={chat} narrow={narrow} detailsShown={shown} />
        {whole ? <PinnedBar pins={whole.pins} operatorId={operatorId} onJump={(id) => void jump.current(id)} /> : null}
        <InternalThread chat={chat} operatorId={operatorId} target={search.message} onReady={onReady} />
        <InternalComposer chat={chat} members={whole?.members ?? NOBODY} operatorId={operatorId} />
        {drop.over ? <div className={classes.drop}>{t('chat:composer.drop')}</div> : null}
      </section>
      {shown && whole ? <ChatDetails chat={whole} operatorId={operatorId} onClose={() => refine({ about: undefined })} /> : null}
      <Lightbox pictures={() => picturesOf(loadedMessages(client, chat.id).flatMap(({ attachments }) => attachments))} />
    </>
  );
}
