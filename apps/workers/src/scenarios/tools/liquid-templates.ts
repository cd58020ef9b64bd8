import { Liquid, type Template } from 'liquidjs';
import type { Scope } from '#domain/scenarios/tools.port.js';
import { Kept } from './kept.js';

/** What designers need to put a text together; nothing that reads files or lets small texts grow without end. */
const FILTERS = new Set([
  ...['default', 'upcase', 'downcase', 'capitalize', 'strip', 'lstrip', 'rstrip', 'strip_newlines', 'append', 'prepend', 'replace'],
  ...['replace_first', 'remove', 'remove_first', 'truncate', 'truncatewords', 'slice', 'split', 'join', 'first', 'last', 'size', 'sort'],
  ...['reverse', 'uniq', 'compact', 'map', 'where', 'concat', 'sum', 'plus', 'minus', 'times', 'divided_by', 'modulo', 'round', 'ceil'],
  ...['floor', 'abs', 'at_least', 'at_most', 'date', 'escape', 'url_encode', 'url_decode', 'json'],
]);
const TAGS = new Set(['if', 'unless', 'case', 'for', 'break', 'continue', 'assign', 'capture', 'comment', 'raw', 'echo', '#']);

const TEMPLATES = 2_000;
const TEMPLATE_LENGTH = 100_000;
/** Characters and items that one rendering may make. */
const MEMORY = 1_000_000;
/** Milliseconds; whoever calls stops it a little later wherever it is. */
const RENDER_LIMIT = 100;

const NOT_LIQUID = 'There are no partial templates here';

/** Liquid for texts of scenarios. Times are shown by the clock of the company. */
export class LiquidTemplates {
  private readonly engines = new Kept<Engine>(50);

  /** Throws whatever Liquid throws. */
  render(template: string, scope: Scope, timeZone: string): string {
    return this.engines.get(timeZone, () => new Engine(timeZone)).render(template, scope);
  }
}

class Engine {
  private readonly liquid: Liquid;
  private readonly parsed = new Kept<Template[]>(TEMPLATES);

  constructor(timeZone: string) {
    this.liquid = new Liquid({
      ...{ ownPropertyOnly: true, strictFilters: true, strictVariables: false, dynamicPartials: false, relativeReference: false },
      ...{ parseLimit: TEMPLATE_LENGTH, renderLimit: RENDER_LIMIT, memoryLimit: MEMORY, timezoneOffset: timeZone, fs: NO_FILES },
    });
    keepOnly(this.liquid.filters, FILTERS);
    keepOnly(this.liquid.tags, TAGS);
  }

  render(template: string, scope: Scope): string {
    const parsed = this.parsed.get(template, () => this.liquid.parse(template));
    return String(this.liquid.renderSync(parsed, scope));
  }
}

function keepOnly(table: Record<string, unknown>, names: ReadonlySet<string>): void {
  for (const name of Object.keys(table)) if (!names.has(name)) Reflect.deleteProperty(table, name);
}

const refused = (): never => {
  throw new Error(NOT_LIQUID);
};
const NO_FILES = {
  ...{ exists: () => Promise.resolve(false), existsSync: () => false },
  ...{ readFile: () => Promise.reject(new Error(NOT_LIQUID)), readFileSync: refused, resolve: refused },
};
