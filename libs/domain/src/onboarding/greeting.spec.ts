import { NO_CONTENT, type ScenarioContent } from '../scenarios/content.js';
import { greetingOf, greetingScenario, withGreeting } from './greeting.js';

it('greets with the first message, then hands over to people', () => {
  const content = greetingScenario('Hello!');
  expect(content).toMatchObject({ start: 'greeting', triggers: [{ kind: 'first_message', of: 'client' }] });
  expect(content.steps.map(({ kind, exits }) => [kind, exits])).toEqual([
    ['message', { next: 'people' }],
    ['transfer', {}],
  ]);
  expect(greetingOf(content)).toBe('Hello!');
});

it('other words change the words, and nothing that a designer has drawn around them', () => {
  const drawn: ScenarioContent = {
    ...greetingScenario('Hello!'),
    steps: [...greetingScenario('Hello!').steps, { id: 'x', title: 'Mine', at: { x: 1, y: 2 }, exits: {}, kind: 'end' }],
  };
  const changed = withGreeting(drawn, 'Good day!');
  expect(greetingOf(changed)).toBe('Good day!');
  expect(changed.steps.slice(1)).toEqual(drawn.steps.slice(1));
});

it('a greeting that was removed comes first again, and goes on where the scenario began', () => {
  const drawn: ScenarioContent = {
    ...NO_CONTENT,
    start: 'end',
    steps: [{ id: 'end', title: '', at: { x: 0, y: 0 }, exits: {}, kind: 'end' }],
  };
  const changed = withGreeting(drawn, 'Hello!');
  expect(changed).toMatchObject({ start: 'greeting', steps: [{ id: 'greeting', text: 'Hello!', exits: { next: 'end' } }, { id: 'end' }] });
  expect(withGreeting(NO_CONTENT, 'Hello!')).toEqual(greetingScenario('Hello!'));
});
