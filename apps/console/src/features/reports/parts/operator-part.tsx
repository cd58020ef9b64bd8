import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { Fold } from './fold.js';

interface Props {
  title: string;
  count: number;
  definition?: ReactNode;
  children: ReactNode;
}

/** From so many on a list of people would hide what comes after it. */
const OPEN_UP_TO = 20;

/** A line for each operator; folded away while there are many. */
export function OperatorPart({ title, count, definition, children }: Props) {
  const { t } = useTranslation('reports');
  return (
    <Fold title={`${title} · ${t('operators', { count })}`} opened={count <= OPEN_UP_TO} beside={definition} heading>
      {children}
    </Fold>
  );
}
