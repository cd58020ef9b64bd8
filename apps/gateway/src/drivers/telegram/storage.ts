import { deserialize, serialize } from 'node:v8';
import {
  MemoryAuthKeysRepository,
  MemoryKeyValueRepository,
  MemoryPeersRepository,
  MemoryRefMessagesRepository,
  MemoryStorageDriver,
  type ITelegramStorageProvider,
} from '@mtcute/core';

/**
 * A session in memory that can be taken out and put back whole: the account's keys, how far updates were read, and the hashes
 * without which Telegram lets nobody write to a user. Nothing of it touches a disk before it is sealed.
 */
export class SessionStorage implements ITelegramStorageProvider {
  readonly driver = new MemoryStorageDriver();
  readonly kv: MemoryKeyValueRepository;
  readonly authKeys: MemoryAuthKeysRepository;
  readonly peers: MemoryPeersRepository;
  readonly refMessages: MemoryRefMessagesRepository;

  constructor(kept: Buffer | null) {
    if (kept) for (const [name, state] of deserialize(kept) as Map<string, object>) this.driver.states.set(name, state);
    this.kv = new MemoryKeyValueRepository(this.driver);
    this.authKeys = new MemoryAuthKeysRepository(this.driver);
    this.peers = new MemoryPeersRepository(this.driver);
    this.refMessages = new MemoryRefMessagesRepository(this.driver);
  }

  snapshot(): Buffer {
    return serialize(this.driver.states);
  }
}
