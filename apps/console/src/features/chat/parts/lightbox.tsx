import { ActionIcon, Modal } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconDownload, IconX } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { keys } from '../queries/keys.js';
import type { MessageData } from '../queries/messages.js';
import { useChatLocation } from '../use-chat-location.js';
import { closeLightbox, openLightbox, useLightbox, type Picture } from './lightbox-store.js';
import classes from './lightbox.module.css';

/** A picture over the whole window; the arrows go through the pictures of the dialog, a press enlarges. */
export function Lightbox() {
  const { t } = useTranslation('chat');
  const picture = useLightbox((state) => state.picture);
  return (
    <Modal.Root opened={picture !== null} onClose={closeLightbox} fullScreen>
      <Modal.Content className={classes.content} aria-label={picture?.name ?? t('kind.image')}>
        <Modal.Body className={classes.body}>{picture ? <Viewer key={picture.url} picture={picture} /> : null}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function usePictures(): Picture[] {
  const client = useQueryClient();
  const { dialogId } = useChatLocation();
  const data = dialogId === null ? undefined : client.getQueryData<MessageData>(keys.messages(dialogId));
  return (data?.pages ?? [])
    .flatMap(({ items }) => items)
    .flatMap(({ attachments }) => attachments)
    .flatMap(({ kind, url, name }) => (kind === 'image' && url ? [{ url, name: name ?? '' }] : []));
}

function Viewer({ picture }: { picture: Picture }) {
  const { t } = useTranslation('chat');
  const pictures = usePictures();
  const [large, setLarge] = useState(false);
  const index = pictures.findIndex(({ url }) => url === picture.url);
  const go = (step: number): void => {
    const next = pictures[index + step];
    if (next) openLightbox(next);
  };
  const key = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowLeft') go(-1);
    if (event.key === 'ArrowRight') go(1);
  };
  return (
    <div className={classes.viewer} onKeyDown={key}>
      <div className={classes.bar}>
        <span className={classes.name}>
          {picture.name}
          {pictures.length > 1 && index >= 0 ? (
            <span className={classes.count}> {t('lightbox.count', { index: index + 1, count: pictures.length })}</span>
          ) : null}
        </span>
        <ActionIcon
          component="a"
          href={picture.url}
          download={picture.name}
          aria-label={t('message.download')}
          variant="transparent"
          c="white"
        >
          <IconDownload size={20} />
        </ActionIcon>
        <ActionIcon onClick={closeLightbox} aria-label={t('ui:close')} variant="transparent" c="white" data-autofocus>
          <IconX size={22} />
        </ActionIcon>
      </div>
      <button
        type="button"
        className={classes.stage}
        data-large={large || undefined}
        onClick={() => setLarge(!large)}
        aria-label={t('lightbox.zoom')}
      >
        <img src={picture.url} alt={picture.name} />
      </button>
      {index > 0 ? (
        <ActionIcon
          className={classes.previous}
          size={44}
          radius="xl"
          variant="filled"
          color="dark"
          onClick={() => go(-1)}
          aria-label={t('lightbox.previous')}
        >
          <IconChevronLeft size={24} />
        </ActionIcon>
      ) : null}
      {index >= 0 && index < pictures.length - 1 ? (
        <ActionIcon
          className={classes.next}
          size={44}
          radius="xl"
          variant="filled"
          color="dark"
          onClick={() => go(1)}
          aria-label={t('lightbox.next')}
        >
          <IconChevronRight size={24} />
        </ActionIcon>
      ) : null}
    </div>
  );
}
