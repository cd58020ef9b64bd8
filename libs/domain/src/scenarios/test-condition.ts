import { isWorkingTime } from '../companies/working-hours.js';
import type { COMPARISONS, Test } from './content.js';
import type { ClientFacts, RunValue, RunVariables } from './facts.js';
import type { TurnContext } from './turn-context.js';

type Comparison = (typeof COMPARISONS)[number];

/** Whether a test of a condition is true now. */
export function holds(test: Test, turn: TurnContext): boolean {
  const { facts, workingHours } = turn.work.state;
  switch (test.kind) {
    case 'variable':
      return compare(valueAt(turn.run.snapshot.variables, test.name), test.comparison, test.value);
    case 'client':
      return compare(clientField(facts.client, test.field), test.comparison, test.value);
    case 'tag':
      return facts.client.tags.includes(test.tagId) === test.has;
    case 'channel':
      return test.channelIds.includes(facts.channel.id);
    case 'transport':
      return test.transports.includes(facts.channel.transport);
    case 'working_hours':
      return isWorkingTime(workingHours, facts.company.timeZone, turn.now) === test.inside;
    case 'language':
      return test.languages.includes(turn.run.standing.language ?? facts.client.language);
    case 'expression':
      return turn.evaluate(test.expression) === true;
  }
}

/** Numbers are compared as numbers, all else as words without regard to case; in a list, `contains` looks for one of it. */
export function compare(value: RunValue | undefined, comparison: Comparison, other: string): boolean {
  if (comparison === 'exists' || comparison === 'missing') return isMissing(value) === (comparison === 'missing');
  if (Array.isArray(value) && comparison === 'contains') return value.some((each) => compare(each, 'is', other));
  const [left, right] = [wordsOf(value), wordsOf(other)];
  switch (comparison) {
    case 'is':
      return orderOf(left, right) === 0;
    case 'is_not':
      return orderOf(left, right) !== 0;
    case 'contains':
      return left.includes(right);
    case 'starts':
      return left.startsWith(right);
    case 'greater':
      return left !== '' && orderOf(left, right) > 0;
    case 'less':
      return left !== '' && orderOf(left, right) < 0;
  }
}

function orderOf(left: string, right: string): number {
  const numbers = [left, right].map((text) => (text === '' ? Number.NaN : Number(text)));
  const [a = Number.NaN, b = Number.NaN] = numbers;
  if (!Number.isNaN(a) && !Number.isNaN(b)) return a - b;
  return left === right ? 0 : left < right ? -1 : 1;
}

const isMissing = (value: RunValue | undefined): boolean => value === undefined || value === null || value === '';

function wordsOf(value: RunValue | undefined): string {
  if (value === undefined || value === null) return '';
  return (typeof value === 'object' ? JSON.stringify(value) : String(value)).trim().toLowerCase();
}

/** By its name, or by a path into it: `order.total`. */
function valueAt(variables: RunVariables, name: string): RunValue | undefined {
  if (Object.hasOwn(variables, name)) return variables[name];
  return name.split('.').reduce<RunValue | undefined>((value, part) => {
    const isInside = typeof value === 'object' && value !== null && Object.hasOwn(value, part);
    return isInside ? (value as Record<string, RunValue>)[part] : undefined;
  }, variables);
}

const OWN_FIELDS = ['name', 'phone', 'email', 'comment', 'username', 'language'] as const;

function clientField(client: ClientFacts, field: string): RunValue | undefined {
  const own = OWN_FIELDS.find((name) => name === field);
  return own ? client[own] : client.fields[field];
}
