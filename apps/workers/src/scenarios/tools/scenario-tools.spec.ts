import { ToolFailed } from '#domain/scenarios/tools.port.js';
import { SafeTools } from './scenario-tools.js';

const tools = new SafeTools();
const scope = {
  client: { name: 'Vera', phone: '', tags: [1, 2], fields: {} },
  company: { name: 'Warm Bread', timeZone: 'Europe/Moscow' },
  order: { id: 42, total: 120.5, lines: [{ name: 'Rye' }, { name: 'Bun' }] },
  empty: '',
  many: Array.from({ length: 900 }, (_, n) => n),
};

/** What is stopped is refused; what is not would hold the test for good. */
function refused(work: () => unknown): ToolFailed {
  try {
    work();
  } catch (error) {
    if (error instanceof ToolFailed) return error;
    throw error;
  }
  throw new Error('It was not refused');
}

describe('templates', () => {
  it.each([
    ['Hello, {{ client.name }}!', 'Hello, Vera!'],
    ['{{ client.phone | default: "none" }} {{ nobody.knows }}', 'none '],
    ['{% for line in order.lines %}{{ line.name | upcase }}{% unless forloop.last %}, {% endunless %}{% endfor %}', 'RYE, BUN'],
    ['{{ order.total | times: 2 }}', '241'],
    ['{% if order.total > 100 %}dear{% else %}cheap{% endif %}', 'dear'],
    ['{{ "2026-11-27T21:30:00Z" | date: "%d.%m.%Y %H:%M" }}', '28.11.2026 00:30'],
    ['{{ order.lines | json }}', '[{"name":"Rye"},{"name":"Bun"}]'],
    ['Plain { text } with }} braces', 'Plain { text } with }} braces'],
  ])('%s', (template, text) => expect(tools.render(template, scope)).toBe(text));

  it.each([
    ["{{ ''.constructor }}", ''],
    ['{{ client.constructor }}{{ client.__proto__ }}{{ order.lines.constructor }}', ''],
    ['{{ constructor }}{{ process }}{{ globalThis }}{{ require }}', ''],
  ])('reach nothing: %s', (template, text) => expect(tools.render(template, scope)).toBe(text));

  it.each([
    ['a file', '{% include "/etc/passwd" %}'],
    ['a partial', '{% render "secret" %}'],
    ['a layout', '{% layout "x" %}'],
    ['a filter that is none', '{{ client.name | shell }}'],
    ['what is not finished', '{% if client.name %}'],
    ['an endless loop', '{% for i in (1..99999999) %}x{% endfor %}'],
    ['loops in loops', '{% for a in many %}{% for b in many %}{% for c in many %}{% endfor %}{% endfor %}{% endfor %}'],
    ['a text that doubles', `{% assign t = "xxxxxxxxxx" %}${'{% assign t = t | append: t %}'.repeat(40)}{{ t }}`],
  ])('are refused: %s', (_what, template) => expect(refused(() => tools.render(template, scope)).reason).toBe('template'));
});

describe('expressions', () => {
  it.each([
    ['order.total > 100 && client.name != ""', true],
    ['order.id + 1', 43],
    ['order.total * 2', 241],
    ['order.id / 4', 10.5],
    ['1 + 2', 3],
    ['1.5 + 1', 2.5],
    ['size(order.lines)', 2],
    ['order.lines.map(l, l.name)', ['Rye', 'Bun']],
    ['1 in client.tags', true],
    ['nobody == null', true],
    ['has(client.age)', false],
    ['{"id": order.id, "paid": true}', { id: 42, paid: true }],
    ['timestamp("2026-01-01T00:00:00Z")', '2026-01-01T00:00:00.000Z'],
    ['empty == "" ? "nothing" : empty', 'nothing'],
  ])('%s', (expression, value) => expect(tools.evaluate(expression, scope)).toEqual(value));

  it.each([
    ['the making of things', "''.constructor"],
    ['a prototype', 'client.__proto__'],
    ['what every object has', 'client.constructor'],
    ['a key that is not there', 'order.price > 1'],
    ['what is not finished', 'order.total >'],
    ['a function that is none', 'fetch("http://127.0.0.1")'],
    ['loops in loops', 'many.all(a, many.all(b, many.all(c, a + b + c >= 0)))'],
    ['a bad regular expression', '"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!".matches("(a+)+$")'],
  ])('are refused: %s', (_what, expression) => expect(refused(() => tools.evaluate(expression, scope)).reason).toBe('expression'));

  it.each(['constructor', 'toString', 'process', 'globalThis'])('a name is a variable or nothing: %s', (name) =>
    expect(tools.evaluate(name, scope)).toBeNull(),
  );
});

describe('patterns', () => {
  it.each([
    ['\\d{4}', '1234', true],
    ['\\d{4}', 'x1234', false],
    ['[А-Яа-яё ]+', 'Тёплый хлеб', true],
    ['(a+)+$', `${'a'.repeat(4_000)}!`, false],
    ['(a|aa)+$', `${'a'.repeat(4_000)}!`, false],
    ['.*', 'x'.repeat(5_000), false],
  ])('%s', (pattern, text, fits) => expect(tools.fits(pattern, text)).toBe(fits));

  it.each(['(', '(?<=a)b', '(a)\\1', '((a{1000}){1000}){1000}', 'x'.repeat(501)])('that are none are refused: %s', (pattern) =>
    expect(refused(() => tools.fits(pattern, 'a')).reason).toBe('pattern'),
  );
});
