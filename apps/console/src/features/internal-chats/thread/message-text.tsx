import type { Named } from '../../../api/types.js';
import { RichText } from '../../../ui/message/rich-text.js';
import { mentionParts } from '../composer/mentions.js';
import classes from './internal-message.module.css';

/** A message's text; whoever it calls stands out, oneself more than others. */
export function MessageText({ text, mentions, operatorId }: { text: string; mentions: readonly Named[]; operatorId: number }) {
  if (mentions.length === 0) return <RichText text={text} />;
  return (
    <>
      {mentionParts(text, mentions).map((part, index) =>
        part.mention ? (
          <span key={index} className={classes.mention} data-own={part.mention.id === operatorId || undefined}>
            {part.text}
          </span>
        ) : (
          <RichText key={index} text={part.text} />
        ),
      )}
    </>
  );
}
