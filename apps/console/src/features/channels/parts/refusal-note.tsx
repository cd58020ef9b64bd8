import { useTranslation } from 'react-i18next';
import parts from './parts.module.css';

/** What is wrong with a form as a whole; when it is said beside the fields, that it is said there. */
export function RefusalNote({ error, text }: { error: Error | null; text: string | null }) {
  const { t } = useTranslation('channels');
  if (!error) return null;
  return (
    <p className={parts.problem} role="alert">
      {text ?? t('form.seeFields')}
    </p>
  );
}
