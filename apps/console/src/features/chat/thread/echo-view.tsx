import { Button } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { runAction } from '../../../ui/actions/registry.js';
import { copyText } from '../../../ui/copy-text.js';
import { useFormats } from '../../../ui/format.js';
import { toast } from '../../../ui/toast.js';
import { AudioPlayer } from '../../../ui/message/audio-player.js';
import { ButtonList } from '../parts/button-list.js';
import { ContentParts } from '../parts/content-parts.js';
import { QuoteBlock } from '../parts/quote-block.js';
import { RichText } from '../../../ui/message/rich-text.js';
import { changeDraft, draftOf } from '../sending/drafts.js';
import { dropEcho } from '../sending/echo-store.js';
import type { Echo, EchoFile } from '../sending/echo.js';
import { sendAgain } from '../sending/send-queue.js';
import classes from '../../../ui/thread/message.module.css';

/** What one has just sent, drawn exactly as the server's row will be; a failure keeps the text and offers what to do with it. */
export function EchoView({ echo, startsGroup, focusable }: { echo: Echo; startsGroup: boolean; focusable: boolean }) {
  const { t } = useTranslation('chat');
  const formats = useFormats();
  return (
    <article
      className={classes.row}
      data-side="out"
      data-kind={echo.kind}
      data-first={startsGroup || undefined}
      data-row-key={echo.clientMessageId}
      tabIndex={focusable ? 0 : -1}
      aria-label={`${t('message.us')}, ${echo.text}, ${t(echo.state === 'sending' ? 'status.sending' : 'status.failed')}`}
    >
      <div className={classes.stack}>
        {startsGroup && echo.kind === 'comment' ? <div className={classes.author}>{t('message.comment')}</div> : null}
        <div className={classes.bubble} data-failed={echo.state !== 'sending' || undefined}>
          {echo.quoted ? <QuoteBlock quoted={echo.quoted} /> : null}
          {echo.files.map((file) => (
            <EchoFileView key={file.uploadId} file={file} />
          ))}
          {echo.content ? <ContentParts content={echo.content} /> : null}
          {echo.text ? <RichText text={echo.text} /> : null}
          {echo.content?.buttons?.length ? <ButtonList buttons={echo.content.buttons} /> : null}
          <span className={classes.meta}>
            <time dateTime={echo.createdAt}>{formats.time(echo.createdAt)}</time>
            {echo.state === 'sending' ? (
              <span className={classes.status} data-late role="img" aria-label={t('status.sending')}>
                <IconClock size={15} stroke={2} />
              </span>
            ) : null}
          </span>
        </div>
        {echo.state !== 'sending' ? <FailedEcho echo={echo} /> : null}
      </div>
    </article>
  );
}

function EchoFileView({ file }: { file: EchoFile }) {
  const { t } = useTranslation('chat');
  const formats = useFormats();
  if (file.previewUrl && file.kind === 'image') return <img src={file.previewUrl} alt={file.name} className={classes.echoImage} />;
  if (file.previewUrl && file.voice) return <AudioPlayer url={file.previewUrl} name={null} {...file.voice} />;
  return (
    <div className={classes.echoFile}>
      {file.kind === 'voice' ? t('kind.voice') : file.name} · {formats.bytes(file.size)}
    </div>
  );
}

function FailedEcho({ echo }: { echo: Echo }) {
  const { t } = useTranslation('chat');
  const client = useQueryClient();
  const takeBack = (): void => {
    const { text } = draftOf(echo.dialogId);
    changeDraft(echo.dialogId, { text: text ? `${text}\n${echo.text}` : echo.text, kind: echo.kind, quoted: echo.quoted });
    dropEcho(echo.clientMessageId);
    runAction('write.reply');
  };
  return (
    <div className={classes.failure} role="alert">
      <span>{echo.error ?? t(echo.state === 'interrupted' ? 'sending.interrupted' : 'sending.notReached')}</span>
      <span className={classes.failureActions}>
        <Button size="compact-xs" variant="default" onClick={() => sendAgain(client, echo)}>
          {t('ui:retry')}
        </Button>
        {echo.text && !echo.parts ? (
          <>
            <Button size="compact-xs" variant="subtle" color="gray" onClick={takeBack}>
              {t('sending.edit')}
            </Button>
            <Button
              size="compact-xs"
              variant="subtle"
              color="gray"
              onClick={() => void copyText(echo.text).then(() => toast(t('ui:copied')))}
            >
              {t('sending.copy')}
            </Button>
          </>
        ) : null}
        <Button size="compact-xs" variant="subtle" color="red" onClick={() => dropEcho(echo.clientMessageId)}>
          {t('sending.discard')}
        </Button>
      </span>
    </div>
  );
}
