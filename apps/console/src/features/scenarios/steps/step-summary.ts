import type { TFunction } from 'i18next';
import { i18next } from '../../../i18n/index.js';
import type { DelayStep, ScenarioContent, Step, TransferStep } from '../model/content.js';
import { formatDuration } from './logic/duration.js';

const LONGEST = 140;

/** What a step does, in one to four short lines; for its node on the canvas and its row in the list. */
export function summaryOf(step: Step, content: ScenarioContent, t: TFunction): string[] {
  return linesOf(step, content, t)
    .map(oneLine)
    .filter((line) => line !== '')
    .slice(0, 4);
}

/** What a step is called: its title, else what it says, else its kind. */
export function stepName(step: Step, t: TFunction): string {
  const said = step.kind === 'message' || step.kind === 'rating' ? oneLine(step.text) : '';
  return step.title.trim() || said.slice(0, 60) || t(`scenarios:kind.${step.kind}`);
}

const oneLine = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
};

function linesOf(step: Step, { steps }: ScenarioContent, t: TFunction): string[] {
  switch (step.kind) {
    case 'message':
      return [step.file ? t('steps:summary.file', { name: step.file.name }) : '', step.text, ...waitLine(step.wait?.timeoutSeconds, t)];
    case 'reply':
      return [
        t('steps:summary.reply', { variable: step.variable }),
        step.check === 'any' ? '' : t(`steps:reply.checks.${step.check}`),
        ...waitLine(step.wait.timeoutSeconds, t),
      ];
    case 'condition':
      return step.branches.map(({ title }, index) => title || t('steps:condition.numbered', { number: index + 1 }));
    case 'set':
      return step.changes.map((change) =>
        change.kind === 'variable'
          ? `${change.name} = ${change.expression ?? change.value}`
          : change.kind === 'client'
            ? `${t(`steps:clientField.names.${change.field}`, { defaultValue: t('steps:clientField.own') })} = ${change.value}`
            : t(change.assign ? 'steps:set.assign' : 'steps:set.take'),
      );
    case 'http':
      return [`${step.method} ${step.url}`, step.save.map(({ variable }) => variable).join(', ')];
    case 'delay':
      return [delayLine(step.until, t)];
    case 'go':
      return [step.scenarioId === null ? t('steps:go.here') : t('steps:summary.goOther')];
    case 'transfer':
      return [transferLine(step.to, t), step.comment];
    case 'rating':
      return [step.text, ...waitLine(step.wait.timeoutSeconds, t)];
    case 'ticket':
      return [step.subject, t(`steps:ticket.priorities.${step.priority}`)];
    case 'close':
    case 'end':
      return steps.length > 1 ? [] : [t(`steps:${step.kind}.what`)];
  }
}

const words = (seconds: number): string => formatDuration(seconds, i18next.language);

const waitLine = (seconds: number | null | undefined, t: TFunction): string[] =>
  seconds == null ? [] : [t('steps:summary.waits', { time: words(seconds) })];

function delayLine(until: DelayStep['until'], t: TFunction): string {
  switch (until.kind) {
    case 'for':
      return words(until.seconds);
    case 'time':
      return t('steps:summary.until', { time: until.time });
    case 'working_hours':
      return t('steps:delay.kinds.working_hours');
    case 'moment':
      return t('steps:summary.until', { time: until.moment });
  }
}

const transferLine = (to: TransferStep['to'], t: TFunction): string => t(`steps:transfer.kinds.${to.kind}`);
