import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CardValue } from '../../../api/cards.js';
import { customFieldsQuery, type CustomField } from '../../../api/custom-fields.js';
import { displayPhone, useFormats } from '../../../ui/format.js';

const EXTRA = 'extraComments.';
const OWN = 'customFields.';

/** The company's own field that a name stands for, if that one still exists. */
export const ownFieldOf = (field: string, fields: readonly CustomField[]): CustomField | undefined =>
  field.startsWith(OWN) ? fields.find(({ id }) => String(id) === field.slice(OWN.length)) : undefined;

/** How the fields of a card and their values are called on the screen. */
export function useFieldWords() {
  const { t } = useTranslation('card');
  const formats = useFormats();
  const { data: own = [] } = useQuery(customFieldsQuery);

  const label = (field: string): string => {
    if (field.startsWith(EXTRA)) return t('field.extraComment', { number: Number(field.slice(EXTRA.length)) + 1 });
    if (field.startsWith(OWN)) return ownFieldOf(field, own)?.name ?? field.slice(OWN.length);
    return t(`field.${field}`);
  };

  /** In words; null where there is nothing. */
  const words = (field: string, value: CardValue): string | null => {
    if (value === null || value === '') return null;
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    if (Array.isArray(value)) return value.length === 0 ? null : value.map((phone) => displayPhone(phone)).join('\n');
    if (ownFieldOf(field, own)?.kind === 'date' && !Number.isNaN(Date.parse(String(value)))) return formats.date(String(value));
    return String(value);
  };
  return { label, words, own };
}
