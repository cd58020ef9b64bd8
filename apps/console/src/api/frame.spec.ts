import { describe, expect, it } from 'vitest';
import { FRAME_ACTIONS, readFrameAddress } from './frame.js';

describe('the address of a frame', () => {
  it.each([
    ['', null, []],
    ['?dialog=17', 17, []],
    ['?dialog=abc', null, []],
    ['?disabledActions=comment,search', null, ['comment', 'search']],
    ['?Dialog= 17 &DISABLEDACTIONS=%20Comment%20,ASSIGNCHAT', 17, ['assignChat', 'comment']],
    ['?disabledActions=comment&disabledActions=unread', null, ['comment', 'unread']],
    ['?disabledActions=fly,comment', null, ['comment']],
    ['?disabledActions=ALL', null, FRAME_ACTIONS],
  ])('is read forgivingly: %s', (query, dialogId, disabled) => {
    expect(readFrameAddress(query)).toEqual({ dialogId, disabled });
  });
});
