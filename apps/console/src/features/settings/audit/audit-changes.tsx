import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '../../../api/audit.js';
import classes from './audit.module.css';
import { useAuditWords } from './use-audit-words.js';

/** The fields that changed, before and after; of what is new or gone, as it was. */
export function AuditChanges({ entry: { before, after } }: { entry: AuditEntry }) {
  const { t } = useTranslation('audit');
  const words = useAuditWords();
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  if (names.length === 0) return <p className={classes.meta}>{t('noFields')}</p>;
  return (
    <table className={classes.changes}>
      <thead>
        <tr>
          <th scope="col">{t('column.field')}</th>
          {before && <th scope="col">{t('column.before')}</th>}
          {after && <th scope="col">{t(before ? 'column.after' : 'column.value')}</th>}
        </tr>
      </thead>
      <tbody>
        {names.map((name) => (
          <tr key={name}>
            <th scope="row">{words.field(name)}</th>
            {before && <td>{words.value(before[name])}</td>}
            {after && <td>{words.value(after[name])}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
