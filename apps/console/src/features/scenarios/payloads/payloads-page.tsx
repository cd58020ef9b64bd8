import { Button, Skeleton, TextInput } from '@mantine/core';
import { IconSearch, IconTag } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { payloadsQuery, type KnownPayload, type PayloadSource } from '../../../api/payloads.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { errorText } from '../../../ui/toast.js';
import { matches } from './matches.js';
import classes from './payloads.module.css';
import { SidePage } from './side-page.js';

/** Everything that buttons carry: where each payload is sent from, and what it starts. */
export default function PayloadsPage() {
  const { t } = useTranslation(['steps', 'ui']);
  const payloads = useQuery(payloadsQuery);
  const [search, setSearch] = useState('');
  const found = payloads.data?.filter((payload) => matches(payload, search)) ?? [];
  return (
    <SidePage title={t('steps:payloads.title')}>
      <p className={classes.note}>{t('steps:payloads.text')}</p>
      {payloads.isPending && <Skeleton height={160} />}
      {payloads.isError && !payloads.data && (
        <p className={classes.problem} role="alert">
          {errorText(payloads.error)}{' '}
          <Button size="compact-xs" variant="default" onClick={() => void payloads.refetch()}>
            {t('ui:retry')}
          </Button>
        </p>
      )}
      {payloads.data?.length === 0 && (
        <EmptyState icon={<IconTag size={28} stroke={1.5} />} title={t('steps:payloads.none')}>
          {t('steps:payloads.noneText')}
        </EmptyState>
      )}
      {payloads.data && payloads.data.length > 0 && (
        <>
          <TextInput
            aria-label={t('steps:payloads.search')}
            placeholder={t('steps:payloads.search')}
            leftSection={<IconSearch size={16} />}
            value={search}
            data-region-focus
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
          <p className="visually-hidden" role="status">
            {t('steps:payloads.found', { count: found.length })}
          </p>
          {found.length === 0 && <p className={classes.note}>{t('steps:payloads.nothing')}</p>}
          <ul className={classes.list} aria-label={t('steps:payloads.title')}>
            {found.map((payload) => (
              <Payload key={payload.action} payload={payload} />
            ))}
          </ul>
        </>
      )}
    </SidePage>
  );
}

function Payload({ payload: { action, parameters, sentBy, triggers } }: { payload: KnownPayload }) {
  const { t } = useTranslation('steps');
  return (
    <li className={classes.payload}>
      <h2 className={classes.action}>
        {action}
        {parameters.length > 0 && <span className={classes.parameters}>?{parameters.map((name) => `${name}=…`).join('&')}</span>}
      </h2>
      <dl className={classes.facts}>
        <dt>{t('payloads.sentBy')}</dt>
        <dd>
          {sentBy.length === 0 ? t('payloads.sentByNobody') : null}
          <ul className={classes.places}>
            {sentBy.map((source, index) => (
              <li key={index}>
                <Source source={source} />
              </li>
            ))}
          </ul>
        </dd>
        <dt>{t('payloads.triggers')}</dt>
        <dd>
          {triggers.length === 0 ? t('payloads.triggersNothing') : null}
          <ul className={classes.places}>
            {triggers.map(({ scenario, stepId }, index) => (
              <li key={index}>
                <Link to="/scenarios/$scenarioId" params={{ scenarioId: String(scenario.id) }} search={stepId ? { step: stepId } : {}}>
                  {scenario.name}
                </Link>
              </li>
            ))}
          </ul>
        </dd>
      </dl>
    </li>
  );
}

function Source({ source: { scenario, stepId, title, published } }: { source: PayloadSource }) {
  const { t } = useTranslation('steps');
  return (
    <>
      <Link to="/scenarios/$scenarioId" params={{ scenarioId: String(scenario.id) }} search={{ step: stepId }}>
        {t('payloads.button', { title, scenario: scenario.name })}
      </Link>
      {!published && <span className={classes.draft}> · {t('payloads.draft')}</span>}
    </>
  );
}
