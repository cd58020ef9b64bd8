import { useTranslation } from 'react-i18next';
import { isApiError, type FieldObjection } from '../../../api/api-error.js';
import type { TransportField } from '../../../api/channel-types.js';
import { errorText } from '../../../ui/toast.js';
import { pathOf } from './channel-values.js';

export interface Refusal {
  /** What is wrong with which field, in words. */
  byPath(error: Error): Record<string, string>;
  /** What is wrong and belongs to no field that is shown; null when all is said beside the fields. */
  general(error: Error | null): string | null;
}

/** Says in words why the server or the provider refuses a channel. */
export function useRefusal(fields: readonly TransportField[]): Refusal {
  const { t, i18n } = useTranslation('channels');

  const sentence = ({ message, reason, detail }: FieldObjection): string => {
    if (!reason) return message ?? '';
    const key = `channelRefusal.${reason}`;
    const words = i18n.exists(`channels:${key}`) ? t(key) : t('channelRefusal.other');
    return detail ? t('refusalDetail', { words, detail }) : words;
  };
  /** The server may name a field with or without its part of the form (`settings.waba_id` or `waba_id`). */
  const shownPath = (name: string | null): string | null => {
    if (name === 'name' || name === 'phone') return name;
    const field = fields.find((candidate) => name === candidate.name || name === pathOf(candidate));
    return field ? pathOf(field) : null;
  };
  const objections = (error: Error | null): FieldObjection[] => {
    if (!isApiError(error)) return [];
    if (error.errors.length > 0) return error.errors;
    return error.field ? [{ field: error.field, message: error.detail }] : [];
  };

  return {
    byPath: (error) =>
      Object.fromEntries(
        objections(error).flatMap((one) => [shownPath(one.field)].flatMap((path) => (path ? [[path, sentence(one)]] : []))),
      ),
    general(error) {
      if (!error) return null;
      const all = objections(error);
      if (all.length === 0) return errorText(error);
      const homeless = all.filter(({ field }) => shownPath(field) === null);
      return homeless.length > 0 ? homeless.map(sentence).join(' ') : null;
    },
  };
}
