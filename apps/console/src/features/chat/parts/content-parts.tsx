import {
  IconAd2,
  IconArrowBackUp,
  IconExternalLink,
  IconListDetails,
  IconMapPin,
  IconPuzzleOff,
  IconShoppingCart,
  IconTag,
  IconUser,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageContent } from '../../../api/types.js';
import { useFormats } from '../../../ui/format.js';
import classes from './parts.module.css';

/** What a message carries besides its text, each kind in its own small card. */
export function ContentParts({ content }: { content: MessageContent }) {
  return (
    <>
      {content.referral ? <ReferralCard referral={content.referral} /> : null}
      {content.location ? <LocationCard location={content.location} /> : null}
      {content.contacts?.map((contact, index) => (
        <ContactCard key={index} contact={contact} />
      ))}
      {content.press ? <PressLine press={content.press} /> : null}
      {content.form ? <FormCard form={content.form} /> : null}
      {content.product ? <ProductLine product={content.product} /> : null}
      {content.order ? <OrderCard order={content.order} /> : null}
      {content.unsupported ? <UnsupportedLine unsupported={content.unsupported} /> : null}
    </>
  );
}

function Card({ icon, title, children }: { icon: ReactNode; title: ReactNode; children?: ReactNode }) {
  return (
    <div className={classes.card}>
      <span className={classes.cardIcon} aria-hidden>
        {icon}
      </span>
      <div className={classes.cardBody}>
        <div className={classes.cardTitle}>{title}</div>
        {children}
      </div>
    </div>
  );
}

/** Only addresses of the web may become links: a client could send any text as one. */
const webAddress = (url: string | null | undefined): string | undefined => (url && /^https?:\/\//i.test(url) ? url : undefined);

function Outside({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow" className={classes.outside}>
      {children}
      <IconExternalLink size={13} aria-hidden />
    </a>
  );
}

/** A map of the free atlas, in a window of its own: nothing is loaded from there before somebody asks for it. */
const mapAddress = ({ latitude, longitude }: { latitude: number; longitude: number }): string =>
  `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=16/${latitude}/${longitude}`;

function LocationCard({ location }: { location: NonNullable<MessageContent['location']> }) {
  const { t } = useTranslation('chat');
  const { latitude, longitude, name, address } = location;
  const place = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
  return (
    <Card icon={<IconMapPin size={18} />} title={name ?? t('content.location')}>
      {address ? <div className={classes.cardText}>{address}</div> : null}
      <Outside href={webAddress(location.url) ?? mapAddress(location)}>{place}</Outside>
    </Card>
  );
}

function ContactCard({ contact }: { contact: NonNullable<MessageContent['contacts']>[number] }) {
  return (
    <Card icon={<IconUser size={18} />} title={contact.name}>
      {contact.organisation ? <div className={classes.cardText}>{contact.organisation}</div> : null}
      {contact.phones.map(({ phone, type }) => (
        <div key={phone} className={classes.cardText}>
          <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>{phone}</a> {type}
        </div>
      ))}
      {contact.emails?.map((email) => (
        <div key={email} className={classes.cardText}>
          <a href={`mailto:${email}`}>{email}</a>
        </div>
      ))}
    </Card>
  );
}

function PressLine({ press }: { press: NonNullable<MessageContent['press']> }) {
  const { t } = useTranslation('chat');
  return (
    <div className={classes.press} title={press.payload ? t('content.payload', { payload: press.payload }) : undefined}>
      <IconArrowBackUp size={15} aria-hidden />
      <span>
        <span className="visually-hidden">{t('content.pressed')} </span>
        <span className={classes.pressTitle}>{press.title}</span>
        {press.description ? <span className={classes.cardText}> {press.description}</span> : null}
      </span>
    </div>
  );
}

function FormCard({ form }: { form: NonNullable<MessageContent['form']> }) {
  const { t } = useTranslation('chat');
  return (
    <Card icon={<IconListDetails size={18} />} title={form.name ?? t('content.form')}>
      <dl className={classes.answers}>
        {Object.entries(form.answers).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

function OrderCard({ order }: { order: NonNullable<MessageContent['order']> }) {
  const { t } = useTranslation('chat');
  const formats = useFormats();
  const currency = order.items[0]?.currency ?? 'USD';
  const total = order.items.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
  const quantity = order.items.reduce((sum, item) => sum + item.quantity, 0);
  return (
    <Card icon={<IconShoppingCart size={18} />} title={t('content.order', { count: quantity })}>
      <ul className={classes.order}>
        {order.items.map((item) => (
          <li key={item.productId}>
            <span>{item.productId}</span>
            <span>
              {item.quantity} × {formats.money(item.price, item.currency)}
            </span>
          </li>
        ))}
        <li className={classes.total}>
          <span>{t('content.total')}</span>
          <span>{formats.money(total, currency)}</span>
        </li>
      </ul>
      {order.note ? <div className={classes.cardText}>{order.note}</div> : null}
    </Card>
  );
}

export function ReferralCard({ referral }: { referral: NonNullable<MessageContent['referral']> }) {
  const { t } = useTranslation('chat');
  const address = webAddress(referral.sourceUrl);
  return (
    <Card icon={<IconAd2 size={18} />} title={referral.headline ?? t('content.referral')}>
      <div className={classes.cardText}>{t('content.referralFrom')}</div>
      {referral.body ? <div className={classes.cardText}>{referral.body}</div> : null}
      {address ? <Outside href={address}>{new URL(address).hostname}</Outside> : null}
    </Card>
  );
}

function ProductLine({ product }: { product: NonNullable<MessageContent['product']> }) {
  const { t } = useTranslation('chat');
  return <Card icon={<IconTag size={18} />} title={t('content.product', { id: product.productId })} />;
}

function UnsupportedLine({ unsupported }: { unsupported: NonNullable<MessageContent['unsupported']> }) {
  const { t } = useTranslation('chat');
  const detail = [unsupported.kind, unsupported.code, unsupported.reason].filter(Boolean).join(' · ');
  return (
    <Card icon={<IconPuzzleOff size={18} />} title={t('content.unsupported')}>
      <div className={classes.cardText}>{t('content.unsupportedHint')}</div>
      <div className={classes.cardText}>{detail}</div>
    </Card>
  );
}
