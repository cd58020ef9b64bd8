import { useTranslation } from 'react-i18next';
import type { StaffMember } from '../../../../api/staff.js';
import { TransportIcon } from '../../../../ui/transport/transport-icon.js';
import { Section } from '../../section.js';
import settings from '../../settings.module.css';
import classes from './card.module.css';

/** Whose new chats come to him: not chosen here, it follows from the groups. */
export function ServedSection({ member: { channels } }: { member: StaffMember }) {
  const { t } = useTranslation('operators');
  return (
    <Section title={t('channels')}>
      <p className={settings.note}>{t('channelsText')}</p>
      {channels.length === 0 ? (
        <p className={settings.note}>{t('channelsNone')}</p>
      ) : (
        <ul className={classes.channels}>
          {channels.map(({ id, name, transport }) => (
            <li key={id}>
              <TransportIcon transport={transport} /> {name}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
