import { useTranslation } from 'react-i18next';

/** A kind of messenger by the name people know; a new connector shows its own until it is translated. */
export function useTransportName(): (transport: string) => string {
  const { t } = useTranslation('ui');
  return (transport) => t(`transport.${transport}`, { defaultValue: transport });
}
