import { asId, asObject, asText, type JsonObject } from '../json/reading.js';
import { parseUntrustedJson } from '../json/untrusted-json.js';
import type { MessageBody } from './message-parts.js';

/** A tap on a template's quick reply. The payload defaults to the button's text; the message it was on may be missing. */
export function templateButtonBody(message: JsonObject): MessageBody | null {
  const button = asObject(message.button);
  return pressBody(message, asText(button.payload) ?? asText(button.text), asText(button.text));
}

/** A tap on a reply button, a chosen list row, or a filled form. */
export function interactiveBody(message: JsonObject): MessageBody | null {
  const interactive = asObject(message.interactive);
  if (interactive.type === 'nfm_reply') return formBody(asObject(interactive.nfm_reply));
  if (interactive.type !== 'button_reply' && interactive.type !== 'list_reply') return null;
  const reply = asObject(interactive[interactive.type]);
  return pressBody(message, asText(reply.id) ?? asText(reply.title), asText(reply.title), asText(reply.description));
}

function pressBody(
  message: JsonObject,
  payload: string | null,
  title: string | null,
  description: string | null = null,
): MessageBody | null {
  if (payload === null) return null;
  const onMessage = asId(asObject(message.context).id);
  const press = {
    payload,
    title: title ?? payload,
    ...(description === null ? {} : { description }),
    ...(onMessage === null ? {} : { onMessage }),
  };
  return { text: press.title, content: { press }, attachments: [] };
}

function formBody(reply: JsonObject): MessageBody {
  const form = { name: asText(reply.name, 255), answers: answersIn(reply.response_json) };
  return { text: asText(reply.body), content: { form }, attachments: [] };
}

/** The answers come as JSON inside a string; a broken one leaves the form without answers, not the message lost. */
function answersIn(responseJson: unknown): Record<string, unknown> {
  const text = asText(responseJson);
  if (text === null) return {};
  try {
    return { ...asObject(parseUntrustedJson(text)) };
  } catch {
    return {};
  }
}
