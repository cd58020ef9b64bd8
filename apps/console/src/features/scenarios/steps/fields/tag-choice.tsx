import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { tagsQuery } from '../../../../api/tags.js';
import { PickField } from './pick-field.js';

interface Props {
  value: number;
  onChange(tagId: number): void;
  field?: string;
}

/** One of the company's tags. */
export function TagChoice({ value, onChange, field }: Props) {
  const { t } = useTranslation('steps');
  const { data } = useQuery(tagsQuery);
  const groupOf = (id: number | null): string | undefined => data?.groups.find((group) => group.id === id)?.name;
  return (
    <PickField
      label={t('tag.label')}
      field={field}
      value={String(value)}
      choices={
        data?.items.map(({ id, label, groupId }) => {
          const note = groupOf(groupId);
          return { value: String(id), label, ...(note === undefined ? {} : { note }) };
        }) ?? []
      }
      placeholder={t(value === 0 ? 'tag.choose' : 'tag.gone')}
      searchLabel={t('tag.search')}
      empty={t('tag.none')}
      onChange={(chosen) => onChange(Number(chosen))}
    />
  );
}
