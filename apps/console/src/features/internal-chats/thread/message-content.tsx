import { IconMapPin, IconUser } from '@tabler/icons-react';
import type { MessageContent } from '../../../api/types.js';
import classes from './internal-message.module.css';

/** A place or contacts that came with a forwarded message. */
export function MessageContentCard({ content }: { content: MessageContent }) {
  const { location, contacts = [] } = content;
  return (
    <>
      {location ? (
        <a
          className={classes.card}
          href={`https://www.openstreetmap.org/?mlat=${location.latitude}&mlon=${location.longitude}#map=16/${location.latitude}/${location.longitude}`}
          target="_blank"
          rel="noopener noreferrer nofollow"
        >
          <IconMapPin size={16} aria-hidden />
          {location.name ?? location.address ?? `${location.latitude.toFixed(5)}, ${location.longitude.toFixed(5)}`}
        </a>
      ) : null}
      {contacts.map((contact, index) => (
        <div key={index} className={classes.card}>
          <IconUser size={16} aria-hidden />
          {[contact.name, ...(contact.phones ?? []).map(({ phone }) => phone)].filter(Boolean).join(', ')}
        </div>
      ))}
    </>
  );
}
