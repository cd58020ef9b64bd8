import { type ASTNode, Environment, parse } from '@marcbachmann/cel-js';
import type { Reading } from '#domain/scenarios/check/surroundings.js';

/** Macros whose first argument is a name for each item, and no variable. */
const WITH_ITEM = new Set(['all', 'exists', 'exists_one', 'filter', 'map']);

const anyVariable = new Environment({ unlistedVariablesAreDyn: true });

/** Whether a CEL expression can be understood, and the variables that it reads, as `client.name`. */
export function readExpression(text: string): Reading {
  try {
    const checked = anyVariable.check(text);
    if (!checked.valid) return { error: sentenceOf(checked.error) };
    return { error: null, reads: [...readsOf(parse(text).ast, new Set())] };
  } catch (error) {
    return { error: sentenceOf(error) };
  }
}

/** The first line: what follows points into the text with spaces and a caret. */
const sentenceOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';

function readsOf(node: ASTNode, items: ReadonlySet<string>): Set<string> {
  const { op, args } = node as { op: string; args: unknown };
  if (op === 'id') return new Set(items.has(args as string) ? [] : [args as string]);
  if (op === 'value') return new Set();
  if (op === '.' || op === '.?') return readsOfField(args as [ASTNode, string], items);
  if (op === 'rcall') return readsOfCall(args as [string, ASTNode, ASTNode[]], items);
  return all(nodesIn(args), items);
}

function readsOfField([object, field]: [ASTNode, string], items: ReadonlySet<string>): Set<string> {
  const { op, args } = object as { op: string; args: unknown };
  if (op === 'id' && !items.has(args as string)) return new Set([`${args as string}.${field}`]);
  return readsOf(object, items);
}

function readsOfCall([name, object, args]: [string, ASTNode, ASTNode[]], items: ReadonlySet<string>): Set<string> {
  const [first] = args as unknown as { op: string; args: unknown }[];
  const inner = WITH_ITEM.has(name) && first?.op === 'id' ? new Set([...items, first.args as string]) : items;
  return new Set([...readsOf(object, items), ...all(args, inner)]);
}

const all = (nodes: ASTNode[], items: ReadonlySet<string>): Set<string> => new Set(nodes.flatMap((node) => [...readsOf(node, items)]));

/** Every node among the arguments, however they are nested. */
function nodesIn(args: unknown): ASTNode[] {
  if (Array.isArray(args)) return args.flatMap(nodesIn);
  return typeof args === 'object' && args !== null && 'op' in args ? [args as ASTNode] : [];
}
