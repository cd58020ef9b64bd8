import { Injectable } from '@nestjs/common';
import type { Caller } from '#domain/access/caller.js';
import { notFound } from '#domain/shared/domain-error.js';
import type {
  ChangeCardRequest,
  LinkPreviewRequest,
  LinkRequest,
  UndoLinkRequest,
  UnlinkPreviewRequest,
  UnlinkRequest,
} from './card-requests.dto.js';
import type { Card, CardList, LinkPreview, UnlinkPreview } from './cards.dto.js';

/** What is done to cards. */
@Injectable()
export class CardLinks {
  change(_caller: Caller, _id: number, _body: ChangeCardRequest): Promise<Card> {
    return Promise.reject(notFound('Card'));
  }

  previewLink(_caller: Caller, _body: LinkPreviewRequest): Promise<LinkPreview> {
    return Promise.reject(notFound('Card'));
  }

  link(_caller: Caller, _body: LinkRequest): Promise<Card> {
    return Promise.reject(notFound('Card'));
  }

  previewUnlink(_caller: Caller, _id: number, _body: UnlinkPreviewRequest): Promise<UnlinkPreview> {
    return Promise.reject(notFound('Card'));
  }

  unlink(_caller: Caller, _id: number, _body: UnlinkRequest): Promise<CardList> {
    return Promise.reject(notFound('Card'));
  }

  previewUndo(_caller: Caller, _id: number): Promise<UnlinkPreview> {
    return Promise.reject(notFound('Link'));
  }

  undo(_caller: Caller, _id: number, _body: UndoLinkRequest): Promise<CardList> {
    return Promise.reject(notFound('Link'));
  }
}
