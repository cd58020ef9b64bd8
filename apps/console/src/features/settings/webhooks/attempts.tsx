import { useTranslation } from 'react-i18next';
import type { Webhook, WholeWebhookDelivery } from '../../../api/webhooks.js';
import { useFormats } from '../../../ui/format.js';
import { useDeliveryWords } from './use-delivery-words.js';
import { type Header, HEADERS, readable } from './webhook-values.js';
import classes from './webhooks.module.css';

type Attempt = WholeWebhookDelivery['log'][number];

interface AttemptsProps {
  webhook: Webhook;
  deliveryKey: string;
  attempts: readonly Attempt[];
}

/** Every attempt with its headers and what came back, the last one first. */
export function Attempts({ webhook, deliveryKey, attempts }: AttemptsProps) {
  return (
    <ol className={classes.attemptList} reversed>
      {attempts.map((attempt) => (
        <One key={attempt.id} attempt={attempt} headers={headersOf(webhook, deliveryKey, attempt)} />
      ))}
    </ol>
  );
}

function One({ attempt, headers }: { attempt: Attempt; headers: string }) {
  const { t } = useTranslation('settings');
  const formats = useFormats();
  const words = useDeliveryWords();
  const good = attempt.status !== null && attempt.status >= 200 && attempt.status < 300;
  return (
    <li className={classes.attempt}>
      <p className={classes.itemTop}>
        <strong className={classes.result} data-good={good || undefined}>
          {words.answer(attempt)}
        </strong>
        <time className={classes.fact} dateTime={attempt.at}>
          {formats.full(attempt.at)}
        </time>
      </p>
      <details className={classes.more}>
        <summary>{t('webhooks.headers')}</summary>
        <pre className={classes.code}>{headers}</pre>
      </details>
      {attempt.answer && (
        <details className={classes.more}>
          <summary>{t('webhooks.answer')}</summary>
          <pre className={classes.code} tabIndex={0} role="region" aria-label={t('webhooks.answer')}>
            {readable(attempt.answer)}
          </pre>
        </details>
      )}
    </li>
  );
}

/** As they went out. The signature itself is not kept: whoever has the secret can make it. */
function headersOf({ headerAliases }: Webhook, key: string, { at }: Attempt): string {
  const values: Record<Header, string> = {
    'webhook-id': key,
    'webhook-timestamp': String(Math.floor(Date.parse(at) / 1000)),
    'webhook-signature': 'v1,…',
  };
  const signed = HEADERS.flatMap((header) => {
    const alias = headerAliases[header];
    return [`${header}: ${values[header]}`, ...(alias ? [`${alias.toLowerCase()}: ${values[header]}`] : [])];
  });
  return ['content-type: application/json', ...signed].join('\n');
}
