import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Webhook } from '../../../api/webhooks.js';
import { useFormats } from '../../../ui/format.js';
import { HealthMark } from './health-mark.js';
import { HealthNote } from './health-note.js';
import classes from './webhooks.module.css';

export function WebhookList({ webhooks }: { webhooks: readonly Webhook[] }) {
  const { t } = useTranslation('settings');
  return (
    <ul className={classes.list} aria-label={t('webhooks.title')}>
      {webhooks.map((webhook) => (
        <Row key={webhook.id} webhook={webhook} />
      ))}
    </ul>
  );
}

function Row({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation('settings');
  const formats = useFormats();
  const { id, name, url, events, legacy, lastSuccessAt } = webhook;
  return (
    <li className={classes.item}>
      <div className={classes.itemTop}>
        <Link to="/settings/webhooks" search={{ webhook: id }} className={classes.itemName}>
          {legacy ? t(`webhooks.old.${legacy}`) : name}
        </Link>
        <HealthMark webhook={webhook} />
      </div>
      <p className={classes.url}>{url}</p>
      <p className={classes.fact}>
        {t('webhooks.events', { count: events.length })}
        {' · '}
        {lastSuccessAt ? t('webhooks.lastSuccess', { when: formats.distance(lastSuccessAt) }) : t('webhooks.neverDelivered')}
      </p>
      <HealthNote webhook={webhook} />
    </li>
  );
}
