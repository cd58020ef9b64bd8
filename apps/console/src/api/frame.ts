import { create } from 'zustand';
import type { FrameAction, MyFrame, Permission } from './types.js';

export const FRAME_ACTIONS: readonly FrameAction[] = ['macros', 'assignChat', 'exportChat', 'shareChat', 'comment', 'unread', 'search'];

interface FrameState {
  /** The chats stand in a frame of another site's page. */
  framed: boolean;
  /** The only dialog that there is; null = all that the operator sees. */
  dialogId: number | null;
  /** What is switched off: by the token, which the server holds it to, and by the frame's address, which only hides. */
  disabled: readonly FrameAction[];
}

/** How the console is held in a frame; outside of one nothing is. */
export const useFrame = create<FrameState>(() => ({ framed: false, dialogId: null, disabled: [] }));

/** What the address of a frame asks for, read as the server reads it: blanks and capitals do not matter, unknown names are passed over. */
export function readFrameAddress(query: string): { dialogId: number | null; disabled: FrameAction[] } {
  const parameters = [...new URLSearchParams(query)].map(([name, value]) => [name.toLowerCase(), value] as const);
  const valuesOf = (wanted: string): string[] => parameters.filter(([name]) => name === wanted).map(([, value]) => value);
  const dialogId = Number(valuesOf('dialog')[0]?.trim());
  const names = new Set(valuesOf('disabledactions').flatMap((text) => text.toLowerCase().split(/[\s,;]+/)));
  return {
    dialogId: Number.isSafeInteger(dialogId) && dialogId > 0 ? dialogId : null,
    disabled: FRAME_ACTIONS.filter((action) => names.has('all') || names.has(action.toLowerCase())),
  };
}

/** The token decides, the address hides more. */
export function enterFrame(frame: MyFrame, address: ReturnType<typeof readFrameAddress>): void {
  useFrame.setState({
    framed: true,
    dialogId: frame.dialogId ?? address.dialogId,
    disabled: FRAME_ACTIONS.filter((action) => frame.disabledActions.includes(action) || address.disabled.includes(action)),
  });
}

/** Whether this is not switched off; everything is allowed outside of frames. */
export const useFrameAllows = (action: FrameAction | undefined): boolean =>
  useFrame(({ disabled }) => action === undefined || !disabled.includes(action));

const ACTION_OF: Partial<Record<Permission, FrameAction>> = {
  assign_others: 'assignChat',
  export_chats: 'exportChat',
  share_chats: 'shareChat',
};

/** Whether the frame's address leaves this permission to be seen. */
export const frameLeaves = (permission: Permission, disabled: readonly FrameAction[]): boolean => {
  const action = ACTION_OF[permission];
  return action === undefined || !disabled.includes(action);
};
