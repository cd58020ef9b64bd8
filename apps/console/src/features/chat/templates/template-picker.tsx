import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { templatesQuery } from '../../../api/channels.js';
import type { ListedTemplate } from '../../../api/channel-types.js';
import { PickList } from '../../../ui/pick-list.js';
import { errorText } from '../../../ui/toast.js';
import { matching } from './fill-template.js';
import classes from './templates.module.css';

/** The channel's templates; those that can't be sent now stand below, with the reason. */
export function TemplatePicker({ channelId, onChoose }: { channelId: number; onChoose(template: ListedTemplate): void }) {
  const { t } = useTranslation('chat');
  const { data = [], isPending, error } = useQuery({ ...templatesQuery(channelId), refetchOnMount: 'always' });
  const [search, setSearch] = useState('');
  const found = matching(data, search).filter(({ status }) => status !== 'deleted');
  const item = (template: ListedTemplate) => ({
    key: `${template.name} ${template.language}`,
    content: <TemplateLine template={template} />,
    disabled: template.status !== 'approved',
    onPick: () => onChoose(template),
  });
  const approved = found.filter(({ status }) => status === 'approved');
  const others = found.filter(({ status }) => status !== 'approved');
  const empty = error ? errorText(error) : isPending ? '' : t(data.length === 0 ? 'template.none' : 'template.notFound');
  return (
    <PickList
      label={t('template.search')}
      placeholder={t('template.search')}
      search={search}
      onSearch={setSearch}
      groups={[{ items: approved.map(item) }, { title: t('template.unusable'), items: others.map(item) }]}
      empty={empty}
    />
  );
}

function TemplateLine({ template: { name, language, body, status, reason } }: { template: ListedTemplate }) {
  const { t } = useTranslation('chat');
  const usable = status === 'approved';
  return (
    <span className={classes.line} data-usable={usable || undefined}>
      <span className={classes.name}>
        {name} <span className={classes.language}>{language}</span>
      </span>
      <span className={classes.body}>{usable ? body : [t(`template.status.${status}`), reason].filter(Boolean).join(': ')}</span>
    </span>
  );
}
