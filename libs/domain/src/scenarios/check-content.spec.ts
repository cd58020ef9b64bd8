import { plainTools, surroundings } from '../testing/scenario-surroundings.factory.js';
import type { Complaint } from './check/complaint.js';
import type { Surroundings } from './check/surroundings.js';
import { checkContent } from './check-content.js';
import { NO_CONTENT, type MessageStep, type ScenarioContent, type Step, type StepButton, type Trigger } from './content.js';

const at = { title: '', at: { x: 0, y: 0 } };
const end: Step = { id: 'end', kind: 'end', exits: {}, ...at };
const to = (...exits: string[]) => Object.fromEntries(exits.map((name) => [name, 'end']));
const said = (more: Partial<MessageStep> = {}): MessageStep => ({
  ...{ id: 'a', kind: 'message', ...at, exits: to('next'), text: 'Hello', file: null, buttons: [], list: null, wait: null },
  ...more,
});
const button = (id: string, more: Partial<StepButton> = {}): StepButton => ({
  ...{ id, type: 'reply', text: id, description: '', payload: null, target: '', color: null },
  ...more,
});
const byApi: Trigger = { id: 't', kind: 'api', channelIds: null, stepId: null };
const holding = (steps: Step[], more: Partial<ScenarioContent> = {}): ScenarioContent => ({
  ...NO_CONTENT,
  start: 'a',
  triggers: [byApi],
  steps: [...steps, end],
  ...more,
});
const check = (content: ScenarioContent, more: Partial<Surroundings> = {}): string[] =>
  checkContent(content, surroundings(more), plainTools).map(({ code, severity, stepId, triggerId, field, exit }: Complaint) =>
    [severity === 'warning' ? '(odd)' : '', stepId ?? triggerId ?? '-', code, exit ?? field ?? ''].filter(Boolean).join(' '),
  );
const one = (step: object): Step => ({ id: 'a', ...at, exits: to('next', 'invalid', 'error', 'else', 'timeout'), ...step }) as Step;
const http = (more: object): Step =>
  one({
    ...{
      kind: 'http',
      method: 'GET',
      url: 'https://example.com',
      headers: [],
      body: { kind: 'none', text: '' },
      timeoutSeconds: 10,
      save: [],
    },
    ...more,
  });
const reply = (more: object): Step =>
  one({
    kind: 'reply',
    variable: 'answer',
    check: 'any',
    pattern: '',
    retryText: '',
    attempts: 3,
    wait: { timeoutSeconds: null },
    ...more,
  });
const testing = (test: object): Step =>
  one({ kind: 'condition', exits: to('branch:b', 'else'), branches: [{ id: 'b', title: '', match: 'all', tests: [test] }] });
const asking = (name: string): Step => testing({ kind: 'variable', name, comparison: 'is', value: '1' });
const setting = (change: object): Step => one({ kind: 'set', changes: [change] });

describe('a scenario that can be published', () => {
  it('has nothing to complain about', () => expect(check(holding([said()]))).toEqual([]));

  it('an empty canvas says so, once', () => expect(check(NO_CONTENT)).toEqual(['- no_steps']));
});

describe('the way through', () => {
  const waiting = said({ id: 'w', exits: { text: 'a' }, wait: { timeoutSeconds: null } });
  it.each<[string, ScenarioContent, string[]]>([
    ['a needed exit leads nowhere', holding([said({ exits: {} })]), ['a exit_leads_nowhere next', '(odd) end unreachable']],
    [
      'an exit leads to a step that is gone',
      holding([said({ exits: { next: 'gone' } })]),
      ['a exit_to_missing_step next', '(odd) end unreachable'],
    ],
    ['a button without a way', holding([said({ buttons: [button('x')] })]), ['a exit_leads_nowhere button:x']],
    [
      'a branch without a way',
      holding([
        one({
          kind: 'condition',
          exits: to('else'),
          branches: [{ id: 'b', title: '', match: 'all', tests: [{ kind: 'tag', tagId: 1, has: true }] }],
        }),
      ]),
      ['a exit_leads_nowhere branch:b'],
    ],
    ['a step that nothing leads to', holding([said(), said({ id: 'b' })]), ['(odd) b unreachable']],
    ['a step that a trigger leads to', holding([said(), said({ id: 'b' })], { triggers: [{ ...byApi, stepId: 'b' }] }), []],
    [
      'a circle that never waits',
      holding([said({ exits: { next: 'b' } }), said({ id: 'b', exits: { next: 'a' } })]),
      ['(odd) end unreachable', 'a loop_without_wait'],
    ],
    ['a circle that waits for the client', holding([said({ exits: { next: 'w' } }), waiting]), ['(odd) end unreachable']],
    ['a circle by a button', holding([said({ buttons: [button('x')], exits: { 'button:x': 'a', next: 'end' } })]), []],
    ['an HTTP step that asks again at once', holding([http({ exits: { next: 'end', error: 'a' } })]), ['a loop_without_wait']],
    [
      'a scenario that goes on to its own beginning',
      holding([one({ kind: 'go', scenarioId: 9, stepId: null, exits: {} })]),
      ['(odd) end unreachable', 'a loop_without_wait'],
    ],
    ['no beginning', holding([said()], { start: 'gone' }), ['- no_start start', '(odd) a unreachable', '(odd) end unreachable']],
    ['two steps of one name', holding([said(), said()]), ['- duplicate_id']],
    [
      'too many',
      holding([said(), ...Array.from({ length: 500 }, (_, n) => said({ id: `s${n}` }))], { triggers: [] }),
      ['- too_many_steps steps', '(odd) - no_trigger triggers', ...Array.from({ length: 500 }, (_, n) => `(odd) s${n} unreachable`)],
    ],
  ])('%s', (_case, content, expected) => expect(check(content)).toEqual(expected));
});

describe('messages', () => {
  const buttons = (count: number, more: Partial<StepButton> = {}) => Array.from({ length: count }, (_, n) => button(`b${n}`, more));
  const withButtons = (list: StepButton[], more: Partial<MessageStep> = {}) =>
    holding([said({ buttons: list, exits: to('next', ...list.map(({ id }) => `button:${id}`)), ...more })]);
  const image = (more: object = {}) => ({ fileId: 4, name: 'a.png', mime: 'image/png', kind: 'image' as const, size: 1, ...more });
  it.each<[string, ScenarioContent, string[]]>([
    ['nothing to say', holding([said({ text: ' ' })]), ['a message_empty text']],
    ['buttons without a text', withButtons(buttons(1), { text: '' }), ['a empty text']],
    ['a file is enough', holding([said({ text: '', file: image() })]), []],
    ['a file that is gone', holding([said({ file: image({ fileId: 5 }) })]), ['a file_missing file']],
    ['a text longer than a channel takes', holding([said({ text: 'x'.repeat(4097) })]), ['a text_too_long text']],
    ['below a picture it may be less', holding([said({ text: 'x'.repeat(1025), file: image() })]), ['a text_too_long text']],
    ['what a variable brings is not known', holding([said({ text: `${'x'.repeat(4090)}{{ client.name }}` })]), []],
    ['as many buttons as a list has rows', withButtons(buttons(10)), []],
    ['one more', withButtons(buttons(11)), ['a too_many_buttons buttons']],
    ['a list beside a file', withButtons(buttons(4), { file: image() }), ['a list_with_file buttons']],
    ['a long title', withButtons([button('x', { text: 'x'.repeat(21) })]), ['a button_text_too_long buttons.0.text']],
    [
      'two titles alike',
      withButtons([button('x', { text: 'Yes' }), button('y', { text: 'Yes' })]),
      ['a duplicate_button_text buttons.1.text'],
    ],
    [
      'a payload that starts and brings nothing',
      withButtons([button('x', { payload: { action: 'hi', parameters: [] } })]),
      ['(odd) a payload_unheard buttons.0.payload.action'],
    ],
    [
      'one that is none',
      withButtons([button('x', { payload: { action: 'a b', parameters: [] } })]),
      ['a payload_invalid buttons.0.payload.action'],
    ],
    [
      'two payloads alike',
      withButtons([
        button('x', { payload: { action: 'hi', parameters: [{ name: 'n', value: '1' }] } }),
        button('y', { payload: { action: 'hi', parameters: [{ name: 'n', value: '1' }] } }),
      ]),
      ['a duplicate_payload buttons.1.payload'],
    ],
    [
      'a link that is none',
      holding([said({ buttons: [button('x', { type: 'url', target: 'example' })] })]),
      ['a address_malformed buttons.0.target'],
    ],
    [
      'a wait of no time',
      holding([said({ wait: { timeoutSeconds: 0 }, exits: to('text', 'timeout') })]),
      ['a too_short wait.timeoutSeconds'],
    ],
  ])('%s', (_case, content, expected) => expect(check(content)).toEqual(expected));

  it('only the channels count whose clients may get here', () => {
    const content = { ...withButtons(buttons(11)), triggers: [{ ...byApi, channelIds: [7] }] };
    expect(check(content)).toEqual([]);
  });

  it('where ways part by channel, what does not fit one of them is only odd', () => {
    const content = holding([
      said({ text: 'x'.repeat(4097), exits: { next: 'c' } }),
      { ...testing({ kind: 'transport', transports: ['wide'] }), id: 'c' },
    ]);
    expect(check(content)).toEqual(['(odd) a text_too_long text']);
  });
});

describe('what is written into steps', () => {
  it.each<[string, Step, string[]]>([
    ['a broken template', said({ text: '{{ !!' }), ['a template_invalid text']],
    ['a variable that nobody sets', said({ text: '{{ total }}' }), ['(odd) a unknown_variable text']],
    ['an own field of clients', said({ text: '{{ client.fields["5"] }}' }), []],
    ['one that is gone', said({ text: '{{ client.fields["6"] }}' }), ['a field_missing text']],
    ['what is known of everybody', said({ text: '{{ client.name }} {{ company.name }}' }), []],
    ['what is not', said({ text: '{{ client.shoe }}' }), ['(odd) a unknown_variable text']],
    ['a secret in a message', said({ text: '{{ secrets.KEY }}' }), ['a secret_outside_http text']],
    ['a secret in a request', http({ headers: [{ name: 'x-key', value: '{{ secrets.KEY }}' }] }), []],
    ['one that is gone', http({ headers: [{ name: 'x-key', value: '{{ secrets.OLD }}' }] }), ['a secret_missing headers.0.value']],
    ['an address at home', http({ url: 'http://10.0.0.1/{{ client.id }}' }), ['a address_private url']],
    ['no address', http({ url: 'example' }), ['a address_malformed url']],
    ['an address of a variable', http({ url: '{{ secrets.KEY }}/x' }), []],
    ['a header that is none', http({ headers: [{ name: 'a b', value: '' }] }), ['a header_invalid headers.0.name']],
    ['broken JSON', http({ method: 'POST', body: { kind: 'json', text: '{' } }), ['a body_malformed body.text']],
    ['a request of an hour', http({ timeoutSeconds: 3600 }), ['a too_long_number timeoutSeconds']],
    [
      'an answer into a name that is taken',
      http({ save: [{ variable: 'client', expression: 'response.body' }] }),
      ['a variable_name_reserved save.0.variable'],
    ],
    ['a broken expression', http({ save: [{ variable: 'x', expression: '!!' }] }), ['a expression_invalid save.0.expression']],
    ['a pattern that is none', reply({ check: 'pattern', pattern: '!!' }), ['a pattern_invalid pattern']],
    ['no pattern', reply({ check: 'pattern' }), ['a empty pattern']],
    ['a name that no expression can write', reply({ variable: 'my name' }), ['a variable_name_invalid variable']],
    ['no attempt', reply({ attempts: 0 }), ['a too_short attempts']],
    ['no branch', one({ kind: 'condition', branches: [] }), ['a no_branches branches']],
    ['a variable that nobody sets', asking('total'), ['(odd) a unknown_variable branches.0.tests.0.name']],
    ['what is inside of one that nobody sets', asking('order.total'), ['(odd) a unknown_variable branches.0.tests.0.name']],
    ['a tag that is gone', testing({ kind: 'tag', tagId: 2, has: true }), ['a tag_missing branches.0.tests.0.tagId']],
    ['a channel that is gone', testing({ kind: 'channel', channelIds: [1] }), ['a channel_missing branches.0.tests.0.channelIds']],
    [
      'a field that is not kept',
      testing({ kind: 'client', field: '6', comparison: 'is', value: '' }),
      ['a field_missing branches.0.tests.0.field'],
    ],
    ['a field of the company', setting({ kind: 'client', field: '5', value: 'x' }), []],
    ['nothing to change', one({ kind: 'set', changes: [] }), ['(odd) a no_changes changes']],
    ['no time of day', one({ kind: 'delay', until: { kind: 'time', time: '24:00' } }), ['a malformed until.time']],
    [
      'an operator who is gone',
      one({ kind: 'transfer', to: { kind: 'operator', operatorId: 3 }, forceAssign: null, comment: '', exits: {} }),
      ['a operator_missing to', '(odd)'],
    ],
    ['a scenario that is gone', one({ kind: 'go', scenarioId: 7, stepId: null, exits: {} }), ['a scenario_missing scenarioId', '(odd)']],
    [
      'a step of another scenario that is gone',
      one({ kind: 'go', scenarioId: 8, stepId: 'b', exits: {} }),
      ['a step_missing stepId', '(odd)'],
    ],
    ['a ticket about nothing', one({ kind: 'ticket', subject: '', description: '', priority: 'low', variable: '' }), ['a empty subject']],
  ])('%s', (_case, step, expected) => {
    const found = check(holding([step]));
    expect(found.filter((line) => !line.endsWith('end unreachable'))).toEqual(expected.filter((line) => line !== '(odd)'));
  });

  it('a variable is known if any step sets it, or the scenario begins with it', () => {
    expect(
      check(
        holding([said({ text: '{{ answer }} {{ x }}', exits: { next: 'b' } }), { ...reply({}), id: 'b' }], {
          variables: [{ name: 'x', value: '', note: '' }],
        }),
      ),
    ).toEqual([]);
  });

  it('a test may look inside of a variable that is known', () => {
    expect(check(holding([asking('order.total')], { variables: [{ name: 'order', value: '', note: '' }] }))).toEqual([]);
  });

  it('working hours that were never set', () => {
    expect(check(holding([testing({ kind: 'working_hours', inside: true })]), { hasWorkingHours: false })).toEqual([
      '(odd) a working_hours_unset branches.0.tests.0',
    ]);
  });
});

describe('triggers', () => {
  const words = (more: object = {}): Trigger => ({ ...byApi, kind: 'keyword', words: ['menu'], match: 'is', ...more }) as Trigger;
  it.each<[string, Trigger, Partial<Surroundings>, string[]]>([
    ['no word', words({ words: [] }), {}, ['t empty words']],
    ['a step that is gone', { ...byApi, stepId: 'gone' }, {}, ['t step_missing stepId']],
    ['a channel that is gone', { ...byApi, channelIds: [5] }, {}, ['t channel_missing channelIds']],
    [
      'another scenario hears the same word',
      words(),
      { triggers: [{ scenario: 'Other', trigger: words({ words: ['Menu '] }) }] },
      ['t trigger_collides'],
    ],
    ['in another channel', words({ channelIds: [6] }), { triggers: [{ scenario: 'Other', trigger: words({ channelIds: [7] }) }] }, []],
    ['in another way', words({ match: 'contains' }), { triggers: [{ scenario: 'Other', trigger: words() }] }, []],
    [
      'the same tag',
      { ...byApi, kind: 'tag', tagId: 1 },
      { triggers: [{ scenario: 'Other', trigger: { ...byApi, kind: 'tag', tagId: 1 } }] },
      ['(odd) t trigger_collides'],
    ],
  ])('%s', (_case, trigger, more, expected) => expect(check(holding([said()], { triggers: [trigger] }), more)).toEqual(expected));
});
