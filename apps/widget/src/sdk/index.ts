export { createChat } from './create-chat.js';
export { ChatError } from './chat-error.js';
export type { Chat, ChatFile, ChatOptions, ChatStorage, SendOptions, SocketLike } from './chat.js';
export type { ChatMessage, ChatState, ConnectionState, PendingAttachment } from './chat-state.js';
export { PROTOCOL_VERSION } from './protocol.js';
export type {
  AttachmentKind,
  ButtonColor,
  ChannelConfig,
  ChannelLimits,
  ChatOperator,
  ClientData,
  ClientFrame,
  DeliveryStatus,
  DialogState,
  HistoryAnswer,
  Identity,
  MessageAttachment,
  MessageButton,
  MessageLocation,
  MessageType,
  OutgoingMessage,
  Problem,
  ReadStatus,
  ServerEvent,
  ServerFrame,
  ServerMessage,
  SessionAnswer,
  SessionRequest,
  SharedContact,
  UploadAnswer,
  Visitor,
} from './protocol.js';
