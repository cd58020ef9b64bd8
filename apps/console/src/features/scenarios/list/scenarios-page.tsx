import '../steps/texts.js';
import '../texts.js';
import { Button, FileButton, Skeleton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCloudOff, IconFileImport, IconLock, IconPlus, IconSitemap } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { importScenario, scenariosQuery, type ScenarioRow } from '../../../api/scenarios.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { errorText } from '../../../ui/toast.js';
import { readDocument } from '../model/document.js';
import { useMayDraw } from '../use-may-draw.js';
import { DeleteScenario } from './delete-scenario.js';
import classes from './list.module.css';
import { NewScenario } from './new-scenario.js';
import { ScenarioLine } from './scenario-line.js';
import { useOpenScenario } from './use-open-scenario.js';
import { useScenarioChange } from './use-scenario-change.js';

/** All scenarios of the company: which are heard, what they are doing now, and who changed them last. */
export default function ScenariosPage() {
  const { t } = useTranslation('scenarios');
  const mayDraw = useMayDraw();
  useEffect(() => {
    document.title = `${t('list.title')} · Deskwire`;
  }, [t]);
  if (mayDraw === undefined) return null;
  if (mayDraw) return <Scenarios />;
  return (
    <EmptyState whole icon={<IconLock size={22} />} title={t('noRight.title')}>
      {t('noRight.text')}
    </EmptyState>
  );
}

function Scenarios() {
  const { t } = useTranslation('scenarios');
  const scenarios = useQuery(scenariosQuery);
  const [isAdding, setAdding] = useState(false);
  return (
    <section className={classes.page} aria-labelledby="scenarios-title" data-region="list">
      <header className={classes.head}>
        <h1 className={classes.title} id="scenarios-title">
          {t('list.title')}
        </h1>
        <nav className={classes.links} aria-label={t('list.more')}>
          <Link to="/scenarios/payloads">{t('payloads.title')}</Link>
          <Link to="/scenarios/secrets">{t('secrets.title')}</Link>
        </nav>
        <span className={classes.gap} />
        <AddButtons onAdd={() => setAdding(true)} />
      </header>
      <Rows scenarios={scenarios.data} error={scenarios.error} onRetry={() => void scenarios.refetch()} onAdd={() => setAdding(true)} />
      {isAdding ? <NewScenario onClose={() => setAdding(false)} /> : null}
    </section>
  );
}

function AddButtons({ onAdd }: { onAdd: () => void }) {
  const { t } = useTranslation('scenarios');
  const open = useOpenScenario();
  const upload = useScenarioChange(importScenario, (scenario) => {
    open(scenario);
    const { length: count } = scenario.complaints;
    if (count > 0) notifications.show({ color: 'yellow', message: t('list.importMissing', { count }), autoClose: 15_000 });
  });
  const read = async (file: File | null): Promise<void> => {
    const document = file && readDocument(await file.text(), file.name.replace(/\.json$/i, ''));
    if (document) upload.mutate(document);
    else if (file) notifications.show({ color: 'red', message: t('list.notJson') });
  };
  return (
    <span className={classes.add}>
      <Button size="compact-sm" leftSection={<IconPlus size={14} />} onClick={onAdd}>
        {t('list.add')}
      </Button>
      <FileButton accept="application/json,.json" onChange={(file) => void read(file)}>
        {(props) => (
          <Button {...props} size="compact-sm" variant="default" loading={upload.isPending} leftSection={<IconFileImport size={14} />}>
            {t('list.import')}
          </Button>
        )}
      </FileButton>
    </span>
  );
}

interface RowsProps {
  scenarios: ScenarioRow[] | undefined;
  error: Error | null;
  onRetry: () => void;
  onAdd: () => void;
}

function Rows({ scenarios, error, onRetry, onAdd }: RowsProps) {
  const { t } = useTranslation(['scenarios', 'ui']);
  const [deleting, setDeleting] = useState<ScenarioRow | null>(null);
  if (!scenarios && error) {
    return (
      <EmptyState
        icon={<IconCloudOff size={22} />}
        title={t('scenarios:list.problem')}
        action={<Button onClick={onRetry}>{t('ui:retry')}</Button>}
      >
        {errorText(error)}
      </EmptyState>
    );
  }
  if (!scenarios) return <Skeleton height={180} m="md" radius="lg" aria-busy />;
  if (scenarios.length === 0) {
    return (
      <EmptyState
        icon={<IconSitemap size={22} />}
        title={t('scenarios:list.none')}
        action={<Button onClick={onAdd}>{t('scenarios:list.add')}</Button>}
      >
        {t('scenarios:list.noneText')}
      </EmptyState>
    );
  }
  return (
    <>
      <ul className={classes.rows}>
        {scenarios.map((row) => (
          <ScenarioLine key={row.id} row={row} onDelete={() => setDeleting(row)} />
        ))}
      </ul>
      {deleting ? <DeleteScenario row={deleting} onClose={() => setDeleting(null)} /> : null}
    </>
  );
}
