import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Channel } from '../../../../api/channel-types.js';
import classes from '../channel.module.css';
import { CopyField } from '../../../../ui/copy-field.js';
import own from './site-look.module.css';

/** How a site's own server makes the signature, by language. The secret stays on that server. */
const SERVER = {
  'Node.js': `import { createHmac } from 'node:crypto';

const hash = createHmac('sha256', process.env.DESKWIRE_IDENTITY_SECRET)
  .update(user.id)
  .digest('hex');`,
  PHP: `$hash = hash_hmac('sha256', $user->id, getenv('DESKWIRE_IDENTITY_SECRET'));`,
  Python: `import hashlib, hmac, os

secret = os.environ["DESKWIRE_IDENTITY_SECRET"].encode()
digest = hmac.new(secret, user.id.encode(), hashlib.sha256).hexdigest()`,
} as const;
type Language = keyof typeof SERVER;

const PAGE = `<script>
  window.Deskwire ??= Object.assign((...call) => Deskwire.q.push(call), { q: [] });
  Deskwire('identify', { id: '…', hash: '…', name: '…', email: '…' });
  Deskwire('setData', { order: '4817' });
</script>`;

/** For sites with accounts: a customer has his conversation on every device, and nobody can pass for him. */
export function Identity({ channel }: { channel: Channel }) {
  const { t } = useTranslation('channels');
  const [language, setLanguage] = useState<Language>('Node.js');
  return (
    <section className={classes.section} aria-labelledby="site-identity">
      <h3 className={classes.heading} id="site-identity">
        {t('siteIdentity.title')}
      </h3>
      <p className={classes.hint}>{t('siteIdentity.hint')}</p>
      <details>
        <summary className={own.summary}>{t('siteIdentity.how')}</summary>
        <ol className={own.steps}>
          <li>{t('siteIdentity.secret', { channel: channel.name })}</li>
          <li>
            {t('siteIdentity.server')}
            <SegmentedControl
              size="xs"
              aria-label={t('siteIdentity.language')}
              className={own.languages}
              data={Object.keys(SERVER)}
              value={language}
              onChange={(chosen) => setLanguage(chosen as Language)}
            />
            <CopyField label={language} value={SERVER[language]} lines={SERVER[language].split('\n').length} />
          </li>
          <li>
            {t('siteIdentity.page')}
            <CopyField label={t('siteIdentity.pageCode')} hint={t('siteIdentity.pageHint')} value={PAGE} lines={PAGE.split('\n').length} />
          </li>
          <li>{t('siteIdentity.leave')}</li>
        </ol>
      </details>
    </section>
  );
}
