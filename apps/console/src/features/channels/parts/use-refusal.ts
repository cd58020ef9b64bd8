import { useTranslation } from 'react-i18next';
import { isApiError, type FieldObjection } from '../../../api/api-error.js';
import type { TransportField } from '../../../api/channel-types.js';
import { errorText } from '../../../ui/toast.js';
import { pathOf } from './channel-values.js';

/** Says what a provider's refusal means; one that nobody has put into words yet is said in the provider's own. */
export function useRefusalWords(): (refusal: { reason: string; detail?: string | null }) => string {
  const { t, i18n } = useTranslation('channels');
  return ({ reason, detail }) => {
    const key = `channelRefusal.${reason}`;
    const words = i18n.exists(`channels:${key}`) ? t(key) : t('channelRefusal.other');
    return detail ? t('refusalDetail', { words, detail }) : words;
  };
}

export interface Refusal {
  /** What is wrong with which field, in words. */
  byPath(error: Error): Record<string, string>;
  /** What is wrong and belongs to no field that is shown; null when all is said beside the fields. */
  general(error: Error | null): string | null;
}

/** What every channel's form has beside its connector's fields. */
const CARD = ['name', 'phone'];

/** Says in words why the server or the provider refuses a form. `own`: its fields that no connector describes. */
export function useRefusal(fields: readonly TransportField[], own: readonly string[] = CARD): Refusal {
  const words = useRefusalWords();

  const sentence = ({ message, reason, detail }: FieldObjection): string => (reason ? words({ reason, detail }) : (message ?? ''));
  /** The server may name a field with or without its part of the form (`settings.waba_id` or `waba_id`). */
  const shownPath = (name: string | null): string | null => {
    if (name !== null && own.includes(name)) return name;
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
