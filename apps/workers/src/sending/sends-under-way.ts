/** The sends of this process, first attempts and retries alike: who is busy, and whose claims must be kept. */
export class SendsUnderWay {
  private readonly channels = new Map<number, number>();

  /** Counts the send while `work` runs. */
  async during<T>(send: { messageId: number; channelId: number }, work: () => Promise<T>): Promise<T> {
    this.channels.set(send.messageId, send.channelId);
    try {
      return await work();
    } finally {
      this.channels.delete(send.messageId);
    }
  }

  get count(): number {
    return this.channels.size;
  }

  get messageIds(): number[] {
    return [...this.channels.keys()];
  }

  /** How many sends each channel has under way. */
  get byChannel(): Map<number, number> {
    const busy = new Map<number, number>();
    for (const channelId of this.channels.values()) busy.set(channelId, (busy.get(channelId) ?? 0) + 1);
    return busy;
  }
}
