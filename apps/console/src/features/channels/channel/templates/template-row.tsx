import { IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedTemplate } from '../../../../api/channel-types.js';
import { TemplatePreview } from './template-preview.js';
import own from './templates.module.css';
import { useTemplateWords } from './use-template-words.js';

/** One template; opened, it shows the message as the client gets it. */
export function TemplateRow({ template }: { template: ListedTemplate }) {
  const { t } = useTranslation('channels');
  const words = useTemplateWords();
  const [open, setOpen] = useState(false);
  const { name, language, status, category, reason } = template;
  return (
    <li className={own.row}>
      <button type="button" className={own.rowTop} aria-expanded={open} onClick={() => setOpen(!open)}>
        <IconChevronRight className={own.chevron} size={16} aria-hidden="true" />
        <span className={own.name}>{name}</span>
        <span className={own.status} data-status={status}>
          {words.status(status)}
        </span>
        <span className={own.about}>{[words.language(language), category && words.category(category)].filter(Boolean).join(' · ')}</span>
      </button>
      {reason && <p className={own.reason}>{t('templates.reason', { reason })}</p>}
      {open && <TemplatePreview template={template} />}
    </li>
  );
}
