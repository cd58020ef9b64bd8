import '../texts.js';
import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Channel } from '../../../api/channel-types.js';
import { QrCode } from '../../../ui/qr/qr-code.js';
import { SiteSnippet } from '../channel/site-snippet.js';
import parts from '../parts/parts.module.css';
import { writeToUrl } from './write-to.js';
import classes from './connect.module.css';

/** How somebody writes to this channel from a phone of his own: the number or bot, and its code to point a camera at. */
export function OwnPhone({ channel }: { channel: Channel }) {
  const { t } = useTranslation('channels');
  const url = writeToUrl(channel);
  const address = channel.phone ?? channel.accountName ?? channel.name;
  return (
    <div className={classes.own}>
      <p className={classes.lead}>{t(channel.transport === 'site-widget' ? 'writeTo.site' : 'writeTo.phone', { address })}</p>
      {channel.transport === 'site-widget' && <SiteSnippet channelKey={channel.key} />}
      {url && (
        <>
          <QrCode content={url} label={t('writeTo.code')} />
          <Anchor className={parts.hint} href={url} target="_blank" rel="noopener">
            {url}
          </Anchor>
        </>
      )}
    </div>
  );
}
