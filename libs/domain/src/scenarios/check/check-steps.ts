import { isJson } from '../../shared/is-json.js';
import type { Change, HttpStep, ReplyStep, Step, Test } from '../content.js';
import { SCENARIO_LIMITS } from '../scenario-limits.js';
import { checkMessage, type MessageContext } from './check-message.js';
import type { Scribe } from './scribe.js';

/** What is wrong with the fields of one step, each kind by its own rules. */
export function checkStep(step: Step, scribe: Scribe, context: MessageContext): void {
  switch (step.kind) {
    case 'message':
      return checkMessage(step, scribe, context);
    case 'reply':
      return checkReply(step, scribe);
    case 'condition':
      return checkCondition(step, scribe);
    case 'set':
      if (step.changes.length === 0) scribe.say('no_changes', 'changes');
      return step.changes.forEach((change, n) => checkChange(change, `changes.${n}`, scribe));
    case 'http':
      return checkHttp(step, scribe);
    case 'delay':
      return checkDelay(step, scribe);
    case 'go':
      return checkGo(step, scribe);
    case 'transfer':
      return checkTransfer(step, scribe);
    case 'rating':
      scribe.wants(step.text, 'text');
      scribe.template(step.text, 'text');
      if (step.variable !== '') scribe.variable(step.variable, 'variable');
      return scribe.seconds(step.wait.timeoutSeconds, 'wait.timeoutSeconds');
    case 'ticket':
      scribe.wants(step.subject, 'subject');
      scribe.template(step.subject, 'subject');
      scribe.template(step.description, 'description');
      if (step.variable !== '') scribe.variable(step.variable, 'variable');
      return;
    case 'close':
    case 'end':
  }
}

function checkReply({ variable, check, pattern, retryText, attempts, wait }: ReplyStep, scribe: Scribe): void {
  scribe.variable(variable, 'variable');
  if (check === 'pattern') scribe.pattern(pattern, 'pattern');
  scribe.template(retryText, 'retryText');
  if (attempts < 1) scribe.say('too_short', 'attempts');
  scribe.seconds(wait.timeoutSeconds, 'wait.timeoutSeconds');
}

function checkCondition({ branches }: Extract<Step, { kind: 'condition' }>, scribe: Scribe): void {
  if (branches.length === 0) scribe.say('no_branches', 'branches');
  branches.forEach(({ tests }, n) => {
    if (tests.length === 0) scribe.say('branch_empty', `branches.${n}.tests`);
    tests.forEach((test, t) => checkTest(test, `branches.${n}.tests.${t}`, scribe));
  });
}

function checkTest(test: Test, at: string, scribe: Scribe): void {
  const { around } = scribe;
  switch (test.kind) {
    case 'variable':
      if (scribe.wants(test.name, `${at}.name`)) scribe.reads(test.name, `${at}.name`);
      return scribe.template(test.value, `${at}.value`);
    case 'client':
      scribe.clientField(test.field, `${at}.field`, ['username', 'language']);
      return scribe.template(test.value, `${at}.value`);
    case 'tag':
      return scribe.known(test.tagId, around.tags, 'tag_missing', `${at}.tagId`);
    case 'channel': {
      const channels = new Set(around.channels.map(({ id }) => id));
      if (test.channelIds.length === 0) scribe.say('empty', `${at}.channelIds`);
      return test.channelIds.forEach((id) => scribe.known(id, channels, 'channel_missing', `${at}.channelIds`));
    }
    case 'transport':
      if (test.transports.length === 0) scribe.say('empty', `${at}.transports`);
      return test.transports.forEach((name) => scribe.known(name, around.transports, 'transport_unknown', `${at}.transports`));
    case 'working_hours':
      if (!around.hasWorkingHours) scribe.say('working_hours_unset', at);
      return;
    case 'language':
      if (test.languages.length === 0) scribe.say('empty', `${at}.languages`);
      return;
    case 'expression':
      return scribe.expression(test.expression, `${at}.expression`);
  }
}

function checkChange(change: Change, at: string, scribe: Scribe): void {
  if (change.kind === 'tag') return scribe.known(change.tagId, scribe.around.tags, 'tag_missing', `${at}.tagId`);
  if (change.kind === 'client') scribe.clientField(change.field, `${at}.field`);
  else scribe.variable(change.name, `${at}.name`);
  if (change.kind === 'variable' && change.expression !== null) scribe.expression(change.expression, `${at}.expression`);
  else scribe.template(change.value, `${at}.value`);
}

const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

function checkHttp({ url, headers, body, timeoutSeconds, save }: HttpStep, scribe: Scribe): void {
  scribe.address(url, 'url');
  scribe.template(url, 'url', { secrets: true });
  headers.forEach(({ name, value }, n) => {
    if (!HEADER_NAME.test(name)) scribe.say('header_invalid', `headers.${n}.name`, { name });
    if (/[\r\n]/.test(value)) scribe.say('header_invalid', `headers.${n}.value`, { name });
    scribe.template(value, `headers.${n}.value`, { secrets: true });
  });
  if (body.kind !== 'none') scribe.template(body.text, 'body.text', { secrets: true });
  if (body.kind === 'json' && !/\{[{%]/.test(body.text) && !isJson(body.text)) scribe.say('body_malformed', 'body.text');
  scribe.seconds(timeoutSeconds, 'timeoutSeconds', SCENARIO_LIMITS.httpSeconds);
  save.forEach(({ variable, expression }, n) => {
    scribe.variable(variable, `save.${n}.variable`);
    scribe.expression(expression, `save.${n}.expression`, { response: true });
  });
}

function checkDelay({ until }: Extract<Step, { kind: 'delay' }>, scribe: Scribe): void {
  if (until.kind === 'for') scribe.seconds(until.seconds, 'until.seconds');
  if (until.kind === 'time') scribe.time(until.time, 'until.time');
  if (until.kind === 'working_hours' && !scribe.around.hasWorkingHours) scribe.say('working_hours_unset', 'until');
  if (until.kind === 'moment' && scribe.wants(until.moment, 'until.moment')) scribe.template(until.moment, 'until.moment');
}

function checkGo({ scenarioId, stepId }: Extract<Step, { kind: 'go' }>, scribe: Scribe): void {
  const { around } = scribe;
  if (scenarioId === null || scenarioId === around.scenarioId) return;
  const other = around.scenarios.get(scenarioId);
  if (!other) return scribe.say('scenario_missing', 'scenarioId', { id: String(scenarioId) });
  if (other.steps === null) return scribe.say('scenario_unpublished', 'scenarioId', { name: other.name });
  if (stepId !== null && !other.steps.has(stepId)) scribe.say('step_missing', 'stepId', { name: other.name, step: stepId });
}

function checkTransfer({ to, comment }: Extract<Step, { kind: 'transfer' }>, scribe: Scribe): void {
  if (to.kind === 'operator') scribe.known(to.operatorId, scribe.around.operators, 'operator_missing', 'to');
  if (to.kind === 'group') scribe.known(to.groupId, scribe.around.groups, 'group_missing', 'to');
  scribe.template(comment, 'comment');
}
