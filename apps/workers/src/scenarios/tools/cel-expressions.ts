import { Environment, type ASTNode, type ParseResult } from '@marcbachmann/cel-js';
import type { RunValue } from '#domain/scenarios/facts.js';
import type { Scope } from '#domain/scenarios/tools.port.js';
import { Kept } from './kept.js';

const EXPRESSIONS = 2_000;
const LIMITS = { maxAstNodes: 1_000, maxDepth: 50, maxListElements: 1_000, maxMapEntries: 1_000, maxCallArguments: 16 };

interface Parsed {
  evaluate: ParseResult;
  /** What it speaks of. */
  names: string[];
}

/**
 * CEL for conditions and values. Numbers are the numbers of JSON: whole and broken ones may be mixed, which strict CEL refuses. A
 * variable that nobody has set is null.
 */
export class CelExpressions {
  private readonly environment = withMixedNumbers(
    new Environment({ unlistedVariablesAreDyn: true, homogeneousAggregateLiterals: false, limits: LIMITS }),
  );
  private readonly parsed = new Kept<Parsed>(EXPRESSIONS);

  /** Throws whatever CEL throws. */
  evaluate(expression: string, scope: Scope): RunValue {
    const { evaluate, names } = this.parsed.get(expression, () => this.parse(expression));
    // Without a prototype: a name is a variable or nothing.
    const variables = Object.create(null) as Record<string, unknown>;
    for (const name of names) variables[name] = Object.hasOwn(scope, name) ? scope[name] : null;
    return jsonOf(evaluate(variables));
  }

  private parse(expression: string): Parsed {
    const evaluate = this.environment.parse(expression);
    return { evaluate, names: [...namesIn(evaluate.ast)] };
  }
}

function withMixedNumbers(environment: Environment): Environment {
  const operations: Record<string, (a: number, b: number) => number> = {
    ...{ '+': (a, b) => a + b, '-': (a, b) => a - b, '*': (a, b) => a * b, '/': (a, b) => a / b, '%': (a, b) => a % b },
  };
  for (const [operator, calculate] of Object.entries(operations)) {
    const mixed = (a: number | bigint, b: number | bigint): number => calculate(Number(a), Number(b));
    environment.registerOperator(`double ${operator} int`, mixed);
    environment.registerOperator(`int ${operator} double`, mixed);
  }
  return environment.registerOperator('double % double', (a: number, b: number) => a % b);
}

/** All identifiers of an expression, wherever its tree has them. */
function* namesIn(node: unknown): Generator<string> {
  if (Array.isArray(node)) for (const part of node) yield* namesIn(part);
  if (!isNode(node)) return;
  if (node.op === 'id') yield node.args;
  else yield* namesIn(node.args);
}

const isNode = (node: unknown): node is ASTNode => typeof node === 'object' && node !== null && 'op' in node && 'args' in node;

/** What a run can keep. */
function jsonOf(value: unknown): RunValue {
  if (typeof value === 'bigint') return Number(value);
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(jsonOf);
  const entries = value instanceof Map ? [...(value as Map<unknown, unknown>)] : Object.entries(value);
  return Object.fromEntries(entries.map(([name, each]) => [String(name), jsonOf(each)]));
}
