import { IconAlertTriangle, IconDownload, IconFile, IconFileTypePdf, IconFileZip, IconLoader2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFileUrl } from '../../api/files.js';
import type { Attachment } from '../../api/types.js';
import { useFormats } from '../format.js';
import { AudioPlayer } from './audio-player.js';
import { openLightbox } from './lightbox-store.js';
import classes from './message-parts.module.css';

/** The files of a message: pictures as pictures, sound as a player, the rest to download. */
export function AttachmentList({ attachments, outgoing }: { attachments: readonly Attachment[]; outgoing: boolean }) {
  return (
    <div className={classes.attachments} data-many={attachments.length > 1 || undefined}>
      {attachments.map((attachment) => (
        <AttachmentView key={attachment.id} attachment={attachment} outgoing={outgoing} />
      ))}
    </div>
  );
}

function AttachmentView({ attachment, outgoing }: { attachment: Attachment; outgoing: boolean }) {
  const { t } = useTranslation(['message', 'chat']);
  const kind = t(`chat:kind.${attachment.kind}`);
  const url = useFileUrl(attachment.state === 'stored' ? attachment.url : null);
  if (!attachment.url || !url) return <Placeholder attachment={attachment} outgoing={outgoing} />;
  switch (attachment.kind) {
    case 'image':
      return (
        <button
          type="button"
          className={classes.picture}
          tabIndex={-1}
          aria-label={t('openPicture')}
          onClick={() => openLightbox({ url: attachment.url ?? url, name: attachment.name ?? kind })}
        >
          <img src={url} alt={attachment.name ?? kind} loading="lazy" decoding="async" />
        </button>
      );
    case 'sticker':
      return <img src={url} alt={kind} className={classes.sticker} loading="lazy" />;
    case 'video':
      return (
        <video src={url} className={classes.video} controls preload="metadata" aria-label={attachment.name ?? kind}>
          <track kind="captions" />
        </video>
      );
    case 'voice':
    case 'audio':
      return (
        <AudioPlayer
          url={url}
          name={attachment.kind === 'audio' ? attachment.name : null}
          durationMs={attachment.durationMs}
          waveform={attachment.waveform}
        />
      );
    default:
      return <FileCard attachment={attachment} url={url} />;
  }
}

const FILE_ICONS = [
  { pattern: /pdf/, icon: IconFileTypePdf },
  { pattern: /zip|rar|7z|tar/, icon: IconFileZip },
];

function FileCard({ attachment, url }: { attachment: Attachment; url: string }) {
  const { t } = useTranslation(['message', 'chat']);
  const formats = useFormats();
  const Icon = FILE_ICONS.find(({ pattern }) => pattern.test(attachment.mime ?? ''))?.icon ?? IconFile;
  const name = attachment.name ?? t('chat:kind.document');
  return (
    <a className={classes.file} href={url} download={name} tabIndex={-1}>
      <span className={classes.fileIcon}>
        <Icon size={20} stroke={1.6} aria-hidden />
      </span>
      <span className={classes.fileText}>
        <span className={classes.fileName}>{name}</span>
        <span className={classes.fileSize}>{attachment.size === null ? (attachment.mime ?? '') : formats.bytes(attachment.size)}</span>
      </span>
      <IconDownload size={16} aria-label={t('download')} />
    </a>
  );
}

/** The file is still on its way from the provider, or a recording is being prepared for it; or it failed: then it says why. */
function Placeholder({ attachment, outgoing }: { attachment: Attachment; outgoing: boolean }) {
  const { t } = useTranslation(['message', 'chat']);
  const failed = attachment.state === 'failed';
  return (
    <div className={classes.placeholder} data-failed={failed || undefined}>
      {failed ? <IconAlertTriangle size={18} aria-hidden /> : <IconLoader2 size={18} className={classes.turning} aria-hidden />}
      <span>
        {(attachment.kind === 'voice' ? null : attachment.name) ?? t(`chat:kind.${attachment.kind}`)}
        <span className={classes.fileSize}>
          {failed
            ? t([`chat:mediaError.${attachment.error}`, `chat:sendError.${attachment.error}`, 'chat:mediaError.unavailable'])
            : t(outgoing ? 'voicePreparing' : 'filePending')}
        </span>
      </span>
    </div>
  );
}
