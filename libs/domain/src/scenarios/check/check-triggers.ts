import type { ScenarioContent, Trigger } from '../content.js';
import { isPayloadAction } from '../payload.js';
import type { Scribe } from './scribe.js';

/** What is wrong with one way to start the scenario. */
export function checkTrigger(trigger: Trigger, content: ScenarioContent, scribe: Scribe): void {
  const { around } = scribe;
  const channels = new Set(around.channels.map(({ id }) => id));
  if (trigger.channelIds?.length === 0) scribe.say('empty', 'channelIds');
  trigger.channelIds?.forEach((id) => scribe.known(id, channels, 'channel_missing', 'channelIds'));
  if (trigger.stepId !== null && !content.steps.some(({ id }) => id === trigger.stepId)) {
    scribe.say('step_missing', 'stepId', { step: trigger.stepId });
  }
  checkKind(trigger, scribe);
  const own = content.triggers.slice(0, content.triggers.indexOf(trigger));
  const others = [...own.map((earlier) => ({ scenario: '', trigger: earlier })), ...around.triggers];
  const rival = others.find(({ trigger: other }) => collide(trigger, other));
  if (rival) scribe.say('trigger_collides', null, { scenario: rival.scenario, kind: trigger.kind }, severityOf(trigger));
}

function checkKind(trigger: Trigger, scribe: Scribe): void {
  switch (trigger.kind) {
    case 'keyword':
      if (trigger.words.length === 0) scribe.say('empty', 'words');
      return trigger.words.forEach((word, n) => void scribe.wants(word, `words.${n}`));
    case 'payload':
      if (!isPayloadAction(trigger.action)) scribe.say('payload_invalid', 'action', { name: trigger.action });
      return;
    case 'tag':
      return scribe.known(trigger.tagId, scribe.around.tags, 'tag_missing', 'tagId');
    case 'schedule':
      if (trigger.days.length === 0) scribe.say('empty', 'days');
      scribe.time(trigger.time, 'time');
      return scribe.known(trigger.tagId, scribe.around.tags, 'tag_missing', 'tagId');
    case 'missed':
      scribe.seconds(trigger.afterSeconds, 'afterSeconds');
      if (trigger.outsideHours && !scribe.around.hasWorkingHours) scribe.say('working_hours_unset', 'outsideHours');
      return;
    default:
  }
}

/** Several may follow one tag or one hour: they take their turn. Of all else only one could answer. */
const severityOf = ({ kind }: Trigger): 'error' | 'warning' => (kind === 'tag' || kind === 'schedule' ? 'warning' : 'error');

function collide(a: Trigger, b: Trigger): boolean {
  if (a.kind !== b.kind || !shareChannel(a, b)) return false;
  if (a.kind === 'first_message' && b.kind === 'first_message') return a.of === b.of;
  if (a.kind === 'keyword' && b.kind === 'keyword')
    return a.match === b.match && a.words.some((word) => b.words.some((other) => same(word, other)));
  if (a.kind === 'payload' && b.kind === 'payload') return a.action === b.action;
  if (a.kind === 'tag' && b.kind === 'tag') return a.tagId === b.tagId;
  if (a.kind === 'schedule' && b.kind === 'schedule') {
    return a.tagId === b.tagId && a.time === b.time && a.days.some((day) => b.days.includes(day));
  }
  return a.kind === 'missed' || a.kind === 'closed';
}

const same = (a: string, b: string): boolean => a.trim() !== '' && a.trim().toLowerCase() === b.trim().toLowerCase();

const shareChannel = (a: Trigger, b: Trigger): boolean =>
  a.channelIds === null || b.channelIds === null || a.channelIds.some((id) => b.channelIds?.includes(id));
