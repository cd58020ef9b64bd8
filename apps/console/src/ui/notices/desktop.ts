export type DesktopState = 'unsupported' | NotificationPermission;

export const desktopState = (): DesktopState => ('Notification' in window ? Notification.permission : 'unsupported');

/** Asks; only ever after a press, or browsers refuse for good. */
export const askForDesktop = async (): Promise<DesktopState> =>
  'Notification' in window ? Notification.requestPermission() : 'unsupported';

export interface DesktopNote {
  title: string;
  body: string;
  /** A note of the same chat takes the place of the one before. */
  tag: string;
  onPress(): void;
}

/** Shows a note of the system; says whether it could. */
export function showDesktop({ title, body, tag, onPress }: DesktopNote): boolean {
  if (desktopState() !== 'granted') return false;
  try {
    // Sounds are ours, and can be chosen.
    const note = new Notification(title, { body, tag, icon: '/favicon.svg', silent: true });
    note.onclick = () => {
      window.focus();
      note.close();
      onPress();
    };
    return true;
  } catch {
    // A phone's browser shows notes only from its push service.
    return false;
  }
}
