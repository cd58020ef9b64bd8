import { allConnectors } from '#connectors/registry.js';
import { checkContent } from '#domain/scenarios/check-content.js';
import { EXAMPLES, exampleScenario, sendingOthersTo } from '#domain/scenarios/examples/examples.js';
import { LOCALES } from '#domain/companies/company.js';
import { surroundings } from '#domain/testing/scenario-surroundings.factory.js';
import { Env } from '../../../env.js';
import { ScenarioTools } from '../check/scenario-tools.js';
import { parseContent } from '../schema/parse-content.js';

const tools = new ScenarioTools(new Env());
const everywhere = surroundings({
  channels: allConnectors().map(({ transport, limits }, n) => ({ id: n + 1, transport, limits })),
  transports: new Set(allConnectors().map(({ transport }) => transport)),
  secrets: new Set(['ORDERS_URL']),
});

describe('the examples', () => {
  it.each(EXAMPLES.flatMap((name) => LOCALES.map((locale) => [name, locale] as const)))(
    '%s in %s can be published to every messenger, without a warning',
    (name, locale) => {
      const { content } = exampleScenario(name, locale, { ordersUrl: '{{ secrets.ORDERS_URL }}' });
      expect(parseContent(content)).toEqual(content);
      expect(checkContent(content, everywhere, tools)).toEqual([]);
    },
  );

  it('with a way for those who speak another language they can, too', () => {
    expect(checkContent(sendingOthersTo(exampleScenario('feedback', 'ru').content, 'en', 8), everywhere, tools)).toEqual([]);
  });

  it('none answers a client to whom another one does', () => {
    const all = LOCALES.flatMap((locale) => (['menu', 'order_status'] as const).map((name) => exampleScenario(name, locale)));
    const complaints = all.flatMap(({ content }, n) => {
      const others = all
        .filter((_, m) => m !== n)
        .flatMap((other) => other.content.triggers.map((trigger) => ({ scenario: other.name, trigger })));
      return checkContent(content, { ...everywhere, triggers: others }, tools);
    });
    expect(complaints).toEqual([]);
  });
});

describe('what designers write, read by the languages themselves', () => {
  it.each<[string, { error: unknown; reads?: string[] }]>([
    ['{{ client.name | default: "x" }}', { error: null, reads: ['client.name'] }],
    ['{% for row in rows %}{{ row.a }}{% endfor %}', { error: null, reads: ['rows'] }],
    ['{{ a | shout }}', { error: expect.stringContaining('shout') }],
    ['{% if %}', { error: expect.any(String) }],
  ])('Liquid: %s', (text, reading) => expect(tools.template(text)).toEqual(reading));

  it.each<[string, { error: unknown; reads?: string[] }]>([
    ['order.total > 100 && size(rows) > 1', { error: null, reads: ['order.total', 'rows'] }],
    ['rows.exists(row, row.x == limit)', { error: null, reads: ['rows', 'limit'] }],
    ['order["a"].b == 1', { error: null, reads: ['order'] }],
    ['a &&', { error: expect.any(String) }],
    ['no_such_function(a)', { error: expect.any(String) }],
  ])('CEL: %s', (text, reading) => expect(tools.expression(text)).toEqual(reading));

  it('RE2 has no look-ahead, and nothing that could run for ever', () => {
    expect(tools.pattern('(a+)+$')).toBeNull();
    expect(tools.pattern('(?=a)')).toEqual(expect.any(String));
  });

  it.each([
    ['https://example.com/x', null],
    ['http://127.0.0.1/', 'private'],
    ['http://localhost/', 'private'],
    ['http://[::1]/', 'private'],
    ['http://169.254.169.254/latest', 'private'],
    ['https://example.com:22/', 'private'],
    ['ftp://example.com/', 'malformed'],
    ['https://user:word@example.com/', 'malformed'],
    ['example.com', 'malformed'],
  ])('the address %s', (address, problem) => expect(tools.address(address)).toBe(problem));
});
