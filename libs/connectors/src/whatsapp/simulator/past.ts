type Json = Record<string, unknown>;

const DAYS_BACK = 180;
const PER_THREAD = 20;
const PER_WEBHOOK = 500;

/** What was said before the number was connected: made of numbers, so that it is the same whenever it is asked for. */
export interface Past {
  channelKey: string;
  /** How many messages there are. */
  messages: number;
  /** The company's number, in digits. */
  own: string;
}

interface Line {
  client: string;
  at: number;
  json: Json;
}

const clientOf = (thread: number): string => `7901${String(thread).padStart(7, '0')}`;

/** The history as Meta hands it over: in pieces of threads, of which later ones may come first. */
export function* historyParts(past: Past, now: Date): Generator<Json> {
  for (let from = 0; from < past.messages; from += PER_WEBHOOK) {
    const until = Math.min(from + PER_WEBHOOK, past.messages);
    const lines = Array.from({ length: until - from }, (_, index) => line(past, from + index, now));
    const progress = Math.round((until / past.messages) * 100);
    const metadata = { phase: Math.floor((from / past.messages) * 3), chunk_order: Math.floor(from / PER_WEBHOOK) + 1, progress };
    const clients = [...new Set(lines.map(({ client }) => client))];
    const threads = clients.map((id) => ({ id, messages: lines.filter(({ client }) => client === id).map(({ json }) => json) }));
    yield { history: [{ metadata, threads }] };
  }
}

/** The phone's address book: a name for each of them. */
export function addressBookPart({ messages }: Past, now: Date): Json {
  const threads = Math.ceil(messages / PER_THREAD);
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const contact = (thread: number): Json => ({ full_name: `Old client ${thread + 1}`, phone_number: clientOf(thread) });
  return {
    state_sync: Array.from({ length: threads }, (_, thread) => ({
      ...{ type: 'contact', action: 'add', contact: contact(thread), metadata: { timestamp } },
    })),
  };
}

function line({ channelKey, messages, own }: Past, number: number, now: Date): Line {
  const client = clientOf(Math.floor(number / PER_THREAD));
  const start = now.getTime() / 1000 - DAYS_BACK * 86_400;
  const at = Math.floor(start + ((number + 1) / (messages + 1)) * (DAYS_BACK - 1) * 86_400);
  const fromClient = number % 2 === 0;
  const json = {
    ...{ from: fromClient ? client : own, ...(fromClient ? {} : { to: client }) },
    ...{ id: `wamid.past.${channelKey}.${number}`, timestamp: String(at), type: 'text' },
    text: { body: fromClient ? `Question ${number + 1}: is the rye bread fresh?` : `Answer ${number + 1}: straight from the oven.` },
    ...(number % PER_THREAD === 1 ? { context: { id: `wamid.past.${channelKey}.${number - 1}` } } : {}),
    history_context: { status: 'READ' },
  };
  return { client, at, json };
}
