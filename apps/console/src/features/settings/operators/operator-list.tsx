import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { companyQuery, operatorsQuery } from '../../../api/company.js';
import type { Operator } from '../../../api/types.js';
import { Avatar } from '../../../ui/avatar.js';
import { LoadState } from '../load-state.js';
import { Section } from '../section.js';
import classes from '../settings.module.css';

/** Who is at work and how full their hands are; live events keep it right. */
export function OperatorList() {
  const { t } = useTranslation(['settings', 'ui']);
  const operators = useQuery(operatorsQuery);
  const { data: company } = useQuery(companyQuery);
  return (
    <Section title={t('settings:operators.title')}>
      <LoadState query={operators} height={120} />
      {operators.data && (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('settings:operators.name')}</th>
              <th scope="col">{t('settings:operators.role')}</th>
              <th scope="col">{t('settings:operators.status')}</th>
              <th scope="col" className={classes.numeric}>
                {t('settings:operators.dialogs')}
              </th>
            </tr>
          </thead>
          <tbody>
            {operators.data.map((operator) => (
              <Row key={operator.id} operator={operator} companyLimit={company?.maxOpenDialogs ?? null} />
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

function Row({ operator, companyLimit }: { operator: Operator; companyLimit: number | null }) {
  const { t } = useTranslation(['settings', 'app']);
  const limit = operator.maxOpenDialogs ?? companyLimit;
  const status = t(`app:status.${operator.status}`);
  return (
    <tr>
      <th scope="row">
        <span className={classes.person}>
          <Avatar name={operator.name} size={30} status={operator.status} />
          {[operator.firstName, operator.lastName].filter(Boolean).join(' ')}
        </span>
      </th>
      <td className={classes.role}>{t(`app:role.${operator.role}`)}</td>
      <td className={classes.status}>
        {operator.status === 'online' && !operator.connected ? t('settings:operators.notConnected', { status }) : status}
      </td>
      <td className={classes.numeric} data-full={limit !== null && operator.openDialogs >= limit ? true : undefined}>
        {limit === null ? operator.openDialogs : t('settings:operators.of', { open: operator.openDialogs, limit })}
      </td>
    </tr>
  );
}
