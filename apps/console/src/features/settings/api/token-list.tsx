import { Button } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiToken } from '../../../api/api-tokens.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { useFormats } from '../../../ui/format.js';
import classes from './api.module.css';
import { RevokeToken } from './revoke-token.js';
import { reachOf } from './token-values.js';
import { TokenWindow } from './token-window.js';

export function TokenList({ tokens, scopes }: { tokens: ApiToken[]; scopes: readonly string[] }) {
  const { t } = useTranslation('settings');
  if (tokens.length === 0) {
    return (
      <EmptyState icon={<IconKey size={22} />} title={t('api.none')}>
        {t('api.noneText')}
      </EmptyState>
    );
  }
  return (
    <ul className={classes.list} aria-label={t('api.tokens')}>
      {tokens.map((token) => (
        <TokenRow key={token.id} token={token} scopes={scopes} />
      ))}
    </ul>
  );
}

function TokenRow({ token, scopes }: { token: ApiToken; scopes: readonly string[] }) {
  const { t } = useTranslation('settings');
  const formats = useFormats();
  const [open, setOpen] = useState<'change' | 'revoke' | null>(null);
  const close = () => setOpen(null);
  const reach = reachOf(token.scopes, scopes);
  const made = { date: formats.date(token.createdAt), name: token.createdBy };
  return (
    <li className={classes.token} data-over={token.revokedAt ? true : undefined}>
      <div className={classes.words}>
        <p className={classes.name}>
          {token.name} <span className={classes.four}>…{token.lastFour}</span> <End token={token} />
        </p>
        <p className={classes.fact}>
          {reach === 'chosen' ? (token.scopes ?? []).join(', ') : t(`api.reach.${reach}`)}
          {' · '}
          {t('api.perMinute', { count: token.ratePerMinute, number: formats.number(token.ratePerMinute) })}
        </p>
        <p className={classes.fact}>
          {token.lastUsedAt ? t('api.used', { when: formats.distance(token.lastUsedAt) }) : t('api.neverUsed')}
          {' · '}
          {made.name ? t('api.madeBy', made) : t('api.made', made)}
        </p>
      </div>
      {!token.revokedAt && (
        <div className={classes.buttons}>
          <Button size="compact-sm" variant="default" onClick={() => setOpen('change')}>
            {t('api.change')}
            <span className="visually-hidden"> {token.name}</span>
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => setOpen('revoke')}>
            {t('api.revoke')}
            <span className="visually-hidden"> {token.name}</span>
          </Button>
        </div>
      )}
      {open === 'change' && <TokenWindow token={token} scopes={scopes} onClose={close} />}
      {open === 'revoke' && <RevokeToken token={token} onClose={close} />}
    </li>
  );
}

/** Whether and when it ends; a token that has ended says so in words, not by colour alone. */
function End({ token: { revokedAt, expiresAt } }: { token: ApiToken }) {
  const { t } = useTranslation('settings');
  const formats = useFormats();
  if (revokedAt) return <span className={classes.over}>{t('api.revoked', { when: formats.distance(revokedAt) })}</span>;
  if (!expiresAt) return null;
  const over = new Date(expiresAt) <= new Date();
  return (
    <span className={over ? classes.over : classes.until}>
      {t(over ? 'api.expired' : 'api.expires', { date: formats.date(expiresAt) })}
    </span>
  );
}
