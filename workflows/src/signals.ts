import { log, setDefaultSignalHandler, type SignalDefinition } from '@temporalio/workflow';

interface HandledSignal {
  name: string;
  handle: (...args: unknown[]) => void;
}

export const on = <Args extends unknown[]>(signal: SignalDefinition<Args>, handle: NoInfer<(...args: Args) => void>): HandledSignal => ({
  name: signal.name,
  handle: (...args) => handle(...(args as Args)),
});

/**
 * Handles signals of several kinds in the order in which they were sent. With a handler each, those that came before the
 * first line of the workflow ran would be handed over kind by kind: "ended, started" would become "started, ended".
 */
export function handleSignals(...handled: HandledSignal[]): void {
  const byName = new Map(handled.map(({ name, handle }) => [name, handle]));
  setDefaultSignalHandler((name, ...args) => {
    const handle = byName.get(name);
    if (handle) handle(...args);
    else log.warn('A signal that this workflow does not know', { signal: name });
  });
}
