import { IconFile, IconMapPin, IconPhoto, IconVideo } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ListedTemplate } from '../../../api/channel-types.js';
import { ButtonList } from '../parts/button-list.js';
import { RichText } from '../../../ui/message/rich-text.js';
import { previewOf, shownButtons, type Values } from './fill-template.js';
import classes from './templates.module.css';

const HEADER_ICONS = { image: IconPhoto, video: IconVideo, document: IconFile, location: IconMapPin } as const;

/** The message as it will stand on the client's phone; changes with every letter. */
export function TemplatePreview({ template, values, previewUrl }: { template: ListedTemplate; values: Values; previewUrl: string | null }) {
  const { t } = useTranslation('chat');
  const { header, body } = previewOf(template, values);
  const buttons = shownButtons(template, values);
  const kind = template.header && template.header.kind !== 'text' ? template.header.kind : null;
  const Icon = kind ? HEADER_ICONS[kind] : null;
  return (
    <section className={classes.phone} aria-label={t('template.preview')}>
      <div className={classes.bubble}>
        {previewUrl ? <img src={previewUrl} alt="" className={classes.picture} /> : null}
        {Icon && !previewUrl ? (
          <div className={classes.media}>
            <Icon size={26} stroke={1.5} aria-hidden />
          </div>
        ) : null}
        {header ? <div className={classes.head}>{header}</div> : null}
        <RichText text={body} />
        {template.footer ? <div className={classes.foot}>{template.footer}</div> : null}
        {buttons.length > 0 ? <ButtonList buttons={buttons} /> : null}
      </div>
    </section>
  );
}
