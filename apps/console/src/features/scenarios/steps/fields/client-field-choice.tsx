import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { customFieldsQuery } from '../../../../api/custom-fields.js';
import { PickField } from './pick-field.js';

const WRITTEN = ['name', 'phone', 'email', 'comment'] as const;
const READ = [...WRITTEN, 'username', 'language'] as const;

interface Props {
  value: string;
  onChange(field: string): void;
  field?: string;
  /** Only what a bot may change. */
  written?: boolean;
}

/** A field of the client: one that everybody has, or one of the company's own. */
export function ClientFieldChoice({ value, onChange, field, written = false }: Props) {
  const { t } = useTranslation('steps');
  const { data: own = [] } = useQuery(customFieldsQuery);
  return (
    <PickField
      label={t('clientField.label')}
      field={field}
      value={value}
      choices={[
        ...(written ? WRITTEN : READ).map((name) => ({ value: name, label: t(`clientField.names.${name}`) })),
        ...own.map(({ id, name }) => ({ value: String(id), label: name, note: t('clientField.own') })),
      ]}
      placeholder={t('clientField.gone')}
      searchLabel={t('clientField.search')}
      empty={t('clientField.none')}
      onChange={onChange}
    />
  );
}
