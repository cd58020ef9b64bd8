import { useTranslation } from 'react-i18next';
import type { Words } from '../words.js';
import classes from './marks.module.css';

/** How often each mark was given: bars that are a table. */
export function Marks({ distribution, words }: { distribution: readonly number[]; words: Words }) {
  const { t } = useTranslation('reports');
  const all = distribution.reduce((sum, count) => sum + count, 0);
  return (
    <table className={classes.marks} aria-label={t('rating.marks')}>
      <tbody>
        {[5, 4, 3, 2, 1].map((mark) => {
          const count = distribution[mark - 1] ?? 0;
          const share = all > 0 ? count / all : 0;
          return (
            <tr key={mark}>
              <th scope="row">{t('rating.mark', { mark })}</th>
              <td className={classes.track} aria-hidden>
                <i style={{ width: `${share * 100}%` }} />
              </td>
              <td className={classes.count}>{words.number(count)}</td>
              <td className={classes.share}>{all > 0 ? words.share(share) : '–'}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
