import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { KnownPayload, PayloadPlace } from '../../../api/payloads.js';
import { useFormats } from '../../../ui/format.js';
import classes from './payloads.module.css';

interface Props {
  payload: KnownPayload;
  nameOf(scenarioId: number): string;
}

/** One payload: who sends it, and what a press starts. */
export function KnownPayloadCard({ payload: { action, parameters, places, triggers }, nameOf }: Props) {
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
          {places.length === 0 ? t('payloads.sentByNobody') : null}
          <ul className={classes.places}>
            {places.map((place, index) => (
              <li key={index}>
                <Place place={place} nameOf={nameOf} />
              </li>
            ))}
          </ul>
        </dd>
        <dt>{t('payloads.triggers')}</dt>
        <dd>
          {triggers.length === 0 ? t('payloads.triggersNothing') : null}
          <ul className={classes.places}>
            {triggers.map(({ scenarioId, triggerId, stepId }) => (
              <li key={`${scenarioId} ${triggerId}`}>
                <ToStep scenarioId={scenarioId} stepId={stepId}>
                  {nameOf(scenarioId)}
                </ToStep>
              </li>
            ))}
          </ul>
        </dd>
      </dl>
    </li>
  );
}

function ToStep({ scenarioId, stepId, children }: { scenarioId: number; stepId: string | null; children: string }) {
  return (
    <Link to="/scenarios/$scenarioId" params={{ scenarioId: String(scenarioId) }} search={stepId === null ? {} : { step: stepId }}>
      {children}
    </Link>
  );
}

function Place({ place, nameOf }: { place: PayloadPlace; nameOf: Props['nameOf'] }) {
  const { t } = useTranslation('steps');
  const formats = useFormats();
  const { kind, title, scenarioId, stepId, template, dialogId, sentAt } = place;
  if (scenarioId !== null) {
    return (
      <ToStep scenarioId={scenarioId} stepId={stepId}>
        {t('payloads.button', { title, scenario: nameOf(scenarioId) })}
      </ToStep>
    );
  }
  const words = t(`payloads.by.${kind}`, { title, template: template ?? '' });
  const since = sentAt === null ? '' : ` · ${formats.full(sentAt)}`;
  if (dialogId === null) return <>{words + since}</>;
  return (
    <>
      <Link to="/chat/$dialogId" params={{ dialogId: String(dialogId) }} search={{ filter: 'all' }}>
        {words}
      </Link>
      <span className={classes.draft}>{since}</span>
    </>
  );
}
