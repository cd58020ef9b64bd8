import type { TFunction } from 'i18next';
import type { RunStep, ScenarioRun } from '../../api/scenario-runs.js';
import type { Formats } from '../format.js';

type Details = Record<string, unknown>;

const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

/** A word of a table, or the table's own for what it does not know. */
const word = (t: TFunction, table: string, code: string): string => t([`run:${table}.${code}`, `run:${table}.unknown`]);

const triggerWord = (trigger: string, t: TFunction): string => word(t, 'trigger', trigger);

/** Which revision runs, and by what it began; a trial of the draft is both at once. */
export const originText = ({ revision, startedBy }: Pick<ScenarioRun, 'revision' | 'startedBy'>, t: TFunction): string =>
  revision.number === null ? t('run:trial') : `${t('run:revision', { number: revision.number })} · ${triggerWord(startedBy.trigger, t)}`;
export const endedWord = (reason: string, t: TFunction): string => word(t, 'ended', reason);
export const failureWord = (reason: string, t: TFunction): string => word(t, 'failure', reason);

/** What a step is called: by its designer, by its text, else by what it does. */
export const stepName = ({ stepTitle, stepKind, stepId }: Pick<RunStep, 'stepTitle' | 'stepKind' | 'stepId'>, t: TFunction): string =>
  stepTitle ?? (stepKind === null ? stepId : t(`run:kind.${stepKind}`, { defaultValue: stepId }));

/** Why a step was left as it was, from the code and what belongs to it. */
export function whyText(why: Details | null, t: TFunction, formats: Formats): string | null {
  if (why === null) return null;
  const code = text(why['code']);
  if (code === 'said') return null;
  const words: Record<string, string> = Object.fromEntries(Object.entries(why).map(([name, value]) => [name, text(value)]));
  if (code === 'transferred') {
    const to = words['operator'] || words['group'];
    return to ? t('run:why.transferred', { to }) : t('run:why.transferredByRules');
  }
  if (code === 'waited') words['until'] = formats.full(words['until'] ?? '');
  if (code === 'failed') words['reason'] = failureWord(words['reason'] ?? '', t);
  if (code === 'run_ended') words['reason'] = endedWord(words['reason'] ?? '', t);
  return t([`run:why.${code}`, 'run:why.unknown'], words);
}

/** What went wrong in a step, with what is known of it. */
export function errorOf(error: Details | null, t: TFunction): string | null {
  if (error === null) return null;
  const detail = text(error['detail']);
  const said = failureWord(text(error['reason']), t);
  return detail ? `${said}: ${detail}` : said;
}

/** Where a run stands, in words. */
export function standingText({ state, endedReason, standing }: ScenarioRun, t: TFunction, formats: Formats): string {
  if (state === 'ended') return endedReason ? `${t('run:state.ended')}: ${endedWord(endedReason, t)}` : t('run:state.ended');
  const waits = standing['waits'] as { for?: string; until?: string | null } | null | undefined;
  if (state !== 'waiting' || !waits) return t(`run:state.${state}`);
  if (waits.for === 'client') return waits.until ? t('run:waits.clientUntil', { time: formats.full(waits.until) }) : t('run:waits.client');
  if (waits.for === 'time' && waits.until) return t('run:waits.time', { time: formats.full(waits.until) });
  return waits.for === 'http' ? t('run:waits.http') : t('run:state.waiting');
}

/** A variable's value as one reads it: texts as they are, the rest as JSON. */
export const shownValue = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
