import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../../../../api/session.js';
import type { StaffMember } from '../../../../api/staff.js';
import { useMay } from '../../../../api/use-may.js';
import { displayPhone } from '../../../../ui/format.js';
import { useRoleName } from '../../../../ui/people/role-names.js';
import settings from '../../settings.module.css';
import { languageChoices } from './languages.js';
import classes from './card.module.css';

/** The card for whoever only reads it, and why that is so where one would expect to change it. */
export function CardFacts({ member }: { member: StaffMember }) {
  const { t, i18n } = useTranslation('operators');
  const roleName = useRoleName();
  const mayChange = useMay('change_operators');
  const { data: me } = useQuery(meQuery);
  const { phone, groups, languages, ownMaxOpenDialogs, maxOpenDialogs, takesPartInQueue, state } = member;
  const spoken = languageChoices(i18n.language, languages).flatMap(({ value, label }) => (languages.includes(value) ? [label] : []));
  const facts: [string, string][] = [
    [t('role'), roleName(member)],
    [t('phone'), displayPhone(phone) ?? ''],
    [t('groups'), groups.map(({ name }) => name).join(', ')],
    [t('limit'), ownMaxOpenDialogs === null ? t('limitOfCompany', { limit: maxOpenDialogs }) : String(ownMaxOpenDialogs)],
    [t('queue'), t(takesPartInQueue ? 'yes' : 'no')],
    [t('languages'), spoken.join(', ')],
  ];
  const why = state === 'deleted' ? 'whyDeleted' : mayChange && me?.operator.id !== member.id ? 'whyAbove' : null;
  return (
    <>
      {why && <p className={settings.note}>{t(why)}</p>}
      <dl className={classes.list}>
        {facts.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value || '—'}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
