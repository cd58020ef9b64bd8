import { IconFile, IconMapPinFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SimAttachment, SimLocation } from '../model/sim-types.js';
import classes from '../../../ui/messenger/bubble.module.css';
import { VoicePlayer } from './voice-player.js';

export function AttachmentView({ attachment }: { attachment: SimAttachment }) {
  const { t } = useTranslation('simulator');
  const label = attachment.name ?? t(`kind.${attachment.kind}`);
  switch (attachment.kind) {
    case 'image':
    case 'sticker':
      return (
        <a
          href={attachment.url}
          target="_blank"
          rel="noopener"
          className={`${classes.picture} ${attachment.kind === 'sticker' ? classes.sticker : ''}`}
        >
          <img src={attachment.url} alt={label} />
        </a>
      );
    case 'video':
      return (
        <div className={classes.picture}>
          <video src={attachment.url} controls preload="metadata" aria-label={label} />
        </div>
      );
    case 'audio':
    case 'voice':
      return <VoicePlayer url={attachment.url} />;
    case 'document':
      return (
        <a href={attachment.url} target="_blank" rel="noopener" download={attachment.name ?? true} className={classes.file}>
          <IconFile size={26} stroke={1.5} aria-hidden="true" />
          <span>
            {label}
            <small>{shortType(attachment)}</small>
          </span>
        </a>
      );
  }
}

export function LocationView({ location }: { location: SimLocation }) {
  const { t, i18n } = useTranslation('simulator');
  const degrees = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 5 });
  return (
    <>
      <div className={classes.map} aria-hidden="true">
        <IconMapPinFilled size={30} />
      </div>
      <div className={classes.place}>
        {location.name ?? t('kind.location')}
        <small>{location.address ?? `${degrees.format(location.latitude)}; ${degrees.format(location.longitude)}`}</small>
      </div>
    </>
  );
}

function shortType({ name, mime }: SimAttachment): string {
  const extension = /\.(\w{1,5})$/.exec(name ?? '')?.[1];
  return (extension ?? mime?.split('/')[1]?.split(';')[0] ?? '').toUpperCase();
}
