import { Select } from '@mantine/core';
import { IconSitemap } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { BodyProps } from '../body.js';
import { DataTable, type Column } from '../parts/data-table.js';
import { Definition } from '../parts/definition.js';
import { Nothing } from '../parts/nothing.js';
import parts from '../parts/parts.module.css';
import type { Words } from '../words.js';
import classes from './funnel.module.css';

type Answer = BodyProps<'funnel'>['answer'];
type Scenario = Answer['scenarios'][number];
type Step = Answer['steps'][number];

/** How often each scenario ran, and how far clients came in the one that is chosen. */
export function Funnel({ answer: { scenarios, steps }, kind, search, onChange, words }: BodyProps<'funnel'>) {
  const { t } = useTranslation('reports');
  if (scenarios.length === 0) {
    const asked = { kind, search, onChange };
    return <Nothing icon={<IconSitemap size={22} />} title={t('funnel.none')} {...asked} />;
  }
  return (
    <>
      <section className={parts.part}>
        <h3>
          {t('funnel.scenarios')}
          <Definition of="runs" name={t('column.runs')} />
        </h3>
        <Scenarios scenarios={scenarios} words={words} onChoose={(scenario) => onChange({ scenario })} />
      </section>
      <section className={parts.part}>
        <div className={parts.partHead}>
          <h3>
            {t('funnel.steps')}
            <Definition of="funnel_share" name={t('column.share')} />
          </h3>
          <Select
            className={classes.choose}
            aria-label={t('funnel.choose')}
            placeholder={t('funnel.choose')}
            data={scenarios.map(({ scenarioId, scenario }) => ({ value: String(scenarioId), label: scenario }))}
            searchable
            value={search.scenario === undefined ? null : String(search.scenario)}
            onChange={(value) => onChange({ scenario: value ? Number(value) : undefined })}
          />
        </div>
        {steps.length > 0 ? (
          <Steps steps={steps} words={words} />
        ) : (
          <p className={parts.note}>{t(search.scenario === undefined ? 'funnel.chooseText' : 'funnel.noSteps')}</p>
        )}
      </section>
    </>
  );
}

function Scenarios({ scenarios, words, onChoose }: { scenarios: readonly Scenario[]; words: Words; onChoose(id: number): void }) {
  const { t } = useTranslation('reports');
  const columns: Column<Scenario>[] = [
    {
      key: 'scenario',
      title: t('column.scenario'),
      cell: ({ scenarioId, scenario }) => (
        <button type="button" className={parts.link} onClick={() => onChoose(scenarioId)}>
          {scenario}
        </button>
      ),
      order: ({ scenario }) => scenario,
    },
    { key: 'runs', title: t('column.runs'), numeric: true, cell: ({ runs }) => words.number(runs), order: ({ runs }) => runs },
    { key: 'ended', title: t('column.ended'), numeric: true, cell: ({ ended }) => words.number(ended), order: ({ ended }) => ended },
    {
      key: 'share',
      title: t('column.endedShare'),
      numeric: true,
      cell: ({ runs, ended }) => (runs > 0 ? words.share(ended / runs) : '–'),
      order: ({ runs, ended }) => (runs > 0 ? ended / runs : null),
    },
  ];
  return <DataTable label={t('funnel.scenarios')} columns={columns} rows={scenarios} rowKey={({ scenarioId }) => scenarioId} />;
}

/** The steps as bars that are a table. */
function Steps({ steps, words }: { steps: readonly Step[]; words: Words }) {
  const { t, i18n } = useTranslation('reports');
  const kindName = (kind: string): string => (i18n.exists(`run:kind.${kind}`) ? i18n.t(`run:kind.${kind}`) : kind);
  return (
    <table className={classes.steps} aria-label={t('funnel.steps')}>
      <thead>
        <tr>
          <th scope="col">{t('column.step')}</th>
          <td />
          <th scope="col" data-numeric>
            {t('column.runs')}
          </th>
          <th scope="col" data-numeric>
            {t('column.share')}
          </th>
        </tr>
      </thead>
      <tbody>
        {steps.map(({ stepId, step, kind, runs, share }) => (
          <tr key={stepId}>
            <th scope="row">
              {step} <small>{kindName(kind)}</small>
            </th>
            <td className={classes.track} aria-hidden>
              <i style={{ width: `${share * 100}%` }} />
            </td>
            <td data-numeric>{words.number(runs)}</td>
            <td data-numeric>{words.share(share)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
