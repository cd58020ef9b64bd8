/** What a run remembers: texts of answers, numbers, and what programs answered; all of it JSON. */
export type RunValue = string | number | boolean | null | RunValue[] | { [name: string]: RunValue };
export type RunVariables = Record<string, RunValue>;

/**
 * What templates and expressions may read, besides the variables of the run, which stand beside these by their own names. A
 * variable with one of these names would be hidden by it; whoever draws is told.
 */
export interface ScenarioFacts {
  client: ClientFacts;
  dialog: { id: number; request: number | null };
  channel: { id: number; name: string; transport: string };
  company: { name: string; timeZone: string; language: string };
  /** Who has the dialog, else who served it last; null = nobody ever did. */
  operator: { id: number; name: string } | null;
  /** The client's newest message that this run heard. */
  message: { id: number; text: string } | null;
  /** What was pressed last. */
  payload: { action: string; parameters: Record<string, string> } | null;
  /** How the last HTTP step fared: `error` is empty if it went well. */
  http: HttpFacts | null;
}

export interface ClientFacts {
  id: number;
  name: string;
  phone: string;
  email: string;
  username: string;
  comment: string;
  /** Two letters; of the client's words if nobody told, else the company's. */
  language: string;
  /** Ids of the tags that the person has. */
  tags: number[];
  /** The company's own fields, by id. */
  fields: Record<string, string | number | boolean>;
}

export interface HttpFacts {
  status: number | null;
  error: string;
}

/** Names that no variable can take. */
export const FACT_NAMES = ['client', 'dialog', 'channel', 'company', 'operator', 'message', 'payload', 'http'] as const;
