/** The message of the thread that has the keyboard's focus. */
export function focusedMessageId(): number | null {
  const element = document.activeElement?.closest<HTMLElement>('[data-message-id]');
  return element ? Number(element.dataset['messageId']) : null;
}
