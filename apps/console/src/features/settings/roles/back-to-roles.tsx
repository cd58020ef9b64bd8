import { useTranslation } from 'react-i18next';
import { BackLink } from '../back-link.js';
import { useFirstFocus } from '../row-focus.js';

export function BackToRoles() {
  const { t } = useTranslation('roles');
  const first = useFirstFocus();
  return (
    <BackLink ref={first} to="/settings/roles" search={{}}>
      {t('back')}
    </BackLink>
  );
}
