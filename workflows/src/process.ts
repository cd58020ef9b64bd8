/** Where a process runs and how it is told of something: all that the relay needs to know of it. */
export interface ProcessDefinition {
  /** The process's folder, and its name in the outbox. */
  name: string;
  workflowType: string;
  taskQueue: TaskQueue;
  /**
   * Sent with every start. A start that meets a running workflow is thereby heard by it, instead of being lost because that
   * one was about to end.
   */
  startSignal: string;
}

/**
 * `flows` decides, `connectors` sends, `imports` takes in what providers keep (lists, histories), which may last for minutes:
 * a slow provider never holds up a decision, a long import no message. `media` works on sound, which keeps a processor busy.
 * `webhooks` calls integrators' programs, any of which may hang. `letters` has few places: a mail server takes few connections.
 * `billing` is for what people's money waits for: it stands behind nobody, however many processes of `flows` want to be woken.
 */
export type TaskQueue = 'flows' | 'billing' | 'connectors' | 'imports' | 'media' | 'webhooks' | 'letters';

/** What the outbox keeps for a signal. */
export interface SignalPayload {
  signal: string;
  args: unknown[];
}
