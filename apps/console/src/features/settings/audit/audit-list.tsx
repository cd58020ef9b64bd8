import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '../../../api/audit.js';
import { useFormats } from '../../../ui/format.js';
import { AuditRow } from './audit-row.js';
import classes from './audit.module.css';
import type { AuditSearch } from './search.js';

interface Props {
  entries: AuditEntry[];
  onFilter: (changes: AuditSearch) => void;
}

/** The entries by day, newest first. */
export function AuditList({ entries, onFilter }: Props) {
  const { t } = useTranslation('audit');
  const formats = useFormats();
  const days = new Map<string, AuditEntry[]>();
  for (const entry of entries) {
    const day = formats.day(entry.at);
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return (
    <div aria-label={t('list')} role="group">
      {[...days].map(([day, ofDay]) => (
        <section key={day} className={classes.day}>
          <h3 className={classes.date}>{day}</h3>
          <ul className={classes.entries}>
            {ofDay.map((entry) => (
              <AuditRow key={entry.id} entry={entry} onFilter={onFilter} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
