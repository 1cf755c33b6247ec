import assert from 'node:assert/strict';
import type { Answer, ToolRun } from '../../../../src/chat/conversation.ts';
import type { ToolCall } from '../../../../src/chat/toolCalls.ts';
import { newAnswer } from '../../../../src/chat/turn.ts';
import { runToolAction } from '../../../../src/host/panel/toolActions.ts';
import { toolsLabel, toolView } from '../../../../src/host/panel/toolView.ts';

function call(run?: ToolRun, text = '{"path":"a.ts","line":3}'): ToolCall {
  return { kind: 'toolCall', index: 0, id: 'u', name: 'read_file', text, ...(run && { run }) };
}

function answerOf(...blocks: readonly ToolCall[]): Answer {
  return { ...newAnswer(0), state: { kind: 'streaming' }, blocks };
}

describe('the view of a tool’s call', () => {
  it('is the call alone where nobody here runs it', () => {
    assert.deepEqual(toolView(call(undefined, '{'), 2), { kind: 'toolCall', name: 'read_file', text: '{' });
  });

  it('offers a person all that may be said to it', () => {
    assert.deepEqual(toolView(call({ label: 'Read File', state: 'asking' }), 2), {
      kind: 'toolCall',
      name: 'read_file',
      text: '{"path":"a.ts","line":3}',
      run: {
        state: 'asking',
        title: 'Read File',
        about: 'a.ts',
        actions: [
          { id: 'tool:once:2', label: 'Allow Once' },
          { id: 'tool:conversation:2', label: 'Allow in This Conversation' },
          { id: 'tool:always:2', label: 'Always Allow' },
          { id: 'tool:deny:2', label: 'Deny' },
        ],
      },
    });
  });

  it('has the beginning of a long result, and shows the rest on demand', () => {
    const run: ToolRun = { label: 'Read File', state: 'done', result: 'x'.repeat(2001) };
    const view = toolView(call(run), 0);
    assert.equal(view.kind === 'toolCall' && view.run?.result?.length, 2001);
    const shown: unknown[] = [];
    const ports = { decide: () => undefined, show: (...what: unknown[]) => shown.push(...what) };
    assert.equal(runToolAction(ports, answerOf(call(run)), 'tool:show:0'), true);
    assert.deepEqual(shown, ['Read File', run.result]);
  });

  it('says in words how it failed, was denied or stopped', () => {
    const runs: readonly ToolRun[] = [
      { state: 'failed', result: 'Not there.\nNowhere.' },
      { state: 'failed' },
      { state: 'denied', result: 'No.' },
      { state: 'cancelled' },
      { state: 'running' },
    ];
    const statuses = runs.map((run) => {
      const view = toolView(call(run), 0);
      return view.kind === 'toolCall' && view.run?.status;
    });
    assert.deepEqual(statuses, ['Failed: Not there.', 'Failed', 'Denied by you', 'Stopped', 'Running…']);
  });

  it('says what an answer waits for', () => {
    const running = call({ label: 'Read File', state: 'running' });
    assert.equal(toolsLabel(answerOf(running, call({ state: 'asking' }))), 'Waiting for your permission');
    assert.equal(toolsLabel(answerOf(running)), 'Running Read File…');
    assert.equal(toolsLabel(answerOf(call({ state: 'done' }), call())), undefined);
  });
});

describe('what is said to a tool’s call', () => {
  it('is passed on where it is meant for one, whatever else the page sends', () => {
    const said: unknown[] = [];
    const ports = { decide: (...what: unknown[]) => said.push(what), show: () => said.push('shown') };
    const asked = answerOf(call({ state: 'asking' }));
    const actions = ['tool:deny:0', 'tool:rm:0', 'tool:once:1', 'tool:once:-1', 'retry', 'tool'];
    assert.deepEqual(
      actions.map((action) => runToolAction(ports, asked, action)),
      [true, true, false, false, false, false],
    );
    assert.deepEqual(said, [[0, 'deny']]);
  });
});
