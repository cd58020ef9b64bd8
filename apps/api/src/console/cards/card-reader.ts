import { Injectable } from '@nestjs/common';
import type { Caller } from '#domain/access/caller.js';
import { notFound } from '#domain/shared/domain-error.js';
import type { TimelineQuery } from './card-requests.dto.js';
import type { Card, CardLinkList, FoundCards, TimelinePage } from './cards.dto.js';

/** Cards as the caller may see them. */
@Injectable()
export class CardReader {
  card(_caller: Caller, _id: number): Promise<Card> {
    return Promise.reject(notFound('Card'));
  }

  links(_caller: Caller, _id: number): Promise<CardLinkList> {
    return Promise.reject(notFound('Card'));
  }

  find(_caller: Caller, _query: string, _not: number | null): Promise<FoundCards> {
    return Promise.resolve({ items: [] });
  }

  timeline(_caller: Caller, _id: number, _query: TimelineQuery): Promise<TimelinePage> {
    return Promise.reject(notFound('Card'));
  }
}
