import ChatPage from '../../features/chat/chat-page.js';
import { ForwardSlot } from '../../features/chat/forward-slot.js';
import { StartSlot } from '../../features/chat/start-slot.js';
import { chooseForward } from '../../features/internal-chats/forward/forward-store.js';
import { ProgressCard } from '../../features/onboarding/progress-card.js';

const forward = (dialogMessageIds: number[]): void => chooseForward({ dialogMessageIds });

/** The chat, with the set-up's progress where no dialog is open, and the way to forward messages to colleagues: features that know nothing of each other. */
export default function ChatWithSetUp() {
  return (
    <StartSlot value={<ProgressCard />}>
      <ForwardSlot value={forward}>
        <ChatPage />
      </ForwardSlot>
    </StartSlot>
  );
}
