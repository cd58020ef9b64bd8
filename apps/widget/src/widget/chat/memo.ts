import { Component, createElement, type ComponentType, type JSX } from 'preact';

/** Draws a part anew only when what it is given has changed: a long thread stays quick while somebody types. */
export function memo<P extends object>(Part: (props: P) => JSX.Element): ComponentType<P> {
  return class extends Component<P> {
    override shouldComponentUpdate(next: P): boolean {
      const names = new Set([...Object.keys(this.props), ...Object.keys(next)]) as Set<keyof P>;
      return [...names].some((name) => !same(this.props[name as never], next[name]));
    }

    override render(): JSX.Element {
      return createElement(Part, this.props as P);
    }
  };
}

/** Lists are made anew with each row; what is in them is not. */
function same(one: unknown, other: unknown): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return one === other;
  return one.length === other.length && one.every((item, index) => item === other[index]);
}
