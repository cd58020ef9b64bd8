import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Card } from '../../../../api/cards.js';
import { displayPhone } from '../../../../ui/format.js';
import { TransportIcon } from '../../../../ui/transport/transport-icon.js';
import classes from './unlink.module.css';

interface Props {
  card: Card;
  going: readonly number[];
  onChange(going: readonly number[]): void;
}

/** The clients of the card with a box each, and one for all of them. */
export function WhoGoes({ card, going, onChange }: Props) {
  const { t } = useTranslation('card');
  const ids = card.clients.map(({ clientId }) => clientId);
  const all = going.length === ids.length;
  return (
    <fieldset className={classes.who}>
      <legend className={classes.legend}>{t('unlink.who')}</legend>
      {card.clients.length > 1 ? (
        <Checkbox
          label={t('unlink.everybody', { count: card.clients.length + card.hidden })}
          checked={all}
          indeterminate={!all && going.length > 0}
          onChange={() => onChange(all ? [] : ids)}
        />
      ) : null}
      {card.clients.map(({ clientId, name, channel, username, phone }, index) => (
        <Checkbox
          key={clientId}
          data-autofocus={index === 0 || undefined}
          className={classes.client}
          checked={going.includes(clientId)}
          onChange={(event) => onChange(event.currentTarget.checked ? [...going, clientId] : going.filter((id) => id !== clientId))}
          label={
            <span className={classes.clientLabel}>
              <span className={classes.channel}>
                <TransportIcon transport={channel.transport} /> {channel.name}
              </span>
              <span>{[name, username ? `@${username}` : displayPhone(phone)].filter(Boolean).join(' · ')}</span>
            </span>
          }
        />
      ))}
    </fieldset>
  );
}
