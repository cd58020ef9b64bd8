import { Button } from '@mantine/core';
import { IconPlayerStop, IconRobot } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { dialogRunQuery, type ScenarioRun } from '../../../api/scenario-runs.js';
import { useMay } from '../../../api/use-may.js';
import type { DialogRow } from '../../../api/types.js';
import { runAction, useActionEnabled } from '../../../ui/actions/registry.js';
import { Shortcut } from '../../../ui/actions/shortcut.js';
import { RunHead, TemporalLink } from '../../../ui/run/run-head.js';
import { RunVariables, TraceList } from '../../../ui/run/trace-list.js';
import { errorText } from '../../../ui/toast.js';
import classes from './bot.module.css';

/** What the bot of the dialog does now, else what it did last: live, with the ways to stop it and to give it the dialog back. */
export function BotSection({ row }: { row: DialogRow }) {
  const { t } = useTranslation('chat');
  const { data: run, error } = useQuery(dialogRunQuery(row.id));
  if (error && row.bot) return <p className={classes.problem}>{errorText(error)}</p>;
  // A dialog that no scenario ever ran in says nothing of bots.
  if (!run) return null;
  return (
    <section className={classes.section} aria-label={t('run.title')}>
      <h3 className={classes.title}>
        <IconRobot size={14} aria-hidden />
        {t(run.state === 'ended' ? 'run.last' : 'run.title')}
      </h3>
      <RunHead run={run} />
      <BotButtons />
      <details className={classes.details} open={run.state !== 'ended'}>
        <summary>{t('run.steps')}</summary>
        <TraceList run={run} />
      </details>
      <details className={classes.details}>
        <summary>{t('run.showVariables')}</summary>
        <RunVariables run={run} />
      </details>
      <Ways run={run} />
    </section>
  );
}

function BotButtons() {
  const { t } = useTranslation('ui');
  const mayGiveBack = useActionEnabled('dialog.giveBack');
  const mayStop = useActionEnabled('dialog.stopBot');
  if (!mayGiveBack && !mayStop) return null;
  return (
    <div className={classes.buttons}>
      {mayGiveBack ? (
        <Button
          size="xs"
          leftSection={<IconRobot size={15} />}
          rightSection={<Shortcut action="dialog.giveBack" />}
          onClick={() => runAction('dialog.giveBack')}
        >
          {t('actions.dialog.giveBack')}
        </Button>
      ) : null}
      {mayStop ? (
        <Button size="xs" variant="default" leftSection={<IconPlayerStop size={15} />} onClick={() => runAction('dialog.stopBot')}>
          {t('actions.dialog.stopBot')}
        </Button>
      ) : null}
    </div>
  );
}

/** To the canvas, for whoever draws scenarios, and into Temporal. */
function Ways({ run }: { run: ScenarioRun }) {
  const { t } = useTranslation('chat');
  const may = useMay('scenarios');
  if (!may) return null;
  return (
    <div className={classes.ways}>
      <Link className={classes.way} to="/scenarios/$scenarioId" params={{ scenarioId: String(run.scenario.id) }} search={{ run: run.id }}>
        {t('run.canvas')}
      </Link>
      <TemporalLink run={run} />
    </div>
  );
}
