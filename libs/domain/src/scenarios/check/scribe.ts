import { FIELD_IN_TEXT } from '../exchange/exchange-ids.js';
import { FACT_NAMES } from '../facts.js';
import { VARIABLE_NAME } from '../scenario-limits.js';
import { complaint, type Complaint, type ComplaintCode } from './complaint.js';
import type { CheckTools, Reading, Surroundings } from './surroundings.js';

/** Names that no variable can take: what a run knows anyway, and what the HTTP step adds. */
const RESERVED = new Set<string>([...FACT_NAMES, 'secrets', 'response']);

const FACTS: Record<string, readonly string[]> = {
  client: ['id', 'name', 'phone', 'email', 'username', 'comment', 'language', 'tags', 'fields'],
  dialog: ['id', 'request'],
  channel: ['id', 'name', 'transport'],
  company: ['name', 'timeZone', 'language'],
  operator: ['id', 'name'],
  message: ['id', 'text'],
  payload: ['action', 'parameters'],
  http: ['status', 'error'],
};

/** Where a text stands, what is said if it is none, and what else it may read. */
interface Read {
  code: ComplaintCode;
  field: string;
  secrets?: boolean;
  response?: boolean;
}

/** Writes down what is wrong with one step or trigger, field by field. */
export class Scribe {
  readonly complaints: Complaint[] = [];

  constructor(
    readonly at: { stepId?: string; triggerId?: string },
    readonly around: Surroundings,
    private readonly tools: CheckTools,
    /** Every variable that the scenario could have given a value. */
    private readonly variables: ReadonlySet<string>,
  ) {}

  say(code: ComplaintCode, field: string | null, params: Complaint['params'] = {}, severity?: Complaint['severity']): void {
    this.complaints.push(complaint(code, { ...this.at, field, params, severity }));
  }

  /** A text that says something. */
  wants(text: string, field: string): boolean {
    if (text.trim() === '') this.say('empty', field);
    return text.trim() !== '';
  }

  seconds(seconds: number | null, field: string, most?: number): void {
    if (seconds !== null && seconds < 1) this.say('too_short', field);
    if (seconds !== null && most !== undefined && seconds > most) this.say('too_long_number', field, { limit: most });
  }

  time(text: string, field: string): void {
    if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(text)) this.say('malformed', field);
  }

  /** The name of a variable that is given a value here. */
  variable(name: string, field: string): void {
    if (!VARIABLE_NAME.test(name)) this.say(name === '' ? 'empty' : 'variable_name_invalid', field, { name });
    else if (RESERVED.has(name)) this.say('variable_name_reserved', field, { name });
  }

  template(text: string, field: string, more: { secrets?: boolean } = {}): void {
    if (/\{\{|\{%/.test(text)) this.reading(text, this.tools.template(text), { code: 'template_invalid', field, ...more });
  }

  expression(text: string, field: string, more: { response?: boolean } = {}): void {
    if (this.wants(text, field)) this.reading(text, this.tools.expression(text), { code: 'expression_invalid', field, ...more });
  }

  pattern(text: string, field: string): void {
    if (!this.wants(text, field)) return;
    const problem = this.tools.pattern(text);
    if (problem !== null) this.say('pattern_invalid', field, { reason: problem });
  }

  /** An address may be made of variables; then only what stands before the first is known. */
  address(text: string, field: string): void {
    const written = text.trim();
    if (!this.wants(text, field)) return;
    const host = /^https?:\/\/[^/?#{]+(?=[/?#]|$)/i.exec(written)?.[0];
    if (/^(\{\{|https?:\/\/[^/?#]*\{\{)/i.test(written) && !host) return;
    const problem = this.tools.address(written.includes('{') ? (host ?? written) : written);
    if (problem !== null) this.say(problem === 'private' ? 'address_private' : 'address_malformed', field, { address: host ?? written });
  }

  known<Id>(id: Id, ids: ReadonlySet<Id>, code: ComplaintCode, field: string): void {
    if (!ids.has(id)) this.say(code, field, { id: String(id) });
  }

  /** A variable by its name, or what is inside of one: `order.total`. */
  reads(path: string, field: string): void {
    const [name = ''] = path.split('.');
    if (!this.variables.has(name)) this.say('unknown_variable', field, { name });
  }

  /** `name`, `phone`, `email`, `comment` or one of the company's own fields. */
  clientField(name: string, field: string, more: readonly string[] = []): void {
    const own = /^\d+$/.test(name) && this.around.customFields.has(Number(name));
    if (!own && !['name', 'phone', 'email', 'comment', ...more].includes(name)) this.say('field_missing', field, { name });
  }

  private reading(text: string, reading: Reading, { code, field, ...more }: Read): void {
    if (reading.error !== null) return this.say(code, field, { reason: reading.error });
    for (const id of new Set(text.match(FIELD_IN_TEXT))) {
      if (!this.around.customFields.has(Number(id))) this.say('field_missing', field, { name: id });
    }
    for (const path of new Set(reading.reads)) this.path(path.split('.'), field, more);
  }

  private path([root = '', next]: string[], field: string, { secrets, response }: { secrets?: boolean; response?: boolean }): void {
    if (root === 'secrets') return this.secret(next, field, secrets);
    if (root === 'response' && response) return;
    const known = FACTS[root];
    if (known ? next === undefined || known.includes(next) : this.variables.has(root)) return;
    this.say('unknown_variable', field, { name: known && next ? `${root}.${next}` : root });
  }

  private secret(name: string | undefined, field: string, allowed = false): void {
    if (!allowed) this.say('secret_outside_http', field);
    else if (name === undefined || !this.around.secrets.has(name)) this.say('secret_missing', field, { name: name ?? '' });
  }
}
