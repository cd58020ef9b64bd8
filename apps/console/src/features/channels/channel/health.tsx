import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Channel } from '../../../api/channel-types.js';
import { useFormats } from '../../../ui/format.js';
import { healthOf } from '../parts/health.js';
import parts from '../parts/parts.module.css';
import { useRefusalWords } from '../parts/use-refusal.js';
import classes from './channel.module.css';

/** How the channel is, in one look: the trouble with its remedy first, then the facts. */
export function Health({ channel }: { channel: Channel }) {
  const { t } = useTranslation('channels');
  const formats = useFormats();
  const words = useRefusalWords();
  const health = healthOf(channel);
  const at = (time: string | null | undefined, never: string): string => (time ? formats.full(time) : never);
  const refusal = channel.checkError && words(channel.checkError);
  return (
    <>
      {health === 'waits' && <p className={parts.warning}>{t('health.waits')}</p>}
      {health === 'paused' && <p className={parts.warning}>{t('health.paused')}</p>}
      {(channel.lastError || health === 'broken') && (
        <div className={classes.error} role="note">
          <IconAlertTriangle size={18} aria-hidden="true" />
          <div>
            <strong>{t('lastError')}</strong>{' '}
            {channel.lastErrorAt && <time dateTime={channel.lastErrorAt}>{formats.full(channel.lastErrorAt)}</time>}
            {channel.lastError && <p>{channel.lastError}</p>}
            {health === 'broken' && <p>{t('health.brokenRemedy')}</p>}
          </div>
        </div>
      )}
      <dl className={classes.facts}>
        <Fact name={t('health.account')}>{channel.accountName ?? channel.session?.account ?? '—'}</Fact>
        <Fact name={t('health.inbound')}>{at(channel.lastInboundAt, t('noInboundYet'))}</Fact>
        <Fact name={t('health.outbound')}>{at(channel.lastOutboundAt, t('health.noOutboundYet'))}</Fact>
        <Fact name={t('health.delivery')}>{t(`delivery.${channel.delivery}`)}</Fact>
        {channel.checkedAt && (
          <Fact name={t('health.checked')}>
            {formats.full(channel.checkedAt)}
            {': '}
            <span className={refusal ? classes.updateBad : classes.updateGood}>{refusal ?? t('health.checkFine')}</span>
          </Fact>
        )}
      </dl>
    </>
  );
}

export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
