import '../steps/texts.js';
import '../texts.js';
import '../trace/texts.js';
import '../trial/texts.js';
import { Button, Loader } from '@mantine/core';
import { IconCloudOff, IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { scenarioQuery } from '../../../api/scenarios.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { errorText } from '../../../ui/toast.js';
import { useMayDraw } from '../use-may-draw.js';
import { Designer } from './designer.js';
import classes from './designer.module.css';

/** Where one scenario is drawn. */
export default function DesignerPage() {
  const { t } = useTranslation('scenarios');
  const mayDraw = useMayDraw();
  const id = Number(useParams({ strict: false }).scenarioId);
  if (mayDraw === undefined) return null;
  if (mayDraw && Number.isInteger(id)) return <Loaded key={id} id={id} />;
  return (
    <EmptyState whole icon={<IconLock size={22} />} title={t(mayDraw ? 'designer.gone' : 'noRight.title')}>
      {mayDraw ? null : t('noRight.text')}
    </EmptyState>
  );
}

function Loaded({ id }: { id: number }) {
  const { t } = useTranslation(['scenarios', 'ui']);
  const scenario = useQuery(scenarioQuery(id));
  if (scenario.data) return <Designer scenario={scenario.data} />;
  if (!scenario.isError) {
    return (
      <div className={classes.loading} role="status">
        <Loader />
        <span className="visually-hidden">{t('scenarios:designer.loading')}</span>
      </div>
    );
  }
  return (
    <EmptyState
      whole
      icon={<IconCloudOff size={22} />}
      title={t('scenarios:designer.gone')}
      action={
        <Button renderRoot={(props) => <Link to="/scenarios" {...props} />} variant="default">
          {t('scenarios:designer.toList')}
        </Button>
      }
    >
      {errorText(scenario.error)}
    </EmptyState>
  );
}
