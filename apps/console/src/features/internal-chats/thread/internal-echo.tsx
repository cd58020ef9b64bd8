import { Button } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { runAction } from '../../../ui/actions/registry.js';
import { copyText } from '../../../ui/copy-text.js';
import { useFormats } from '../../../ui/format.js';
import { Quote } from '../../../ui/message/quote.js';
import { RichText } from '../../../ui/message/rich-text.js';
import { toast } from '../../../ui/toast.js';
import bubble from '../../../ui/thread/message.module.css';
import { changeInternalDraft, internalDraftOf } from '../sending/drafts.js';
import { dropInternalEcho, sendInternalAgain, type InternalEcho } from '../sending/echoes.js';

/** What one has just sent, drawn as the server's row will be; a failure keeps the text and offers what to do with it. */
export function InternalEchoView({ echo, startsGroup, focusable }: { echo: InternalEcho; startsGroup: boolean; focusable: boolean }) {
  const { t } = useTranslation(['internal-chats', 'chat']);
  const formats = useFormats();
  const sending = echo.state === 'sending';
  return (
    <article
      className={bubble.row}
      data-side="out"
      data-first={startsGroup || undefined}
      data-row-key={echo.clientMessageId}
      tabIndex={focusable ? 0 : -1}
      aria-label={[t('message.you'), echo.text, t(sending ? 'message.sending' : 'message.failed')].filter(Boolean).join(', ')}
    >
      <div className={bubble.stack}>
        <div className={bubble.bubble} data-failed={!sending || undefined}>
          {echo.quoted ? <Quote author={echo.quoted.author?.name ?? ''} text={echo.quoted.text ?? t('message.other')} /> : null}
          {echo.files.map((file) =>
            file.previewUrl && file.kind === 'image' ? (
              <img key={file.uploadId} src={file.previewUrl} alt={file.name} className={bubble.echoImage} />
            ) : (
              <div key={file.uploadId} className={bubble.echoFile}>
                {file.name} · {formats.bytes(file.size)}
              </div>
            ),
          )}
          {echo.text ? <RichText text={echo.text} /> : null}
          <span className={bubble.meta}>
            <time dateTime={echo.createdAt}>{formats.time(echo.createdAt)}</time>
            {sending ? (
              <span className={bubble.status} data-late role="img" aria-label={t('message.sending')}>
                <IconClock size={15} stroke={2} />
              </span>
            ) : null}
          </span>
        </div>
        {sending ? null : <FailedEcho echo={echo} />}
      </div>
    </article>
  );
}

function FailedEcho({ echo }: { echo: InternalEcho }) {
  const { t } = useTranslation(['internal-chats', 'chat']);
  const client = useQueryClient();
  const takeBack = (): void => {
    const { text } = internalDraftOf(echo.chatId);
    changeInternalDraft(echo.chatId, { text: text ? `${text}\n${echo.text}` : echo.text, quoted: echo.quoted });
    dropInternalEcho(echo.clientMessageId);
    runAction('colleagues.write');
  };
  const copy = (): void => void copyText(echo.text).then(() => toast(t('ui:copied')));
  return (
    <div className={bubble.failure} role="alert">
      <span>{echo.error ?? t(echo.state === 'interrupted' ? 'chat:sending.interrupted' : 'chat:sending.notReached')}</span>
      <span className={bubble.failureActions}>
        <Button size="compact-xs" variant="default" onClick={() => sendInternalAgain(client, echo)}>
          {t('ui:retry')}
        </Button>
        {echo.text ? (
          <>
            <Button size="compact-xs" variant="subtle" color="gray" onClick={takeBack}>
              {t('chat:sending.edit')}
            </Button>
            <Button size="compact-xs" variant="subtle" color="gray" onClick={copy}>
              {t('chat:sending.copy')}
            </Button>
          </>
        ) : null}
        <Button size="compact-xs" variant="subtle" color="red" onClick={() => dropInternalEcho(echo.clientMessageId)}>
          {t('chat:sending.discard')}
        </Button>
      </span>
    </div>
  );
}
