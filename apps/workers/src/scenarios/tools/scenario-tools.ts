import type { RunValue } from '#domain/scenarios/facts.js';
import { ToolFailed, type ScenarioTools, type Scope } from '#domain/scenarios/tools.port.js';
import { CelExpressions } from './cel-expressions.js';
import { LiquidTemplates } from './liquid-templates.js';
import { Re2Patterns } from './re2-patterns.js';
import { TimeLimit } from './time-limit.js';

/** Whatever a designer writes, a worker is his for no longer. */
const LIMIT_MS = 150;
const TEXT_LENGTH = 65_536;
const DETAIL_LENGTH = 300;

/** Liquid, CEL and RE2 within limits of time and size. */
export class SafeTools implements ScenarioTools {
  private readonly limit = new TimeLimit(LIMIT_MS);
  private readonly templates = new LiquidTemplates();
  private readonly expressions = new CelExpressions();
  private readonly patterns = new Re2Patterns();

  render(template: string, scope: Scope): string {
    const text = this.within('template', () => this.templates.render(template, scope, timeZoneOf(scope)));
    if (text.length > TEXT_LENGTH) throw new ToolFailed('template', `The text has more than ${TEXT_LENGTH} characters`);
    return text;
  }

  evaluate(expression: string, scope: Scope): RunValue {
    return this.within('expression', () => this.expressions.evaluate(expression, scope));
  }

  fits(pattern: string, text: string): boolean {
    return this.within('pattern', () => this.patterns.fits(pattern, text));
  }

  private within<T>(reason: ToolFailed['reason'], work: () => T): T {
    try {
      return this.limit.run(work);
    } catch (error) {
      throw new ToolFailed(reason, error instanceof Error ? sentenceOf(error) : 'It could not be carried out');
    }
  }
}

/** The libraries draw the place below; the first line says what is wrong. */
const sentenceOf = ({ message }: Error): string => (message.split('\n')[0] ?? '').slice(0, DETAIL_LENGTH);

function timeZoneOf({ company }: Scope): string {
  const zone = typeof company === 'object' && company !== null && 'timeZone' in company ? company.timeZone : null;
  return typeof zone === 'string' ? zone : 'UTC';
}
