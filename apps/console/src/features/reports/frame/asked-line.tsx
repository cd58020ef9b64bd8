import { useTranslation } from 'react-i18next';
import type { ReportKind } from '../catalogue.js';
import type { ReportSearch } from '../search.js';
import classes from './frame.module.css';
import { useFilterChoices } from './use-filter-choices.js';

/** By name what the filters leave: on paper, and where they are folded away. */
export function AskedLine({ kind, search }: { kind: ReportKind; search: ReportSearch }) {
  const { t } = useTranslation('reports');
  const choicesOf = useFilterChoices(search);
  const chosen = kind.filters.map((filter) => ({ filter, ...choicesOf(filter) })).filter((one) => one.chosen.length > 0);
  if (chosen.length === 0) return null;
  return (
    <p className={classes.asked}>
      {chosen.map(({ filter, choices, chosen: ids }) => (
        <span key={filter}>
          {t(`filter.${filter}`)}:{' '}
          {choices
            .filter(({ id }) => ids.includes(id))
            .map(({ name }) => name)
            .join(', ')}
        </span>
      ))}
    </p>
  );
}
