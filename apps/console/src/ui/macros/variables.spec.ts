import { expect, test } from 'vitest';
import { fillMacro, unknownVariables, type MacroValues } from './variables.js';

const values: MacroValues = {
  ...{ 'client.name': 'Vera', 'client.phone': null, 'operator.name': 'Boris L.', 'operator.firstName': 'Boris' },
  ...{ 'channel.name': 'Shop', 'company.name': 'Warm Bread' },
};

test('variables are filled in, with spaces inside the braces or not', () => {
  expect(fillMacro('Good day, {{client.name}}! {{ operator.firstName }} of {{company.name}} here.', values)).toBe(
    'Good day, Vera! Boris of Warm Bread here.',
  );
});

test('what is not known is left out, what is no variable stays', () => {
  expect(fillMacro('Your number: {{client.phone}}. {{order.id}} {client.name}', values)).toBe('Your number: . {{order.id}} {client.name}');
  expect(unknownVariables('{{client.name}} {{order.id}} {{ nonsense }}')).toEqual(['order.id', 'nonsense']);
});

test('what a client calls himself is no variable', () => {
  expect(fillMacro('{{client.name}}', { ...values, 'client.name': '{{operator.name}} $&' })).toBe('{{operator.name}} $&');
});
