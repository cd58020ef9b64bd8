import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../ui/format.js';

interface Answered {
  status: number | null;
  durationMs: number | null;
  error: string | null;
}

/** What came back, in a few words. */
export function useDeliveryWords() {
  const { t } = useTranslation('settings');
  const formats = useFormats();
  const duration = (ms: number | null): string => (ms === null ? '' : t('webhooks.ms', { ms: formats.number(ms) }));
  return {
    duration,
    status: ({ status, error }: Answered): string => (status === null ? (error ?? '—') : String(status)),
    answer: ({ status, durationMs, error }: Answered): string => {
      const said = status === null ? (error ?? t('webhooks.noAnswer')) : t('webhooks.answered', { status });
      return durationMs === null ? said : `${said}, ${duration(durationMs)}`;
    },
  };
}
