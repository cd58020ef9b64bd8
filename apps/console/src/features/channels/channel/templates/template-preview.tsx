import {
  IconCopy,
  IconCornerUpLeft,
  IconExternalLink,
  IconFileText,
  IconMapPin,
  IconPhone,
  IconPhoto,
  IconVideo,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ListedTemplate } from '../../../../api/channel-types.js';
import { pieces } from './filters.js';
import own from './templates.module.css';

/** The message as it lies in the client's chat, with the variables still to be filled. */
export function TemplatePreview({ template: { header, body, footer, buttons } }: { template: ListedTemplate }) {
  const { t } = useTranslation('channels');
  return (
    <div className={own.wall} role="group" aria-label={t('templates.preview')}>
      <div className={own.bubble}>
        {header && <Header header={header} />}
        <p className={own.body}>
          <Filled text={body} />
        </p>
        {footer && <p className={own.footer}>{footer}</p>}
        {buttons.length > 0 && (
          <ul className={own.buttons}>
            {buttons.map((button, index) => (
              <li key={index}>
                <PreviewButton button={button} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

const MEDIA = { image: IconPhoto, video: IconVideo, document: IconFileText, location: IconMapPin };

function Header({ header }: { header: NonNullable<ListedTemplate['header']> }) {
  const { t } = useTranslation('channels');
  if (header.kind === 'text')
    return (
      <p className={own.header}>
        <Filled text={header.text} />
      </p>
    );
  const Icon = MEDIA[header.kind];
  return (
    <div className={own.media}>
      <Icon size={26} stroke={1.5} aria-hidden="true" />
      {t(`templates.header.${header.kind}`)}
    </div>
  );
}

function Filled({ text }: { text: string }) {
  return pieces(text).map((piece, index) =>
    piece.variable ? <mark key={index}>{piece.text}</mark> : <span key={index}>{piece.text}</span>,
  );
}

const ICONS = { quick_reply: IconCornerUpLeft, url: IconExternalLink, phone: IconPhone, copy_code: IconCopy, other: IconCornerUpLeft };

function PreviewButton({ button: { kind, text, url, phone } }: { button: ListedTemplate['buttons'][number] }) {
  const { t } = useTranslation('channels');
  const Icon = ICONS[kind];
  const does =
    kind === 'copy_code' ? t('templates.copyCode') : url ? t('templates.opens', { url }) : phone ? t('templates.calls', { phone }) : null;
  return (
    <>
      <span className={own.button}>
        <Icon size={15} aria-hidden="true" />
        {text}
      </span>
      {does && <span className={own.does}>{does}</span>}
    </>
  );
}
