import { Tooltip } from '@mantine/core';
import { IconStarFilled } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ownRatingQuery } from '../../api/ratings.js';
import { useFormats } from '../../ui/format.js';
import classes from './own-rating.module.css';

/** How clients rated one of late, below one's own picture; nothing while nobody has. */
export function OwnRating() {
  const { t } = useTranslation('app');
  const formats = useFormats();
  const { data } = useQuery(ownRatingQuery);
  if (!data || data.average === null) return null;
  const average = formats.decimal(data.average);
  const words = t('rail.rating', { average, count: data.count, days: data.days });
  return (
    <Tooltip label={words} position="right">
      <span className={classes.rating} role="img" aria-label={words}>
        <IconStarFilled size={11} aria-hidden />
        <span aria-hidden>{average}</span>
      </span>
    </Tooltip>
  );
}
