import { IconExternalLink, IconMail, IconMapPin, IconPhone } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MessageButton } from '../../../api/types.js';
import classes from './parts.module.css';

const BUTTON_ICONS = { url: IconExternalLink, phone: IconPhone, location: IconMapPin, email: IconMail } as const;

function ButtonIcon({ type }: { type: string }) {
  const Icon = BUTTON_ICONS[type as keyof typeof BUTTON_ICONS];
  return Icon ? <Icon size={13} aria-hidden /> : null;
}

/** The buttons below a message of ours, as the client has them. */
export function ButtonList({ buttons }: { buttons: MessageButton[] }) {
  const { t } = useTranslation('chat');
  return (
    <ul className={classes.buttons} aria-label={t('content.buttons')}>
      {buttons.map((button, index) => (
        <li key={index} title={button.payload ? t('content.payload', { payload: button.payload }) : button.url}>
          <ButtonIcon type={button.type} />
          {button.text}
        </li>
      ))}
    </ul>
  );
}
