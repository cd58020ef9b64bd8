import { useTranslation } from 'react-i18next';
import type { Webhook } from '../../../api/webhooks.js';
import classes from './webhooks.module.css';

/** How a webhook is, in a word; the shape of the mark says it as well as its colour. */
export function HealthMark({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation('settings');
  return (
    <span className={classes.health} data-health={webhook.health}>
      {t(`webhooks.health.${webhook.health}`)}
    </span>
  );
}
