import { useTranslation } from 'react-i18next';
import type { WebhookDelivery } from '../../../api/webhooks.js';
import { useFormats } from '../../../ui/format.js';
import { useDeliveryWords } from './use-delivery-words.js';
import classes from './webhooks.module.css';

export function DeliveryTable({ deliveries, onOpen }: { deliveries: readonly WebhookDelivery[]; onOpen: (id: number) => void }) {
  const { t } = useTranslation('settings');
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          {(['state', 'event', 'status', 'duration', 'time'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`webhooks.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {deliveries.map((delivery) => (
          <Row key={delivery.id} delivery={delivery} onOpen={() => onOpen(delivery.id)} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ delivery, onOpen }: { delivery: WebhookDelivery; onOpen: () => void }) {
  const { t } = useTranslation('settings');
  const formats = useFormats();
  const words = useDeliveryWords();
  const { event, state, createdAt, attempts } = delivery;
  return (
    <tr>
      <td>
        <DeliveryState state={state} />
      </td>
      <th scope="row">
        <button type="button" className={classes.open} onClick={onOpen}>
          {event}
          <span className="visually-hidden">, {formats.full(createdAt)}</span>
        </button>
      </th>
      <td className={classes.status}>
        {words.status(delivery)}
        {attempts > 1 && <span className={classes.attempts}> {t('webhooks.attempts', { count: attempts })}</span>}
      </td>
      <td className={classes.number}>{words.duration(delivery.durationMs)}</td>
      <td className={classes.number}>
        <time dateTime={createdAt} title={formats.full(createdAt)}>
          {formats.short(createdAt)}
        </time>
      </td>
    </tr>
  );
}

export function DeliveryState({ state }: { state: WebhookDelivery['state'] }) {
  const { t } = useTranslation('settings');
  return (
    <span className={classes.health} data-delivery={state}>
      {t(`webhooks.state.${state}`)}
    </span>
  );
}
