import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { TagOfClient } from '../clients/clients.dto.js';
import { DialogChannel, DialogRow, Named } from '../dialogs/dialogs.dto.js';
import { Message } from '../messages/messages.dto.js';

const text = { type: String, nullable: true } as const;
const moment = { type: String, nullable: true } as const;

/** What a card says of a person, beside his tags. */
export class CardFields {
  @ApiProperty(text) title!: string | null;
  @ApiProperty({ ...text, description: 'Null: as the channel names the client' }) name!: string | null;
  @ApiProperty({ type: [String], example: ['[tg] 707003957', '79161234567'] }) phones!: string[];
  @ApiProperty(text) email!: string | null;
  @ApiProperty(text) comment!: string | null;
  @ApiProperty({ type: [String], description: 'Three; an empty one is null' }) extraComments!: (string | null)[];
  @ApiProperty(text) contractNumber!: string | null;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'By the number of the custom field' })
  customFields!: Record<string, string | number | boolean>;
}

class ClientIdentityOfCard {
  @ApiProperty() kind!: string;
  @ApiProperty() value!: string;
}

/** One client of the person: who he is in one channel. */
export class CardClient {
  @ApiProperty() clientId!: number;
  @ApiProperty({ description: 'As the channel names him' }) name!: string;
  @ApiProperty(text) username!: string | null;
  @ApiProperty({ ...text, example: '[tg] 707003957' }) phone!: string | null;
  @ApiProperty({ type: DialogChannel }) channel!: DialogChannel;
  @ApiProperty({ type: [ClientIdentityOfCard] }) identities!: ClientIdentityOfCard[];
  @ApiProperty(moment) blacklistedAt!: string | null;
  @ApiProperty({ type: DialogRow, nullable: true, description: 'Null: he has not been written to yet' }) dialog!: DialogRow | null;
}

export class CardLinkClient {
  @ApiProperty() clientId!: number;
  @ApiProperty() name!: string;
  @ApiProperty({ type: DialogChannel }) channel!: DialogChannel;
  @ApiProperty({ enum: ['target', 'other'] }) side!: 'target' | 'other';
  @ApiProperty({ ...moment, description: 'When he was parted from the card that the link made' }) unlinkedAt!: string | null;
  @ApiProperty({ type: Named, nullable: true }) unlinkedBy!: Named | null;
}

/** Two cards became one. */
export class CardLink {
  @ApiProperty() id!: number;
  @ApiProperty({ description: 'The card that the link made' }) cardId!: number;
  @ApiProperty() targetCardId!: number;
  @ApiProperty() otherCardId!: number;
  @ApiProperty() at!: string;
  @ApiProperty({ type: Named, nullable: true }) by!: Named | null;
  @ApiProperty({ type: [CardLinkClient] }) clients!: CardLinkClient[];
  @ApiProperty({ description: 'How many of its clients are not shown: the caller may not see their dialogs' }) hidden!: number;
  @ApiProperty(moment) undoneAt!: string | null;
  @ApiProperty({ type: Named, nullable: true }) undoneBy!: Named | null;
  @ApiProperty({ description: 'False: undone already, or a later link stands on it and must be undone first' }) canUndo!: boolean;
}

/** A person: one or more clients and what is kept of them together. */
export class Card extends CardFields {
  @ApiProperty() id!: number;
  @ApiProperty({ description: 'Grows with every change; send it back as what you have seen' }) revision!: number;
  @ApiProperty({ type: [TagOfClient] }) tags!: TagOfClient[];
  @ApiProperty({ type: [CardClient], description: 'Whose dialogs the caller may see, the last written in first' })
  clients!: CardClient[];
  @ApiProperty({ description: 'How many other clients are on the card' }) hidden!: number;
  @ApiProperty({ type: [CardLink], description: 'Those that hold it together now, the newest first' }) links!: CardLink[];
}

export class CardList {
  @ApiProperty({ type: [Card] }) items!: Card[];
}

export class CardLinkList {
  @ApiProperty({ type: [CardLink] }) items!: CardLink[];
}

export class FoundCard {
  @ApiProperty() id!: number;
  @ApiProperty(text) title!: string | null;
  @ApiProperty({ description: 'Of the card, else of its first client' }) name!: string;
  @ApiProperty({ type: [String] }) phones!: string[];
  @ApiProperty({ type: [DialogRow] }) dialogs!: DialogRow[];
}

export class FoundCards {
  @ApiProperty({ type: [FoundCard] }) items!: FoundCard[];
}

/** A field's value: a text, most often. */
const value = (description?: string): ApiPropertyOptions => ({
  description,
  nullable: true,
  oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }, { type: 'array', items: { type: 'string' } }],
});
type Value = string | number | boolean | string[] | null;

/** One field of two cards side by side. */
export class CardLinkField {
  @ApiProperty({ example: 'extraComments.0', description: 'A field of the card; "customFields.7" is the company\'s own field 7' })
  field!: string;
  @ApiProperty(value()) target!: Value;
  @ApiProperty(value()) other!: Value;
  @ApiProperty({ description: 'Both say the same: there is nothing to choose' }) equal!: boolean;
  @ApiProperty(value('With both boxes ticked; null: these two cannot be joined')) joined!: Value;
  @ApiProperty({ enum: ['target', 'other', 'both'], description: 'The boxes to begin with' }) choice!: 'target' | 'other' | 'both';
  @ApiProperty(value('What that choice makes')) suggested!: Value;
}

export class LinkPreview {
  @ApiProperty({ type: Card }) target!: Card;
  @ApiProperty({ type: Card }) other!: Card;
  @ApiProperty({ type: [CardLinkField], description: 'Fields that at least one of the two has filled in' }) fields!: CardLinkField[];
  @ApiProperty({ description: 'How many fields say two different things' }) conflicts!: number;
  @ApiProperty({ type: [TagOfClient], description: 'Of both' }) tags!: TagOfClient[];
  @ApiProperty({ type: CardFields, description: 'The card as the suggested choices make it' }) suggested!: CardFields;
}

/** A field of the card that was changed since a client came to it. */
export class CardFieldChange {
  @ApiProperty() field!: string;
  @ApiProperty(value('What it says on the card that the client goes back to')) own!: Value;
  @ApiProperty(value('What it said right after the link')) then!: Value;
  @ApiProperty(value('What it says now')) now!: Value;
}

/** Where one client goes when he is parted. */
export class UnlinkedPart {
  @ApiProperty() clientId!: number;
  @ApiProperty() name!: string;
  @ApiProperty({ type: DialogChannel }) channel!: DialogChannel;
  @ApiProperty({ description: 'False: nobody would stay with him, so he goes too' }) asked!: boolean;
  @ApiProperty({ type: Number, nullable: true, description: 'Null: a copy of the present card is made for him' }) cardId!: number | null;
  @ApiProperty({ type: CardFields, description: 'His own card as it was' }) card!: CardFields;
  @ApiProperty({ type: [CardFieldChange], description: 'What was changed since; each may be kept' }) changes!: CardFieldChange[];
}

export class UnlinkPreview {
  @ApiProperty({ description: 'Of the card, to be sent back as what you have seen' }) revision!: number;
  @ApiProperty({ type: [UnlinkedPart] }) parts!: UnlinkedPart[];
  @ApiProperty({ description: 'Clients who go too, and whose dialogs the caller may not see' }) hidden!: number;
  @ApiProperty({ type: [Number], description: 'Clients who stay on the card' }) stay!: number[];
}

export class TimelineMessage extends Message {
  @ApiProperty({ type: DialogChannel }) channel!: DialogChannel;
}

/** A stretch of the history of a person over all dialogs, the oldest first. */
export class TimelinePage {
  @ApiProperty({ type: [TimelineMessage] }) items!: TimelineMessage[];
  @ApiProperty({ type: String, nullable: true, description: 'For the messages before these' }) next!: string | null;
}
