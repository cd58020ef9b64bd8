import '../texts.js';
import { Anchor, Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiTokensQuery } from '../../../api/api-tokens.js';
import { useMay } from '../../../api/use-may.js';
import { CopyField } from '../../../ui/copy-field.js';
import { useFormats } from '../../../ui/format.js';
import { LoadState } from '../load-state.js';
import { Section } from '../section.js';
import settings from '../settings.module.css';
import classes from './api.module.css';
import { TokenList } from './token-list.js';
import { TokenWindow } from './token-window.js';

/** What an integrator needs: where to call, how, and a token to call with. */
export default function ApiSection() {
  const { t } = useTranslation('settings');
  const may = useMay('api_tokens');
  return (
    <>
      <Section title={t('api.title')}>
        <p className={settings.note}>{t('api.text')}</p>
        <CopyField label={t('api.address')} value={`${window.location.origin}/v1`} />
        <p className={settings.note}>
          <Anchor href="/docs/v1" target="_blank" rel="noreferrer">
            {t('api.docs')}
          </Anchor>
          {' · '}
          <Anchor href="/v1/openapi.json" target="_blank" rel="noreferrer">
            {t('api.openapi')}
          </Anchor>
        </p>
      </Section>
      {may && <Tokens />}
    </>
  );
}

function Tokens() {
  const { t } = useTranslation(['settings', 'ui']);
  const tokens = useQuery(apiTokensQuery);
  const formats = useFormats();
  const [making, setMaking] = useState(false);
  return (
    <Section title={t('settings:api.tokens')}>
      <LoadState query={tokens} height={120} />
      {tokens.data && (
        <>
          <div className={classes.bar}>
            <p className={settings.note}>
              {tokens.data.requestsPerMonth === null
                ? t('settings:api.month', { calls: formats.number(tokens.data.requestsThisMonth) })
                : t('settings:api.monthOf', {
                    calls: formats.number(tokens.data.requestsThisMonth),
                    limit: formats.number(tokens.data.requestsPerMonth),
                  })}
            </p>
            <Button leftSection={<IconPlus size={15} />} onClick={() => setMaking(true)}>
              {t('settings:api.create')}
            </Button>
          </div>
          <TokenList tokens={tokens.data.items} scopes={tokens.data.scopes} />
          {making && <TokenWindow token={null} scopes={tokens.data.scopes} onClose={() => setMaking(false)} />}
        </>
      )}
    </Section>
  );
}
