import { describe, expect, it } from 'vitest';
import type { MessageStep, ScenarioContent, Step } from '../../model/content.js';
import { NO_CONTENT } from '../../model/content.js';
import { newStep, STEP_KINDS } from '../../model/new-step.js';
import { keepExits } from './keep-exits.js';
import { moved } from './move.js';
import { payloadLine } from './payload-line.js';
import { tryPattern } from './pattern.js';
import { syntaxErrorOf } from './template-syntax.js';
import { expressionErrorOf } from './expression-syntax.js';
import { knownVariables } from './variables.js';

const message = (parts: Partial<MessageStep>): MessageStep => ({ ...(newStep('message', { x: 0, y: 0 }) as MessageStep), ...parts });

describe('leads from a step', () => {
  const button = { id: 'a', type: 'reply' as const, text: 'A', description: '', payload: null, target: '', color: null };

  it('go with the button that they belong to', () => {
    const step = message({ buttons: [button], exits: { 'button:a': 'x', next: 'y' } });
    expect(keepExits(step)).toBe(step);
    expect(keepExits({ ...step, buttons: [] }).exits).toEqual({ next: 'y' });
    expect(keepExits({ ...step, buttons: [{ ...button, type: 'url' }] }).exits).toEqual({ next: 'y' });
  });

  it('are left alone in a fresh step of any kind', () => {
    for (const kind of STEP_KINDS) {
      const step = newStep(kind, { x: 0, y: 0 });
      expect(keepExits(step)).toBe(step);
    }
  });
});

it('knows the variables that the steps of the scenario set', () => {
  const at = { x: 0, y: 0 };
  const steps: Step[] = [
    { ...newStep('reply', at), kind: 'reply', variable: 'number' } as Step,
    message({ buttons: [{ id: 'a', type: 'reply', text: '', description: '', target: '', color: null, payload: { action: 'x', parameters: [{ name: 'id', value: '1' }] } }] }), // prettier-ignore
  ];
  const content: ScenarioContent = { ...NO_CONTENT, steps, variables: [{ name: 'city', value: '', note: '' }] };
  expect(knownVariables(content).filter(({ group }) => group === 'own').map(({ path }) => path)).toEqual(['city', 'number', 'id']); // prettier-ignore
});

it('moves an item up and down', () => {
  expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
  expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
});

it('writes a payload as it reads; variables stay as they are written', () => {
  expect(payloadLine({ action: 'menu', parameters: [] })).toBe('menu');
  const parameters = [
    { name: 'id', value: '{{ order.id }}' },
    { name: 'to', value: 'a&b c' },
  ];
  expect(payloadLine({ action: 'order_status', parameters })).toBe('order_status?id={{ order.id }}&to=a%26b c');
});

describe('the languages say what is wrong', () => {
  it('templates', async () => {
    expect(await syntaxErrorOf('{{ client.name | default: "друг" }}')).toBeNull();
    expect(await syntaxErrorOf('{{ client.name | nofilter }}')).toMatch(/nofilter/);
    expect(await syntaxErrorOf('{% if a %}')).toMatch(/not closed/);
  });

  it('expressions', async () => {
    expect(await expressionErrorOf('order.total > 100 && client.name != ""')).toBeNull();
    expect(await expressionErrorOf('order.total >')).toBeTruthy();
  });

  it('patterns', async () => {
    expect(await tryPattern('\\d{4}', '1234')).toEqual({ error: null, fits: true });
    expect(await tryPattern('\\d{4}', '12345')).toEqual({ error: null, fits: false });
    expect((await tryPattern('(', '')).error).toBeTruthy();
    expect((await tryPattern('(?=a)', '')).error).toBeTruthy();
  });
});
