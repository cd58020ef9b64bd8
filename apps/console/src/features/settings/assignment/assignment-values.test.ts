import { describe, expect, it } from 'vitest';
import { assignmentPatch, assignmentValues } from './assignment-values.js';

const company = {
  ...({ autoAssign: true, maxOpenDialogs: 20, lastOperatorMode: 'always', lastOperatorWaitSeconds: 90 } as const),
  ...{ offlineReleaseSeconds: 150, backlogLimitSeconds: 5400 },
};

describe('the form of the automatic assignment', () => {
  it('shows seconds as minutes and gives them back unchanged', () => {
    expect(assignmentValues(company).waitMinutes).toBe(1.5);
    expect(assignmentPatch(assignmentValues(company))).toEqual(company);
  });

  it('shows hours of silence, and gives nothing back where nothing is set', () => {
    expect(assignmentValues(company)).toMatchObject({ whenGone: 'release', releaseMinutes: 2.5, backlogHours: 1.5 });
    const none = { ...company, offlineReleaseSeconds: null, backlogLimitSeconds: null };
    expect(assignmentValues(none)).toMatchObject({ whenGone: 'stay', releaseMinutes: 5, backlogHours: '' });
    expect(assignmentPatch(assignmentValues(none))).toEqual(none);
  });

  it('has no limit when the field is empty', () => {
    expect(assignmentPatch({ ...assignmentValues(company), waitMinutes: '' }).lastOperatorWaitSeconds).toBeNull();
  });

  it('drops the limit with the mode it belongs to', () => {
    expect(assignmentPatch({ ...assignmentValues(company), lastOperatorMode: 'if_online' }).lastOperatorWaitSeconds).toBeNull();
  });
});
