import '../texts.js';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Transport } from '../../../api/channel-types.js';
import { TransportIcon } from '../../../ui/transport/transport-icon.js';
import { useTransportName } from '../../../ui/transport/use-transport-name.js';
import classes from './connect.module.css';
import { grouped, risksBan } from './messengers.js';

/** The first question: which messenger, with a sentence on what it is and what one needs for it. */
export function MessengerCards({ transports, onChoose }: { transports: readonly Transport[]; onChoose?: (transport: string) => void }) {
  const { t } = useTranslation('channels');
  return (
    <>
      <p className={classes.lead}>{t('connect.lead')}</p>
      {grouped(transports).map(({ group, transports: members }) => (
        <section key={group} aria-labelledby={`messengers-${group}`}>
          <h3 className={classes.family} id={`messengers-${group}`}>
            {t(`connect.group.${group}`)}
          </h3>
          <ul className={classes.cards}>
            {members.map(({ transport }) => (
              <li key={transport}>
                <Card transport={transport} onChoose={onChoose} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

interface CardProps {
  transport: string;
  /** Where the choice is no address of its own. */
  onChoose?: (transport: string) => void;
}

function Card({ transport, onChoose }: CardProps) {
  const { t } = useTranslation('channels');
  const transportName = useTransportName();
  const inside = (
    <>
      <span className={classes.cardIcon}>
        <TransportIcon transport={transport} size={24} />
      </span>
      <span className={classes.cardText}>
        <strong>{transportName(transport)}</strong>
        <span>{t(`connect.about.${transport}`, { defaultValue: '' })}</span>
        <span className={classes.cardNeeds}>{t(`connect.needs.${transport}`, { defaultValue: '' })}</span>
        {risksBan(transport) && (
          <span className={classes.cardRisk}>
            <IconAlertTriangle size={14} aria-hidden="true" /> {t('connect.riskShort')}
          </span>
        )}
      </span>
    </>
  );
  if (onChoose) return <ChoiceButton onChoose={() => onChoose(transport)}>{inside}</ChoiceButton>;
  return (
    <Link to="/channels" search={{ channel: 'new', transport }} className={classes.card}>
      {inside}
    </Link>
  );
}

function ChoiceButton({ onChoose, children }: { onChoose: () => void; children: ReactNode }) {
  return (
    <button type="button" className={classes.card} onClick={onChoose}>
      {children}
    </button>
  );
}
