import { ScheduleAlreadyRunning, ScheduleNotFoundError, type Client, type ScheduleSummary } from '@temporalio/client';

const DEADLINE_MS = 10_000;

/** One kind of schedules: one for each thing that wants it, named by the thing's id. */
export interface ScheduleKind<Wanted extends { id: number }, Known> {
  nameOf(id: number): string;
  /** Null for the schedules of others. */
  idOf(scheduleId: string): number | null;
  /** What the list tells of one, for `change` to see whether it is as it should be. */
  read(listed: ScheduleSummary): Known;
  create(client: Client, wanted: Wanted): Promise<void>;
  /** Nothing if it is. */
  change(client: Client, wanted: Wanted, known: Known): Promise<void>;
}

/**
 * Makes the schedules what is wanted: those that are missing are created, others changed, those that nobody wants deleted.
 * Whoever compares may do it twice, and several may at once.
 */
export async function compareSchedules<Wanted extends { id: number }, Known>(
  client: Client,
  wanted: readonly Wanted[],
  kind: ScheduleKind<Wanted, Known>,
  isStopped: () => boolean,
): Promise<void> {
  const present = new Map<number, Known>();
  for await (const listed of client.schedule.list()) {
    const id = kind.idOf(listed.scheduleId);
    if (id !== null) present.set(id, kind.read(listed));
  }
  for (const each of wanted) {
    if (isStopped()) return;
    const known = present.get(each.id);
    await within(client, () => (known === undefined ? kind.create(client, each) : kind.change(client, each, known)));
    present.delete(each.id);
  }
  for (const id of present.keys()) await within(client, () => client.schedule.getHandle(kind.nameOf(id)).delete());
}

/** The list follows what happens by a moment: what is there already, or gone already, is as it should be. */
async function within(client: Client, work: () => Promise<unknown>): Promise<void> {
  try {
    await client.withDeadline(Date.now() + DEADLINE_MS, work);
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning || error instanceof ScheduleNotFoundError)) throw error;
  }
}
