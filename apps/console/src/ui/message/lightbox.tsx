import { ActionIcon, Modal } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconDownload, IconX } from '@tabler/icons-react';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useFileUrl } from '../../api/files.js';
import { closeLightbox, openLightbox, useLightbox, type Picture } from './lightbox-store.js';
import classes from './lightbox.module.css';

/** A picture over the whole window; the arrows go through `pictures`, those of the thread, a press enlarges. */
export function Lightbox({ pictures }: { pictures: () => Picture[] }) {
  const { t } = useTranslation(['message', 'chat']);
  const picture = useLightbox((state) => state.picture);
  return (
    <Modal.Root opened={picture !== null} onClose={closeLightbox} fullScreen>
      <Modal.Content className={classes.content} aria-label={picture?.name ?? t('chat:kind.image')}>
        <Modal.Body className={classes.body}>
          {picture ? <Viewer key={picture.url} picture={picture} pictures={pictures()} /> : null}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function Viewer({ picture, pictures }: { picture: Picture; pictures: Picture[] }) {
  const { t } = useTranslation('message');
  const url = useFileUrl(picture.url);
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
        <ActionIcon component="a" href={url} download={picture.name} aria-label={t('download')} variant="transparent" c="white">
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
        <img src={url} alt={picture.name} />
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
