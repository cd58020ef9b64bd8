import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../../../ui/toast.js';
import type { Paging } from '../use-report.js';
import classes from './parts.module.css';

/** How far below the screen the end of the rows may lie before the next ones are fetched. */
const AHEAD = '600px';

/** The end of the rows: the next ones come as it is neared, or by the button. */
export function MoreRows({ paging }: { paging: Paging }) {
  const { t } = useTranslation('reports');
  const end = useRef<HTMLDivElement>(null);
  const { hasMore, isLoading, error, more } = paging;
  const wanted = hasMore && !isLoading && !error;
  useEffect(() => {
    if (!wanted || !end.current) return;
    const seen = new IntersectionObserver(([entry]) => entry?.isIntersecting && more(), { rootMargin: AHEAD });
    seen.observe(end.current);
    return () => seen.disconnect();
  }, [wanted, more]);
  if (!hasMore) return null;
  return (
    <div ref={end} className={classes.more}>
      <p className={classes.onPaper}>{t('export.notAll')}</p>
      {error && (
        <p className={classes.problem} role="alert">
          {errorText(error)}
        </p>
      )}
      <Button variant="default" size="compact-sm" loading={isLoading} onClick={more}>
        {t(error ? 'ui:retry' : 'more')}
      </Button>
    </div>
  );
}
